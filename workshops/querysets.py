"""The words of workshops: which events and attendances a person may see."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from directory.rights import Person, reach_of


class WorkshopQuerySet(models.QuerySet[Any]):
    def chronological(self) -> Self:
        return self.order_by("starts_on", "slug")

    def with_people_visible_to(self, user: Person, day: date) -> Self:
        """Those whose lists the person may open: organizers all, coordinators their region's."""
        if user.has_perm("workshops.import_attendees"):
            return self
        return self.filter(region__in=reach_of(user, day).overseen)


class AttendanceQuerySet(models.QuerySet[Any]):
    def present(self) -> Self:
        return self.filter(state="present")

    def visible_to(self, user: Person, day: date) -> Self:
        if user.has_perm("workshops.import_attendees"):
            return self
        return self.filter(workshop__region__in=reach_of(user, day).overseen)

    def search(self, text: str) -> Self:
        """Every word must occur in the name, position or agency."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(participant__full_name__icontains=word)
                | Q(position__icontains=word)
                | Q(agency__name__icontains=word)
            )
        return found

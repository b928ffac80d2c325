"""The words of digests: due, with an expired claim, said, visible to."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, Subquery

from directory.rights import Person


class DigestQuerySet(models.QuerySet[Any]):
    def due(self) -> Self:
        return self.filter(state="due")

    def with_expired_claim(self, moment: datetime) -> Self:
        return self.filter(state="claimed", claimed_until__lte=moment)

    def counting_for_rhythm(self) -> Self:
        """A parked row said nothing and is no reason to stay silent on the next workday."""
        return self.exclude(state="parked")

    def last_said(self, before: date) -> Self:
        """Of each address the last digest before a day that went out or was refused."""
        said = self.filter(state__in=["sent", "failed"], local_date__lt=before)
        newest = said.filter(address=OuterRef("address")).order_by("-local_date")
        return said.filter(pk=Subquery(newest.values("pk")[:1]))

    def visible_to(self, user: Person) -> Self:
        """A person's own digests; all of them for who may read the log."""
        if user.has_perm("reminders.view_digest"):
            return self
        return self.filter(user=user.pk) if user.pk else self.none()

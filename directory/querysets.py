"""The words of the directory: which regions, agencies, posts and tenures, on which day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q


class RegionQuerySet(models.QuerySet[Any]):
    def provinces(self) -> Self:
        return self.filter(level="province")

    def with_government(self) -> Self:
        return self.filter(has_government=True)

    def within(self, region_ids: Iterable[int]) -> Self:
        """These regions and, for a province, its regencies and cities."""
        return self.filter(Q(pk__in=region_ids) | Q(parent__in=region_ids))


class AgencyQuerySet(models.QuerySet[Any]):
    def unclassified(self) -> Self:
        return self.filter(type=None)

    def existing_on(self, day: date) -> Self:
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun).filter(Q(valid_to=None) | Q(valid_to__gte=day))


class PostQuerySet(models.QuerySet[Any]):
    def in_role(self, *roles: str) -> Self:
        return self.filter(role__in=roles)


class InvitationQuerySet(models.QuerySet[Any]):
    def open_at(self, moment: datetime) -> Self:
        """Neither accepted nor withdrawn nor past its seven days."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=moment)


class TenureQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Tenures that run on that day, first and last day included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def in_role(self, *roles: str) -> Self:
        return self.filter(post__role__in=roles)

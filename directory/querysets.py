"""The words of the directory: which regions, agencies, posts and tenures, on which day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Protocol, Self

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
    def coordinated_by(self, reach: "Overseer") -> Self:
        """Agencies of the regions one coordinates; all for who appoints everywhere."""
        return self if reach.appoints else self.filter(region__in=reach.overseen)

    def with_posts_editable_by(self, reach: "Overseer") -> Self:
        """Agencies to which one may add posts."""
        if reach.appoints:
            return self
        return self.filter(Q(pk__in=reach.headed) | Q(region__in=reach.overseen))

    def unclassified(self) -> Self:
        return self.filter(type=None)

    def existing_on(self, day: date) -> Self:
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun).filter(Q(valid_to=None) | Q(valid_to__gte=day))


# A head fills the posts of the own agency, but not those that oversee or check other agencies.
HEAD_APPOINTS = ("focal_point", "operator", "head")


class Overseer(Protocol):
    """Whose posts somebody is responsible for; `rights.Reach` is one."""

    @property
    def everything(self) -> bool: ...
    @property
    def appoints(self) -> bool: ...
    @property
    def overseen(self) -> frozenset[int]: ...
    @property
    def headed(self) -> frozenset[int]: ...


class PostQuerySet(models.QuerySet[Any]):
    def in_role(self, *roles: str) -> Self:
        return self.filter(role__in=roles)

    def visible_to(self, reach: Overseer) -> Self:
        """Of the agencies one heads, of the regions one coordinates; all for programme staff."""
        if reach.everything or reach.appoints:
            return self
        return self.filter(Q(agency__in=reach.headed) | Q(agency__region__in=reach.overseen))

    def editable_by(self, reach: Overseer) -> Self:
        """Programme staff only read; a head leaves posts that oversee others to coordinators."""
        if reach.appoints:
            return self
        own = Q(agency__in=reach.headed, role__in=HEAD_APPOINTS)
        return self.filter(own | Q(agency__region__in=reach.overseen))


class InvitationQuerySet(models.QuerySet[Any]):
    def pending(self) -> Self:
        """Neither accepted nor withdrawn, whether or not the link still works."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open_at(self, moment: datetime) -> Self:
        """Neither accepted nor withdrawn nor past its seven days."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=moment)


class TenureQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Tenures that run on that day, first and last day included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def in_role(self, *roles: str) -> Self:
        return self.filter(post__role__in=roles)

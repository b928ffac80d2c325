"""The words of digests, holds and failing addresses: due, said, open, visible to."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import Lower, RowNumber

from directory.models import Post, Tenure
from directory.rights import Person, reach_of
from directory.words import Zone
from reminders.calendar import is_open, local_day


class DigestQuerySet(models.QuerySet[Any]):
    def due(self) -> Self:
        return self.filter(state="due")

    def of_today(self, moment: datetime, only_open: bool = False) -> Self:
        """Of the local day, zone by zone; on request only where it is not yet 18.00."""
        wanted = Q(pk__in=[])
        for zone in Zone.values:
            if is_open(moment, zone) or not only_open:
                wanted |= Q(zone=zone, local_date=local_day(moment, zone))
        return self.filter(wanted)

    def with_expired_claim(self, moment: datetime) -> Self:
        return self.filter(state="claimed", claimed_until__lte=moment)

    def counting_for_rhythm(self) -> Self:
        """A parked row said nothing and is no reason to stay silent on the next workday."""
        return self.exclude(state="parked")

    def last_said(self, since: date, before: date) -> Self:
        """Of each address the last digest between two days that went out or was refused."""
        said = self.filter(
            state__in=["sent", "failed"], local_date__gte=since, local_date__lt=before
        )
        newest_first = Window(RowNumber(), "address", F("local_date").desc())
        return said.alias(place=newest_first).filter(place=1)

    def visible_to(self, user: Person) -> Self:
        """A person's own digests; all of them for who may read the log."""
        if user.has_perm("reminders.view_digest"):
            return self
        return self.filter(user=user.pk) if user.pk else self.none()


class HoldQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def touching(self, regions: frozenset[int]) -> Self:
        """Those that hold back digests of one of these regions, or everything."""
        below = Q(region__children__in=regions) | Q(region__in=regions)
        return self.filter(below | Q(region=None)).distinct()

    def visible_to(self, user: Person, day: date) -> Self:
        """All for who may hold everything; else what touches the regions one coordinates."""
        if user.has_perm("reminders.add_hold"):
            return self
        coordinated = reach_of(user, day).coordinated
        return self.touching(coordinated) if coordinated else self.none()

    def editable_by(self, user: Person, day: date) -> Self:
        """A coordinator ends those of the own region, whoever began them."""
        if user.has_perm("reminders.change_hold"):
            return self
        return self.filter(region__in=reach_of(user, day).coordinated)


class UndeliverableQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person, day: date) -> Self:
        """Of the posts one answers for as head or coordinator; all for who may read them all."""
        if user.has_perm("reminders.view_undeliverable"):
            return self
        reach = reach_of(user, day)
        if not (reach.overseen or reach.headed):
            return self.none()
        own = Q(agency__in=reach.headed) | Q(agency__region__in=reach.overseen)
        posts = Post.objects.filter(own)
        holding = Tenure.objects.on(day).filter(post__in=posts)
        return self.filter(
            Q(address__in=posts.values(low=Lower("mailbox")))
            | Q(address__in=holding.values(low=Lower("holder__email")))
        )

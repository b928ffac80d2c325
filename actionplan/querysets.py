"""The words of the plan: open, due, past due, unconfirmed, public, visible to, editable by."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When

from actionplan.rules import CLOSED, FORTNIGHT, OPEN, THIS_WEEK, UNCONFIRMED_AFTER, Status, Urgency
from directory.rights import Person, reach_of


class PlanQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def visible_to(self, user: Person, day: date) -> Self:
        """Plans of the regions in which the person holds a post, and of the regencies below."""
        reach = reach_of(user, day)
        if reach.everything:
            return self
        return self.filter(region__in=reach.overseen | reach.regions)


class ActionQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        return self.filter(plan__is_public=True)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def due_by(self, day: date) -> Self:
        return self.open().filter(due_on__lte=day)

    def overdue_on(self, day: date) -> Self:
        return self.open().filter(due_on__lt=day)

    def due_between(self, first: date, last: date) -> Self:
        """Open and due from the first day to the last, both included."""
        return self.open().filter(due_on__gte=first, due_on__lte=last)

    def due_within(self, day: date, days: int) -> Self:
        return self.due_between(day, day + timedelta(days=days))

    def unconfirmed_on(self, day: date) -> Self:
        return self.open().filter(_stale(day))

    def with_shown_status(self) -> Self:
        """Adds `shown_status`: what the public may see while a later status awaits clearance."""
        shown = Case(When(cleared_status="", then=F("status")), default=F("cleared_status"))
        return self.annotate(shown_status=shown)

    def with_urgency(self, day: date) -> Self:
        """Adds `urgency`: the first part of a work list that an action belongs to on that day."""
        week, fortnight = day + timedelta(days=THIS_WEEK), day + timedelta(days=FORTNIGHT)
        urgency = Case(
            When(status__in=CLOSED, then=Value(Urgency.CLOSED)),
            When(status=Status.REPORTED_DONE, then=Value(Urgency.TO_CHECK)),
            When(due_on__lt=day, then=Value(Urgency.LATE)),
            When(due_on__lte=week, then=Value(Urgency.THIS_WEEK)),
            When(due_on__lte=fortnight, then=Value(Urgency.FORTNIGHT)),
            When(_stale(day), then=Value(Urgency.RECONFIRM)),
            default=Value(Urgency.LATER),
            output_field=IntegerField(),
        )
        return self.annotate(urgency=urgency)

    def by_urgency(self) -> Self:
        """Nearest due date first, undated last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "reference")

    def visible_to(self, user: Person, day: date) -> Self:
        """The office's own actions; for coordinators and verifiers those of their regions."""
        reach = reach_of(user, day)
        if reach.everything:
            return self
        return self.filter(
            Q(owner__agency__in=reach.agencies)
            | Q(plan__region__in=reach.overseen)
            | Q(plan__region__in=reach.verifying)
        )

    def editable_by(self, user: Person, day: date) -> Self:
        """Those of the own office the person may report on; for a coordinator, of the region."""
        reach = reach_of(user, day)
        return self.filter(
            Q(owner__agency__in=reach.editing) | Q(plan__region__in=reach.coordinated)
        )

    def to_check_by(self, user: Person, day: date) -> Self:
        """Reported done, in a region the person verifies, and not of an office of that person."""
        reach = reach_of(user, day)
        return self.filter(status=Status.REPORTED_DONE, plan__region__in=reach.verifying).exclude(
            owner__agency__in=reach.agencies
        )


class UpdateQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        return self.filter(cleared_at__isnull=False, action__plan__is_public=True)


class EvidenceQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Ticked as showing no person, on a cleared update of a public plan."""
        return self.filter(
            is_public=True,
            update__cleared_at__isnull=False,
            update__action__plan__is_public=True,
        )


def _stale(day: date) -> Q:
    return Q(confirmed_on=None) | Q(confirmed_on__lte=day - UNCONFIRMED_AFTER)

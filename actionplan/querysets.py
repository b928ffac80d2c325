"""The words of the plan: open, due, past due, unconfirmed, public, visible to, editable by."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When

from actionplan.rules import CLOSED, FORTNIGHT, OPEN, THIS_WEEK, UNCONFIRMED_AFTER, Status, Urgency
from directory.rights import Person, reach_of

# Programme staff may, where the plan lets them; ministries only read all regions.
VERIFIES = "actionplan.verify_for_programme"


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
        return self.filter(plan__is_public=True, is_public=True)

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
        return self.open().filter(unconfirmed(day))

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
            When(unconfirmed(day), then=Value(Urgency.RECONFIRM)),
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
        regions, own = reach.overseen | reach.verifying, Q(owner__agency__in=reach.agencies)
        if not regions:
            return self.filter(own)
        # The plans first, by their index: OR between two tables would read every action there is.
        every = self.model._default_manager.order_by()
        plans = every.filter(own).values("plan").union(self._plans_of(regions))
        return self.filter(own | Q(plan__region__in=regions), plan__in=plans)

    def _plans_of(self, regions: Iterable[int]) -> models.QuerySet[Any, Any]:
        plans: Any = self.model._meta.get_field("plan").related_model
        found: models.QuerySet[Any] = plans.objects.order_by().filter(region__in=regions)
        return found.values("pk")

    def editable_by(self, user: Person, day: date) -> Self:
        """Those of the own office; for a coordinator those of the region, or delegated ones."""
        reach = reach_of(user, day)
        return self.filter(
            Q(owner__agency__in=reach.editing)
            | Q(plan__region__in=reach.coordinated)
            | Q(pk__in=self._delegated(reach.posts, day))
        )

    def _delegated(self, posts: Iterable[int], day: date) -> models.QuerySet[Any, Any]:
        """Ids of actions that a running delegation gives to one of these posts."""
        running = Q(plan__delegations__starts_on__lte=day) & (
            Q(plan__delegations__ends_on=None) | Q(plan__delegations__ends_on__gte=day)
        )
        anybody = Q(plan__delegations__office=None)
        this_office = Q(plan__delegations__office=F("owner__agency"))
        found: models.QuerySet[Any] = self.model._default_manager.filter(
            running, anybody | this_office, plan__delegations__post__in=list(posts)
        )
        return found.values("pk")

    def nudgeable_by(self, user: Person, day: date) -> Self:
        """Those of the regions that the person coordinates, and of the regencies below them."""
        return self.filter(plan__region__in=reach_of(user, day).overseen)

    def to_check_by(self, user: Person, day: date) -> Self:
        """Reported done, where the person verifies, and not of an office of that person."""
        reach = reach_of(user, day)
        mine = Q(plan__region__in=reach.verifying)
        if user.has_perm(VERIFIES):
            mine |= Q(plan__programme_verifies=True)
        return self.filter(mine, status=Status.REPORTED_DONE).exclude(
            owner__agency__in=reach.agencies
        )

    def to_clear_by(self, user: Person, day: date) -> Self:
        """With updates that wait for this person's clearance before they are public."""
        reach = reach_of(user, day)
        by_head = Q(plan__clearance="head", owner__agency__in=reach.headed)
        by_coordinator = ~Q(plan__clearance="head") & Q(plan__region__in=reach.coordinated)
        updates: Any = self.model._meta.get_field("updates").related_model
        waiting = updates._default_manager.awaiting_clearance().filter(action=OuterRef("pk"))
        return self.filter(by_head | by_coordinator).filter(Exists(waiting))


class UpdateQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """What counts: neither taken back nor the record that takes another back."""
        return self.filter(_stands("pk", self.model), takes_back=None)

    def public(self) -> Self:
        return self.ever_public().filter(_stands("pk", self.model))

    def ever_public(self) -> Self:
        """Also those taken back since: that they were there is told, not what they said."""
        return self.filter(
            cleared_at__isnull=False,
            takes_back=None,
            action__plan__is_public=True,
            action__is_public=True,
        )

    def awaiting_clearance(self) -> Self:
        return self.standing().filter(cleared_at=None, declined_at=None)

    def to_clear_by(self, user: Person, day: date) -> Self:
        """Waiting for the head of the owner's office or the coordinator, as the plan says.

        What waits in a plan that asks for clearance no more is left to the coordinator.
        """
        reach = reach_of(user, day)
        by_head = Q(action__plan__clearance="head", action__owner__agency__in=reach.headed)
        by_coordinator = ~Q(action__plan__clearance="head") & Q(
            action__plan__region__in=reach.coordinated
        )
        return self.awaiting_clearance().filter(by_head | by_coordinator)


class EvidenceQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Not that of an update that was taken back."""
        updates: Any = self.model._meta.get_field("update").related_model
        return self.filter(_stands("update", updates))

    def public(self) -> Self:
        """Ticked as showing no person, on a cleared update of a public plan."""
        return self.standing().filter(
            is_public=True,
            update__cleared_at__isnull=False,
            update__action__plan__is_public=True,
            update__action__is_public=True,
        )


class DeliveryQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those nobody has withdrawn."""
        return self.filter(withdrawn_at=None)

    def public(self) -> Self:
        return self.standing().filter(is_public=True, plan__is_public=True)

    def visible_to(self, user: Person, day: date) -> Self:
        """Those of plans the person may see."""
        reach = reach_of(user, day)
        if reach.everything:
            return self
        return self.filter(plan__region__in=reach.overseen | reach.regions)


class DelegationQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class NudgeQuerySet(models.QuerySet[Any]):
    def since(self, day: date) -> Self:
        return self.filter(made_on__gte=day)


def _stands(update: str, model: Any) -> Q:
    """No other update takes it back. Asked row by row: a join would read all updates there are."""
    return Q(~Exists(model._default_manager.filter(takes_back=OuterRef(update))))


def unconfirmed(day: date) -> Q:
    """Nobody has said for 90 days where the action stands; meant for open ones."""
    return Q(confirmed_on=None) | Q(confirmed_on__lte=day - UNCONFIRMED_AFTER)

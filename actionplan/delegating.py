"""Letting the coordinator of the province enter data for a regency, by a letter and for a time."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from actionplan.models import ActionPlan, Delegation
from actionplan.rules import Refusal
from actionplan.updating import Refused
from directory.models import Agency, Post, User
from directory.rights import COORDINATOR, Person, reach_of


@dataclass(frozen=True)
class Terms:
    """To whom, from when to when, by which letter, and for one office or for all of them."""

    post: Post
    starts_on: date
    letter: str
    ends_on: date | None = None
    office: Agency | None = None


def may_delegate(plan: ActionPlan, user: Person, day: date) -> bool:
    """The coordinator of the region, or the head of the coordinator's office."""
    if plan.region.parent_id is None:
        return False
    reach = reach_of(user, day)
    if plan.region_id in reach.coordinated:
        return True
    return _coordinators(plan.region_id).filter(agency__in=reach.headed).exists()


def delegations_of(plan: ActionPlan) -> QuerySet[Delegation]:
    """All that were ever recorded, the newest first."""
    related = ("post__agency", "office", "recorded_by")
    return Delegation.objects.filter(plan=plan).select_related(*related)


def posts_above(plan: ActionPlan) -> QuerySet[Post]:
    """Posts that may be delegated to: the coordinators of the province."""
    return _coordinators(plan.region.parent_id).select_related("agency")


def offices_of(plan: ActionPlan) -> QuerySet[Agency]:
    """Offices of the region that own actions of the plan."""
    owning = plan.actions.order_by().values("owner__agency")
    found: QuerySet[Agency] = Agency.objects.filter(pk__in=owning).order_by("name")
    return found


def delegate(plan: ActionPlan, by: User, moment: datetime, day: date, terms: Terms) -> Delegation:
    """Raises Refused without the right, or for a post that is no coordinator of the province."""
    if not may_delegate(plan, by, day) or terms.post not in posts_above(plan):
        raise Refused(Refusal.NOT_TO_DELEGATE)
    delegation: Delegation = Delegation.objects.create(
        plan=plan,
        post=terms.post,
        office=terms.office,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        letter=terms.letter.strip(),
        recorded_by=by,
        recorded_at=moment,
    )
    return delegation


def end(delegation: Delegation, by: User, day: date) -> None:
    """Today is its last day. One that has not begun is removed: nobody has ever acted by it."""
    if not may_delegate(delegation.plan, by, day):
        raise Refused(Refusal.NOT_TO_DELEGATE)
    if delegation.starts_on > day:
        delegation.delete()
    else:
        Delegation.objects.on(day).filter(pk=delegation.pk).update(ends_on=day)


def _coordinators(region_id: int | None) -> QuerySet[Post]:
    found: QuerySet[Post] = Post.objects.in_role(COORDINATOR).filter(agency__region=region_id)
    return found

"""The action list as a kind of import: where it goes, what it needs, its verbs."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actionplan.importing.asking import ASKS
from actionplan.importing.columns import ALSO_HEADINGS, COLUMNS, EXAMPLES
from actionplan.importing.judging import judge
from actionplan.importing.leaving import records
from actionplan.importing.recording import mark, write
from actionplan.importing.withdrawing import take_back
from actionplan.importing.wording import MESSAGES
from actionplan.models import ActionPlan
from actionplan.resources import ActionResource
from directory.importing import scopes
from directory.rights import Person, reach_of
from intake.kinds import Kind, Target

PERMISSIONS = ("actionplan.add_action", "actionplan.change_action")


def targets(user: Person, day: date) -> Sequence[Target]:
    """The plans of the regions that the person coordinates; all for those with the rights."""
    coordinated = reach_of(user, day).coordinated
    may_all = user.has_perms(PERMISSIONS)
    if not may_all and not coordinated:
        return []
    allowed = Q() if may_all else Q(region__in=coordinated)
    plans = ActionPlan.objects.filter(allowed).select_related("region")
    return [Target(plan.key, str(plan)) for plan in plans.order_by("region__code", "key")]


def target_label(key: str) -> str:
    plan = ActionPlan.objects.filter(key=key).first()
    return str(plan) if plan else key


def organiser(key: str) -> tuple[str, str] | None:
    """What lists of a region look like is remembered for the region."""
    code = ActionPlan.objects.filter(key=key).values_list("region__code", flat=True).first()
    return scopes.organiser(scopes.key_of_region(code)) if code else None


def result_url(key: str) -> str:
    """The actions in the portal."""
    return f"{reverse('actions:action-list')}?plan={key}"


ACTIONS = Kind(
    key="actions",
    label=_("Actions of a plan"),
    columns=COLUMNS,
    resource=ActionResource,
    messages=MESSAGES,
    judge=judge,
    mark=mark,
    write=write,
    take_back=take_back,
    signs_taking_back=True,
    targets=targets,
    target_label=target_label,
    result_url=result_url,
    records=records,
    told=(
        "actions_created",
        "actions_updated",
        "posts_created",
        "agencies_created",
        "by_step",
    ),
    asks=ASKS,
    own_answers=("agency",),
    organiser=organiser,
    also_headings=ALSO_HEADINGS,
    examples=EXAMPLES,
)

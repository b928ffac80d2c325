"""What a person is asked about an action list, and what there is to choose from."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actionplan.importing.judging import OTHER_ACTION, SAME_ACTION, UNDECIDED
from actionplan.models import ActionPlan, ActionYear, Step
from actionplan.rules import Status
from directory.classifying import LEFT_OPEN, OF_TYPE, THE_AGENCY
from directory.importing.scopes import key_of_region, region_choices
from directory.models import Agency, AgencyType
from intake.kinds import Ask
from workshops.models import Workshop

Choices = Sequence[tuple[str, str | Promise]]

EMPTIED = "-"  # a cell with nothing but a dash is an empty one
MOST_AGENCIES = 500


def agencies(target: str) -> Choices:
    """Agencies of the plan's region and below; else the type of the new one, if that is known."""
    region = ActionPlan.objects.get(key=target).region_id
    here = Agency.objects.filter(Q(region=region) | Q(region__parent=region))
    known = here.order_by("name", "pk").values_list("pk", "name", "region__name")
    near = [(f"{THE_AGENCY}{pk}", f"{name} ({where})") for pk, name, where in known[:MOST_AGENCIES]]
    types = [(f"{OF_TYPE}{each.key}", str(each)) for each in AgencyType.objects.all()]
    return [*near, *types, (LEFT_OPEN, _("Leave it not yet classified"))]


def owners(target: str) -> Choices:
    """The same for words that name no agency at all: then only one that exists can be meant."""
    return [choice for choice in agencies(target) if choice[0].startswith(THE_AGENCY)]


def regions(target: str) -> Choices:
    plan = ActionPlan.objects.select_related("region").get(key=target)
    return region_choices(key_of_region(plan.region.code))


def steps(target: str) -> Choices:
    return [(str(step.number), f"{step.number} {step}") for step in Step.objects.all()]


def statuses(target: str) -> Choices:
    """Verified is none of them: nobody verifies by a list."""
    chosen = [each for each in Status if each is not Status.VERIFIED]
    return [*((each.value, each.label) for each in chosen), (EMPTIED, _("Leave it empty"))]


def sources(target: str) -> Choices:
    return [*ActionYear.Source.choices, (EMPTIED, _("Leave it empty"))]


def workshops(target: str) -> Choices:
    """The newest first."""
    found = [(each.slug, str(each)) for each in Workshop.objects.order_by("-starts_on", "pk")]
    return [*found, (EMPTIED, _("Leave it empty"))]


def same_or_not(target: str) -> Choices:
    return (
        (SAME_ACTION, _("The same action")),
        (OTHER_ACTION, _("Another action")),
        (UNDECIDED, _("Decide later; the row is not imported")),
    )


TYPED_IN_THE_ROW = (
    "required",
    "title_without_letters",
    "too_long",
    "day_unknown",
    "due_vague",
    "amount_unknown",
    "year_unknown",
    "year_missing",
    "link_invalid",
    "evidence_no_link",
    "evidence_missing",
    "obstacle_missing",
    "objectives_unknown",
    "principles_unknown",
    "sdg_targets_unknown",
    "national_priorities_unknown",
    "partners_unknown",
    "reference_elsewhere",
)

ASKS: Mapping[str, Ask] = {
    **dict.fromkeys(TYPED_IN_THE_ROW, Ask(per_row=True)),
    "same_title_in_file": Ask(same_or_not, per_row=True),
    "agency_unknown": Ask(owners),
    "agency:elsewhere": Ask(owners),
    "region:elsewhere": Ask(regions),
    "type_unsure": Ask(agencies),
    "agency_read_as": Ask(agencies),
    "region_unknown": Ask(regions),
    "step_unknown": Ask(steps),
    "status_unknown": Ask(statuses),
    "obstacle_left": Ask(per_row=True),
    "source_unknown": Ask(sources),
    "workshop_unknown": Ask(workshops),
}

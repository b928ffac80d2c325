"""What a person is asked about an attendee list, and what there is to choose from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.classifying import LEFT_OPEN, OF_TYPE, THE_AGENCY, tidy
from directory.models import Agency, AgencyType
from directory.spelling import key_of
from intake.kinds import Ask
from workshops.judging import OTHER_PERSON, SAME_PERSON, UNDECIDED
from workshops.models import Attendance, Mode, Participant, Workshop

Choices = Sequence[tuple[str, str | Promise]]

EMPTIED = "-"  # a cell with nothing but a dash is an empty one
MOST_AGENCIES = 300
MOST_SIMILAR = 10

PERSONS: Choices = (
    (SAME_PERSON, _("The same person")),
    (OTHER_PERSON, _("Another person")),
    (UNDECIDED, _("Decide later; the row is not imported")),
)


def persons(target: str) -> Choices:
    return PERSONS


def words_of(choices: Any) -> Callable[[str], Choices]:
    """The values of a field, and to leave the cell empty."""

    def offered(target: str) -> Choices:
        return [*choices.choices, (EMPTIED, _("Leave it empty"))]

    return offered


def agencies(target: str, text: str = "") -> Choices:
    """For a spelling: types, agencies where people met that may be meant, or nobody knows.

    Without a `text` every agency of the region and below is offered, with it the similar ones.
    """
    types = [(f"{OF_TYPE}{each.key}", str(each)) for each in AgencyType.objects.all()]
    left = (LEFT_OPEN, _("Leave it not yet classified"))
    return [*types, *_near(target, text), left]


def _near(target: str, text: str) -> list[tuple[str, str]]:
    code = Workshop.objects.values_list("region__code", flat=True).get(slug=target)
    known = Agency.objects.filter(region__code__startswith=code).order_by("name", "pk")
    pairs = known.values_list("pk", "name", "region__name")
    if text:
        meant = set(key_of(text).split())
        found = sorted((-_in_common(meant, name), name, pk, where) for pk, name, where in pairs)
        kept = [(pk, name, where) for common, name, pk, where in found if common][:MOST_SIMILAR]
    else:
        kept = list(pairs[:MOST_AGENCIES])
    return [(f"{THE_AGENCY}{pk}", tidy(f"{name} ({where})")) for pk, name, where in kept]


def _in_common(meant: set[str], name: str) -> int:
    return len(meant & set(key_of(name).split()))


SAME_NAMES = (
    "same_name_no_agency",
    "same_name_other_contact",
    "same_name_other_position",
    "same_name_other_sex",
    "similar_name",
)
POSSIBLE = tuple(code for name in SAME_NAMES for code in (name, f"{name}_in_file"))
TYPED_IN_THE_ROW = (
    "name_missing",
    "name_without_letters",
    "device_name",
    "email_invalid",
    "phone_damaged",
    "minutes_unreadable",
    "too_long",
)

ASKS: Mapping[str, Ask] = {
    **dict.fromkeys(POSSIBLE, Ask(persons, per_row=True)),
    **dict.fromkeys(TYPED_IN_THE_ROW, Ask(per_row=True)),
    "phone_zero_lost": Ask(per_row=True, likely="number"),
    "role:word_unknown": Ask(words_of(Attendance.Role)),
    "mode:word_unknown": Ask(words_of(Mode)),
    "state:word_unknown": Ask(words_of(Attendance.State)),
    "sex:word_unknown": Ask(words_of(Participant.Sex)),
    "sex_unsure": Ask(words_of(Participant.Sex)),
    "type_unsure": Ask(agencies),
    "type_left_open": Ask(agencies),
    "agency_read_as": Ask(agencies),
}

"""The attendee list as a kind of import: where it goes, what it needs, its verbs."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.rights import Person
from directory.words import language_of_reader
from intake.kinds import Kind, Target
from workshops.asking import ASKS
from workshops.columns import ALSO_HEADINGS, COLUMNS, EXAMPLES
from workshops.freezing import frozen_in
from workshops.judging import judge
from workshops.models import Attendance, Workshop
from workshops.recording import mark, take_back, write
from workshops.resources import AttendeeResource
from workshops.wording import MESSAGES, deleted_words


def targets(user: Person, day: date) -> Sequence[Target]:
    """The workshops whose lists the person may bring in."""
    if not user.has_perm("workshops.import_attendees"):
        return []
    return [Target(workshop.slug, str(workshop)) for workshop in Workshop.objects.all()]


def target_label(slug: str) -> str:
    workshop = Workshop.objects.filter(slug=slug).first()
    return str(workshop) if workshop else slug


def organiser(slug: str) -> tuple[str, str] | None:
    """The first organiser of the workshop, by key and name: what its lists look like is kept."""
    found = Workshop.objects.filter(slug=slug).values_list("organisers", flat=True).first()
    if not found:
        return None
    first = found[0]
    return first["key"], first.get(language_of_reader()) or first["id"]


def note(slug: str) -> str:
    """Whom the event has lost already: nobody can know whether the list names them once more."""
    workshop = Workshop.objects.filter(slug=slug).first()
    gone = frozen_in(workshop.pk) if workshop else 0
    if not workshop or not gone:
        return ""
    return deleted_words(gone, workshop.purged_on)


def result_url(slug: str) -> str:
    """The people of the workshop in the portal."""
    return f"{reverse('workshops:participant-list')}?workshop={slug}"


def records(slug: str) -> Iterable[Attendance]:
    """The list of the workshop as it is, for an export that can be edited and brought back."""
    people = Attendance.objects.filter(workshop__slug=slug).order_by("participant__full_name", "pk")
    return people.select_related("participant", "agency__region").iterator(2000)


ATTENDEES = Kind(
    key="attendees",
    label=_("Attendees of a workshop"),
    columns=COLUMNS,
    resource=AttendeeResource,
    messages=MESSAGES,
    judge=judge,
    mark=mark,
    write=write,
    take_back=take_back,
    targets=targets,
    target_label=target_label,
    result_url=result_url,
    records=records,
    told=("participants_created", "attendances_created", "agencies_created", "by_agency_type"),
    asks=ASKS,
    own_answers=("agency",),
    organiser=organiser,
    note=note,
    also_headings=ALSO_HEADINGS,
    examples=EXAMPLES,
)

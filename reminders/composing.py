"""What there is to say to one address on one day; the number of queries does not grow with it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from textwrap import shorten
from typing import cast

from django.db.models import Max, Q
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from actionplan.taking_back import undone_since
from directory import duties
from directory.duties import Duty, Kind, Reader, Waiting
from directory.models import Post, User
from directory.words import Language
from reminders.calendar import USUAL_HOUR
from reminders.content import DigestContent, Part, Section
from reminders.models import Digest
from reminders.recipients import Recipient, Seat, recipient_on
from reminders.snoozing import snoozed_on
from reminders.wishes import wish_of

SHOWN = 10
TITLE_LENGTH = 90


def compose(digest: Digest, day: date) -> DigestContent:
    """Nothing is written. Who no longer answers for a post on the day gets an empty digest, and who
    has said since it was planned that they want none, one that is not wanted.
    """
    recipient = recipient_on(day, digest.address)
    if recipient is None:
        return _nothing(digest, day)
    wish = wish_of(recipient)
    if not wish.wants_mail_on(day):
        return replace(_nothing(digest, day), is_wanted=False)
    with translation.override(recipient.language):
        return _compose_for(recipient, day, wish.hour)


def _compose_for(recipient: Recipient, day: date, hour: int) -> DigestContent:
    reader = _reader(recipient, day)
    waiting = [source.waiting_for(reader) for source in duties.sources()]
    found = _in_order(waiting)
    seats = {seat.pk: seat for seat in recipient.seats}
    first = seats[found[0].post] if found else None
    return DigestContent(
        address=recipient.address,
        name=recipient.name,
        user=recipient.user,
        language=recipient.language,
        zone=recipient.zone,
        hour=hour,
        day=day,
        region=(first.region_short or first.region_name or "") if first else "",
        parts=_parts(found, seats),
        contact=_contact(first.region) if first and first.region else "",
        marks=tuple(mark for each in waiting for mark in each.marks),
        taken_back=undone_since(recipient.posts, reader.since),
        is_demo=recipient.is_demo or any(duty.is_demo for duty in found),
    )


def _reader(recipient: Recipient, day: date) -> Reader:
    return Reader(
        address=recipient.address,
        user=_account(recipient.user) if recipient.user else None,
        seats=tuple(duties.Seat(*seat[:4], seat.is_own) for seat in recipient.seats),
        day=day,
        zone=recipient.zone,
        since=_last_written(recipient, day),
        snoozed=snoozed_on(day, recipient.address),
    )


def _account(user: int) -> User:
    """Read when a source asks what the person may do: most posts never need it."""
    return cast(User, SimpleLazyObject(lambda: User.objects.get(pk=user)))


def _last_written(recipient: Recipient, day: date) -> datetime | None:
    """A person is the same wherever the last digest went."""
    to = Q(address=recipient.address)
    if recipient.user:
        to |= Q(user=recipient.user)
    sent = Digest.objects.filter(to, state=Digest.State.SENT, local_date__lt=day)
    last: datetime | None = sent.aggregate(at=Max("created_at"))["at"]
    return last


def _in_order(waiting: Iterable[Waiting]) -> list[Duty]:
    """Of all sources the most pressing kinds first."""
    order = list(Kind).index
    found = (duty for each in waiting for duty in each.duties)
    return sorted(found, key=lambda duty: order(duty.kind))


def _parts(found: Sequence[Duty], seats: dict[int, Seat]) -> tuple[Part, ...]:
    """The first ten of all are shown; what comes after them is only counted."""
    shown = set(map(id, found[:SHOWN]))
    parts = []
    for pk in dict.fromkeys(duty.post for duty in found):
        seat, own = seats[pk], [duty for duty in found if duty.post == pk]
        kinds = dict.fromkeys(duty.kind for duty in own)
        sections = tuple(_section(kind, own, shown) for kind in kinds)
        title = seat.title or str(Post.Role(seat.role).label)
        parts.append(Part(title, seat.agency_name, sections))
    return tuple(parts)


def _section(kind: Kind, own: Iterable[Duty], shown: set[int]) -> Section:
    of_kind = [duty for duty in own if duty.kind == kind]
    return Section(kind, tuple(_cut(duty) for duty in of_kind if id(duty) in shown), len(of_kind))


def _cut(duty: Duty) -> Duty:
    return replace(duty, title=shorten(duty.title, TITLE_LENGTH, placeholder="…"))


def _contact(region: int) -> str:
    """The office address of the region's coordinator, when one is known."""
    posts = Post.objects.in_role(Post.Role.COORDINATOR).filter(agency__region=region)
    known = posts.filter(mailbox__gt="").order_by("agency__name", "pk")
    return next(iter(known.values_list("mailbox", flat=True)[:1]), "")


def _nothing(digest: Digest, day: date) -> DigestContent:
    return DigestContent(
        address=digest.address,
        name="",
        user=None,
        language=Language.INDONESIAN,
        zone=digest.zone,
        hour=USUAL_HOUR,
        day=day,
        region="",
        parts=(),
        contact="",
        marks=(),
    )

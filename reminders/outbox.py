"""Tomorrow's outbox: who has a reason for a digest on a day, and how it would read.

Nothing is written and no link is issued: where a key would stand in an address stands "…".
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from directory.models import Post, Region
from directory.rights import Person, reach_of
from reminders import wording
from reminders.calendar import next_workday
from reminders.composing import compose
from reminders.content import DigestContent, Part
from reminders.digests import Planned, planned
from reminders.models import Digest, Hold, Holiday
from reminders.recipients import Recipient

FURTHEST = timedelta(days=31)


@dataclass(frozen=True)
class Envelope:
    """One digest in the list. The key names the recipient without an address."""

    key: str
    name: str
    address: str
    posts: list[str]
    leaves_at: str
    is_held: bool = False


@dataclass(frozen=True)
class Count:
    kind: str
    number: int


def next_day(today: date) -> date:
    """The first workday after a day."""
    upcoming = Holiday.objects.filter(day__gt=today, day__lte=today + FURTHEST)
    return next_workday(today + timedelta(days=1), set(upcoming.values_list("day", flat=True)))


def reads_all(user: Person) -> bool:
    return user.has_perm("reminders.view_digest")


def has_access(user: Person, day: date) -> bool:
    """Who may read the log sees all of it; a coordinator who of the region gets a mail."""
    return reads_all(user) or bool(reach_of(user, day).overseen)


def planned_for(user: Person, today: date, day: date) -> list[Planned]:
    """What of the day's digests the person may know of, each with the posts the person oversees."""
    due = planned(day)
    if reads_all(user):
        return due
    regions = reach_of(user, today).overseen
    shown = (replace(one, recipient=_only_in(regions, one.recipient)) for one in due)
    return [one for one in shown if one.recipient.posts]


def _only_in(regions: Collection[int], recipient: Recipient) -> Recipient:
    """With no other posts than those in the regions."""
    own = (seat.pk for seat in recipient.seats if seat.region in regions)
    return replace(recipient, posts=frozenset(own))


def key_of(one: Planned) -> str:
    """`u` and the number of the person, or `p` and that of the first post of a mailbox."""
    recipient = one.recipient
    return f"u{recipient.user}" if recipient.user else f"p{min(recipient.posts)}"


def with_key(due: Sequence[Planned], key: str) -> Planned | None:
    return next((one for one in due if key_of(one) == key), None)


def matching(due: Sequence[Planned], words: str) -> list[Planned]:
    """Those whose name or address holds the words."""
    asked = words.lower()
    told = ((one, f"{one.recipient.name}\n{one.recipient.address}".lower()) for one in due)
    return [one for one, text in told if asked in text]


def envelopes(due: Sequence[Planned]) -> list[Envelope]:
    """Two queries at most, however many."""
    held = _held_regions()
    return [
        Envelope(
            key_of(one),
            one.recipient.name,
            one.recipient.address,
            _titles(one.recipient),
            f"{wording.hour_label(one.hour)} {wording.zone_label(one.recipient.zone)}",
            held is None or one.recipient.region in held,
        )
        for one in due
    ]


def _held_regions() -> frozenset[int] | None:
    """The regions whose digests wait behind a hold, as things stand; None: all of them."""
    held = set(Hold.objects.open().values_list("region", flat=True))
    if None in held:
        return None
    below = Region.objects.filter(parent__in=held).values_list("pk", flat=True) if held else ()
    return frozenset(pk for pk in (*held, *below) if pk)


def _titles(recipient: Recipient) -> list[str]:
    """Of the posts that may be shown."""
    shown = (seat for seat in recipient.seats if seat.pk in recipient.posts)
    return [f"{seat.title or Post.Role(seat.role).label}, {seat.agency_name}" for seat in shown]


def content_of(one: Planned, day: date) -> DigestContent:
    return compose(_row(one, day), day)


def counts(content: DigestContent, posts: Collection[int]) -> list[Count]:
    """How many of each kind wait for the posts given; those of other regions are not counted."""
    parts = tuple(part for part in content.parts if _is_of(part, posts))
    totals = replace(content, parts=parts).totals()
    return [Count(str(kind.label), number) for kind, number in totals.items()]


def _is_of(part: Part, posts: Collection[int]) -> bool:
    """A part that shows no duty does not say whose it is, and so is nobody's."""
    named = {duty.post for section in part.sections for duty in section.duties}
    return bool(named) and named <= set(posts)


def _row(one: Planned, day: date) -> Digest:
    """As the tick would make it, but not saved."""
    recipient = one.recipient
    return Digest(
        address=recipient.address, user_id=recipient.user, local_date=day, zone=recipient.zone
    )

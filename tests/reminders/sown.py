"""Two regions in which every text that somebody could read carries a word of its own.

A word is `zz` + name + `zz`, so that a mail can be asked which it holds. The names of region 33
begin with x.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.header import decode_header, make_header
from typing import Any

from actionplan.models import (
    Action,
    ActionPlan,
    ActionYear,
    Delegation,
    Evidence,
    Note,
    Nudge,
    Quarter,
    Update,
)
from directory.models import Agency, Invitation, Post, Region, User
from reminders.models import Digest, Hold, Snooze, Undeliverable
from tests.factories import (
    ActionFactory,
    AgencyFactory,
    AttendanceFactory,
    ParticipantFactory,
    PlanFactory,
    PostFactory,
    RegionFactory,
    TenureFactory,
    UserFactory,
)

MONDAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""09.00 WIB and 10.00 WITA of that Monday."""
YESTERDAY = NINE - timedelta(days=1)
SOON, LATE, LETTER_LATE = date(2026, 3, 5), date(2026, 2, 22), date(2026, 2, 15)


def word(name: str) -> str:
    return f"zz{name}zz"


def address(name: str) -> str:
    return f"{word(name)}@example.org"


def words_of(message: Any) -> set[str]:
    """The names of the words in subject, text, HTML and every header, as a reader gets them."""
    headers = [str(make_header(decode_header(value))) for _, value in message.message().items()]
    html = [content for content, _ in message.alternatives]
    everything = "\n".join([message.subject, message.body, *html, *headers])
    return set(re.findall(r"zz([a-z0-9]+?)zz", everything.lower()))


def shown(*actions: str) -> set[str]:
    """The words of actions of which a mail gives reference, title and the last sentence."""
    return {f"{name}{part}" for name in actions for part in ("ref", "title", "said")}


@dataclass
class Sown:
    """A region: `by_head` and `by_coordinator` are its plans, named for who clears."""

    prefix: str
    region: Region
    by_head: ActionPlan
    by_coordinator: ActionPlan
    office: Agency
    neighbour: Agency
    planning: Agency
    inspectorate: Agency

    def seat(self, agency: Agency, role: str, name: str = "", mailbox: str = "") -> Post:
        """Held by a person of that name; vacant without one."""
        post: Post = PostFactory(
            agency=agency,
            role=role,
            mailbox=address(mailbox) if mailbox else "",
            whatsapp=word("whatsapp"),
        )
        if name:
            holder = UserFactory(email=address(name), full_name=word(f"{name}name"))
            TenureFactory(post=post, holder=holder, letter=word("tenureletter"))
        return post

    def promise(self, name: str, owner: Post, plan: ActionPlan | None = None, **facts: Any) -> None:
        """An action, confirmed a month ago, with its last sentence and all that is internal."""
        usual = {"due_on": SOON, "confirmed_on": date(2026, 2, 1), "status": "in_progress"}
        action: Action = ActionFactory(
            plan=plan or self.by_head,
            owner=owner,
            reference=word(f"{name}ref"),
            title=word(f"{name}title"),
            description=word(f"{name}description"),
            **{**usual, **facts},
        )
        update = say(action, word(f"{name}said"), cleared_at=YESTERDAY)
        sow_inside(action, update, name)


def say(action: Action, sentence: str, **facts: Any) -> Update:
    version = Update.objects.filter(action=action).count() + 2
    update: Update = Update.objects.create(
        action=action,
        version=version,
        post=action.owner,
        status_before="planned",
        status_after=action.status,
        sentence=sentence,
        **{"written_at": YESTERDAY, **facts},
    )
    Action.objects.filter(pk=action.pk).update(version=version)
    return update


def sow_inside(action: Action, update: Update, name: str) -> None:
    Evidence.objects.create(
        update=update, title=word(f"{name}proof"), url=f"https://{word('proofurl')}.example.org/"
    )
    Note.objects.create(action=action, text=word(f"{name}note"), written_at=YESTERDAY)
    year = ActionYear.objects.create(action=action, year=2026, document=word(f"{name}document"))
    Quarter.objects.create(year=year, number=1, obstacle=word(f"{name}obstacle"))


def sow_region(prefix: str, code: str, name: str, zone: str) -> Sown:
    region = RegionFactory(code=code, name=name, zone=zone)
    over = {"region": region, "ends_on": date(2024, 12, 31)}  # so no quarter is called for
    return Sown(
        prefix,
        region,
        PlanFactory(clearance="head", **over),
        PlanFactory(clearance="coordinator", **over),
        *(AgencyFactory(region=region, name=f"{office} {name}") for office in "ABCD"),
    )


def sow_actions(place: Sown, letter: str, owner: Post) -> None:
    """One of each kind for one office: `letter` is that of the office."""
    name = f"{place.prefix}{letter}"
    place.promise(f"{name}soon", owner)
    place.promise(f"{name}late", owner, due_on=LATE)
    place.promise(f"{name}letter", owner, due_on=LETTER_LATE)
    place.promise(f"{name}hidden", owner, due_on=LETTER_LATE, is_public=False)
    place.promise(f"{name}done", owner, status="reported_done")
    place.promise(f"{name}byhead", owner)
    place.promise(f"{name}bycoord", owner, place.by_coordinator)
    place.promise(f"{name}returned", owner)
    waiting = [word(f"{name}byheadtitle"), word(f"{name}bycoordtitle")]
    Update.objects.filter(action__title__in=waiting).update(cleared_at=None)
    Update.objects.filter(action__title=word(f"{name}returnedtitle")).update(
        cleared_at=None, declined_at=YESTERDAY, declined_why=word(f"{name}why")
    )


def sow_around(place: Sown, owner: Post, by: User) -> None:
    """What is recorded about the same posts, addresses and days, and belongs in no digest."""
    action = Action.objects.get(title=word(f"{place.prefix}asoontitle"))
    nudged = {"action": action, "post": owner, "made_by": by, "made_on": MONDAY}
    Nudge.objects.create(**nudged, made_at=YESTERDAY, answer_by=SOON)
    kept = {"recorded_by": by, "recorded_at": YESTERDAY, "starts_on": date(2026, 1, 1)}
    Delegation.objects.create(
        plan=place.by_head, post=owner, letter=word("delegationletter"), **kept
    )
    Hold.objects.create(
        region=RegionFactory(code=f"9{place.region.pk % 10}"),
        reason=word("holdreason"),
        begun_at=YESTERDAY,
        begun_by=by,
    )
    Undeliverable.objects.create(
        address=address(f"{place.prefix}bounced"), last_at=YESTERDAY, reason=word("bounce")
    )
    Snooze.objects.create(
        address=address(f"{place.prefix}bounced"),
        reference=action.reference,
        until=SOON,
        made_at=YESTERDAY,
    )
    Invitation.objects.create(
        post=PostFactory(agency=place.office, role="operator"),
        email=address(f"{place.prefix}invited"),
        full_name=word(f"{place.prefix}invitedname"),
        letter=word(f"{place.prefix}invitedletter"),
        starts_on=MONDAY,
        secret_hash=place.prefix,
        invited_by=by,
        invited_at=YESTERDAY,
        expires_at=NINE + timedelta(days=7),
    )
    AttendanceFactory(
        agency=place.office, participant=ParticipantFactory(full_name=word("participant"))
    )
    _log_of_last_week(by)


def _log_of_last_week(person: User) -> None:
    digest = Digest.objects.create(
        address=person.email,
        user=person,
        local_date=MONDAY - timedelta(days=7),
        zone="Asia/Makassar",
        state="sent",
        subject=word("log"),
        text=word("log"),
        html=word("log"),
        error=word("log"),
    )
    Digest.objects.filter(pk=digest.pk).update(created_at=NINE - timedelta(days=7))


def sow() -> Sown:
    """Region 52 with everybody in place, and region 33 with the same and two posts vacant."""
    home = sow_region("", "52", "Nusa Tenggara Barat", "Asia/Makassar")
    focal = home.seat(home.office, Post.Role.FOCAL_POINT, "afocal")
    home.seat(home.office, Post.Role.HEAD, "ahead")
    neighbour = home.seat(home.neighbour, Post.Role.FOCAL_POINT, "bfocal")
    desk = home.seat(home.neighbour, Post.Role.OPERATOR, mailbox="bdesk")
    home.seat(home.planning, Post.Role.COORDINATOR, "coordinator", mailbox="contact")
    home.seat(home.inspectorate, Post.Role.VERIFIER, "verifier")
    sow_actions(home, "a", focal)
    sow_actions(home, "b", neighbour)
    home.promise("bdesk", desk)
    sow_around(home, focal, User.objects.get(email=address("coordinator")))
    elsewhere = sow_region("x", "33", "Jawa Tengah", "Asia/Jakarta")
    other = elsewhere.seat(elsewhere.office, Post.Role.FOCAL_POINT, "xafocal")
    elsewhere.seat(elsewhere.planning, Post.Role.COORDINATOR)
    elsewhere.seat(elsewhere.planning, Post.Role.VERIFIER)
    elsewhere.seat(elsewhere.planning, Post.Role.FOCAL_POINT, "xplanner")
    elsewhere.seat(elsewhere.inspectorate, Post.Role.COORDINATOR)
    elsewhere.seat(elsewhere.inspectorate, Post.Role.FOCAL_POINT, mailbox="xbox")
    sow_actions(elsewhere, "a", other)
    return home

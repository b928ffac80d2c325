"""Every verb by every role towards four offices, with the outcome written out.

Four signs a cell: an action (or post) of the own office, of another office of the same region, of
the regency below, of another region. "+" it is done, "l" done once a letter or meeting is named,
"." refused, and nothing is written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from actionplan import amending, budgeting, clearing, delegating, delivering, planning, releasing
from actionplan.discussing import write_note
from actionplan.importing import ACTIONS
from actionplan.models import Action, ActionPlan, Delegation, Delivery, Evidence, Update
from actionplan.nudging import nudge
from actionplan.rules import Refusal
from actionplan.updating import Change, EvidenceInput, Refused, confirm_unchanged, record_update
from directory.models import Agency, Invitation, Post, Tenure, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    OPERATOR,
    VERIFIER,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.actionplan.test_deliverables import make_deliverable
from tests.factories import AgencyFactory, PlanFactory, PostFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db

LETTER = "Surat 050/12/Bappeda, 3 Maret 2023"
PLACES = ("own", "other", "below", "elsewhere")
# "coord" is the province's coordinator, "delegate" the same one with a recorded delegation for the
# regency, "regency" the regency's own; "overseer" is programme staff or a ministry: a permission
# and no post. "ended" held every role until yesterday; "mailbox" is the office's address, nobody
# signed in. "n/a": the verb takes nobody without an account (tests/test_rights.py asks the pages).
TABLE = """
                  focal operator head coord delegate regency verifier overseer visitor ended mailbox
begin             +...  +...     +... ll..  lll.     ..l.    ....     ....     ....    ....  +...
block             +...  +...     +... ll..  lll.     ..l.    ....     ....     ....    ....  +...
drop              +...  +...     +... ll..  lll.     ..l.    ....     ....     ....    ....  +...
reopen            +...  +...     +... ll..  lll.     ..l.    ....     ....     ....    ....  +...
no_change         +...  +...     +... ll..  lll.     ..l.    ....     ....     ....    ....  +...
report_done       +...  ....     +... ll..  lll.     ..l.    ....     ....     ....    ....  +...
take_back_report  +...  +...     +... ll..  lll.     ..l.    ++..     ....     ....    ....  +...
verify            ....  ....     .... ....  ....     ....    ++..     ....     ....    ....  ....
verify_program    ....  ....     .... ....  ....     ....    ++..     ++++     ....    ....  ....
verify_own_report ....  ....     .... ....  ....     ....    ....     ....     ....    ....  ....
unverify          ....  ....     .... ....  ....     ....    ++..     ....     ....    ....  ....
clear_as_head     ....  ....     +... ....  ....     ....    ....     ....     n/a     ....  n/a
clear_as_coord    ....  ....     .... ++..  ++..     ..+.    ....     ....     n/a     ....  n/a
decline_as_head   ....  ....     +... ....  ....     ....    ....     ....     n/a     ....  n/a
decline_as_coord  ....  ....     .... ++..  ++..     ..+.    ....     ....     n/a     ....  n/a
photo             +...  +...     +... ++..  +++.     ..+.    ++..     ....     ....    ....  n/a
release           +...  +...     +... ++..  +++.     ..+.    ....     ....     ....    ....  n/a
release_cleared   ....  ....     .... ++..  ++..     ..+.    ....     ....     ....    ....  n/a
withdraw          +...  +...     +... ++..  +++.     ..+.    ....     ....     ....    ....  n/a
amend             +...  ....     +... ll..  lll.     ..l.    ....     ....     ....    ....  n/a
move_to_office    ....  ....     .... ll..  ll..     ..l.    ....     ....     ....    ....  n/a
record_year       +...  ....     +... ll..  lll.     ..l.    ....     ....     ....    ....  n/a
propose           +...  ....     +... ++..  ++..     ..+.    ....     ....     ....    ....  n/a
note              +...  +...     +... +++.  +++.     ..+.    ++..     ....     ....    ....  n/a
nudge             ....  ....     .... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
deliver           ....  ....     .... ++..  +++.     ..+.    ....     ....     ....    ....  n/a
deliver_no_more   ....  ....     .... ++..  +++.     ..+.    ....     ....     ....    ....  n/a
deliver_publicly  ....  ....     .... ++..  +++.     ..+.    ....     ....     ....    ....  n/a
delegate          ....  ....     .... ....  ....     ..+.    ....     ....     ....    ....  n/a
end_delegation    ....  ....     .... ....  ....     ..+.    ....     ....     ....    ....  n/a
invite            ....  ....     +... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
invite_verifier   ....  ....     .... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
uninvite          ....  ....     +... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
change_post       ....  ....     +... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
end_tenure        ....  ....     +... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
hand_over         ....  ....     +... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
merge             ....  ....     .... +++.  +++.     ..+.    ....     ....     ....    ....  n/a
import            ....  ....     .... ++..  ++..     ..+.    ....     ....     ....    ....  n/a
"""
LINES = [line.split() for line in TABLE.strip().splitlines()]
ROLES = tuple(LINES[0])
EXPECTED = {name: dict(zip(ROLES, cells, strict=True)) for name, *cells in LINES[1:]}
# What counts as "you may not"; any other refusal means that the attempt itself was wrong.
DENIALS = {
    Refusal.NOT_YOURS,
    Refusal.NOT_FROM_HERE,
    Refusal.OPERATOR,
    Refusal.FOUR_EYES,
    Refusal.NOT_TO_CLEAR,
    Refusal.NOT_TO_RELEASE,
    Refusal.NOT_TO_NUDGE,
    Refusal.NOT_TO_DELIVER,
    Refusal.NOT_TO_DELEGATE,
}


@dataclass(frozen=True)
class World:
    province: Province
    actions: dict[str, Action]
    offices: dict[str, Agency]
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)


@dataclass(frozen=True)
class Attempt:
    """One person at one place; `basis` is empty at first."""

    world: World
    who: str
    place: str
    basis: str = ""

    @property
    def by(self) -> User | None:
        return self.world.people.get(self.who)

    @property
    def post(self) -> Post | None:
        """The mailbox is that of the own office, whatever it writes to."""
        return self.world.actions["own"].owner if self.who == "mailbox" else None

    @property
    def action(self) -> Action:
        return Action.objects.select_related("plan__region", "owner__agency").get(
            pk=self.world.actions[self.place].pk
        )

    @property
    def office(self) -> Agency:
        return self.world.offices[self.place]


class Undone(Exception):  # noqa: N818 - takes back what an attempt has written
    pass


Verb = Callable[[Attempt], None]
VERBS: dict[str, Verb] = {}


def verb(function: Verb) -> Verb:
    VERBS[function.__name__.strip("_")] = function
    return function


# --- The life of an action -----------------------------------------------------------------------


def _say(attempt: Attempt, before: str, change: Change) -> None:
    Action.objects.filter(pk=attempt.action.pk).update(
        status=before, blocked_by="Dana." if before == "blocked" else ""
    )
    said = replace(change, post=attempt.post, basis=attempt.basis)
    record_update(attempt.action, attempt.by, "portal", NOON, said, attempt.action.version)


@verb
def begin(attempt: Attempt) -> None:
    _say(attempt, "planned", Change("in_progress", "Dimulai."))


@verb
def block(attempt: Attempt) -> None:
    _say(attempt, "in_progress", Change("blocked", "Terhenti.", "Dana."))


@verb
def drop(attempt: Attempt) -> None:
    _say(attempt, "in_progress", Change("dropped", "Dibatalkan."))


@verb
def reopen(attempt: Attempt) -> None:
    _say(attempt, "dropped", Change("planned", "Dibuka lagi."))


@verb
def no_change(attempt: Attempt) -> None:
    version = attempt.action.version
    confirm_unchanged(
        attempt.action, attempt.by, "portal", NOON, version, attempt.post, attempt.basis
    )


@verb
def report_done(attempt: Attempt) -> None:
    proof = EvidenceInput("Foto", "https://example.org/foto")
    _say(attempt, "in_progress", Change("reported_done", "Selesai.", evidence=proof))


@verb
def take_back_report(attempt: Attempt) -> None:
    _say(attempt, "reported_done", Change("in_progress", "Belum."))


@verb
def verify(attempt: Attempt) -> None:
    _say(attempt, "reported_done", Change("verified", "Sesuai."))


@verb
def verify_program(attempt: Attempt) -> None:
    ActionPlan.objects.update(programme_verifies=True)
    _say(attempt, "reported_done", Change("verified", "Sesuai."))


@verb
def verify_own_report(attempt: Attempt) -> None:
    """Even where everybody else who oversees or verifies could."""
    ActionPlan.objects.update(programme_verifies=True)
    _updated(attempt, status_after="reported_done")
    _say(attempt, "reported_done", Change("verified", "Sesuai."))


@verb
def unverify(attempt: Attempt) -> None:
    _say(attempt, "verified", Change("in_progress", "Ternyata belum."))


# --- Clearance and evidence ----------------------------------------------------------------------


def _updated(attempt: Attempt, **fields: object) -> Update:
    """An update that the same person wrote an hour ago."""
    action = attempt.action
    values = {
        "action": action,
        "written_by": attempt.by if isinstance(attempt.by, User) else None,
        "post": attempt.post,
        "status_before": "in_progress",
        "status_after": "in_progress",
        "sentence": "Berjalan.",
        "version": action.version + 1,
        "written_at": NOON - timedelta(hours=1),
    }
    update = Update.objects.create(**values | fields)
    Action.objects.filter(pk=action.pk).update(version=action.version + 1)
    return update


def _waiting(attempt: Attempt, clearance: str) -> Update:
    ActionPlan.objects.update(clearance=clearance)
    return _updated(attempt, written_by=None)


def _clear(attempt: Attempt, clearance: str) -> None:
    update = _waiting(attempt, clearance)
    if clearing.clear([update.pk], attempt.by, NOON).left:  # type: ignore[arg-type]
        raise Refused(Refusal.NOT_TO_CLEAR)


@verb
def clear_as_head(attempt: Attempt) -> None:
    _clear(attempt, "head")


@verb
def clear_as_coord(attempt: Attempt) -> None:
    _clear(attempt, "coordinator")


@verb
def decline_as_head(attempt: Attempt) -> None:
    clearing.decline(_waiting(attempt, "head").pk, attempt.by, NOON, "Keliru.")  # type: ignore[arg-type]


@verb
def decline_as_coord(attempt: Attempt) -> None:
    clearing.decline(_waiting(attempt, "coordinator").pk, attempt.by, NOON, "Keliru.")  # type: ignore[arg-type]


@verb
def photo(attempt: Attempt) -> None:
    _updated(attempt)
    given = EvidenceInput("Foto", file=ContentFile(b"x", "x.jpg"))
    releasing.add_evidence(attempt.action, attempt.by, NOON, given)


def _evidence(attempt: Attempt, *, is_public: bool = False) -> Evidence:
    update = Update.objects.create(
        action=attempt.action,
        status_before="planned",
        status_after="planned",
        version=attempt.action.version + 1,
        written_at=NOON,
        cleared_at=NOON,
    )
    return Evidence.objects.create(
        update=update, url="https://example.org/", is_public=is_public, released_at=NOON
    )


@verb
def release(attempt: Attempt) -> None:
    releasing.release(_evidence(attempt), attempt.by, NOON)  # type: ignore[arg-type]


@verb
def release_cleared(attempt: Attempt) -> None:
    """What was cleared without it is for those who clear to release."""
    ActionPlan.objects.update(clearance="coordinator")
    releasing.release(_evidence(attempt), attempt.by, NOON)  # type: ignore[arg-type]


@verb
def withdraw(attempt: Attempt) -> None:
    releasing.withdraw(_evidence(attempt, is_public=True), attempt.by, NOON)  # type: ignore[arg-type]


# --- Facts, discussion ---------------------------------------------------------------------------


def _amend(attempt: Attempt, **facts: object) -> None:
    action, reason = attempt.action, amending.Reason("Sesuai rapat.", attempt.basis)
    new = replace(amending.facts_of(action), **facts)  # type: ignore[arg-type]
    amending.amend(action, attempt.by, "portal", NOON, new, action.version, reason)


@verb
def amend(attempt: Attempt) -> None:
    _amend(attempt, title="Judul baru")


@verb
def move_to_office(attempt: Attempt) -> None:
    office = AgencyFactory(region=attempt.action.plan.region, level=attempt.office.level)
    _amend(attempt, owner=PostFactory(agency=office))


@verb
def record_year(attempt: Attempt) -> None:
    action, facts = attempt.action, budgeting.YearFacts(document="RKPD 2024")
    reason = amending.Reason("", attempt.basis)
    budgeting.record_year(
        action,
        attempt.by,  # type: ignore[arg-type]
        "portal",
        NOON,
        2024,
        facts,
        action.version,
        reason,
    )


@verb
def propose(attempt: Attempt) -> None:
    promise = planning.Promise("Aksi baru", attempt.action.owner)
    planning.propose_action(attempt.action.plan, attempt.by, DAY, promise)  # type: ignore[arg-type]


@verb
def note(attempt: Attempt) -> None:
    write_note(attempt.action, attempt.by, NOON, "Mohon dicek.")  # type: ignore[arg-type]


def _nudge(attempt: Attempt) -> None:
    nudge([attempt.action], attempt.by, "digest", NOON)  # type: ignore[arg-type]


VERBS["nudge"] = _nudge


# --- Deliverables and delegations ----------------------------------------------------------------


@verb
def deliver(attempt: Attempt) -> None:
    proof = delivering.Proof(url="https://example.org/laporan")
    delivering.record(
        attempt.action.plan,
        make_deliverable("laporan"),
        attempt.by,  # type: ignore[arg-type]
        NOON,
        DAY,
        DAY,
        proof,
    )


def _delivery(attempt: Attempt) -> Delivery:
    return Delivery.objects.create(
        plan=attempt.action.plan,
        deliverable=make_deliverable("laporan"),
        reached_on=DAY,
        url="https://example.org/laporan",
        recorded_at=NOON,
    )


@verb
def deliver_no_more(attempt: Attempt) -> None:
    delivering.withdraw(_delivery(attempt), attempt.by, NOON, DAY)  # type: ignore[arg-type]


@verb
def deliver_publicly(attempt: Attempt) -> None:
    delivering.release(_delivery(attempt), attempt.by, NOON, DAY)  # type: ignore[arg-type]


def _province_post(attempt: Attempt) -> Post:
    return Post.objects.get(agency=attempt.world.province.planning, role=COORDINATOR)


@verb
def delegate(attempt: Attempt) -> None:
    terms = delegating.Terms(_province_post(attempt), DAY, LETTER)
    delegating.delegate(attempt.action.plan, attempt.by, NOON, DAY, terms)  # type: ignore[arg-type]


@verb
def end_delegation(attempt: Attempt) -> None:
    given = Delegation.objects.create(
        plan=attempt.action.plan,
        post=_province_post(attempt),
        starts_on=DAY,
        letter=LETTER,
        recorded_at=NOON,
    )
    delegating.end(given, attempt.by, DAY)  # type: ignore[arg-type]


# --- Posts: their rights are checked at the door -------------------------------------------------

APPOINTMENT = {
    "email": "baru@example.org",
    "language": "id",
    "standing": "definitive",
    "starts_on": "2023-10-01",
}


def _post_to(attempt: Attempt, name: str, args: list[int], data: dict[str, object]) -> None:
    """Refused when the page is not there, or asks a visitor to sign in."""
    answer = attempt.world.clients[attempt.who].post(reverse(f"{name}", args=args), data)
    asks = answer.headers.get("Location", "").startswith(reverse("account_login"))
    if answer.status_code == 404 or asks:
        raise Refused(Refusal.NOT_YOURS)
    assert answer.status_code in (200, 302), answer.content.decode()


@verb
def invite(attempt: Attempt, role: str = OPERATOR) -> None:
    post = PostFactory(agency=attempt.office, role=role)
    _post_to(attempt, "offices:post-invite", [post.pk], APPOINTMENT)
    assert Invitation.objects.get(post=post).email == "baru@example.org"


@verb
def invite_verifier(attempt: Attempt) -> None:
    invite(attempt, VERIFIER)


@verb
def uninvite(attempt: Attempt) -> None:
    invitation = Invitation.objects.create(
        post=PostFactory(agency=attempt.office, role=OPERATOR),
        email="baru@example.org",
        starts_on=DAY,
        secret_hash="x",
        invited_at=NOON,
        expires_at=NOON + timedelta(days=3650),
    )
    _post_to(attempt, "offices:invitation-withdraw", [invitation.pk], {})
    assert Invitation.objects.get().withdrawn_at is not None


@verb
def change_post(attempt: Attempt) -> None:
    post = PostFactory(agency=attempt.office, role=OPERATOR)
    _post_to(attempt, "offices:post-edit", [post.pk], {"role": OPERATOR, "title": "Staf"})
    assert Post.objects.get(pk=post.pk).title == "Staf"


def _held(attempt: Attempt) -> Tenure:
    post = PostFactory(agency=attempt.office, role=OPERATOR)
    return Tenure.objects.create(post=post, holder=UserFactory(), starts_on=DAY)


@verb
def end_tenure(attempt: Attempt) -> None:
    tenure = _held(attempt)
    _post_to(attempt, "offices:tenure-end", [tenure.pk], {"last_day": "2023-12-31"})
    assert str(Tenure.objects.get(pk=tenure.pk).ends_on) == "2023-12-31"


@verb
def hand_over(attempt: Attempt) -> None:
    tenure = _held(attempt)
    data = {**APPOINTMENT, "leaving": tenure.pk}
    _post_to(attempt, "actions:handover", [tenure.post_id], data)
    assert str(Tenure.objects.get(pk=tenure.pk).ends_on) == "2023-09-30"
    assert Invitation.objects.get().post_id == tenure.post_id


@verb
def merge(attempt: Attempt) -> None:
    """A form that offers no such agency is shown again: it was not done either."""
    old = AgencyFactory(region=attempt.office.region, level=attempt.office.level)
    data = {"ending": [old.pk], "successor": attempt.office.pk, "day": "2023-09-30"}
    url = f"{reverse('actions:agency-merge')}?region={attempt.office.region.code}"
    attempt.world.clients[attempt.who].post(url, {**data, "confirmed": "1"})
    if Agency.objects.get(pk=old.pk).valid_to is None:
        raise Refused(Refusal.NOT_YOURS)


def _import(attempt: Attempt) -> None:
    offered = [target.key for target in ACTIONS.targets(attempt.by or AnonymousUser(), DAY)]
    if attempt.action.plan.key not in offered:
        raise Refused(Refusal.NOT_YOURS)


VERBS["import"] = _import


# --- The table -----------------------------------------------------------------------------------


@pytest.fixture
def world() -> World:
    province = make_province()
    region = province.regency_office.region
    java = RegionFactory(code="33", name="Jawa Tengah", abbreviation="JATENG")
    far = AgencyFactory(name="Dinsos Jateng", region=java)
    offices = (province.office, province.other_office, province.regency_office, far)
    actions = (
        province.action,
        province.other_action,
        province.regency_action,
        make_action(PlanFactory(key="jateng-2023", region=java), far, "JATENG-2023-001"),
    )
    bappeda = AgencyFactory(name="Bappeda Lombok Timur", region=region, level="regency")
    people = {
        "focal": holder_of(province.office, FOCAL),
        "operator": holder_of(province.office, OPERATOR),
        "head": holder_of(province.office, HEAD),
        "coord": holder_of(province.planning, COORDINATOR),
        "regency": holder_of(bappeda, COORDINATOR),
        "verifier": holder_of(province.inspectorate, VERIFIER),
        "overseer": _overseer(),
        "visitor": AnonymousUser(),
        "ended": _until_yesterday(province.office),
    }
    people["delegate"] = people["coord"]
    clients = {who: Client() for who in people}
    for who, person in people.items():
        if isinstance(person, User):
            clients[who].force_login(person)
    return World(
        province,
        dict(zip(PLACES, actions, strict=True)),
        dict(zip(PLACES, offices, strict=True)),
        people,
        clients,
    )


def _overseer() -> User:
    user = UserFactory()
    names = ("oversee_all_regions", "verify_for_programme")
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return User.objects.get(pk=user.pk)


def _until_yesterday(office: Agency) -> User:
    """Was focal point, head, coordinator and verifier in turn, all until yesterday."""
    user = UserFactory()
    for role in Post.Role.values:
        post = PostFactory(agency=office, role=role)
        first, last = DAY - timedelta(days=200), DAY - timedelta(days=1)
        Tenure.objects.create(post=post, holder=user, starts_on=first, ends_on=last)
    return user


def _outcome(function: Verb, attempt: Attempt) -> str:
    """One sign; whatever the attempt wrote is taken back, and what was refused wrote nothing."""
    for sign, basis in (("+", ""), ("l", LETTER)):
        try:
            with transaction.atomic():
                if attempt.who == "delegate":
                    _delegate_the_regency(attempt)
                function(replace(attempt, basis=basis))
                raise Undone
        except Undone:
            return sign
        except Refused as refused:
            if refused.refusal != Refusal.BASIS_MISSING:
                return "." if refused.refusal in DENIALS else f"({refused.code})"
    return "(basis)"


def _delegate_the_regency(attempt: Attempt) -> None:
    Delegation.objects.create(
        plan=attempt.world.actions["below"].plan,
        post=_province_post(attempt),
        starts_on=DAY - timedelta(days=5000),
        letter=LETTER,
        recorded_at=NOON,
    )


def _row(name: str, world: World) -> dict[str, str]:
    cells = {}
    for who in ROLES:
        if EXPECTED[name][who] == "n/a":
            cells[who] = "n/a"
            continue
        cells[who] = "".join(_outcome(VERBS[name], Attempt(world, who, place)) for place in PLACES)
    return cells


def test_table_names_every_verb_and_each_once() -> None:
    assert sorted(EXPECTED) == sorted(VERBS)
    assert len(EXPECTED) == len(LINES) - 1


@pytest.mark.parametrize("name", EXPECTED)
def test_verb_is_done_for_whom_the_table_names(
    name: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    assert _row(name, world) == EXPECTED[name]
    assert Update.objects.count() == 0

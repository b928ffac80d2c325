"""When the present owner got an action: at first, or when it was moved to another post."""

from datetime import UTC, date, datetime, timedelta

import pytest

from actionplan import moving
from actionplan.amending import Reason, amend, facts_of
from actionplan.models import Action, ActionPlan
from directory.merging import Merger
from directory.models import Agency, Post
from intake.undoing import undo
from tests.actionplan.lists import DISNAKER, HEADER, NOW, applied, coordinator, make_office, plan

pytestmark = [pytest.mark.both]

__all__ = ["plan"]
LONG_AGO = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)
BASIS = Reason(basis="Surat nomor 12")


def assigned_at() -> datetime:
    moment: datetime = Action.objects.get().assigned_at
    return moment


@pytest.fixture
def action(plan: ActionPlan) -> Action:
    """Imported, and then long with its office."""
    applied(HEADER, ["Loket", DISNAKER, "31/12/2026", "", ""])
    assert assigned_at() == NOW
    Action.objects.update(assigned_at=LONG_AGO)
    found: Action = Action.objects.get()
    return found


def test_list_that_moves_an_action_assigns_it_and_taken_back_it_is_as_before(
    action: Action,
) -> None:
    make_office("Dinas Sosial Provinsi NTB", "dinsos")
    run, _ = applied(
        ("Kode aksi", *HEADER),
        [action.reference, "Loket", "Dinas Sosial Provinsi NTB", "31/12/2026", "", ""],
    )
    assert Action.objects.get().owner.agency.name == "Dinas Sosial Provinsi NTB"
    assert assigned_at() == NOW
    undo(run, None, LATER)
    assert Action.objects.get().owner == action.owner
    assert assigned_at() == LONG_AGO


def test_list_that_changes_something_else_assigns_nothing(action: Action) -> None:
    row = [action.reference, "Loket baru", DISNAKER, "31/12/2026", "", ""]
    applied(("Kode aksi", *HEADER), row)
    assert Action.objects.get().title == "Loket baru"
    assert assigned_at() == LONG_AGO


def test_amending_assigns_when_the_owner_changes_and_only_then(action: Action) -> None:
    by = coordinator()
    other = Post.objects.create(agency=action.owner.agency, title="Bidang Penempatan")
    facts = facts_of(action)
    renamed = type(facts)(**{**vars(facts), "title": "Loket baru"})
    action = amend(action, by, "portal", LATER, renamed, action.version, BASIS).action
    assert assigned_at() == LONG_AGO
    moved = type(facts)(**{**vars(renamed), "owner": other})
    amend(action, by, "portal", LATER, moved, action.version, BASIS)
    assert assigned_at() == LATER


def test_merging_offices_takes_posts_along_and_assigns_nothing(action: Action) -> None:
    by = coordinator()
    old: Agency = action.owner.agency
    new = make_office("Dinas Tenaga Kerja, Transmigrasi dan Sosial Provinsi NTB")
    day = date(2026, 11, 2)
    moving.merge(Merger((old,), new, day), by, LATER, day)
    assert Action.objects.get().owner.agency == new
    assert assigned_at() == LONG_AGO

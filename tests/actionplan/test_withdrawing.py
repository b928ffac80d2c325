"""An applied list of actions is taken back, and nothing that happened since is lost."""

from datetime import timedelta

import pytest

from actionplan.models import Action, ActionPlan, ActionYear, Evidence, Note, Update
from actionplan.updating import Change, record_update
from directory.models import Agency, Post
from intake.undoing import undo
from tests.actionplan.lists import DISNAKER, HEADER, NOW, applied, coordinator, only, plan

pytestmark = [pytest.mark.both]

__all__ = ["plan"]
LATER = NOW + timedelta(days=2)
LINK = "https://example.org/bukti"
FULL = (*HEADER, "Pagu", "Tahun anggaran", "Tujuan GCM", "Mitra")


def test_new_actions_go_with_all_that_came_with_them(plan: ActionPlan) -> None:
    run, _ = applied(
        FULL,
        ["Satu", "Dinsos NTB", "2025", "selesai", LINK, "1 juta", "2025", "1; 5", "BP3MI NTB"],
        ["Dua", DISNAKER, "2025", "proses", "", "2 juta", "2025", "", ""],
    )
    undone = undo(run, None, LATER)
    assert (undone.undone, undone.kept) == (2, ())
    left = (Action, Update, Evidence, ActionYear)
    assert [model._default_manager.count() for model in left] == [0, 0, 0, 0]
    assert list(Agency.objects.values_list("name", flat=True)) == [DISNAKER]
    assert Post.objects.count() == 1


def test_values_from_before_return_and_an_update_says_so(plan: ActionPlan) -> None:
    by = coordinator()
    applied(FULL, ["Satu", DISNAKER, "31/12/2025", "", "", "1 juta", "2025", "1", ""], by=by)
    before = Action.objects.values().get()
    run, _ = applied(
        ("Kode aksi", *FULL),
        [
            before["reference"],
            "Satu baru",
            "Dinsos NTB",
            "2026",
            "selesai",
            LINK,
            "9 juta",
            "2025",
            "5; 6",
            "BP3MI NTB",
        ],
        by=by,
    )
    assert (only().status, only().version) == ("reported_done", 2)
    undone = undo(run, by, LATER)
    after = Action.objects.values().get()
    assert (undone.undone, undone.kept) == (1, ())
    assert after == before | {"version": 3}
    assert [each.number for each in only().objectives.all()] == [1]
    assert list(only().partners.all()) == []
    assert list(ActionYear.objects.values_list("year", "ceiling")) == [(2025, 1_000_000)]
    assert Evidence.objects.count() == 0
    told = Update.objects.values_list("version", "status_before", "status_after", "written_by")
    assert list(told) == [
        (3, "reported_done", "planned", by.pk),
        (2, "planned", "reported_done", by.pk),
    ]
    assert [each["field"] for each in Update.objects.get(version=3).changes] == [
        "title",
        "objectives",
        "partners",
        "due_on",
        "due_text",
        "owner",
        "2025.ceiling",
    ]


def test_action_updated_since_stays_and_is_named(plan: ActionPlan) -> None:
    by = coordinator()
    run, _ = applied(
        HEADER, ["Satu", DISNAKER, "2025", "proses", ""], ["Dua", DISNAKER, "2025", "", ""], by=by
    )
    action = Action.objects.get(title="Satu")
    change = Change(status="in_progress", sentence="Rapat kedua.", basis="Surat 12")
    record_update(action, by, "portal", LATER, change, action.version)
    undone = undo(run, by, LATER)
    assert (undone.undone, [kept.row for kept in undone.kept]) == (1, [2])
    assert list(Action.objects.values_list("title", "version")) == [("Satu", 3)]


def test_action_that_is_discussed_stays(plan: ActionPlan) -> None:
    run, _ = applied(HEADER, ["Satu", DISNAKER, "2025", "", ""])
    Note.objects.create(action=only(), text="Perlu dibahas.", written_at=LATER)
    undone = undo(run, None, LATER)
    assert (undone.undone, [kept.row for kept in undone.kept]) == (0, [2])
    assert Action.objects.count() == 1

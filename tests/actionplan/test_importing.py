"""What rows of an action list become, and what the rules of an update make of their statuses."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.models import Action, ActionPlan, ActionYear, Evidence, Update
from actionplan.rules import Refusal
from directory.models import Agency, Post
from intake import applying, checking
from tests.actionplan.lists import (
    DAY,
    DISNAKER,
    HEADER,
    NOW,
    applied,
    checked,
    codes,
    coordinator,
    only,
    plan,
    started,
    verdicts,
)
from tests.factories import ActionFactory, PlanFactory, UserFactory

pytestmark = [pytest.mark.both]

__all__ = ["plan"]
LINK = "https://example.org/bukti"


def test_new_action_is_written_with_what_the_row_says(plan: ActionPlan) -> None:
    header = (
        *HEADER,
        "Langkah",
        "Tujuan GCM",
        "Target TPB",
        "Prinsip",
        "Mitra",
        "Deskripsi",
        "Pagu",
        "Tahun anggaran",
        "Sumber dana",
        "Sub Kegiatan",
    )
    row = (
        "Loket informasi migrasi aman",
        "Disnakertrans Prov. NTB",
        "Triwulan III 2026",
        "Proses",
        "",
        "Langkah V",
        "Tujuan 3, 5; 23",
        "10.7; 8.8",
        "Responsif gender",
        "Dinas Sosial Provinsi NTB; BP3MI NTB",
        "Di mal pelayanan publik",
        "Rp 1.250.000.000,-",
        "2026",
        "APBD",
        "2.07.05 Pelindungan PMI",
    )
    run, result = applied(header, row)
    action = only()
    assert (verdicts(run), codes(run)) == (["new"], [])
    assert (action.reference, action.title, action.description) == (
        "NTB-2023-001",
        "Loket informasi migrasi aman",
        "Di mal pelayanan publik",
    )
    assert (action.step.number, action.status, action.version) == (5, "in_progress", 2)
    assert (action.due_on, action.due_text, action.original_due_on) == (
        date(2026, 9, 30),
        "Triwulan III 2026",
        date(2026, 9, 30),
    )
    assert [each.number for each in action.objectives.all()] == [3, 5, 23]
    assert sorted(each.code for each in action.sdg_targets.all()) == ["10.7", "8.8"]
    assert [each.key for each in action.principles.all()] == ["gender_responsive"]
    assert action.owner.agency.name == DISNAKER
    assert sorted(each.name for each in action.partners.all()) == [
        "BP3MI NTB",
        "Dinas Sosial Provinsi NTB",
    ]
    year = ActionYear.objects.get()
    assert (year.year, year.ceiling, year.source, year.sub_activity) == (
        2026,
        1_250_000_000,
        "apbd",
        "2.07.05 Pelindungan PMI",
    )
    assert (
        result.effects["actions_created"],
        result.effects["posts_created"],
        result.effects["by_step"],
    ) == (1, 0, {"5": 1})


def test_done_without_evidence_is_in_progress_and_said(plan: ActionPlan) -> None:
    run, _ = applied(HEADER, ["Loket", DISNAKER, "31/12/2025", "Selesai", ""])
    assert codes(run) == [(2, "evidence", "evidence_missing")]
    assert only().status == "in_progress"


def test_done_with_a_link_is_reported_done_with_its_evidence(plan: ActionPlan) -> None:
    run, _ = applied(HEADER, ["Loket", DISNAKER, "31/12/2025", "Selesai", LINK])
    update = Update.objects.get()
    assert (only().status, codes(run)) == ("reported_done", [])
    assert (update.via, update.status_before, update.status_after, update.sentence) == (
        "import",
        "planned",
        "reported_done",
        "Selesai",
    )
    assert list(Evidence.objects.values_list("update", "url", "is_public")) == [
        (update.pk, LINK, False)
    ]


def test_nobody_verifies_by_a_list(plan: ActionPlan) -> None:
    rows = [
        ["Satu", DISNAKER, "2025", "Terverifikasi", LINK],
        ["Dua", DISNAKER, "2025", "Verified", ""],
    ]
    run, _ = applied(HEADER, *rows)
    assert codes(run) == [
        (2, "status", "four_eyes"),
        (3, "status", "four_eyes"),
        (3, "evidence", "evidence_missing"),
    ]
    assert list(Action.objects.order_by("pk").values_list("status", flat=True)) == [
        "reported_done",
        "in_progress",
    ]


def test_agency_without_a_post_gets_a_vacant_one(plan: ActionPlan) -> None:
    _, result = applied(HEADER, ["Loket", "Dinas Sosial Provinsi NTB", "", "", ""])
    assert result.effects["posts_created"] == 1
    assert list(Post.objects.order_by("pk").values_list("agency__name", "role")) == [
        (DISNAKER, "focal_point"),
        ("Dinas Sosial Provinsi NTB", "focal_point"),
    ]
    assert Agency.objects.get(name="Dinas Sosial Provinsi NTB").region.code == "52"


def test_same_list_again_changes_nothing(plan: ActionPlan) -> None:
    rows = [
        ["Loket", DISNAKER, "TW IV 2025", "Selesai", LINK],
        ["Posko", "Dinas Sosial Provinsi NTB", "segera", "belum", ""],
        ["Data", "Bappeda NTB", "2026", "Terkendala anggaran", ""],
    ]
    applied(HEADER, *rows)
    assert verdicts(checked(HEADER, *rows)) == ["same", "same", "same"]


# Offices and regions


def test_offices_of_the_region_and_below_only(plan: ActionPlan) -> None:
    run = checked(
        (*HEADER, "Wilayah"),
        ["Satu", "Dinas Sosial", "2026", "", "", "Kabupaten Lombok Timur"],
        ["Dua", "Dinas Sosial Provinsi Bali", "2026", "", "", ""],
        ["Tiga", "Dinas Sosial", "2026", "", "", "Jawa Tengah"],
        ["Empat", "Kementerian Luar Negeri", "2026", "", "", ""],
        ["Lima", "Dinas Sosial", "2026", "", "", "Entah di mana"],
    )
    assert verdicts(run) == ["new", "error", "error", "error", "error"]
    assert codes(run) == [
        (3, "agency", "elsewhere"),
        (4, "region", "elsewhere"),
        (5, "agency", "elsewhere"),
        (6, "region", "region_unknown"),
    ]


def test_unsure_office_is_created_unclassified_and_asked(plan: ActionPlan) -> None:
    run, result = applied(HEADER, ["Loket", "Tim Kerja Sejahtera", "", "", ""])
    assert codes(run) == [(2, "agency", "type_unsure")]
    assert result.effects["agencies"] == [
        {"name": "Tim Kerja Sejahtera", "type": None, "region": "52"}
    ]
    assert only().owner.agency.region.code == "52"


def test_words_for_many_offices_are_asked(plan: ActionPlan) -> None:
    run = checked(
        HEADER,
        ["Satu", "Semua OPD terkait", "", "", ""],
        ["Dua", "LSM dan OPD terkait", "", "", ""],
    )
    assert codes(run) == [(2, "agency", "agency_unknown"), (3, "agency", "agency_unknown")]


def test_first_of_several_offices_answers_and_the_others_are_partners(plan: ActionPlan) -> None:
    run, _ = applied(HEADER, ["Loket", "Disnakertrans NTB, Dinsos NTB dan BP3MI NTB", "", "", ""])
    action = only()
    assert codes(run) == [(2, "agency", "several_owners")]
    assert action.owner.agency.name == DISNAKER
    assert sorted(action.partners.values_list("name", flat=True)) == ["BP3MI NTB", "Dinsos NTB"]


def test_name_with_commas_and_dan_is_one_office(plan: ActionPlan) -> None:
    name = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB"
    run, _ = applied(HEADER, ["Rumah aman", name, "", "", ""])
    assert (codes(run), only().owner.agency.name) == ([], name)


def test_post_is_found_by_title_or_planned_once(plan: ActionPlan) -> None:
    header = (*HEADER, "Jabatan")
    _, result = applied(
        header,
        ["Satu", DISNAKER, "", "", "", "Kabid Penempatan"],
        ["Dua", DISNAKER, "", "", "", "KABID PENEMPATAN"],
        ["Tiga", DISNAKER, "", "", "", "Kepala"],
        ["Empat", DISNAKER, "", "", "", ""],
    )
    assert result.effects["posts_created"] == 2
    found = Action.objects.order_by("pk").values_list("owner__title", "owner__role")
    assert list(found) == [
        ("Kabid Penempatan", "focal_point"),
        ("Kabid Penempatan", "focal_point"),
        ("", "head"),
        ("", "focal_point"),
    ]


# Rows of one action


def test_rows_of_one_title_and_office_merge_or_are_asked(plan: ActionPlan) -> None:
    run = checked(
        HEADER,
        ["Loket", DISNAKER, "31/12/2025", "", ""],
        ["LOKET", "Disnakertrans NTB", "", "proses", ""],
        ["Loket", DISNAKER, "31/12/2026", "", ""],
        ["Loket", "Dinsos NTB", "31/12/2026", "", ""],
    )
    assert verdicts(run) == ["new", "duplicate", "duplicate", "new"]
    assert codes(run) == [(3, "title", "merged"), (4, "title", "same_title_in_file")]


@pytest.mark.parametrize(("answer", "number"), [("same", 1), ("different", 2), ("leave", 1)])
def test_answer_tells_two_actions_apart(plan: ActionPlan, answer: str, number: int) -> None:
    run = started(
        HEADER, ["Loket", DISNAKER, "31/12/2025", "", ""], ["Loket", DISNAKER, "2026", "", ""]
    )
    run.rows.filter(number=3).update(decision=answer)
    checking.check(run)
    applying.apply(run, None, NOW)
    assert Action.objects.count() == number


def test_reference_of_our_form_stays_and_another_number_is_said(plan: ActionPlan) -> None:
    run, _ = applied(
        ("Kode aksi", *HEADER),
        ["NTB-2023-017", "Satu", DISNAKER, "", "", ""],
        ["A.1", "Dua", DISNAKER, "", "", ""],
    )
    assert codes(run) == [(3, "reference", "reference_not_ours")]
    assert list(Action.objects.order_by("pk").values_list("reference", "title")) == [
        ("NTB-2023-017", "Satu"),
        ("NTB-2023-018", "Dua"),
    ]


def test_reference_of_another_plan_is_an_error(plan: ActionPlan) -> None:
    other = PlanFactory(key="jateng-2023", region__code="33")
    ActionFactory(plan=other, reference="JATENG-2023-001", owner=Post.objects.get())
    run = checked(("Kode aksi", *HEADER), ["JATENG-2023-001", "Satu", DISNAKER, "", "", ""])
    assert (verdicts(run), codes(run)) == (
        ["error"],
        [(2, "reference", "reference_elsewhere")],
    )


def test_reference_may_rename_and_move_an_action(plan: ActionPlan) -> None:
    applied(HEADER, ["Loket", DISNAKER, "31/12/2025", "", ""])
    run, result = applied(
        ("Kode aksi", *HEADER), ["NTB-2023-001", "Loket baru", "Dinsos NTB", "31/03/2026", "", ""]
    )
    action = only()
    assert verdicts(run) == ["update"]
    assert (result.effects["actions_created"], result.effects["actions_updated"]) == (0, 1)
    assert (action.title, action.owner.agency.name, action.version) == (
        "Loket baru",
        "Dinsos NTB",
        2,
    )
    assert (action.due_on, action.original_due_on) == (date(2026, 3, 31), date(2025, 12, 31))
    assert Update.objects.get().changes == [
        {
            "field": "owner",
            "before": f"focal_point, {DISNAKER}",
            "after": "focal_point, Dinsos NTB",
        },
        {"field": "title", "before": "Loket", "after": "Loket baru"},
        {"field": "due_on", "before": "2025-12-31", "after": "2026-03-31"},
    ]


def test_empty_cell_of_another_list_blanks_nothing(plan: ActionPlan) -> None:
    header = (*HEADER, "Deskripsi", "Tujuan GCM")
    applied(header, ["Loket", DISNAKER, "31/12/2025", "proses", "", "Di mal", "3"])
    assert verdicts(checked(header, ["Loket", DISNAKER, "", "", "", "", ""])) == ["same"]


# What the rules of an update say


def test_coordinator_speaks_for_the_office_and_the_update_says_so(plan: ActionPlan) -> None:
    by = coordinator()
    applied(HEADER, ["Loket", DISNAKER, "31/12/2025", "proses", ""], by=by)
    update = Update.objects.select_related("on_behalf_of").get()
    assert (update.written_by, update.via, update.version) == (by, "import", 2)
    assert update.on_behalf_of == only().owner.agency
    assert update.on_behalf_basis != ""
    assert only().confirmed_on == DAY


def test_whoever_holds_no_post_changes_nothing_that_is_there(plan: ActionPlan) -> None:
    applied(HEADER, ["Loket", DISNAKER, "31/12/2025", "", ""])
    admin = UserFactory(is_superuser=True)
    run = checked(
        HEADER,
        ["Loket", DISNAKER, "31/12/2025", "proses", ""],
        ["Baru", DISNAKER, "31/12/2025", "proses", ""],
        by=admin,
    )
    assert (verdicts(run), codes(run)) == (["error", "new"], [(2, "status", "not_yours")])
    [problem] = checking.problems_of(run)
    assert problem.message == str(Refusal.NOT_YOURS.label)


def test_gates_hold_for_actions_that_are_there(plan: ActionPlan) -> None:
    by = coordinator()
    applied(
        HEADER,
        ["Satu", DISNAKER, "", "proses", ""],
        ["Dua", DISNAKER, "", "selesai", LINK],
        ["Tiga", DISNAKER, "", "batal", ""],
        ["Empat", DISNAKER, "", "selesai", LINK],
        by=by,
    )
    Action.objects.filter(title="Empat").update(status="verified")
    run = checked(
        HEADER,
        ["Satu", DISNAKER, "", "selesai", ""],
        ["Dua", DISNAKER, "", "terverifikasi", ""],
        ["Tiga", DISNAKER, "", "selesai", LINK],
        ["Empat", DISNAKER, "", "proses", ""],
        by=by,
    )
    assert verdicts(run) == ["same", "same", "error", "error"]
    assert codes(run) == [
        (2, "evidence", "evidence_missing"),
        (3, "status", "four_eyes"),
        (4, "status", "not_from_here"),
        (5, "status", "not_from_here"),
    ]
    sentences = {each.code: each.message for each in checking.problems_of(run)}
    assert sentences == {
        "evidence_missing": str(Refusal.EVIDENCE_MISSING.label),
        "four_eyes": str(Refusal.FOUR_EYES.label),
        "not_from_here": str(Refusal.NOT_FROM_HERE.label),
    }


def test_update_by_import_waits_for_clearance(plan: ActionPlan) -> None:
    ActionPlan.objects.update(clearance="coordinator")
    applied(HEADER, ["Loket", DISNAKER, "", "selesai", LINK])
    assert Update.objects.get().cleared_at is None
    assert (only().status, only().cleared_status) == ("reported_done", "planned")


def test_blocked_needs_its_reason(plan: ActionPlan) -> None:
    run, _ = applied(
        (*HEADER, "Kendala"),
        ["Satu", DISNAKER, "", "terkendala", "", "Anggaran belum ada"],
        ["Dua", DISNAKER, "", "terkendala", "", ""],
        ["Tiga", DISNAKER, "", "ditunda menunggu DPA", "", ""],
        ["Empat", DISNAKER, "", "proses", "", "Tidak ada kendala"],
    )
    assert codes(run) == [(3, "blocked_by", "obstacle_missing")]
    found = Action.objects.order_by("pk").values_list("status", "blocked_by")
    assert list(found) == [
        ("blocked", "Anggaran belum ada"),
        ("in_progress", ""),
        ("blocked", "ditunda menunggu DPA"),
        ("in_progress", ""),
    ]


# Hostile cells


def test_formulas_and_markup_stay_text(plan: ActionPlan) -> None:
    texts = [
        '=HYPERLINK("http://x";"y")',
        "@SUM(1)",
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "%s %(x)s",
    ]
    run, _ = applied(HEADER, *([text, DISNAKER, text, text, text] for text in texts))
    assert list(Action.objects.order_by("pk").values_list("title", flat=True)) == texts
    assert [each.message for each in checking.problems_of(run)] != []


def test_long_and_odd_cells_are_refused_in_a_sentence(plan: ActionPlan) -> None:
    run = checked(
        HEADER,
        ["a" * 301, DISNAKER, "", "", ""],
        ["???", DISNAKER, "", "", ""],
        ["Satu", DISNAKER, "x" * 5000, "y" * 5000, "z" * 5000],
        ["Dua", "d" * 5000, "", "", ""],
        ["Tiga", DISNAKER, "32/13/2025", "", "http://"],
        ["", DISNAKER, "", "", ""],
        ["Empat", "", "", "", ""],
    )
    assert verdicts(run) == ["error", "error", "new", "error", "new", "error", "error"]
    assert [(row, code) for row, _field, code in codes(run)] == [
        (2, "too_long"),
        (3, "title_without_letters"),
        (4, "due_vague"),
        (4, "status_unknown"),
        (4, "evidence_no_link"),
        (5, "agency_unknown"),
        (6, "due_vague"),
        (6, "evidence_no_link"),
        (7, "required"),
        (8, "required"),
    ]


def test_query_counts_do_not_grow_with_the_rows(plan: ActionPlan) -> None:
    by = coordinator()
    found = []
    for rows in (1, 3):
        lines = [[f"Aksi {rows} {n}", DISNAKER, "2025", "selesai", LINK] for n in range(rows)]
        with CaptureQueriesContext(connection) as captured:
            applied((*HEADER, "Pagu"), *([*line, "1 juta"] for line in lines), by=by)
        found.append(len(captured))
    assert found[0] == found[1]

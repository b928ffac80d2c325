"""An export brought back changes nothing; edited cells, and nothing else, change."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from django.core.management import call_command
from django.utils import translation

from actionplan.importing import ACTIONS
from actionplan.importing.leaving import EVERY
from actionplan.models import (
    Action,
    ActionPlan,
    ActionYear,
    NationalPriority,
    Objective,
    Quarter,
    Step,
    Update,
)
from directory.models import Post
from intake import applying, checking, uploading
from intake.files.writing import write_csv, write_xlsx
from intake.matching import match_columns
from intake.models import ImportRun
from intake.wizard.extracts import current_list
from tests.actionplan.lists import (
    DISNAKER,
    NOW,
    PLAN,
    begun,
    make_office,
    plan,
    verdicts,
)
from tests.factories import WorkshopFactory
from tests.intake.files import csv_bytes

pytestmark = [pytest.mark.both]

__all__ = ["plan"]


def exported(language: str = "id", key: str = PLAN) -> tuple[list[str], list[list[str]]]:
    with translation.override(language):
        return current_list(ACTIONS, key)


def brought_back(header: Sequence[str], rows: Sequence[Sequence[str]], ending: str) -> ImportRun:
    file = BytesIO()
    (write_xlsx if ending == "xlsx" else write_csv)(file, header, rows)
    run = begun(file.getvalue(), f"rencana.{ending}")
    checking.check(run)
    return run


NASTY = (
    '=HYPERLINK("https://example.org";"klik")',
    "+62 adalah kode negara",
    "-belum-",
    "@aksi",
    "'=1+1",
    "Judul; dengan | tanda, baca\tdan tab",
    "“Kutip” & <b>tebal</b> {kurung}",
    "  Spasi   ganda  di mana-mana  ",
    "#N/A",
    "TRUE",
    "1/2",
    "0012",
    "1E5",
    "Ñusa Tenggara — “é”",
    "nihil",
    "Aksi\u200b tersembunyi",
)


def make_nasty(plan: ActionPlan) -> None:
    owner = Post.objects.get(agency__name=DISNAKER)
    workshop = WorkshopFactory(slug="mataram-2023", region=plan.region)
    other = make_office("Dinas Sosial; & “Sahabat”, Provinsi NTB", "dinsos")
    untitled = Post.objects.create(agency=other, role=Post.Role.HEAD)
    titled = Post.objects.create(agency=other, role=Post.Role.FOCAL_POINT, title="=Kasubag")
    priority = NationalPriority.objects.create(source="Rencana A", code="PN 1; a", text_id="Teks")
    same = NationalPriority.objects.create(source="Rencana B", code="PN 1; a", text_id="Teks B")
    owners = (owner, untitled, titled)
    for at, text in enumerate(NASTY):
        action = Action.objects.create(
            reference=f"NTB-2023-{at + 1:03d}",
            plan=plan,
            step=Step.objects.get(number=at % 6 + 1),
            title=text,
            description=f"{text}\n\n{text}",
            owner=owners[at % 3],
            due_on=date(2025, 12, 31) if at % 2 else None,
            due_text=text if at % 3 else "",
            status="blocked" if at % 4 == 1 else "in_progress",
            blocked_by=text if at % 4 == 1 else "",
            unblocked_by=text if at % 4 == 1 else "",
            workshop=workshop if at % 5 == 0 else None,
        )
        action.objectives.set(Objective.objects.filter(number__in=[1, 5, 23]))
        action.national_priorities.set([priority, same] if at % 2 else [])
        action.partners.set([other.pk] if at % 2 else [])
        Update.objects.create(
            action=action,
            status_before="planned",
            status_after="in_progress",
            sentence=text,
            version=2,
            written_at=NOW,
        )
        for year in (2024, 2025):
            fiscal = ActionYear.objects.create(
                action=action, year=year, programme=text, ceiling=0 if at % 2 else 5, source="apbd"
            )
            Quarter.objects.create(year=fiscal, number=3, target=text)
        Action.objects.filter(pk=action.pk).update(version=2)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_nasty_values_come_back_the_same(plan: ActionPlan, language: str, ending: str) -> None:
    make_nasty(plan)
    run = brought_back(*exported(language), ending)
    told = run.rows.exclude(verdict="same").values_list("number", "verdict", "after", "problems")
    assert list(told) == []
    assert len(verdicts(run)) == 2 * len(NASTY)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_column_of_the_export_is_known_again(plan: ActionPlan, language: str) -> None:
    header, _rows = exported(language)
    mapping = match_columns(header, ACTIONS.columns)
    assert [header[at] for at in mapping.fields.values()] == [
        header[EVERY.index(name)] for name in mapping.fields
    ]
    assert sorted(mapping.fields) == sorted(EVERY)


def test_edited_cells_change_and_nothing_else(plan: ActionPlan) -> None:
    make_nasty(plan)
    header, rows = exported()
    with translation.override("id"):
        at = {
            name: header.index(str(column.label))
            for name in ("title", "objectives", "due_on", "partners", "ceiling")
            if (column := ACTIONS.column(name))
        }
    rows[2][at["title"]] = "Judul baru"
    rows[2][at["objectives"]] = ""
    rows[2][at["due_on"]] = "30 Juni 2026"
    rows[2][at["partners"]] = "BP3MI NTB"
    rows[3][at["ceiling"]] = "Rp 7.000.000"
    run = brought_back(header, rows, "xlsx")
    changed = run.rows.get(verdict="update")
    assert changed.number == 4
    assert sorted(changed.after) == [
        "due_on",
        "due_text",
        "objectives",
        "partners",
        "title",
        "years",
    ]
    applying.apply(run, None, NOW)
    action = Action.objects.get(reference="NTB-2023-002")
    assert (action.title, action.due_on, action.objectives.count()) == (
        "Judul baru",
        date(2026, 6, 30),
        0,
    )
    assert [each.name for each in action.partners.all()] == ["BP3MI NTB"]
    assert list(action.years.values_list("year", "ceiling")) == [(2024, 7_000_000), (2025, 0)]
    update = action.updates.first()
    assert update is not None
    assert (update.version, update.via, update.sentence) == (3, "import", "")
    assert [each["field"] for each in update.changes] == [
        "title",
        "objectives",
        "partners",
        "due_on",
        "due_text",
        "2024.ceiling",
    ]


def test_demo_comes_back_the_same(db: None) -> None:
    call_command("load_initial_content", verbosity=0)
    call_command("load_demo", verbosity=0)
    for key in ActionPlan.objects.values_list("key", flat=True):
        header, rows = exported("id", key)
        upload_run = brought_back_to(key, header, rows)
        told = upload_run.rows.exclude(verdict="same").values_list("number", "after", "problems")
        assert list(told) == []


def brought_back_to(key: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> ImportRun:
    upload = uploading.receive(csv_bytes([header, *rows]), "rencana.csv", None, NOW)
    run = uploading.start(upload, "actions", key, None, None, NOW)
    checking.check(run)
    return run

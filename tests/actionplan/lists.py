"""Importing lists of actions, in as few words as a test needs."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from actionplan.loading import load_objectives, load_principles, load_steps
from actionplan.models import Action, ActionPlan
from directory.loading import load_agency_kinds, load_regions
from directory.models import Agency, AgencyKind, AgencyType, Post, Region, User
from intake import applying, checking, uploading
from intake.applying import Applied
from intake.models import ImportRun
from tests.factories import TenureFactory, UserFactory
from tests.intake.files import csv_bytes

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
PLAN = "ntb-2023"
HEADER = ("Aksi", "OPD penanggung jawab", "Tenggat", "Status", "Bukti")
DISNAKER = "Dinas Tenaga Kerja dan Transmigrasi Provinsi NTB"


def make_plan(**fields: Any) -> ActionPlan:
    """The plan of NTB with the tables an action is mapped to, and one office with a focal point."""
    load_regions()
    load_agency_kinds()
    load_steps()
    load_objectives()
    load_principles()
    plan: ActionPlan = ActionPlan.objects.create(
        **{
            "key": PLAN,
            "region": Region.objects.get(code="52"),
            "title_id": "Rencana aksi GCM NTB",
            "title_en": "Local action plan of NTB",
            "starts_on": date(2023, 1, 1),
            "ends_on": date(2026, 12, 31),
            "is_public": True,
        }
        | fields
    )
    Post.objects.create(agency=make_office(DISNAKER, "disnakertrans"))
    return plan


def make_office(name: str, kind: str = "", region: str = "52") -> Agency:
    office: Agency = Agency.objects.create(
        name=name,
        kind=AgencyKind.objects.filter(key=kind).first(),
        type=AgencyType.objects.get(key="local_government"),
        region=Region.objects.get(code=region),
        level="province" if len(region) == 2 else "regency",
    )
    return office


def coordinator(region: str = "52") -> User:
    office = make_office(f"Bappeda {region}", "bappeda", region)
    post = Post.objects.create(agency=office, role=Post.Role.COORDINATOR)
    holder: User = TenureFactory(post=post, holder=UserFactory()).holder
    return holder


def started(
    header: Sequence[str], *rows: Sequence[str], by: User | None = None, name: str = "aksi.csv"
) -> ImportRun:
    return begun(csv_bytes([header, *rows]), name, by)


def begun(data: bytes, name: str, by: User | None = None, sheet: str | None = None) -> ImportRun:
    upload = uploading.receive(data, name, by, NOW)
    return uploading.start(upload, "actions", PLAN, sheet, by, NOW)


def checked(header: Sequence[str], *rows: Sequence[str], by: User | None = None) -> ImportRun:
    run = started(header, *rows, by=by)
    checking.check(run)
    return run


def applied(
    header: Sequence[str], *rows: Sequence[str], by: User | None = None
) -> tuple[ImportRun, Applied]:
    run = checked(header, *rows, by=by)
    return run, applying.apply(run, by, NOW)


def verdicts(run: ImportRun) -> list[str]:
    return list(run.rows.order_by("number").values_list("verdict", flat=True))


def codes(run: ImportRun) -> list[tuple[int, str, str]]:
    return [(each.row, each.field, each.code) for each in checking.problems_of(run)]


def only() -> Action:
    action: Action = Action.objects.select_related("owner__agency", "step", "workshop").get()
    return action


@pytest.fixture
def plan(db: None) -> ActionPlan:
    return make_plan()


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)

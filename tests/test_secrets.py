"""What is private is sown with a secret word; no public address, file or log may show it."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from actionplan.models import Action, Evidence, Update
from actionplan.updating import Change, EvidenceInput, record_update
from cms.loading import InitialContent, load_initial_content
from directory.loading import load_agency_kinds, load_regions
from directory.models import Agency, Post, Region, Tenure, User
from intake import applying, checking, undoing, uploading
from intake.models import ImportRow, ImportRun
from reminders.models import Digest, Subscription
from tests.factories import (
    ActionFactory,
    AgencyFactory,
    AttendanceFactory,
    ParticipantFactory,
    PlanFactory,
    PostFactory,
    TenureFactory,
    UserFactory,
)
from tests.intake.files import csv_bytes
from workshops.loading import load_programmes, load_workshops
from workshops.models import Participant, Workshop

pytestmark = pytest.mark.django_db

SECRET = "rahasia7q"
SHOWN = "terlihat7q"
MAIL = f"{SECRET}@example.org"


@pytest.fixture
def content(db: None) -> InitialContent:
    return load_initial_content()


@pytest.fixture
def holder(tmp_path: Path, settings: Settings) -> User:
    """In every private field the secret word; in fields for the public another one."""
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    load_regions()
    load_agency_kinds()
    load_programmes()
    load_workshops()
    region = Region.objects.get(code="52")
    post = PostFactory(
        agency=AgencyFactory(region=region), title=SECRET, mailbox=MAIL, whatsapp=SECRET
    )
    person = UserFactory(full_name=SECRET, email=MAIL, is_superuser=True, is_staff=True)
    TenureFactory(post=post, holder=person, letter=SECRET)
    _sow_actions(region, post, person)
    _sow_people(post.agency)
    _sow_digest(person)
    return person


def _sow_actions(region: Region, post: Post, person: User) -> None:
    open_plan = PlanFactory(region=region, key="ntb-2023")
    careful = PlanFactory(
        region=region, key="ntb-2027", clearance="coordinator", starts_on=date(2024, 1, 1)
    )
    draft = PlanFactory(region=region, is_public=False, title_id=SECRET, title_en=SECRET)
    event = Workshop.objects.get(slug="mataram-2023")
    for plan, reference, title in (
        (open_plan, "NTB-2023-001", SHOWN),
        (careful, "NTB-2024-001", SHOWN),
        (draft, "NTB-2022-001", SECRET),
    ):
        action = ActionFactory(
            plan=plan, reference=reference, title=title, owner=post, workshop=event
        )
        _say(action, person, SHOWN if plan is open_plan else SECRET)


def _say(action: Action, person: User, sentence: str) -> None:
    """A blocked action with internal evidence; on the careful plan nothing of it is cleared."""
    blocks = SHOWN if sentence == SHOWN else SECRET
    proof = EvidenceInput(SECRET, f"https://{MAIL.partition('@')[0]}.example.org/")
    change = Change("blocked", sentence, blocks, blocks, proof)
    record_update(action, person, Update.Via.PORTAL, timezone.now(), change, action.version)
    update = Update.objects.filter(action=action).latest("version")
    Evidence.objects.create(update=update, title=SECRET, file=ContentFile(b"%PDF", "x.pdf"))


def _sow_people(agency: Agency) -> None:
    event = Workshop.objects.get(slug="mataram-2023")
    person = ParticipantFactory(full_name=SECRET, email=MAIL, phone=SECRET)
    AttendanceFactory(workshop=event, participant=person, agency=agency, position=SECRET)
    run = _upload([["Nama", "Jabatan", "HP"], [SECRET, SECRET, SECRET], ["", SECRET, SECRET]])
    checking.check(run)


def _upload(rows: list[list[str]]) -> ImportRun:
    now = timezone.now()
    upload = uploading.receive(csv_bytes(rows), f"{SECRET}.csv", None, now)
    return uploading.start(upload, "attendees", "mataram-2023", None, None, now)


def _sow_digest(person: User) -> None:
    Digest.objects.create(
        address=MAIL,
        user=person,
        local_date=date(2023, 6, 12),
        zone="Asia/Makassar",
        state="sent",
        items=[SECRET],
        subject=SECRET,
        text=SECRET,
        html=SECRET,
        error=SECRET,
    )
    Subscription.objects.create(mailbox=MAIL)


def _addresses() -> list[str]:
    """Every page of the editors, every public address of plans and actions, and what robots get."""
    pages = [page.url for page in Page.objects.filter(depth__gt=1).live()]
    references = Action.objects.values_list("reference", flat=True)
    files = Evidence.objects.values_list("pk", flat=True)
    return [
        *pages,
        "/robots.txt",
        "/sitemap.xml",
        *(f"/{path}/" for path in ("id/rencana-aksi", "en/action-plans")),
        *(
            f"/{path}/ntb/{rest}{query}"
            for path, part in (("id/rencana-aksi", "aksi/"), ("en/action-plans", "actions/"))
            for rest in ("", part)
            for query in ("", "?plan=ntb-2023", f"?text={SECRET[:-1]}", "?status=blocked&late=on")
        ),
        *(f"/{path}/{one}/" for path in ("id/aksi", "en/actions") for one in references),
        *(f"/{path}/{one}/" for path in ("id/bukti", "en/evidence") for one in files),
        *(f"/id/accounts/{path}/" for path in ("login", "password/reset", "login/code")),
        "/id/portal/",
        "/admin/",
        f"/media/evidence/{timezone.now().year}/x.pdf",
    ]


def _shown(answer: HttpResponseBase) -> str:
    content = b"".join(answer) if answer.streaming else answer.content
    return f"{answer.headers} {content.decode(errors='replace')}"


def test_no_public_address_shows_what_is_private(
    content: InitialContent, holder: User, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answers = {path: client.get(path) for path in _addresses()}
    showing = [path for path, answer in answers.items() if SECRET in _shown(answer)]
    assert showing == []
    assert SECRET not in caplog.text
    # What is public was there to be seen, or the walk above proves nothing.
    assert answers["/id/aksi/NTB-2023-001/"].status_code == 200
    assert SHOWN in _shown(answers["/id/aksi/NTB-2023-001/"])
    assert SHOWN in _shown(answers["/en/actions/NTB-2024-001/"])
    assert answers["/id/aksi/NTB-2022-001/"].status_code == 404


def test_action_awaiting_clearance_goes_on_showing_the_old_status(
    holder: User, client: Client
) -> None:
    page = client.get("/en/actions/NTB-2024-001/").content.decode()
    listed = client.get("/en/action-plans/ntb/actions/?plan=ntb-2027&status=blocked")
    assert "Blocked" not in page
    assert SHOWN not in listed.content.decode()


def test_records_of_people_are_written_as_numbers(holder: User) -> None:
    records = [
        *Participant.objects.all(),
        *ImportRun.objects.all(),
        *ImportRow.objects.all(),
        *Digest.objects.all(),
        *Subscription.objects.all(),
        *Tenure.objects.all(),
        *Update.objects.all(),
    ]
    assert [type(record).__name__ for record in records if SECRET in f"{record} {record!r}"] == []


def test_import_that_was_taken_back_keeps_no_cell(holder: User) -> None:
    run = _upload([["Nama", "Jabatan"], [f"{SECRET} dua", SECRET]])
    checking.check(run)
    applying.apply(run, None, timezone.now())
    undoing.undo(run, None, timezone.now())
    kept = list(ImportRow.objects.filter(run=run).values("cells", "before", "after", "problems"))
    whole = ImportRun.objects.filter(pk=run.pk).values("header", "mapping", "effects", "counts")
    assert SECRET not in json.dumps([kept, list(whole)])
    assert not Participant.objects.filter(full_name=f"{SECRET} dua").exists()
    run.upload.refresh_from_db()
    assert not run.upload.file

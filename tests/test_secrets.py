"""What is private is sown with a secret word; no public address, file or log may show it."""

import json
import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from actionplan.models import (
    Action,
    ActionPlan,
    ActionYear,
    Delegation,
    Delivery,
    Evidence,
    Note,
    Nudge,
    Quarter,
    StepDeliverable,
    Update,
)
from actionplan.updating import Change, EvidenceInput, record_update
from cms.loading import InitialContent, load_initial_content
from directory.loading import load_agency_kinds, load_regions
from directory.models import Agency, Invitation, Post, Region, Tenure, User
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
            plan=plan,
            reference=reference,
            title=title,
            owner=post,
            workshop=event,
            due_on=date(2030, 1, 1),
        )
        _say(action, person, SHOWN if plan is open_plan else SECRET)
        _sow_inside(action, post, person)
    _hide_an_action(open_plan, post, person)
    _sow_around_the_plan(open_plan, post, person)


def _say(action: Action, person: User, sentence: str) -> None:
    """A blocked action with internal evidence; on the careful plan nothing of it is cleared."""
    blocks = SHOWN if sentence == SHOWN else SECRET
    proof = EvidenceInput(SECRET, f"https://{MAIL.partition('@')[0]}.example.org/")
    change = Change("blocked", sentence, blocks, blocks, proof)
    record_update(action, person, Update.Via.PORTAL, timezone.now(), change, action.version)
    update = Update.objects.filter(action=action).latest("version")
    Evidence.objects.create(update=update, title=SECRET, file=ContentFile(b"%PDF", "x.pdf"))


def _sow_inside(action: Action, post: Post, person: User) -> None:
    """What officials say among themselves, beside a public action: notes, money, declined words."""
    now, day = timezone.now(), date(2023, 6, 12)
    Note.objects.create(action=action, written_by=person, text=SECRET, written_at=now)
    Nudge.objects.create(action=action, post=post, made_by=person, made_at=now, made_on=day)
    year = ActionYear.objects.create(
        action=action,
        year=2023,
        document=SECRET,
        programme=SECRET,
        activity=SECRET,
        sub_activity=SECRET,
        indicator=SECRET,
    )
    Quarter.objects.create(year=year, number=1, target=SECRET, realised=SECRET, obstacle=SECRET)
    same = {"action": action, "status_before": "planned", "status_after": "planned"}
    Update.objects.create(
        **same,
        version=action.version + 2,
        written_by=person,
        post=post,
        on_behalf_of=post.agency,
        on_behalf_basis=SECRET,
        filled_in_by=SECRET,
        sentence=SHOWN if action.title == SHOWN else SECRET,
        changes=[{"field": "owner", "before": SECRET, "after": SECRET}],
        written_at=now,
        cleared_at=now,
        cleared_by=person,
    )
    Update.objects.create(
        **same,
        version=action.version + 3,
        written_by=person,
        sentence=SECRET,
        written_at=now,
        declined_at=now,
        declined_by=person,
        declined_why=SECRET,
    )


def _hide_an_action(plan: ActionPlan, post: Post, person: User) -> None:
    """Not public in a public plan, whatever was cleared of it."""
    hidden = ActionFactory(
        plan=plan,
        owner=post,
        reference="NTB-2023-099",
        title=SECRET,
        description=SECRET,
        due_text=SECRET,
        origin_label=SECRET,
        origin_url=f"https://{SECRET}.example.org/",
        is_public=False,
    )
    _say(hidden, person, SECRET)
    Evidence.objects.filter(update__action=hidden).update(
        is_public=True, released_at=timezone.now()
    )


def _sow_around_the_plan(plan: ActionPlan, post: Post, person: User) -> None:
    now, day = timezone.now(), date(2023, 6, 12)
    deliverable = StepDeliverable.objects.first() or StepDeliverable.objects.create(
        step=plan.actions.first().step, key="laporan", name_id="Laporan", name_en="Report"
    )
    kept = {"plan": plan, "deliverable": deliverable, "reached_on": day, "recorded_at": now}
    url = f"https://{SECRET}.example.org/"
    file = ContentFile(b"%PDF", "y.pdf")
    Delivery.objects.create(**kept, sentence=SECRET, url=url, file=file, recorded_by=person)
    Delivery.objects.create(
        **kept, sentence=SECRET, url=url, is_public=True, released_at=now, withdrawn_at=now
    )
    Delivery.objects.create(
        **kept,
        sentence=SHOWN,
        url="https://example.org/",
        is_public=True,
        released_at=now,
        released_by=person,
        recorded_by=person,
    )
    Delegation.objects.create(
        plan=plan, post=post, starts_on=day, letter=SECRET, recorded_by=person, recorded_at=now
    )
    Invitation.objects.create(
        post=post,
        email=f"diundang.{MAIL}",
        full_name=SECRET,
        starts_on=day,
        letter=SECRET,
        secret_hash=SECRET,
        invited_by=person,
        invited_at=now,
        expires_at=now + timedelta(days=7),
    )


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


LINK = re.compile(r"""(?:href|src|action)=["']?(/[^"'> ]*)""")
MOST_PAGES = 500
# Of others: files of the design, the back office, and sign-in, whose links carry the next page.
ELSEWHERE = ("/static/", "/admin/", "/id/portal/", "/en/portal/", "/id/accounts/", "/en/accounts/")
FILES = ("updates.atom", "due-dates.ics", "actions.csv")


def _walk(client: Client, paths: list[str]) -> dict[str, str]:
    """Everything a visitor reaches from these pages by following links, as it was answered."""
    answers: dict[str, str] = {}
    waiting = list(paths)
    while waiting and len(answers) < MOST_PAGES:
        path = waiting.pop(0)
        if path in answers:
            continue
        answer = client.get(path)
        answers[path] = f"{answer.status_code} {_shown(answer)}"
        found = (unescape(link).split("#")[0] for link in LINK.findall(answers[path]))
        waiting += [link for link in found if not link.startswith(ELSEWHERE)]
    return answers


def test_walk_of_a_visitor_through_all_links_meets_nothing_private(
    content: InitialContent, holder: User, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answers = _walk(client, ["/id/", "/en/", *_addresses(), *_files()])
    assert [path for path, answer in answers.items() if SECRET in answer] == []
    assert [path for path, answer in answers.items() if answer.startswith("5")] == []
    assert SECRET not in caplog.text
    # The walk went where it matters: other pages than it began with, feeds, calendars and tables.
    assert len(answers) > len(_addresses()) + 50
    for path in _files():
        assert answers[path].startswith("200 "), path
    showing = {path.rsplit("/", 1)[-1] for path, answer in answers.items() if SHOWN in answer}
    assert set(FILES) <= showing


def _files() -> list[str]:
    """Feeds, calendars and tables of the region, of the country and by topic."""
    found = []
    for base, actions in (("/id/rencana-aksi", "aksi"), ("/en/action-plans", "actions")):
        found += [
            f"{base}/updates.atom",
            f"{base}/ntb/updates.atom",
            f"{base}/ntb/due-dates.ics",
            f"{base}/{actions}/actions.csv",
            f"{base}/ntb/{actions}/actions.csv",
            f"{base}/ntb/{actions}/actions.csv?text={SECRET[:-1]}",
        ]
    return found


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ("text=NTB-2023-099", "0 actions"),
        ("status=blocked", "1 action"),
        ("view=timeline", "1 action"),
        ("step=5", "1 action"),
    ],
)
def test_hidden_action_is_counted_nowhere(
    holder: User, client: Client, query: str, counted: str
) -> None:
    """Neither by words nor by filters; the number above the list leaves it out as well."""
    address = f"/en/action-plans/ntb/actions/?plan=ntb-2023&{query}"
    page = client.get(address).content.decode()
    assert "/en/actions/NTB-2023-099/" not in page
    assert [
        number for number in ("0 actions", "1 action", "2 actions") if f"{number}<" in page
    ] == [counted]


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

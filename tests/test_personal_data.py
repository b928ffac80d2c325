"""Personal data go when their time is over or a person asks, from everywhere; the numbers stay."""

import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache, caches
from django.core.management import CommandError, call_command
from django.db import ConnectionHandler, connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_redis import get_redis_connection
from pytest_django import Settings
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from actionplan.models import Action, Update
from actionplan.updating import Change, record_update
from cms.models.records import PersonLogEntry
from directory import personal, tasks
from directory.appointing import Appointment, Invitee, invite
from directory.models import Agency, AgencyAlias, Invitation, Post, Tenure, User
from directory.wiping import wipe_freed_space
from intake import applying, checking, settling, undoing, uploading
from intake.models import ColumnMemory, Export, ImportRow, ImportRun, Upload
from reminders.models import Digest, Snooze, Subscription, Undeliverable, UpdateLink
from tests.factories import (
    ActionFactory,
    AgencyFactory,
    AgencyTypeFactory,
    AttendanceFactory,
    ParticipantFactory,
    PlanFactory,
    PostFactory,
    TenureFactory,
    UserFactory,
    WorkshopFactory,
)
from tests.intake.files import csv_bytes
from workshops.models import (
    Attendance,
    Participant,
    ParticipationCount,
    Programme,
    ReachCount,
    Workshop,
)
from workshops.stats import participation, reach

pytestmark = [pytest.mark.django_db, pytest.mark.both]

SECRET = "rahasiaqz"
NAMES = ["Nol", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan"]
EVENT = "uji-2023"
OVER = date(2023, 5, 23)
LONG_AFTER = date(2126, 1, 1)


# --- Every place where a secret could be ----------------------------------------------------------


def tables_with(secret: str) -> list[str]:
    """Every table of the database, whoever made it, read as text; sessions decoded."""
    with connection.cursor() as cursor:
        found = connection.introspection.table_names(cursor)
        showing = [name for name in found if secret in _as_text(cursor, name)]
    decoded = str([session.get_decoded() for session in Session.objects.all()]).lower()
    return sorted([*showing, *(["sessions"] if secret in decoded else [])])


def _as_text(cursor: Any, table: str) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return str(cursor.fetchall()).lower()


def files_with(secret: str, folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [
        path.name
        for path in files
        if secret in path.name.lower() or secret.encode() in path.read_bytes().lower()
    ]


def keys_with(secret: str) -> list[str]:
    """Of all keys of the cache's server, those that hold it in their name or value."""
    server = get_redis_connection("default")
    return [
        key.decode()
        for key in server.scan_iter()
        if secret.encode() in key.lower() + (server.dump(key) or b"").lower()
    ]


# --- A list with the secret in every cell ---------------------------------------------------------


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for every test; where uploads lie was settled when the models were loaded."""
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    storage = vars(Upload._meta.get_field("file").storage)  # type: ignore[union-attr]
    for name in ("base_location", "location"):
        monkeypatch.setitem(storage, name, str(tmp_path / "uploads"))
    return tmp_path


@pytest.fixture
def event(db: None) -> Workshop:
    programme = Programme.objects.create(key="gcm", name_id="GCM", name_en="GCM")
    return WorkshopFactory(slug=EVENT, programme=programme, personal_data_until=date(2023, 12, 31))


def upload_list(*rows: list[str], sheet_of: str = EVENT) -> ImportRun:
    header = ["Nama", "Jabatan", "Instansi", "Email", "HP", f"Catatan {SECRET}"]
    now = timezone.now()
    upload = uploading.receive(csv_bytes([header, *rows]), f"Daftar {SECRET}.csv", None, now)
    return uploading.start(upload, "attendees", sheet_of, None, None, now)


def secret_row(number: int) -> list[str]:
    return [
        f"{SECRET} {NAMES[number]}",
        f"Kepala {SECRET}",
        f"Paguyuban {SECRET} {NAMES[number]}",
        f"{SECRET}.{number}@example.org",
        f"0812 {SECRET}",
        SECRET,
    ]


def applied(*rows: list[str]) -> ImportRun:
    run = upload_list(*rows)
    checking.check(run)
    applying.apply(run, None, timezone.now(), only_valid=True)
    return run


def sow(client: Client) -> ImportRun:
    """Imports in every state, an edit and a deletion in the back office, exports taken."""
    run = applied(*(secret_row(number) for number in range(1, 7)))
    undone = applied(secret_row(7))
    undoing.undo(undone, None, timezone.now())
    open_run = upload_list(secret_row(8), ["", SECRET, SECRET, SECRET, SECRET, SECRET])
    checking.check(open_run)
    ImportRun.objects.filter(pk=open_run.pk).update(answers={"agency": {SECRET: f"type:{SECRET}"}})
    ImportRow.objects.filter(run=open_run).update(edits={"email": f"{SECRET}@example.org"})
    ColumnMemory.objects.create(
        kind="attendees", organiser="iom", heading=f"catatan {SECRET}", field=""
    )
    _edit_agencies(client)
    for ending in ("csv", "xlsx"):
        assert client.post(reverse(f"workshops:participant-{ending}")).status_code == 200
    return run


def _edit_agencies(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    edited, deleted, spelt = Agency.objects.order_by("pk")[:3]
    for agency, page in ((edited, "edit"), (spelt, "edit"), (deleted, "delete")):
        form = {"name": f"{agency.name} baru", "type": AgencyTypeFactory().pk}
        if page == "delete":
            Attendance.objects.filter(agency=agency).update(agency=None)
        assert client.post(f"/admin/agencies/{page}/{agency.pk}/", form).status_code == 302
    AgencyAlias.objects.create(agency=spelt, spelling=SECRET)


def test_secret_is_nowhere_after_a_purge(
    event: Workshop, client: Client, data_dir: Path, django_capture_on_commit_callbacks: Any
) -> None:
    sow(client)
    before = participation(event.pk)
    assert set(tables_with(SECRET)) >= {
        "directory_agency",
        "directory_agencyalias",
        "intake_columnmemory",
        "intake_importrow",
        "intake_importrun",
        "intake_upload",
        "wagtailcore_modellogentry",
        "workshops_attendance",
        "workshops_participant",
    }
    assert files_with(SECRET, data_dir) != []

    with django_capture_on_commit_callbacks(execute=True):
        personal.purge(LONG_AFTER)

    assert tables_with(SECRET) == []
    assert files_with(SECRET, data_dir) == []
    assert (before.number, participation(event.pk)) == (6, before)


def test_secret_is_in_no_cache_after_a_purge(
    event: Workshop, client: Client, page_cache: None, data_dir: Path
) -> None:
    sow(client)
    visitor, people = Client(), reverse("workshops:participant-list")
    for path in ("/id/", "/en/", people, f"{people}?text={SECRET}"):
        visitor.get(path)
        client.get(path)
    cache.set("planted", SECRET)
    assert keys_with(SECRET) != []
    cache.delete("planted")
    personal.purge(LONG_AFTER)
    assert keys_with(SECRET) == []
    for name in caches:
        caches[name].clear()


def test_file_of_the_database_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "small.sqlite3"
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    database["OPTIONS"] = {"init_command": "PRAGMA journal_mode=WAL"}  # type: ignore[assignment]
    small = ConnectionHandler({"default": database})["default"]
    with small.cursor() as cursor:
        cursor.execute("CREATE TABLE people (name text)")
        cursor.execute("INSERT INTO people VALUES (%s)", [SECRET])
        cursor.execute("DELETE FROM people")
    assert "small.sqlite3-wal" in files_with(SECRET, tmp_path)
    wipe_freed_space(small)
    assert files_with(SECRET, tmp_path) == []
    small.close()
    assert sqlite3.connect(path).execute("SELECT * FROM people").fetchall() == []


# --- When the time is over ------------------------------------------------------------------------


def run(*arguments: Any) -> tuple[int, dict[str, Any]]:
    """Exit code and the one JSON object on standard output."""
    out = io.StringIO()
    try:
        call_command(*map(str, arguments), "--json", stdout=out, stderr=io.StringIO())
    except SystemExit as end:
        return int(str(end.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def purged_on(day: date) -> list[str]:
    return [each.key for each in personal.purge(day) if each.of == "workshops"]


def changed_on(workshop: Workshop, day: date) -> None:
    moment = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    Attendance.objects.filter(workshop=workshop).update(updated_at=moment)


def test_list_goes_two_years_after_its_last_change() -> None:
    workshop = AttendanceFactory(workshop__slug=EVENT, workshop__ends_on=OVER).workshop
    changed_on(workshop, date(2026, 2, 28))
    assert purged_on(date(2028, 2, 27)) == []
    assert purged_on(date(2028, 2, 28)) == [EVENT]
    workshop.refresh_from_db()
    assert workshop.purged_on == date(2028, 2, 28)


def test_list_goes_two_years_after_the_event_when_it_was_entered_before() -> None:
    workshop = AttendanceFactory(workshop__slug=EVENT, workshop__ends_on=OVER).workshop
    changed_on(workshop, date(2023, 5, 1))
    assert (purged_on(date(2025, 5, 22)), purged_on(date(2025, 5, 23))) == ([], [EVENT])


def test_office_may_set_another_default(settings: Settings) -> None:
    settings.PERSONAL_DATA_KEPT_FOR = 3
    workshop = AttendanceFactory(workshop__slug=EVENT, workshop__ends_on=OVER).workshop
    changed_on(workshop, date(2023, 11, 30))
    assert (purged_on(date(2024, 2, 29)), purged_on(date(2024, 3, 1))) == ([], [EVENT])


def test_day_of_the_workshop_goes_before_the_default() -> None:
    until = date(2023, 8, 1)
    AttendanceFactory(workshop__slug=EVENT, workshop__personal_data_until=until)
    assert (purged_on(date(2023, 7, 31)), purged_on(until)) == ([], [EVENT])


def test_list_of_an_old_event_imported_today_stays() -> None:
    AttendanceFactory(workshop__ends_on=OVER)
    assert purged_on(timezone.localdate()) == []


def test_open_import_into_an_old_event_is_left_to_who_checks_it(event: Workshop) -> None:
    Workshop.objects.update(personal_data_until=None)
    run = upload_list(secret_row(1))
    assert purged_on(timezone.localdate()) == []
    run.refresh_from_db()
    assert run.state == ImportRun.State.UPLOADED


def test_form_refuses_a_day_before_the_event_is_over(client: Client, event: Workshop) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    form = {
        "slug": EVENT,
        "kind": "workshop",
        "title_id": "Lokakarya",
        "title_en": "Workshop",
        "region": event.region_id,
        "starts_on": "2023-05-23",
        "ends_on": "2023-05-23",
        "organisers": "",
        "personal_data_until": "2023-05-22",
    }
    page = f"/admin/workshop_records/edit/{event.pk}/"
    assert list(client.post(page, form).context["form"].errors) == ["personal_data_until"]
    assert client.post(page, form | {"personal_data_until": "2030-01-31"}).status_code == 302
    event.refresh_from_db()
    assert event.personal_data_until == date(2030, 1, 31)


def test_nightly_task_purges(event: Workshop) -> None:
    applied(secret_row(1))
    tasks.purge_personal_data()
    assert Participant.objects.count() == 0


# --- What the command says ------------------------------------------------------------------------


def test_command_says_what_it_counted_and_removed(event: Workshop) -> None:
    applied(secret_row(1), secret_row(2))
    told = {
        "slug": EVENT,
        "participants": 2,
        "attendances": 2,
        "rows": 2,
        "files": 1,
        "agencies": 2,
        "counted": 2,
    }
    rehearsed = run("purge_personal_data", "--at", "2024-01-01", "--dry-run")
    whole = {"at": "2024-01-01", "workshops": [told], "counted": 2}
    others = {"other_imports": {"rows": 0, "files": 0}}
    assert rehearsed == (0, {"dry_run": True, **whole, **others})
    assert Participant.objects.count() == 2
    assert run("purge_personal_data", "--at", "2024-01-01") == (
        0,
        {"dry_run": False, **whole, **others},
    )
    assert (Participant.objects.count(), Agency.objects.count()) == (0, 0)
    assert run("purge_personal_data", "--at", "2024-01-01")[1]["workshops"] == []


def test_command_refuses_what_is_no_day() -> None:
    with pytest.raises(CommandError, match="besok"):
        call_command("purge_personal_data", "--at", "besok")


def test_day_to_come_needs_force_in_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="--force"):
        call_command("purge_personal_data", "--at", "2126-01-01")


def test_summary_is_in_the_language_of_the_reader(event: Workshop) -> None:
    applied(secret_row(1))
    out = io.StringIO()
    call_command("purge_personal_data", "--at", "2024-01-01", stdout=out)
    assert EVENT in out.getvalue()
    assert SECRET not in out.getvalue()


# --- Numbers --------------------------------------------------------------------------------------


def people_of(workshop: Workshop, agency: Agency, *sexes: str) -> list[Participant]:
    people = [ParticipantFactory(sex=sex) for sex in sexes]
    for person in people:
        AttendanceFactory(workshop=workshop, participant=person, agency=agency)
    return people


def test_numbers_are_frozen_by_type_level_and_sex(event: Workshop) -> None:
    office = AgencyFactory(level="regency")
    people_of(event, office, "female", "female", "male", "")
    for unknown in (None, AgencyFactory(type=None, level="")):
        AttendanceFactory(workshop=event, agency=unknown)
    AttendanceFactory(workshop=event, agency=office, state="absent")
    personal.purge(LONG_AFTER)
    cells = ParticipationCount.objects.order_by("type_key", "sex")
    assert list(cells.values_list("workshop", "type_key", "level", "sex", "number")) == [
        (event.pk, "", "", "", 2),
        (event.pk, "local_government", "regency", "", 1),
        (event.pk, "local_government", "regency", "female", 2),
        (event.pk, "local_government", "regency", "male", 1),
    ]


def test_list_that_comes_again_after_a_purge_is_not_counted_twice(event: Workshop) -> None:
    people = [secret_row(number) for number in range(1, 8)]
    applied(*people)
    before = participation(event.pk), reach(event.programme_id)
    assert (before[0].number, before[1].number) == (7, 7)
    assert purged_on(LONG_AFTER) == [EVENT]
    applied(*people)
    assert Attendance.objects.count() == 7
    assert (participation(event.pk), reach(event.programme_id)) == before
    assert purged_on(LONG_AFTER) == [EVENT]
    assert (participation(event.pk), reach(event.programme_id)) == before
    assert ParticipationCount.objects.get().number == ReachCount.objects.get().number == 7
    assert purged_on(LONG_AFTER) == []


def test_list_after_a_purge_that_counted_nobody_is_counted(event: Workshop) -> None:
    upload_list(secret_row(1))
    assert purged_on(LONG_AFTER) == [EVENT]
    event.refresh_from_db()
    assert event.purged_on == LONG_AFTER
    people_of(event, AgencyFactory(), *["female"] * 6)
    assert participation(event.pk).number == 6


def test_person_back_on_a_purged_list_is_counted_for_a_later_event(event: Workshop) -> None:
    office = AgencyFactory()
    later = WorkshopFactory(slug="uji-2024", programme=event.programme, starts_on=OVER)
    people_of(event, office, *["female"] * 6)
    assert purged_on(timezone.localdate()) == [EVENT]
    (back,) = people_of(event, office, "male")
    AttendanceFactory(workshop=later, participant=back, agency=office)
    assert reach(event.programme_id).number == 7
    assert purged_on(LONG_AFTER) == [EVENT, "uji-2024"]
    assert (participation(event.pk).number, reach(event.programme_id).number) == (6, 7)


def test_person_erased_from_a_list_that_came_again_is_not_counted_twice(event: Workshop) -> None:
    people = [secret_row(number) for number in range(1, 8)]
    applied(*people)
    assert purged_on(LONG_AFTER) == [EVENT]
    applied(*people)
    assert run("erase_person", f"{SECRET}.1@example.org", "--yes")[0] == 0
    assert (Attendance.objects.count(), participation(event.pk).number) == (6, 7)


def test_few_stay_hidden_when_they_are_frozen(event: Workshop) -> None:
    people_of(event, AgencyFactory(), *["male"] * 7)
    people_of(event, AgencyFactory(type=AgencyTypeFactory(key="school")), "male", "female")
    before = participation(event.pk)
    assert [part.number for part in before.slices] == [None, None]
    personal.purge(LONG_AFTER)
    assert participation(event.pk) == before


def test_person_reached_twice_is_counted_once_and_at_the_end(event: Workshop) -> None:
    office = AgencyFactory()
    later = WorkshopFactory(slug="uji-2024", programme=event.programme, starts_on=OVER)
    people = people_of(event, office, *["female"] * 6)
    for person in people[:2]:
        AttendanceFactory(workshop=later, participant=person, agency=office)
    before = reach(event.programme_id)
    assert before.number == 6
    assert purged_on(timezone.localdate()) == [EVENT]
    assert (ReachCount.objects.get().number, Participant.objects.count()) == (4, 2)
    assert reach(event.programme_id) == before
    assert purged_on(LONG_AFTER) == ["uji-2024"]
    assert (ReachCount.objects.get().number, Participant.objects.count()) == (6, 0)
    assert reach(event.programme_id) == before


def test_public_page_shows_the_same_numbers(event: Workshop, client: Client) -> None:
    people_of(event, AgencyFactory(), *["male"] * 12)
    before = participation(event.pk)
    personal.purge(LONG_AFTER)
    assert (before.number, participation(event.pk)) == (12, before)


# --- What else hangs on a list --------------------------------------------------------------------


def test_purged_import_cannot_be_undone_or_applied(event: Workshop) -> None:
    done, waiting = applied(secret_row(1)), upload_list(secret_row(2))
    checking.check(waiting)
    personal.purge(LONG_AFTER)
    for each in (done, waiting):
        each.refresh_from_db()
    with pytest.raises(uploading.Closed):
        applying.apply(waiting, None, timezone.now())
    assert waiting.state == ImportRun.State.EXPIRED
    with pytest.raises(undoing.TooLate):
        undoing.undo(done, None, timezone.now())
    assert not ImportRun.objects.undoable_at(timezone.now()).exists()


def test_agency_that_serves_something_else_stays(event: Workshop) -> None:
    applied(secret_row(1), secret_row(2))
    _first, second = Agency.objects.order_by("pk")
    PostFactory(agency=second)
    AgencyAlias.objects.create(agency=second, spelling="paguyuban dua")
    personal.purge(LONG_AFTER)
    assert list(Agency.objects.all()) == [second]
    assert AgencyAlias.objects.get().spelling == "paguyuban dua"


def test_spelling_learnt_from_a_list_goes_with_it(event: Workshop) -> None:
    office = AgencyFactory(name="Paguyuban Lain", region=event.region)
    list_of_one = upload_list(secret_row(1))
    checking.check(list_of_one)
    typed = f"Paguyuban {SECRET} Satu"
    settling.answer(list_of_one, "type_unsure", "agency", typed, f"type:{office.type.key}")
    checking.check(list_of_one)
    applying.apply(list_of_one, None, timezone.now())
    assert AgencyAlias.objects.count() == 1
    uploading.forget_stale(timezone.now() + timedelta(days=8))
    personal.purge(LONG_AFTER)
    assert not AgencyAlias.objects.exists()
    assert list(Agency.objects.all()) == [office]


def test_agency_that_the_office_entered_stays(event: Workshop) -> None:
    office = AgencyFactory()
    people_of(event, office, "male")
    personal.purge(LONG_AFTER)
    assert list(Agency.objects.all()) == [office]


def test_old_import_of_another_kind_forgets_its_file_name() -> None:
    moment = timezone.now() - timedelta(days=800)
    upload = uploading.receive(b"x", f"{SECRET}.xlsx", None, moment, keep=False)
    ImportRun.objects.create(upload=upload, kind="posts", target="", started_at=moment)
    young = uploading.receive(b"x", "muda.xlsx", None, timezone.now(), keep=False)
    ImportRun.objects.create(upload=young, kind="posts", target="", started_at=timezone.now())
    unread = uploading.receive(b"x", f"{SECRET}.csv", None, moment)
    personal.purge(timezone.localdate())
    assert list(Upload.objects.order_by("pk").values_list("name", flat=True)) == [
        "….xlsx",
        "muda.xlsx",
    ]
    assert not Upload.objects.filter(pk=unread.pk).exists()


def test_file_that_no_upload_knows_is_swept(
    data_dir: Path, django_capture_on_commit_callbacks: Any
) -> None:
    stray = data_dir / "uploads" / "stray"
    stray.parent.mkdir()
    stray.write_text(SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        personal.purge(timezone.localdate())
    assert stray.exists()
    with django_capture_on_commit_callbacks(execute=True):
        personal.purge(timezone.localdate() + timedelta(days=2))
    assert not stray.exists()


def test_sessions_that_have_ended_are_cleared(client: Client) -> None:
    client.force_login(UserFactory())
    personal.purge(timezone.localdate())
    assert Session.objects.count() == 1
    personal.purge(timezone.localdate() + timedelta(days=16))
    assert Session.objects.count() == 0


# --- One person -----------------------------------------------------------------------------------

MAIL = f"{SECRET}.orang@example.org"


@pytest.fixture
def person(event: Workshop) -> User:
    """Somebody about whom the site knows everything it can."""
    user: User = UserFactory(email=MAIL, full_name=f"Siti {SECRET}", is_staff=True)
    post = PostFactory()
    TenureFactory(post=post, holder=user, letter=SECRET)
    action = ActionFactory(plan=PlanFactory(region=post.agency.region), owner=post)
    change = Change("in_progress", "Sudah mulai.", "", "", None)
    record_update(action, user, Update.Via.PORTAL, timezone.now(), change, action.version)
    _came(event)
    _invited(post, timezone.now(), accepted_at=timezone.now())
    _invited(PostFactory(), timezone.now())
    _reminded(user, action)
    upload = uploading.receive(b"x", "daftar.csv", user, timezone.now())
    ImportRun.objects.create(
        upload=upload, kind="posts", target="", started_by=user, started_at=timezone.now()
    )
    Export.objects.create(
        list_name="participants", format="csv", rows=3, exported_by=user, exported_at=timezone.now()
    )
    return user


def _invited(post: Post, moment: datetime, **more: Any) -> Invitation:
    whom, how = Invitee(MAIL, f"Siti {SECRET}"), Appointment(moment.date(), letter=SECRET)
    invitation = invite(post, whom, replace(how, standing="plt"), None, moment)
    Invitation.objects.filter(pk=invitation.pk).update(**(more or {"sent_at": moment}))
    return invitation


def _came(event: Workshop) -> None:
    row = [f"Siti {SECRET}", "Analis", "Paguyuban Melati", MAIL.upper(), "", ""]
    run = applied(row, ["Budi", "", "Paguyuban Melati", "budi@example.org", "", ""])
    upload_list([f"Siti {SECRET}", "", "", "", "", ""])
    ImportRun.objects.filter(pk=run.pk).update(answers={"email": {"siti@": MAIL, "b": "c"}})


def _reminded(user: User, action: Action) -> None:
    Subscription.objects.create(user=user)
    now = timezone.now()
    for address, who in ((MAIL, user), ("lain@example.org", None)):
        Digest.objects.create(
            address=address, user=who, local_date=OVER, zone="Asia/Jakarta", text="Yth."
        )
        UpdateLink.objects.create(
            token_hash=address,
            action=action,
            address=address,
            user=who,
            created_at=now,
            expires_at=now,
        )
        Snooze.objects.create(address=address, reference="X", until=OVER, made_at=now)
        Undeliverable.objects.create(address=address, bounces=1, last_at=now, reason=address)
    EmailAddress.objects.create(user=user, email=MAIL)
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    UserProfile.objects.create(user=user)
    PersonLogEntry.objects.log_action(user, "wagtail.edit", user=user)
    client = Client()
    client.force_login(user)


def test_export_holds_everything(person: User, tmp_path: Path) -> None:
    code, answer = run("export_person", MAIL.upper(), tmp_path / "baru" / "siti")
    assert (code, answer["email"]) == (0, MAIL)
    assert {name: n for name, n in answer["found"].items() if n} == {
        "account": 1,
        "back_office_log": 1,
        "digests": 1,
        "exports": 1,
        "import_rows": 2,
        "imports": 1,
        "invitations": 2,
        "participants": 1,
        "participations": 1,
        "refusals": 1,
        "second_factors": 1,
        "sessions": 1,
        "snoozes": 1,
        "subscriptions": 1,
        "tenures": 1,
        "update_links": 1,
        "updates": 1,
        "uploads": 1,
    }
    folder = tmp_path / "baru" / "siti"
    held = json.loads((folder / "person.json").read_text())
    assert held["participations"][0]["event"] == EVENT
    assert held["updates"][0]["sentence"] == "Sudah mulai."
    assert set(answer["files"]) == {path.name for path in folder.iterdir()}
    assert (folder / "person.json").stat().st_mode & 0o777 == 0o600
    whole = "".join(path.read_text() for path in folder.iterdir())
    assert "token" not in whole
    assert "Budi" not in whole


def test_export_of_nobody_is_refused(tmp_path: Path) -> None:
    code, answer = run("export_person", "siapa@example.org", tmp_path)
    assert (code, answer["error"]["code"]) == (1, "person_unknown")


def test_export_into_a_file_is_refused(person: User, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    code, answer = run("export_person", MAIL, tmp_path / "berkas")
    assert (code, answer["error"]["code"]) == (1, "folder_not_writable")


def test_erased_person_is_nowhere_and_still_counted(person: User, event: Workshop) -> None:
    before = participation(event.pk)
    assert "directory_user" in tables_with(SECRET)
    code, answer = run("erase_person", MAIL.upper(), "--yes")
    assert (code, answer["found"]["participants"]) == (0, 1)
    assert answer["removed"] == {
        "account": 1,
        "back_office_log": 0,
        "caught_mail": 0,
        "digests": 1,
        "import_answers": 1,
        "import_files": 1,
        "import_rows": 2,
        "invitations": 2,
        "participants": 1,
        "participations": 1,
        "post_mailboxes": 0,
        "refusals": 1,
        "second_factors": 1,
        "sessions": 1,
        "snoozes": 1,
        "subscriptions": 1,
        "tenures": 1,
        "update_links": 1,
    }
    assert tables_with(f"siti {SECRET}") == []
    assert tables_with(MAIL) == []
    assert participation(event.pk) == before
    assert list(Participant.objects.values_list("full_name", flat=True)) == ["Budi"]
    assert Digest.objects.get().address == "lain@example.org"
    _is_nameless(person)
    assert run("erase_person", MAIL, "--yes")[1]["error"]["code"] == "person_unknown"


def _is_nameless(person: User) -> None:
    person.refresh_from_db()
    assert (person.email, person.full_name, person.is_active, person.is_staff) == (
        f"erased-{person.pk}@langkah.invalid",
        "",
        False,
        False,
    )
    assert not person.has_usable_password()
    assert Tenure.objects.get(holder=person).ends_on == timezone.localdate()
    assert Update.objects.get().written_by == person


def test_account_that_did_nothing_is_deleted() -> None:
    UserFactory(email=MAIL)
    assert run("erase_person", MAIL, "--no-input")[0] == 0
    assert not User.objects.exists()


def test_somebody_who_was_only_invited_is_erased() -> None:
    _invited(PostFactory(), timezone.now())
    code, answer = run("erase_person", MAIL, "--yes")
    assert (code, answer["removed"]["invitations"]) == (0, 1)
    assert tables_with(SECRET) == []


def test_invitations_go_when_nobody_needs_them_any_more() -> None:
    sent = datetime(2026, 1, 1, 5, tzinfo=UTC)
    _invited(PostFactory(), sent)  # good until 8 January
    _invited(PostFactory(), sent, accepted_at=sent)
    for day, names in (
        (date(2026, 2, 6), [f"Siti {SECRET}"] * 2),
        (date(2026, 2, 7), [f"Siti {SECRET}"]),
        (date(2027, 12, 31), [f"Siti {SECRET}"]),
        (date(2028, 1, 1), [""]),
    ):
        personal.purge(day)
        assert list(Invitation.objects.values_list("full_name", flat=True)) == names
    assert tables_with(SECRET) == []


def test_erasing_asks_first(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    code, answer = run("erase_person", MAIL)
    assert (code, answer["error"]["code"]) == (1, "not_confirmed")
    monkeypatch.setattr("sys.stdin", io.StringIO("ya\n"))
    assert run("erase_person", MAIL)[0] == 0


def test_shared_mailbox_is_no_person(event: Workshop) -> None:
    for name in ("Siti", "Siti, S.Sos", "Budi"):
        AttendanceFactory(participant__full_name=name, participant__email="dinsos@example.org")
    code, answer = run("erase_person", "dinsos@example.org", "--yes")
    assert (code, answer["error"]["code"]) == (1, "address_shared")
    code, answer = run("erase_person", "dinsos@example.org", "--yes", "--name", "siti")
    assert (code, answer["removed"]["participants"]) == (0, 2)
    assert Participant.objects.get().full_name == "Budi"


def came_without_address(event: Workshop, *names: str) -> list[Participant]:
    """People who gave no address, beside somebody and something else that has none."""
    Subscription.objects.create(user=UserFactory(full_name="Lain"))
    PostFactory(mailbox="", title="Sekretaris")
    office = AgencyFactory(name="Dinas Sosial")
    people = [ParticipantFactory(full_name=name) for name in names]
    for person in people:
        AttendanceFactory(workshop=event, participant=person, agency=office, position="Analis")
    return people


def test_person_without_address_is_erased_by_name_and_event(event: Workshop) -> None:
    came_without_address(event, "Siti Aminah, S.Sos", "Budi")
    before = participation(event.pk)
    code, answer = run("erase_person", "siti aminah", "--workshop", EVENT, "--yes")
    assert (code, {name: n for name, n in answer["removed"].items() if n}) == (
        0,
        {"participants": 1, "participations": 1},
    )
    assert Participant.objects.get().full_name == "Budi"
    assert participation(event.pk) == before
    assert (Subscription.objects.count(), User.objects.count()) == (1, 1)
    assert Post.objects.get().title == "Sekretaris"


def test_export_of_a_person_without_address_holds_nobody_else(
    event: Workshop, tmp_path: Path
) -> None:
    siti, _budi = came_without_address(event, "Siti Aminah", "Budi")
    code, answer = run("export_person", f"#{siti.pk}", tmp_path, "--yes")
    assert (code, answer["number"]) == (0, siti.pk)
    assert {name: n for name, n in answer["found"].items() if n} == {
        "participants": 1,
        "participations": 1,
    }
    assert json.loads((tmp_path / "person.json").read_text())["number"] == siti.pk


def test_several_of_a_name_are_listed_and_nothing_happens(event: Workshop) -> None:
    siti, other = came_without_address(event, "Siti", "Siti Aminah")
    code, answer = run("erase_person", "Siti", "--workshop", EVENT, "--yes")
    assert (code, answer["error"]["code"]) == (1, "person_unclear")
    listed = {"email": "", "position": "Analis", "office": "Dinas Sosial", "event": EVENT}
    assert answer["matches"] == [
        {"number": siti.pk, "name": "Siti", "is_exact": True, **listed},
        {"number": other.pk, "name": "Siti Aminah", "is_exact": False, **listed},
    ]
    assert run("erase_person", other.pk, "--yes")[0] == 0
    assert list(Participant.objects.all()) == [siti]


def test_part_of_a_name_is_listed_and_nothing_happens(event: Workshop) -> None:
    came_without_address(event, "Siti Aminah")
    code, answer = run("erase_person", "Aminah", "--workshop", EVENT, "--yes")
    assert (code, answer["error"]["code"], len(answer["matches"])) == (1, "person_unclear", 1)
    assert Participant.objects.count() == 1


def test_who_is_found_by_name_is_shown_before_anything_happens(
    event: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (siti,) = came_without_address(event, "Siti Aminah")
    for command in (["erase_person"], ["export_person", str(tmp_path / "out")]):
        monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
        told = io.StringIO()
        with pytest.raises(SystemExit):
            call_command(command[0], "Siti Aminah", *command[1:], "--workshop", EVENT, stderr=told)
        assert told.getvalue().startswith(
            f"#{siti.pk} Siti Aminah; Analis; Dinas Sosial; {EVENT}\n"
        )
    assert Participant.objects.count() == 1
    assert not (tmp_path / "out").exists()


def test_person_found_by_name_who_gave_an_address_goes_everywhere(person: User) -> None:
    code, answer = run("erase_person", f"Siti {SECRET}", "--workshop", EVENT, "--yes")
    assert (code, answer["email"], answer["removed"]["account"]) == (0, MAIL, 1)
    assert tables_with(MAIL) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("Siti", "--workshop", "tidak-ada"), "workshop_unknown"),
        (("Nama Lain", "--workshop", EVENT), "person_unknown"),
        (("", "--workshop", EVENT), "person_unknown"),
        (("...", "--workshop", EVENT), "person_unknown"),
        (("#999999",), "person_unknown"),
        (("9" * 30,), "not_an_address"),
        (("Siti",), "not_an_address"),
    ],
)
def test_nobody_is_found(arguments: tuple[str, ...], code: str, event: Workshop) -> None:
    came_without_address(event, "Siti")
    assert run("erase_person", *arguments, "--yes")[1]["error"]["code"] == code
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("text", ["", " ", "Kasi", "example.org", "%", "@", "@example.org"])
@pytest.mark.parametrize("command", ["erase_person", "export_person"])
def test_what_is_no_address_touches_nobody(
    command: str, text: str, event: Workshop, tmp_path: Path
) -> None:
    ParticipantFactory(full_name="Tanpa Surel", email="")
    extra = ["--yes"] if command == "erase_person" else [str(tmp_path / "out")]
    with pytest.raises(SystemExit) as refused:
        call_command(command, text, *extra)
    assert refused.value.code == 1
    assert Participant.objects.filter(full_name="Tanpa Surel").count() == 1
    assert not (tmp_path / "out").exists()


def test_longer_address_is_another_person(event: Workshop) -> None:
    applied(
        ["Ani", "", "Paguyuban A", "ani@example.org", "", ""],
        ["Yani", "", "Paguyuban B", "yani@example.org", "", ""],
    )
    assert run("erase_person", "ani@example.org", "--yes")[1]["removed"]["import_rows"] == 1
    assert ImportRow.objects.get(number=3).cells[0] == "Yani"


def test_office_that_only_an_erased_person_came_from_goes_too(event: Workshop) -> None:
    applied(secret_row(1), secret_row(2))
    assert run("erase_person", f"{SECRET}.1@example.org", "--yes")[0] == 0
    assert [agency.name for agency in Agency.objects.all()] == [f"Paguyuban {SECRET} Dua"]


def test_mail_of_an_office_is_not_of_who_gave_its_address() -> None:
    post = PostFactory(mailbox="dinsos@example.org")
    Subscription.objects.create(mailbox="dinsos@example.org")
    AttendanceFactory(participant__email="dinsos@example.org")
    assert run("erase_person", "dinsos@example.org", "--yes")[0] == 0
    assert Post.objects.get() == post
    assert Post.objects.get().mailbox == "dinsos@example.org"
    assert (Subscription.objects.count(), Participant.objects.count()) == (1, 0)


def test_names_leave_the_log_of_the_back_office() -> None:
    user = UserFactory(email=MAIL, full_name="Siti Aminah")
    office = AgencyFactory(name="Kantor Siti Aminah")
    other = AgencyFactory(name="Kantor Siti")
    for each in (office, other):
        ModelLogEntry.objects.log_action(each, "wagtail.edit", data={"said": f"by {MAIL}"[:2]})
    personal.erase(personal.identify(user.email), OVER)
    labels = ModelLogEntry.objects.order_by("pk").values_list("label", flat=True)
    assert list(labels) == [f"#{office.pk}", "Kantor Siti"]


# --- No field is forgotten ------------------------------------------------------------------------

TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)

# What cannot hold personal data, or holds what the public may read: by app, then by model. "*" are
# all fields. A field that is neither here nor with a keeper (`personal.keepers()`) fails the test.
NOT_PERSONAL: dict[str, dict[str, str]] = {
    "actionplan": {
        "Action": "reference title description blocked_by unblocked_by due_text "
        "origin_label origin_url",
        "ActionPlan": "key title_id title_en",
        "ActionYear": "document programme activity sub_activity indicator",
        "Delegation": "letter",
        "Delivery": "sentence url file",
        "LegalInstrument": "*",
        "NationalPriority": "*",
        "Objective": "*",
        "Principle": "*",
        "Quarter": "target realised obstacle",
        "SdgGoal": "*",
        "SdgTarget": "*",
        "Step": "*",
        "StepDeliverable": "*",
    },
    "assessments": {"Category": "*", "Domain": "*", "Indicator": "*", "IndicatorSet": "*"},
    "auth": {"Group": "*", "Permission": "*"},
    "cms": {
        "HomePage": "*",
        "PersonLogEntry": "action object_id",
        "StandardPage": "*",
        "StepIndexPage": "*",
        "StepPage": "*",
        "WorkshopIndexPage": "*",
        "WorkshopPage": "*",
    },
    "contenttypes": {"ContentType": "*"},
    "directory": {
        "Agency": "name",  # of an office; one that an import made goes with the list, see purging
        "AgencyAlias": "spelling",  # likewise
        "AgencyKind": "*",
        "AgencyType": "*",
        "Post": "title",
        "Region": "*",
    },
    "intake": {
        "ColumnMemory": "kind organiser field",
        "Export": "list_name target format",
        "ImportRow": "part created",
        "ImportRun": "kind target encoding delimiter counts failure",
        "Upload": "sha256",
    },
    "mfa": {"Authenticator": "type"},
    "reminders": {"Digest": "zone", "Hold": "reason", "Holiday": "*"},
    "taggit": {"Tag": "*"},
    "wagtail_localize": {"*": "*"},  # texts of pages
    "wagtailadmin": {
        "EditingSession": "*",
        "FormState": "object_id parent_object_id",
    },
    "wagtailcore": {
        "Collection": "*",
        "CollectionViewRestriction": "*",
        "Comment": "*",  # about a page, by an editor
        "CommentReply": "*",
        "Locale": "*",
        "ModelLogEntry": "action object_id",
        "Page": "*",
        "PageLogEntry": "action",
        "PageViewRestriction": "*",
        "ReferenceIndex": "*",
        "Revision": "*",  # of pages
        "Site": "*",
        "Task": "*",
        "TaskState": "*",
        "UploadedFile": "*",
        "Workflow": "*",
        "WorkflowState": "*",
    },
    "wagtaildocs": {"Document": "*"},
    "wagtailembeds": {"Embed": "*"},
    "wagtailforms": {"FormSubmission": "*"},  # there is no page with a form
    "wagtailimages": {"Image": "*", "Rendition": "*"},
    "wagtailredirects": {"Redirect": "*"},
    "wagtailsearch": {"IndexEntry": "*", "SQLiteFTSIndexEntry": "*"},  # pages and pictures
    "wagtailusers": {"UserProfile": "preferred_language current_time_zone dismissibles"},
    "workshops": {
        "ParticipationCount": "*",
        "Programme": "*",
        "PublishedCount": "*",
        "ReachCount": "*",
        "Workshop": "slug title_id title_en venue organisers source_url",
    },
}


def all_text_fields() -> Iterator[tuple[type[models.Model], str]]:
    """Fields that can hold any text; those with choices cannot."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, TEXTS) and not field.choices and not model._meta.proxy:
                yield model, field.name


def is_not_personal(model: type[models.Model], name: str) -> bool:
    listed = NOT_PERSONAL.get(model._meta.app_label, {})
    names = listed.get(model.__name__, listed.get("*", "")).split()
    return name in names or names == ["*"]


def kept_fields() -> set[str]:
    return {
        f"{label}.{name}"
        for keeper in personal.keepers()
        for label, names in keeper.fields.items()
        for name in names
    }


def test_every_field_is_kept_by_somebody_or_not_personal() -> None:
    kept = kept_fields()
    forgotten = [
        f"{model._meta.label}.{name}"
        for model, name in all_text_fields()
        if f"{model._meta.label}.{name}" not in kept and not is_not_personal(model, name)
    ]
    assert forgotten == []


def test_no_keeper_speaks_of_a_field_that_is_gone() -> None:
    there = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
    }
    assert kept_fields() - there == set()

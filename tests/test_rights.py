"""Every address of the site and who may pass. An address that is missing here fails the test."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation
from pytest_django import Settings

from actionplan.models import (
    Action,
    Delegation,
    Delivery,
    Evidence,
    SdgGoal,
    StepDeliverable,
    Update,
)
from directory.appointing import Appointment, Invitee, hash_of, invite
from directory.models import Invitation, Post, Tenure, User
from intake import checking, uploading
from intake.models import Upload
from reminders import links, undoing, unsubscribing
from reminders.models import Digest, Hold, Undeliverable
from tests.actionplan.people import FOCAL, Province, holder_of, make_action, make_province
from tests.factories import (
    AgencyFactory,
    ObjectiveFactory,
    PlanFactory,
    PostFactory,
    RegionFactory,
    StepFactory,
    TenureFactory,
    UserFactory,
    WorkshopFactory,
)
from tests.intake.files import csv_bytes

pytestmark = pytest.mark.django_db

# Who asks, a column each; those from "operator" to "verifier" hold a post in the same province.
# "stranger" holds none, "elsewhere" is focal point and coordinator of another province,
# "programme" sees the plans of all regions but no people, "organizer" imports lists of attendees.
WHO = (
    "visitor",
    "stranger",
    "elsewhere",
    "operator",
    "focal",
    "coordinator",
    "verifier",
    "programme",
    "organizer",
)
MAIL = "20230612T080000-000001.eml"
ANYBODY, NOBODY, SIGNED_IN = "+++++++++", ".........", "L++++++++"
OFFICE, SEES_PEOPLE, ORGANIZER = "L..+++++.", "L....+..+", "L.......+"
# Coordinators bring in agencies and posts of their region; overseers see who took which list.
IMPORTER, TAKER = "L.+..+..+", "L.+..+.++"

# Who is responsible for posts somewhere; for those of this province; and programme staff, who read.
# The mails of an import of posts are shown to who may see that import; the one here is of people.
NOBODY_SIGNED_IN = "L........"
APPOINTS, APPOINTS_HERE, SEES_POSTS = "L.+..+...", "L....+...", "L....+.+."

COORDINATES, COORDINATES_HERE, OVERSEES = "L.+..+...", "L....+...", "L......+."
OFFICE_AND_PROGRAMME = "L..+++++."

# What they get by GET: "+" an answer or the way onwards, "L" the sign-in, "." 404, "x" 405.
GET = {
    "": ANYBODY,
    "healthz": ANYBODY,
    "robots.txt": ANYBODY,
    "sitemap.xml": ANYBODY,
    "media/<path:path> media/evidence/x.pdf": NOBODY,
    "media/<path:path> media/images/../db.sqlite3": NOBODY,
    "id/_util/login/": NOBODY,
    "id/accounts/email/": NOBODY,
    "id/accounts/signup/": NOBODY,
    "id/portal/": SIGNED_IN,
    "id/portal/import/": IMPORTER,
    "id/portal/import/exports/": TAKER,
    "id/portal/import/new/": IMPORTER,
    "id/portal/import/new/<int:upload_id>/<slug:kind>/<slug:target>/ "
    "id/portal/import/new/{upload}/attendees/lokakarya/": ORGANIZER,
    "id/portal/import/files/<int:upload_id>/ id/portal/import/files/{file}/": ORGANIZER,
    "id/portal/import/form/<slug:kind>.xlsx id/portal/import/form/attendees.xlsx": ORGANIZER,
    "id/portal/import/current/": "xxxxxxxxx",
    "id/portal/import/<int:run_id>/ id/portal/import/{run}/": ORGANIZER,
    "id/portal/import/<int:run_id>/columns/ id/portal/import/{run}/columns/": ORGANIZER,
    "id/portal/import/<int:run_id>/reading/ id/portal/import/{run}/reading/": ORGANIZER,
    "id/portal/import/<int:run_id>/check/ id/portal/import/{run}/check/": ORGANIZER,
    "id/portal/import/<int:run_id>/check/<str:cause>/ "
    "id/portal/import/{run}/check/full_name:name_missing/": ORGANIZER,
    "id/portal/import/<int:run_id>/rows-to-fix.xlsx "
    "id/portal/import/{run}/rows-to-fix.xlsx": ORGANIZER,
    "id/portal/import/<int:run_id>/confirm/ id/portal/import/{run}/confirm/": ORGANIZER,
    "id/portal/import/<int:run_id>/progress/ id/portal/import/{run}/progress/": ORGANIZER,
    "id/portal/import/<int:run_id>/done/ id/portal/import/{run}/done/": ORGANIZER,
    "id/portal/import/<int:run_id>/undo/ id/portal/import/{run}/undo/": ORGANIZER,
    "id/portal/import/<int:run_id>/discard/ id/portal/import/{run}/discard/": "xxxxxxxxx",
    "id/portal/participants/": "L.+..+..+",
    "id/portal/participants/participants.csv": "xxxxxxxxx",
    "id/portal/participants/participants.xlsx": "xxxxxxxxx",
    "id/portal/participants/<slug:slug>/attendance.pdf "
    "id/portal/participants/lokakarya/attendance.pdf": "xxxxxxxxx",
    "id/portal/actions/": SIGNED_IN,
    "id/portal/actions/<slug:reference>/ id/portal/actions/{public}/": OFFICE,
    "id/portal/actions/<slug:reference>/ id/portal/actions/{hidden}/": OFFICE,
    "id/portal/actions/<slug:reference>/update/ id/portal/actions/{public}/update/": "L..++++..",
    "id/portal/actions/<slug:reference>/update/ id/portal/actions/{hidden}/update/": "L..++++..",
    "id/portal/actions/new/": "L...++...",
    "id/portal/actions/<slug:reference>/amend/ id/portal/actions/{public}/amend/": "L...++...",
    "id/portal/actions/<slug:reference>/amend/ id/portal/actions/{hidden}/amend/": "L...++...",
    "id/portal/actions/<slug:reference>/years/ id/portal/actions/{public}/years/": "L...++...",
    "id/portal/actions/<slug:reference>/note/ id/portal/actions/{public}/note/": "xxxxxxxxx",
    "id/portal/actions/<slug:reference>/confirm/ id/portal/actions/{public}/confirm/": "xxxxxxxxx",
    "id/portal/actions/<slug:reference>/take-back/ "
    "id/portal/actions/{public}/take-back/": "xxxxxxxxx",
    "id/portal/actions/clearance/": SIGNED_IN,
    "id/portal/actions/<slug:reference>/photo/ id/portal/actions/{public}/photo/": "xxxxxxxxx",
    "id/portal/actions/<slug:reference>/evidence/ id/portal/actions/{public}/evidence/": OFFICE,
    "id/portal/actions/<slug:reference>/evidence/ id/portal/actions/{hidden}/evidence/": OFFICE,
    "id/portal/actions/plans/<slug:key>/export/ "
    "id/portal/actions/plans/ntb-2023/export/": "xxxxxxxxx",
    "id/portal/actions/merge/": APPOINTS,
    "id/portal/actions/handover/<int:post_id>/ id/portal/actions/handover/{post}/": APPOINTS_HERE,
    "id/portal/actions/handover/<int:post_id>/note/ "
    "id/portal/actions/handover/{post}/note/": APPOINTS_HERE,
    "id/portal/offices/": "L.+..+.+.",
    "id/portal/offices/new/": APPOINTS,
    "id/portal/offices/<int:post_id>/ id/portal/offices/{post}/": SEES_POSTS,
    "id/portal/offices/<int:post_id>/edit/ id/portal/offices/{post}/edit/": APPOINTS_HERE,
    "id/portal/offices/<int:post_id>/invite/ id/portal/offices/{post}/invite/": APPOINTS_HERE,
    "id/portal/offices/invitations/preview/<int:run_id>/ "
    "id/portal/offices/invitations/preview/{run}/": NOBODY_SIGNED_IN,
    "id/portal/offices/invitations/<int:invitation_id>/resend/ "
    "id/portal/offices/invitations/{invitation}/resend/": "xxxxxxxxx",
    "id/portal/offices/invitations/<int:invitation_id>/withdraw/ "
    "id/portal/offices/invitations/{invitation}/withdraw/": "xxxxxxxxx",
    "id/portal/offices/tenures/<int:tenure_id>/end/ "
    "id/portal/offices/tenures/{tenure}/end/": APPOINTS_HERE,
    "id/portal/actions/coordination/": COORDINATES,
    "id/portal/actions/coordination/nudge/": "xxxxxxxxx",
    "id/portal/actions/coordination/call/": COORDINATES,
    "id/portal/actions/workload/": COORDINATES,
    "id/portal/actions/programme/": OVERSEES,
    "id/portal/actions/programme/regions.csv": OVERSEES,
    "id/portal/actions/plans/<slug:key>/deliverables/ "
    "id/portal/actions/plans/{plan}/deliverables/": OFFICE_AND_PROGRAMME,
    "id/portal/actions/plans/<slug:key>/deliverables/<slug:deliverable>/ "
    "id/portal/actions/plans/{plan}/deliverables/{deliverable}/": COORDINATES_HERE,
    "id/portal/actions/plans/<slug:key>/deliveries/<int:delivery_id>/file/ "
    "id/portal/actions/plans/{plan}/deliveries/{delivery}/file/": OFFICE_AND_PROGRAMME,
    "id/portal/actions/plans/<slug:key>/deliveries/<int:delivery_id>/release/ "
    "id/portal/actions/plans/{plan}/deliveries/{delivery}/release/": "xxxxxxxxx",
    "id/portal/actions/plans/<slug:key>/deliveries/<int:delivery_id>/withdraw/ "
    "id/portal/actions/plans/{plan}/deliveries/{delivery}/withdraw/": "xxxxxxxxx",
    "id/portal/actions/plans/<slug:key>/delegations/ "
    "id/portal/actions/plans/{plan_below}/delegations/": "L....+.+.",
    "id/portal/actions/plans/<slug:key>/delegations/<int:delegation_id>/end/ "
    "id/portal/actions/plans/{plan_below}/delegations/{delegation}/end/": "xxxxxxxxx",
    "id/portal/actions/<slug:reference>/nudge/ id/portal/actions/{public}/nudge/": "xxxxxxxxx",
    "id/portal/actions/plans/<slug:key>/papers/ "
    "id/portal/actions/plans/{plan}/papers/": OFFICE_AND_PROGRAMME,
    "id/portal/actions/plans/<slug:key>/matrix.pdf "
    "id/portal/actions/plans/{plan}/matrix.pdf": OFFICE_AND_PROGRAMME,
    "id/portal/actions/plans/<slug:key>/quarters.<slug:ending> "
    "id/portal/actions/plans/{plan}/quarters.xlsx": OFFICE_AND_PROGRAMME,
    "id/portal/actions/plans/<slug:key>/letter/ "
    "id/portal/actions/plans/{plan}/letter/": COORDINATES_HERE,
    "id/portal/actions/plans/<slug:key>/letter/file/ "
    "id/portal/actions/plans/{plan}/letter/file/": COORDINATES_HERE,
    "id/portal/actions/plans/<slug:key>/summary/ "
    "id/portal/actions/plans/{plan}/summary/": OFFICE_AND_PROGRAMME,
    "id/portal/digest/whatsapp/<slug:reference>/ id/portal/digest/whatsapp/{public}/": "Lxxxxxxxx",
    "id/portal/digest/": SIGNED_IN,
    "id/portal/digest/log/": SIGNED_IN,
    "id/portal/digest/log/<int:digest_id>/ id/portal/digest/log/{digest}/": "L...+....",
    "id/portal/digest/outbox/": COORDINATES,
    "id/portal/digest/outbox/<slug:key>/ id/portal/digest/outbox/{planned}/": COORDINATES_HERE,
    "id/portal/digest/outbox/<slug:key>/html/ "
    "id/portal/digest/outbox/{planned}/html/": NOBODY_SIGNED_IN,
    "id/portal/digest/holds/": COORDINATES,
    "id/portal/digest/holds/<int:hold_id>/end/ id/portal/digest/holds/{hold}/end/": "Lxxxxxxxx",
    "id/portal/digest/addresses/": COORDINATES,
    "id/portal/digest/addresses/<int:address_id>/works/ "
    "id/portal/digest/addresses/{address}/works/": "Lxxxxxxxx",
    "id/portal/mail/": ORGANIZER,
    "id/portal/mail/<str:name>/ id/portal/mail/{mail}/": ORGANIZER,
    "id/portal/mail/<str:name>/html/ id/portal/mail/{mail}/html/": ORGANIZER,
    "id/portal/mail/<str:name>/file/ id/portal/mail/{mail}/file/": ORGANIZER,
    "id/rencana-aksi/": ANYBODY,
    "id/rencana-aksi/<slug:region>/ id/rencana-aksi/ntb/": ANYBODY,
    "id/rencana-aksi/<slug:region>/aksi/ id/rencana-aksi/ntb/aksi/": ANYBODY,
    "id/rencana-aksi/<slug:region>/aksi/actions.csv id/rencana-aksi/ntb/aksi/actions.csv": ANYBODY,
    "id/rencana-aksi/<slug:region>/updates.atom id/rencana-aksi/ntb/updates.atom": ANYBODY,
    "id/rencana-aksi/<slug:region>/due-dates.ics id/rencana-aksi/ntb/due-dates.ics": ANYBODY,
    "id/rencana-aksi/updates.atom": ANYBODY,
    "id/rencana-aksi/aksi/": ANYBODY,
    "id/rencana-aksi/aksi/actions.csv": ANYBODY,
    "id/rencana-aksi/tujuan/": ANYBODY,
    "id/rencana-aksi/tujuan/<int:number>/ id/rencana-aksi/tujuan/{objective}/": ANYBODY,
    "id/rencana-aksi/tujuan/<int:number>/actions.csv "
    "id/rencana-aksi/tujuan/{objective}/actions.csv": ANYBODY,
    "id/rencana-aksi/sdgs/<int:number>/ id/rencana-aksi/sdgs/{goal}/": ANYBODY,
    "id/rencana-aksi/sdgs/<int:number>/actions.csv "
    "id/rencana-aksi/sdgs/{goal}/actions.csv": ANYBODY,
    "id/rencana-aksi/cara-penghitungan/": ANYBODY,
    "id/aksi/<slug:reference>/ id/aksi/{public}/": ANYBODY,
    "id/aksi/<slug:reference>/ id/aksi/{hidden}/": NOBODY,
    "id/bukti/<int:evidence_id>/ id/bukti/{shown_file}/": ANYBODY,
    "id/bukti/<int:evidence_id>/ id/bukti/{internal_file}/": "...+++++.",
    "id/bukti/<int:evidence_id>/ id/bukti/{hidden_file}/": "...+++++.",
    "id/undangan/<str:token>/ id/undangan/{invited}/": ANYBODY,
    "id/undangan/<str:token>/ id/undangan/guess/": NOBODY,
    "id/hasil/<int:delivery_id>/ id/hasil/{shown_delivery}/": ANYBODY,
    "id/hasil/<int:delivery_id>/ id/hasil/{delivery}/": NOBODY,
    "id/u/<str:token>/ id/u/{token}/": ANYBODY,
    "id/u/<str:token>/ id/u/guess/": NOBODY,
    "id/u/<str:token>/photo/ id/u/{token}/photo/": "xxxxxxxxx",
    "id/u/<str:token>/undo/ id/u/{undo}/undo/": ANYBODY,
    "id/u/<str:token>/undo/ id/u/{token}/undo/": NOBODY,
    "id/berhenti-berlangganan/<str:token>/ id/berhenti-berlangganan/{stop}/": ANYBODY,
    "id/berhenti-berlangganan/<str:token>/ id/berhenti-berlangganan/{digest}:guess/": NOBODY,
}
# The same by POST, with an empty form. Refused confirmations ("verifier", "programme") lead back.
POST = {
    "id/_util/login/": NOBODY,
    "id/accounts/email/": NOBODY,
    "id/accounts/signup/": NOBODY,
    "id/portal/import/new/": IMPORTER,
    "id/portal/import/new/{upload}/attendees/lokakarya/": ORGANIZER,
    "id/portal/import/current/": "L........",
    "id/portal/import/{run}/columns/": ORGANIZER,
    "id/portal/import/{run}/reading/": ORGANIZER,
    "id/portal/import/{run}/check/": ORGANIZER,
    "id/portal/import/{run}/check/full_name:name_missing/": ORGANIZER,
    "id/portal/import/{run}/confirm/": ORGANIZER,
    "id/portal/import/{run}/progress/": ORGANIZER,
    "id/portal/import/{run}/undo/": ORGANIZER,
    "id/portal/import/{run}/discard/": ORGANIZER,
    "id/portal/participants/participants.csv": "L.+..+..+",
    "id/portal/participants/participants.xlsx": "L.+..+..+",
    "id/portal/participants/lokakarya/attendance.pdf": SEES_PEOPLE,
    "id/portal/actions/{public}/update/": "L..++++..",
    "id/portal/actions/{hidden}/update/": "L..++++..",
    "id/portal/actions/{public}/confirm/": OFFICE,
    "id/portal/actions/{public}/take-back/": "L........",
    "id/portal/actions/clearance/": SIGNED_IN,
    "id/portal/actions/{public}/photo/": OFFICE,
    "id/portal/actions/{public}/evidence/": "L........",
    "id/portal/actions/{hidden}/evidence/": "L........",
    "id/portal/actions/new/": "L...++...",
    "id/portal/actions/{public}/amend/": "L...++...",
    "id/portal/actions/{hidden}/amend/": "L...++...",
    "id/portal/actions/{public}/years/": "L...++...",
    "id/portal/actions/{public}/note/": OFFICE,
    "id/portal/actions/plans/ntb-2023/export/": OFFICE,
    "id/portal/actions/merge/": APPOINTS,
    "id/portal/actions/handover/{post}/": APPOINTS_HERE,
    "id/portal/actions/handover/{post}/note/": APPOINTS_HERE,
    "id/portal/offices/new/": APPOINTS,
    "id/portal/offices/{post}/edit/": APPOINTS_HERE,
    "id/portal/offices/{post}/invite/": APPOINTS_HERE,
    "id/portal/offices/invitations/{invitation}/resend/": APPOINTS_HERE,
    "id/portal/offices/invitations/{invitation}/withdraw/": APPOINTS_HERE,
    "id/portal/offices/tenures/{tenure}/end/": APPOINTS_HERE,
    "id/portal/actions/coordination/nudge/": COORDINATES,
    "id/portal/actions/coordination/call/": COORDINATES,
    "id/portal/actions/plans/{plan}/deliverables/{deliverable}/": COORDINATES_HERE,
    "id/portal/actions/plans/{plan}/deliveries/{delivery}/release/": COORDINATES_HERE,
    "id/portal/actions/plans/{plan}/deliveries/{delivery}/withdraw/": COORDINATES_HERE,
    "id/portal/actions/plans/{plan_below}/delegations/": "L........",
    "id/portal/actions/plans/{plan_below}/delegations/{delegation}/end/": "L........",
    "id/portal/actions/{public}/nudge/": COORDINATES_HERE,
    "id/portal/actions/plans/{plan}/letter/": COORDINATES_HERE,
    "id/portal/digest/whatsapp/{public}/": COORDINATES_HERE,
    "id/portal/digest/": SIGNED_IN,
    "id/portal/digest/holds/": COORDINATES,
    "id/portal/digest/holds/{hold}/end/": COORDINATES_HERE,
    "id/portal/digest/addresses/{address}/works/": COORDINATES_HERE,
    "id/portal/mail/": ORGANIZER,
    "id/portal/mail/{mail}/": ORGANIZER,
    "id/portal/mail/{mail}/html/": ORGANIZER,
    "id/portal/mail/{mail}/file/": ORGANIZER,
    "id/undangan/{invited}/": ANYBODY,
    "id/undangan/guess/": NOBODY,
    "id/u/{token}/": ANYBODY,
    "id/u/{token}/photo/": ANYBODY,
    "id/u/{undo}/undo/": ANYBODY,
    "id/u/{token}/undo/": NOBODY,
    "id/u/guess/": NOBODY,
    "id/berhenti-berlangganan/{stop}/": ANYBODY,
    "id/berhenti-berlangganan/{digest}:guess/": NOBODY,
}
# Doors of libraries, which they test themselves: documents, sign-in, pages of editors.
OF_LIBRARIES = {
    r"documents/^(\d+)/(.*)$",
    "documents/authenticate_with_password/<int:restriction_id>/",
    "id/accounts/login/",
    "id/accounts/logout/",
    "id/accounts/inactive/",
    "id/accounts/reauthenticate/",
    "id/accounts/confirm-email/",
    "id/accounts/password/change/",
    "id/accounts/password/set/",
    "id/accounts/password/reset/",
    "id/accounts/login/code/confirm/",
    r"id/accounts/^confirm-email/(?P<key>[-:\w]+)/$",
    "id/accounts/password/reset/key/done/",
    "id/accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "id/accounts/password/reset/done/",
    "id/accounts/login/code/",
    "id/accounts/2fa/",
    "id/accounts/2fa/authenticate/",
    "id/accounts/2fa/reauthenticate/",
    "id/accounts/2fa/totp/activate/",
    "id/accounts/2fa/totp/deactivate/",
    "id/accounts/2fa/recovery-codes/",
    "id/accounts/2fa/recovery-codes/generate/",
    "id/accounts/2fa/recovery-codes/download/",
    "id/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
    r"id/^((?:[\w\-]+/)*)$",
}
TAKES_ANY_METHOD = {"", "healthz", "robots.txt", "sitemap.xml"}


@dataclass
class World:
    """One of each thing that an address can name; `names` fill the addresses above."""

    clients: dict[str, Client]
    names: dict[str, object]


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> Iterator[World]:
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / MAIL).write_bytes(b"Subject: x\nContent-Type: text/html\n\n<p>x")
    with translation.override("id"):
        province = make_province()
        users = _people(province)
        names = _things(province, users)
        yield World({who: _client(users.get(who)) for who in WHO}, names)


def _people(province: Province) -> dict[str, User]:
    far = AgencyFactory(region=RegionFactory(code="33", name="Jawa Tengah", abbreviation="JATENG"))
    elsewhere = holder_of(far, FOCAL)
    TenureFactory(post=PostFactory(agency=far, role=Post.Role.COORDINATOR), holder=elsewhere)
    return {
        "stranger": UserFactory(),
        "elsewhere": elsewhere,
        "operator": holder_of(province.office, Post.Role.OPERATOR),
        "focal": holder_of(province.office, FOCAL),
        "coordinator": holder_of(province.planning, Post.Role.COORDINATOR),
        "verifier": holder_of(province.inspectorate, Post.Role.VERIFIER),
        "programme": _may("oversee_all_regions"),
        "organizer": _may("import_attendees", is_staff=True),
    }


def _may(codename: str, **fields: object) -> User:
    user: User = UserFactory(**fields)
    user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


def _client(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def _things(province: Province, users: dict[str, User]) -> dict[str, object]:
    # Past due, so that there is somebody to write a letter to.
    Action.objects.filter(pk=province.action.pk).update(due_on="2023-01-31")
    draft = PlanFactory(key="rahasia", region=province.region, is_public=False)
    hidden = make_action(draft, province.office, "NTB-2099-001")
    workshop = WorkshopFactory(slug="lokakarya", region=province.region)
    upload, file, run = _import_into(workshop.slug, users["organizer"])
    digest = Digest.objects.create(
        address=users["focal"].email,
        user=users["focal"],
        local_date="2023-06-12",
        zone="Asia/Makassar",
        state="sent",
    )
    now, focal = timezone.now(), users["focal"]
    delivery = _delivery(province)
    return {
        "mail": MAIL,
        "plan": province.plan.key,
        "plan_below": province.regency_action.plan.key,
        "deliverable": delivery.deliverable.key,
        "delivery": delivery.pk,
        "shown_delivery": _shown(delivery).pk,
        "objective": ObjectiveFactory(number=3).number,
        "goal": SdgGoal.objects.create(number=10, name_id="X", name_en="X").number,
        "delegation": _delegation(province).pk,
        "public": province.action.reference,
        "hidden": hidden.reference,
        "shown_file": _evidence(province.action, is_public=True),
        "internal_file": _evidence(province.action, is_public=False),
        "hidden_file": _evidence(hidden, is_public=True),
        "upload": upload,
        "file": file,
        "run": run,
        "digest": digest.pk,
        "hold": _hold(province).pk,
        "address": _refused(focal.email).pk,
        "planned": f"u{users['operator'].pk}",
        "post": province.action.owner_id,
        "tenure": Tenure.objects.get(holder=focal).pk,
        "invitation": _invitation(province).pk,
        "invited": _invited(province),
        "token": links.issue(province.action.pk, focal.email, focal.pk, now),
        "undo": undoing.sign(_said_by_link(province, focal)),
        "stop": unsubscribing.sign(digest),
    }


def _said_by_link(province: Province, by: User) -> Update:
    action = make_action(province.plan, province.office, "NTB-2023-003")
    said: Update = Update.objects.create(
        action=action,
        written_by=by,
        via="link",
        status_before="planned",
        status_after="planned",
        version=action.version,
        written_at=timezone.now(),
    )
    return said


def _hold(province: Province) -> Hold:
    return Hold.objects.create(region=province.region, reason="X", begun_at=timezone.now())


def _refused(address: str) -> Undeliverable:
    return Undeliverable.objects.create(address=address, bounces=1, last_at=timezone.now())


def _invitation(province: Province) -> Invitation:
    post = PostFactory(agency=province.office, role=Post.Role.OPERATOR)
    whom, how = Invitee("undangan@example.org"), Appointment(timezone.localdate())
    return invite(post, whom, how, None, timezone.now())


def _invited(province: Province) -> str:
    """The secret of another invitation, as its mail would have it."""
    secret = "sandi-undangan"
    number = _invitation(province).pk
    Invitation.objects.filter(pk=number).update(secret_hash=hash_of(secret))
    return secret


def _evidence(action: Action, *, is_public: bool) -> int:
    number = Update.objects.filter(action=action).count() + 2
    update = Update.objects.create(
        action=action,
        via="portal",
        status_before="planned",
        status_after="planned",
        version=number,
        written_at=timezone.now(),
        cleared_at=timezone.now(),
    )
    file = ContentFile(b"%PDF-1.7", "x.pdf")
    return int(
        Evidence.objects.create(
            update=update, file=file, is_public=is_public, released_at=timezone.now()
        ).pk
    )


def _delivery(province: Province) -> Delivery:
    made = StepDeliverable.objects.create(step=StepFactory(number=1), key="uji-1", name_id="Uji")
    return Delivery.objects.create(
        plan=province.plan,
        deliverable=made,
        reached_on="2023-06-12",
        file=ContentFile(b"%PDF-1.7", "x.pdf"),
        recorded_at=timezone.now(),
    )


def _shown(internal: Delivery) -> Delivery:
    return Delivery.objects.create(
        plan=internal.plan,
        deliverable=internal.deliverable,
        reached_on="2023-06-12",
        file=ContentFile(b"%PDF-1.7", "x.pdf"),
        is_public=True,
        released_at=timezone.now(),
        recorded_at=timezone.now(),
    )


def _delegation(province: Province) -> Delegation:
    return Delegation.objects.create(
        plan=province.regency_action.plan,
        post=Post.objects.get(agency=province.planning),
        starts_on="2023-06-12",
        letter="1/2023",
        recorded_at=timezone.now(),
    )


def _import_into(target: str, by: User) -> tuple[int, int, int]:
    data, now = csv_bytes([["Nama", "Instansi"], ["Contoh", ""], ["", "Dinsos"]]), timezone.now()
    upload = uploading.receive(data, "daftar.csv", by, now)
    run = uploading.start(upload, "attendees", target, None, by, now)
    checking.check(run)
    kept: Upload = uploading.receive(data, "lagi.csv", by, now)
    return kept.pk, upload.pk, run.pk


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from _patterns(entry, address)


def _sign(answer: HttpResponseBase) -> str:
    if answer.streaming:
        list(answer)  # a file that was read to its end is closed
    if answer.status_code in (404, 405):
        return "." if answer.status_code == 404 else "x"
    location = answer.headers.get("Location", "")
    if location.startswith(reverse("account_login")):
        return "L"
    return "+" if answer.status_code < 500 else "!"


def _got(world: World, address: str, method: str, asking: Iterable[str] = WHO) -> str:
    path = "/" + address.split(" ")[-1].format(**world.names)
    return "".join(_sign(getattr(world.clients[who], method)(path)) for who in asking)


def test_every_address_of_the_site_is_in_the_table(world: World) -> None:
    known = {address.split(" ")[0] for address in GET} | OF_LIBRARIES
    ours = {one for one in _patterns(get_resolver()) if not one.startswith("admin/")}
    assert ours - known == set()
    assert known - ours == set()


def test_get_lets_through_whom_the_table_names_and_writes_nothing(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert {address: _got(world, address, "get") for address in GET} == GET
    assert [query["sql"] for query in queries if _writes(query["sql"])] == []


def _writes(sql: str) -> bool:
    """The age of a session apart, which signing in has begun."""
    return sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql


def test_post_lets_through_whom_the_table_names(world: World) -> None:
    assert {address: _got(world, address, "post") for address in POST} == POST


def test_number_or_name_of_another_region_in_an_address_is_not_found() -> None:
    """Whoever holds the same posts elsewhere gets no row of the tables that names a thing."""
    behind = [
        (address, signs)
        for table in (GET, POST)
        for address, signs in table.items()
        if "{" in address and "portal/" in address
    ]
    elsewhere = WHO.index("elsewhere")
    assert len(behind) > 80
    assert [address for address, signs in behind if signs[elsewhere] not in ".x"] == []


def test_what_takes_no_post_refuses_it(world: World) -> None:
    paths = {address.split(" ")[-1] for address in GET}
    only_read = sorted(paths - POST.keys() - TAKES_ANY_METHOD)
    asking = ("coordinator", "organizer")
    assert {path: _got(world, path, "post", asking) for path in only_read} == dict.fromkeys(
        only_read, "xx"
    )


def test_back_office_lets_in_nobody_without_the_right(world: World) -> None:
    """Every address of it, filled with ones: a visitor and an official are led away or refused."""
    known = {one for one in _patterns(get_resolver()) if one.startswith("admin/")}
    open_doors = {"admin/login/", "admin/logout/", "admin/jsi18n/", "admin/sprite/"}
    paths = {_filled(one) for one in known - open_doors}
    for who in ("visitor", "focal"):
        answers = {path: world.clients[who].get(path).status_code for path in sorted(paths)}
        assert {path: code for path, code in answers.items() if code not in (302, 403, 404)} == {}


def _filled(address: str) -> str:
    """A path for a pattern: each part of it that is open becomes 1."""
    return "/" + re.sub(
        r"<[^>]+>", "1", re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)", "1", address)
    ).translate(str.maketrans("", "", "^$\\?"))

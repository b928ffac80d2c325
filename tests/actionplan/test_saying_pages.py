"""Pages of saying what happened: the form, the photo that follows, clearance, the tick."""

import gzip
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from actionplan.models import Action, ActionPlan, Evidence, LegalInstrument, Update
from actionplan.updating import Change, EvidenceInput, record_update
from directory.models import Post, User
from tests.actionplan.people import (
    COORDINATOR,
    FOCAL,
    HEAD,
    VERIFIER,
    Province,
    holder_of,
    make_action,
    make_province,
)

REFERENCE = "NTB-2023-001"
LIGHT = 40_000
CLEARANCE = "actions:clearance-list"


@pytest.fixture
def province(db: None, settings: Any, tmp_path: Path) -> Province:
    settings.MEDIA_ROOT = tmp_path
    return make_province()


@pytest.fixture
def focal(province: Province, client: Client) -> User:
    user = holder_of(province.office, FOCAL)
    client.force_login(user)
    return user


def url(name: str, reference: str = REFERENCE) -> str:
    return reverse(f"actions:{name}", args=[reference])


def send(client: Client, **fields: Any) -> HttpResponse:
    usual = {"version": 1, "status": "in_progress", "sentence": "Dibuka."}
    answer: Any = client.post(url("action-update"), {**usual, **fields})
    return answer


def picture(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "rahasia-di-foto"
    Image.new("RGB", (3000, 1500), "teal").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


# --- The form -------------------------------------------------------------------------------------


def test_coordinator_is_asked_for_the_letter_and_told_when_it_is_missing(
    province: Province, client: Client
) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    assert 'name="basis"' in client.get(url("action-update")).content.decode()
    refused = send(client)
    assert refused.status_code == 422
    assert 'href="#id_basis"' in refused.content.decode()
    assert send(client, basis="Rapat 3 Maret 2023").status_code == 302
    update = Update.objects.get()
    assert (update.on_behalf_of, update.on_behalf_basis) == (province.office, "Rapat 3 Maret 2023")


def test_own_office_is_asked_for_neither_letter_nor_name(focal: User, client: Client) -> None:
    page = client.get(url("action-update")).content.decode()
    assert 'name="basis"' not in page
    assert 'name="filled_in_by"' not in page


def test_account_of_a_shared_mailbox_is_asked_who_fills_in(focal: User, client: Client) -> None:
    Post.objects.filter(agency__name="Disnakertrans NTB").update(mailbox=focal.email)
    assert 'name="filled_in_by"' in client.get(url("action-update")).content.decode()
    send(client, filled_in_by="Contoh Sari")
    assert Update.objects.values_list("filled_in_by", flat=True).get() == "Contoh Sari"


def test_no_change_yet_for_another_office_is_refused_without_a_letter(
    province: Province, client: Client
) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    client.post(url("action-confirm"), {"version": 1})
    assert Update.objects.count() == 0
    client.post(url("action-confirm"), {"version": 1, "basis": "Rapat"})
    assert Update.objects.values_list("on_behalf_basis", flat=True).get() == "Rapat"


def test_evidence_to_follow_is_refused_for_done(focal: User, client: Client) -> None:
    done = {"status": "reported_done", "evidence_url": "https://example.org/"}
    refused = send(client, **done, evidence_follows="on")
    assert refused.status_code == 422
    assert 'href="#id_evidence_follows"' in refused.content.decode()


def test_instrument_is_named_by_number_and_year(focal: User, client: Client) -> None:
    decree = LegalInstrument.objects.create(kind="sk", number="188.4", year=2023, title="Tim GCM")
    send(client, status="reported_done", evidence_instrument="188.4/2023")
    assert Evidence.objects.get().instrument == decree


INSTRUMENTS = [
    ("SK 7/2023", "sk"),
    ("perda nomor 7 tahun 2023", "perda"),
    ("7/2023", None),
    ("SK 8/2023", None),
    ("tujuh", None),
]


@pytest.mark.parametrize(("text", "kind"), INSTRUMENTS)
def test_instrument_that_is_not_one_is_refused_with_a_sentence(
    text: str, kind: str | None, focal: User, client: Client
) -> None:
    for each in ("sk", "perda"):
        LegalInstrument.objects.create(kind=each, number="7", year=2023, title=f"{each} nomor 7")
    answer = send(client, evidence_instrument=text)
    assert answer.status_code == (302 if kind else 422)
    assert list(Evidence.objects.values_list("instrument__kind", flat=True)) == (
        [kind] if kind else []
    )


def test_photo_in_the_format_of_new_phones_is_explained(focal: User, client: Client) -> None:
    heic = SimpleUploadedFile("IMG_2.HEIC", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1")
    answer = send(client, evidence_file=heic)
    assert answer.status_code == 422
    assert "HEIC" in answer.context["form"].errors["evidence_file"][0]
    assert Update.objects.count() == 0


def test_photo_counts_as_evidence_when_it_comes_along(focal: User, client: Client) -> None:
    assert send(client, status="reported_done", evidence_file=picture()).status_code == 302
    with Evidence.objects.get().file.open("rb") as stored:
        content = stored.read()
    assert Image.open(BytesIO(content)).size == (1000, 2000)
    assert b"rahasia-di-foto" not in content


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("page", ["action-update"])
def test_update_page_is_light(page: str, language: str, focal: User, client: Client) -> None:
    send(client, sentence="Panjang. " * 200)
    address = url(page).replace("/id/", f"/{language}/").replace("/en/", f"/{language}/")
    content = client.get(address).content
    assert len(content) < LIGHT
    assert len(gzip.compress(content)) < LIGHT / 4


def test_draft_fills_only_a_form_that_nobody_has_filled(focal: User, client: Client) -> None:
    assert "data-untouched" in client.get(url("action-update")).content.decode()
    assert "data-untouched" not in send(client, sentence="").content.decode()
    send(client, sentence="Yang pertama.")
    conflict = send(client, sentence="Yang kedua.")
    assert conflict.status_code == 409
    assert "data-untouched" not in conflict.content.decode()


def test_conflict_asks_to_choose_the_file_again(focal: User, client: Client) -> None:
    send(client, sentence="Yang pertama.")
    conflict = send(client, sentence="Yang kedua.", evidence_file=picture())
    assert conflict.context["had_file"] is True
    assert Evidence.objects.count() == 0


# --- A photo that follows -------------------------------------------------------------------------


def test_photo_follows_its_update_by_script(focal: User, client: Client) -> None:
    send(client)
    data = {"photo": picture(), "key": "c" * 32}
    answer = client.post(url("action-photo"), data, headers={"Accept": "application/json"})
    again = {"photo": picture(), "key": "c" * 32}
    client.post(url("action-photo"), again, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["saved"]) == (200, True)
    evidence = Evidence.objects.get()
    assert evidence.update == Update.objects.get()
    assert "c" * 32 in evidence.file.name
    with evidence.file.open("rb") as stored:
        assert Image.open(stored).size == (1000, 2000)


def test_photo_follows_its_update_without_scripts(focal: User, client: Client) -> None:
    send(client)
    page = client.get(url("action-detail")).content.decode()
    assert f'action="{url("action-photo")}"' in page
    answer = client.post(url("action-photo"), {"photo": picture()})
    assert answer["Location"] == url("action-detail")
    assert Evidence.objects.count() == 1


BAD = [
    {"photo": SimpleUploadedFile("x.jpg", b"MZ program")},
    {},
    {"photo": picture(), "key": "../../etc"},
]


@pytest.mark.parametrize("data", BAD)
def test_unfit_photo_is_refused_with_a_sentence(
    data: dict[str, Any], focal: User, client: Client
) -> None:
    send(client)
    answer = client.post(url("action-photo"), data, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["saved"]) == (422, False)
    assert answer.json()["message"]
    assert Evidence.objects.count() == 0


def test_photo_without_an_update_is_refused(focal: User, client: Client) -> None:
    answer = client.post(
        url("action-photo"), {"photo": picture()}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 422
    assert Evidence.objects.count() == 0


def test_page_offers_the_photo_only_to_who_has_just_written(
    province: Province, focal: User, client: Client
) -> None:
    assert "data-sent" not in client.get(url("action-detail")).content.decode()
    send(client)
    assert "data-sent" in client.get(url("action-detail")).content.decode()
    client.force_login(holder_of(province.office, HEAD))
    assert "data-sent" not in client.get(url("action-detail")).content.decode()


# --- Clearance ------------------------------------------------------------------------------------


@pytest.fixture
def waiting(province: Province, client: Client) -> list[Update]:
    """Three updates of two actions; the head of the office is signed in."""
    ActionPlan.objects.update(clearance="head")
    focal = holder_of(province.office, FOCAL)
    second = make_action(province.plan, province.office, "NTB-2023-003")
    proof = EvidenceInput("Daftar hadir", "https://example.org/daftar", is_public=True)
    told = [
        (province.action, Change("in_progress", "Loket pertama.", evidence=proof)),
        (province.action, Change("blocked", "Macet.", "Anggaran.")),
        (second, Change("in_progress", "Pelatihan.")),
    ]
    client.force_login(holder_of(province.office, HEAD))
    return [
        record_update(action, focal, "portal", timezone.now(), change, _version(action)).update
        for action, change in told
    ]


def _version(action: Action) -> int:
    return Action.objects.values_list("version", flat=True).get(pk=action.pk)


def test_list_shows_the_words_that_would_become_public(
    waiting: list[Update], client: Client
) -> None:
    page = client.get(reverse(CLEARANCE)).content.decode()
    shown = ["Loket pertama.", "Macet.", "Anggaran.", "Pelatihan.", "Daftar hadir"]
    assert [text for text in shown if text in page] == shown


def test_chosen_updates_are_cleared_and_others_left(waiting: list[Update], client: Client) -> None:
    client.post(reverse(CLEARANCE), {"update": [waiting[0].pk, waiting[2].pk]})
    assert list(Update.objects.awaiting_clearance()) == [waiting[1]]
    page = client.get(reverse(CLEARANCE)).content.decode()
    assert "Macet." in page
    assert "Pelatihan." not in page


@pytest.mark.parametrize("chosen", [[], ["x"], ["999999"]])
def test_choosing_nothing_clears_nothing(
    chosen: list[str], waiting: list[Update], client: Client
) -> None:
    client.post(reverse(CLEARANCE), {"update": chosen})
    assert Update.objects.awaiting_clearance().count() == 3


def test_declining_keeps_the_reason_and_the_reporter_reads_it(
    waiting: list[Update], client: Client
) -> None:
    number = waiting[1].pk
    client.post(reverse(CLEARANCE), {"decline": number, f"why_{number}": "Sebut desanya."})
    assert Update.objects.get(pk=number).declined_why == "Sebut desanya."
    client.force_login(User.objects.get(pk=waiting[1].written_by_id))
    assert "Sebut desanya." in client.get(url("action-detail")).content.decode()


@pytest.mark.parametrize("number", ["", "x", "999999"])
def test_declining_what_is_not_there_changes_nothing(
    number: str, waiting: list[Update], client: Client
) -> None:
    client.post(reverse(CLEARANCE), {"decline": number, f"why_{number}": "Ya."})
    assert Update.objects.awaiting_clearance().count() == 3


def test_public_page_shows_nothing_that_waits_or_was_declined(
    waiting: list[Update], client: Client
) -> None:
    client.post(reverse(CLEARANCE), {"decline": waiting[1].pk, f"why_{waiting[1].pk}": "Rahasia."})
    client.post(reverse(CLEARANCE), {"update": waiting[2].pk})
    page = Client().get(reverse("actionplan:action-detail", args=[REFERENCE])).content.decode()
    secrets = ["Loket pertama.", "Macet.", "Anggaran.", "Daftar hadir", "Rahasia."]
    assert [text for text in secrets if text in page] == []


def test_others_find_an_empty_list(
    province: Province, waiting: list[Update], client: Client
) -> None:
    client.force_login(holder_of(province.inspectorate, VERIFIER))
    assert client.get(reverse(CLEARANCE)).context["rows"] == []
    client.post(reverse(CLEARANCE), {"update": [update.pk for update in waiting]})
    assert Update.objects.awaiting_clearance().count() == 3


def test_list_takes_as_many_queries_for_three_updates_as_for_one(
    waiting: list[Update], client: Client
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse(CLEARANCE)).status_code == 200
        return len(found)

    with_three = queries()
    client.post(reverse(CLEARANCE), {"update": [waiting[1].pk, waiting[2].pk]})
    client.get(reverse(CLEARANCE))  # the message of the deed is read
    assert queries() == with_three
    assert with_three <= 15


# --- The tick -------------------------------------------------------------------------------------


def test_tick_is_set_and_taken_back_on_the_page(focal: User, client: Client) -> None:
    send(client, evidence_url="https://example.org/sk")
    evidence = Evidence.objects.get()
    client.post(url("action-evidence"), {"evidence": evidence.pk, "release": 1})
    assert Evidence.objects.filter(is_public=True).count() == 0
    ticked = {"evidence": evidence.pk, "release": 1, "shows_nobody": "on"}
    client.post(url("action-evidence"), ticked)
    assert Evidence.objects.values_list("is_public", "released_by").get() == (True, focal.pk)
    client.post(url("action-evidence"), {"evidence": evidence.pk, "withdraw": 1})
    assert Evidence.objects.values_list("is_public", flat=True).get() is False


def test_tick_of_another_action_is_not_found(
    province: Province, focal: User, client: Client
) -> None:
    send(client, evidence_url="https://example.org/sk")
    evidence = Evidence.objects.get()
    make_action(province.plan, province.office, "NTB-2023-003")
    other = url("action-evidence", "NTB-2023-003")
    assert client.post(other, {"evidence": evidence.pk, "withdraw": 1}).status_code == 404
    assert client.post(url("action-evidence"), {"evidence": "x"}).status_code == 404


def test_verifier_reads_the_evidence_without_buttons(
    province: Province, focal: User, client: Client
) -> None:
    send(client, evidence_url="https://example.org/sk")
    client.force_login(holder_of(province.inspectorate, VERIFIER))
    page = client.get(url("action-evidence")).content.decode()
    assert "https://example.org/sk" in page
    assert 'name="release"' not in page

"""The form that updates an action."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actionplan.forms import UpdateForm
from actionplan.models import Action
from actionplan.rules import Refusal, Standing
from actionplan.updating import Change, EvidenceInput, Refused
from tests.factories import ActionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    return ActionFactory(version=3, status="in_progress")


def sent(action: Action, **fields: object) -> UpdateForm:
    data = {"version": 3, "status": "in_progress", **fields}
    files = {"evidence_file": data.pop("file")} if "file" in data else {}
    return UpdateForm(data, files, action=action)


def test_form_becomes_a_change(action: Action) -> None:
    form = sent(action, status="blocked", sentence=" Macet. ", blocked_by="Anggaran.")
    assert form.is_valid()
    assert form.to_change() == Change("blocked", "Macet.", "Anggaran.", "")
    assert form.expected_version == 3


def test_link_becomes_evidence_titled_by_its_host(action: Action) -> None:
    form = sent(action, sentence="Ya.", evidence_url="https://example.org/sk", evidence_public="on")
    assert form.is_valid()
    expected = EvidenceInput("example.org", "https://example.org/sk", is_public=True)
    assert form.to_change().evidence == expected


def test_file_becomes_evidence_with_a_name_of_its_own(action: Action) -> None:
    file = SimpleUploadedFile("KTP Budi.pdf", b"%PDF-1.7")
    form = sent(action, sentence="Ya.", file=file, evidence_title="SK tim")
    assert form.is_valid()
    evidence = form.to_change().evidence
    assert evidence is not None
    assert evidence.file is not None
    assert (evidence.title, evidence.is_public) == ("SK tim", False)
    assert "Budi" not in str(evidence.file.name)


BAD_FILES = [
    (b"MZ program", "evidence_file"),
    (b"%PDF-" + b"0" * (10 * 1024 * 1024), "evidence_file"),
]


@pytest.mark.parametrize(("content", "field"), BAD_FILES)
def test_unfit_file_is_refused(content: bytes, field: str, action: Action) -> None:
    form = sent(action, sentence="Ya.", file=SimpleUploadedFile("bukti.pdf", content))
    assert list(form.errors) == [field]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "bukan tautan", "file:///etc/passwd"])
def test_unfit_link_is_refused(url: str, action: Action) -> None:
    assert list(sent(action, evidence_url=url).errors) == ["evidence_url"]


def test_choices_follow_the_standing(action: Action) -> None:
    operator = UpdateForm(action=action, standing=Standing(may_enter=True))
    values = [value for value, _ in operator.fields["status"].choices]  # type: ignore[attr-defined]
    assert values == ["planned", "in_progress", "blocked", "dropped"]


def test_form_begins_with_what_stands(action: Action) -> None:
    form = UpdateForm(action=action, initial={"sentence": "Draf."})
    assert (form["version"].value(), form["status"].value()) == (3, "in_progress")
    assert form["sentence"].value() == "Draf."


def test_refusal_stands_beside_its_field(action: Action) -> None:
    form = sent(action, sentence="Ya.")
    assert form.is_valid()
    form.refuse(Refused(Refusal.EVIDENCE_MISSING))
    form.refuse(Refused(Refusal.NOT_YOURS))
    assert list(form.errors) == ["evidence_url", "__all__"]

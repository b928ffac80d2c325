"""The edges of the wizard: signing in on the way to a file, and steps that cannot be gone to."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from intake.models import ImportRun
from tests.intake.wizard import GOOD, at, matched

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


def participants(name: str, *args: str) -> str:
    with translation.override("en"):
        return reverse(f"workshops:{name}", args=args)


def after_sign_in(address: str) -> str:
    page = Client().post(address)
    assert page.status_code == 302
    return unquote(str(page["Location"])).partition("?next=")[2]


def test_who_signs_in_on_the_way_to_a_file_lands_on_a_page(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    listed = participants("participant-list")
    pages = [
        (at("current-download"), at("upload-create")),
        (at("run-discard", run.pk), at("run-list")),
        (participants("participant-csv") + "?q=Siti", f"{listed}?q=Siti"),
        (participants("participant-xlsx"), listed),
        (participants("attendance-print", "mataram-2023"), listed),
    ]
    assert [(address, after_sign_in(address)) for address, _page in pages] == pages
    assert [organizer.get(page).status_code for _address, page in pages] == [200] * len(pages)


def test_steps_are_no_links_while_a_worker_is_at_the_run(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    page = organizer.get(at("run-check", run.pk))
    assert [step.url for step in page.context["steps"]] == ["", at("run-match", run.pk), "", "", ""]
    ImportRun.objects.update(work="checking", progress_at=timezone.now())
    page = organizer.get(at("run-progress", run.pk))
    assert [step.url for step in page.context["steps"]] == [""] * 5

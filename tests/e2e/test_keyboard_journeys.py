"""What officials do with an action and with a post, on a phone and by keyboard alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from actionplan.models import Action, Delivery, Nudge, Update
from directory.models import Post, Tenure
from tests.e2e import walking
from tests.e2e.keyboard import Axe, Keys
from tests.e2e.looking import PHONE
from tests.servers.inbox import Inbox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(300),
]

TITLE = "Contoh: papan informasi di terminal"
DELIVERABLE = "awareness-2"
CLEARING = "koordinator.jateng@example.org"
SUBMIT = "main form.form button[type=submit]"


@pytest.fixture
def keys(
    site: LiveServer, browser_page: Page, axe: Axe, settings: Settings, tmp_path: Path
) -> Iterator[Keys]:
    settings.MEDIA_ROOT = tmp_path
    browser_page.set_viewport_size(PHONE)
    found = Keys(browser_page, "id", axe)
    yield found
    assert "\n".join(found.found) == ""


def test_action_is_added_and_changed(keys: Keys) -> None:
    page = keys.page
    walking.sign_in(page, walking.FOCAL_POINT)
    page.goto("/id/portal/actions/new/")
    keys.look("Aksi baru")
    keys.press(SUBMIT, "**/new/")
    keys.look("Aksi baru")
    keys.mend("title")
    page.keyboard.type(TITLE)
    keys.to("select[name=owner]")
    page.keyboard.press("ArrowDown")
    keys.press(SUBMIT, "**/portal/actions/NTB-2023-")
    keys.look(TITLE)
    action = Action.objects.get(title=TITLE)
    keys.press("a[href$='/amend/']", "**/amend/")
    keys.look("Ubah data aksi")
    keys.write("textarea[name=title]", f"{TITLE} bus")
    keys.press(SUBMIT, f"**/portal/actions/{action.reference}/")
    keys.look(f"{TITLE} bus")
    action.refresh_from_db()
    assert action.title == f"{TITLE} bus"


def test_deliverable_is_recorded(keys: Keys) -> None:
    page, before = keys.page, Delivery.objects.filter(deliverable__key=DELIVERABLE).count()
    walking.sign_in(page, walking.COORDINATOR)
    page.goto("/id/portal/actions/plans/ntb-2023/deliverables/")
    keys.look("Hasil kerja langkah")
    keys.press(f"a[href$='/{DELIVERABLE}/']", f"**/{DELIVERABLE}/")
    heading = page.locator("h1").inner_text()
    keys.look(heading)
    keys.press("main form button[type=submit]", f"**/{DELIVERABLE}/")
    keys.look(heading)
    keys.mend("sentence")
    page.keyboard.type("Contoh: rapat dengan sembilan perangkat daerah.")
    keys.write("input[name=url]", "https://example.org/rapat")
    keys.press("main form button[type=submit]", "**/deliverables/")
    keys.look("Hasil kerja langkah")
    assert Delivery.objects.filter(deliverable__key=DELIVERABLE).count() == before + 1


def test_office_is_asked_for_news(keys: Keys) -> None:
    page, before = keys.page, set(Nudge.objects.values_list("pk", flat=True))
    walking.sign_in(page, walking.COORDINATOR)
    page.goto("/id/portal/actions/coordination/")
    keys.look("Koordinasi")
    keys.press("main form[action*='/NTB-'][action$='/nudge/'] button", "**/portal/actions/")
    keys.look(page.locator("h1").inner_text())
    asked = Nudge.objects.exclude(pk__in=before).get()
    assert asked.channel == Nudge.Channel.DIGEST


def test_update_is_kept_back_with_a_reason_only_and_another_is_cleared(keys: Keys) -> None:
    page = keys.page
    walking.sign_in(page, CLEARING)
    page.goto("/id/portal/actions/clearance/")
    heading = "Pembaruan menunggu persetujuan"
    keys.look(heading)
    waiting = int(page.locator("input[name=update]").first.get_attribute("value") or "")
    keys.to(".clearance__decline summary")
    page.keyboard.press("Enter")
    keys.press("button[name=decline]", "**/clearance/")
    keys.look(heading)
    assert Update.objects.get(pk=waiting).declined_at is None
    keys.to("input[name=update]")
    page.keyboard.press("Space")
    keys.press(".sticky-actions button", "**/clearance/")
    keys.look(heading)
    assert Update.objects.get(pk=waiting).cleared_at is not None


def test_vacant_post_is_filled(keys: Keys, smtp_inbox: Inbox, settings: Settings) -> None:
    settings.REDIS_URL = ""  # the mail goes out at once, without a worker
    page = keys.page
    walking.sign_in(page, walking.COORDINATOR)
    page.goto("/id/portal/offices/?vacant=on")
    keys.look("Jabatan dan pejabatnya")
    keys.press("main tbody th a", "**/portal/offices/")
    post = Post.objects.get(pk=re.findall(r"\d+", page.url)[-1])
    keys.press("a[href$='/invite/']", "**/invite/")
    keys.look("Undang pejabat")
    keys.press(SUBMIT, "**/invite/")
    keys.look("Undang pejabat")
    keys.mend("email")
    page.keyboard.type("pejabat.baru@example.org")
    keys.press(SUBMIT, f"**/portal/offices/{post.pk}/")
    (mail,) = smtp_inbox.messages()
    link = re.search(r"https?://\S+/undangan/\S+", mail.get_body(("plain",)).get_content())
    assert link is not None
    page.context.clear_cookies()
    page.goto(link.group())
    accept(keys)
    assert Tenure.objects.get(post=post).holder.full_name == "Pejabat Contoh Baru"


def accept(keys: Keys) -> None:
    page = keys.page
    heading = page.locator("h1").inner_text()
    keys.look(heading)
    keys.press(SUBMIT, "**/undangan/")
    keys.look(heading)
    keys.mend("full_name")
    page.keyboard.type("Pejabat Contoh Baru")
    keys.press(SUBMIT, "**/undangan/")
    keys.look(page.locator("h1").inner_text())
    keys.press("main a.button--primary", "**/accounts/")


def test_post_is_handed_over(keys: Keys) -> None:
    page = keys.page
    walking.sign_in(page, walking.COORDINATOR)
    held = Tenure.objects.get(holder__email=walking.FOCAL_POINT)
    page.goto(f"/id/portal/offices/{held.post_id}/")
    keys.press("a[href*='/handover/']", "**/handover/")
    keys.look("Serah terima")
    keys.press("main form.form button.button--primary", "**/handover/")
    keys.look("Serah terima")
    keys.mend("email")
    page.keyboard.press("Shift+Tab")  # to the list of those who have an account
    page.keyboard.press("ArrowDown")
    chosen = int(page.evaluate("document.activeElement.value"))
    keys.press("main form.form button.button--primary", "**/handover/")
    keys.look("Serah terima jabatan selesai")
    assert Tenure.objects.filter(post=held.post, holder=chosen).count() == 1

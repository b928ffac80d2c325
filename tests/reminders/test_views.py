"""The pages that a mail leads to."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from actionplan.models import Action, Update
from directory.models import Tenure
from reminders import links, unsubscribing
from reminders.models import Digest, Subscription, UpdateLink
from tests.factories import UserFactory
from tests.reminders.people import Office, open_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return open_office(email="contoh@example.org", language="en")


@pytest.fixture
def action(office: Office) -> Action:
    return office.promise(timezone.localdate() + timedelta(days=3), title="Pos layanan")


@pytest.fixture
def url(office: Office, action: Action) -> str:
    return f"/en/u/{token_for(office, action)}/"


def token_for(office: Office, action: Action) -> str:
    return links.issue(action.pk, office.holder.email, office.holder.pk, timezone.now())


def an_update(action: Action, **fields: str) -> dict[str, str]:
    usual = {"status": "in_progress", "sentence": "Rapat pertama.", "version": str(action.version)}
    return usual | fields


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_writes_nothing(
    client: Client, url: str, action: Action, method: str
) -> None:
    answer = getattr(client, method)(url)
    assert answer.status_code == 200
    assert Update.objects.count() == 0
    assert UpdateLink.objects.count() == 1
    assert Action.objects.values_list("version", "confirmed_on").get() == (
        action.version,
        action.confirmed_on,
    )


def test_page_of_a_link_is_kept_by_nobody(client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["Cache-Control"] == "private, no-store, max-age=0"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()


@pytest.mark.parametrize("version", ["", "x", "9" * 5000])
def test_confirming_without_a_version_changes_nothing(
    client: Client, url: str, action: Action, version: str
) -> None:
    assert client.post(url, {"unchanged": "1", "version": version}).status_code == 409
    assert Update.objects.filter(action=action).count() == 0


def test_page_of_a_link_names_its_own_address_nowhere(client: Client, url: str) -> None:
    assert url not in client.get(url).content.decode()


def test_link_saves_an_update_through_the_verb(
    client: Client, url: str, action: Action, office: Office
) -> None:
    answer = client.post(url, an_update(action))
    assert answer.status_code == 200
    update = Update.objects.get()
    assert (update.via, update.written_by, update.post) == ("link", office.holder, office.post)
    assert (update.status_after, update.sentence) == ("in_progress", "Rapat pertama.")
    assert "Rapat pertama." in answer.content.decode()


def test_thank_you_page_leads_to_the_next_open_action(
    client: Client, url: str, action: Action, office: Office
) -> None:
    following = office.promise(timezone.localdate(), title="Aksi berikutnya")
    page = client.post(url, an_update(action)).content.decode()
    assert "Aksi berikutnya" in page
    (next_url,) = re.findall(r'href="(/en/u/[\w-]+/)"', page)
    assert following.reference in client.get(next_url).content.decode()


def test_link_to_the_next_action_ends_with_the_one_that_led_there(
    client: Client, url: str, action: Action, office: Office
) -> None:
    soon = timezone.now() + timedelta(days=2)
    UpdateLink.objects.update(expires_at=soon)
    following = office.promise(timezone.localdate())
    client.post(url, an_update(action))
    assert UpdateLink.objects.get(action=following).expires_at == soon


def test_no_change_yet_confirms_the_action(client: Client, url: str, action: Action) -> None:
    answer = client.post(url, {"unchanged": "1", "version": str(action.version)})
    assert answer.status_code == 200
    action.refresh_from_db()
    assert action.status == "planned"
    assert action.confirmed_on == timezone.localdate()


def test_empty_update_is_explained_and_not_saved(client: Client, url: str, action: Action) -> None:
    answer = client.post(url, an_update(action, status="planned", sentence=""))
    assert answer.status_code == 422
    assert "Write what happened." in answer.content.decode()
    assert Update.objects.count() == 0


def test_stale_form_shows_both_texts_and_saves_nothing(
    client: Client, url: str, action: Action
) -> None:
    client.post(url, an_update(action, sentence="Yang pertama."))
    answer = client.post(url, an_update(action, sentence="Yang kedua."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Yang pertama." in page
    assert "Yang kedua." in page
    assert Update.objects.count() == 1


def test_stale_confirmation_is_a_conflict(client: Client, url: str, action: Action) -> None:
    client.post(url, an_update(action))
    answer = client.post(url, {"unchanged": "1", "version": str(action.version)})
    assert answer.status_code == 409
    assert Update.objects.count() == 1


def test_conflict_page_can_be_sent_again(client: Client, url: str, action: Action) -> None:
    client.post(url, an_update(action, sentence="Yang pertama."))
    page = client.post(url, an_update(action, sentence="Yang kedua.")).content.decode()
    (version,) = set(re.findall(r'name="version" value="(\d+)"', page))
    assert client.post(url, an_update(action, version=version)).status_code == 200
    assert Update.objects.count() == 2


def test_mailbox_link_saves_for_its_post(client: Client, office: Office, action: Action) -> None:
    Tenure.objects.update(ends_on=timezone.localdate() - timedelta(days=2))
    office.post.mailbox = "dinas@example.org"
    office.post.save()
    token = links.issue(action.pk, "dinas@example.org", None, timezone.now())
    assert client.post(f"/en/u/{token}/", an_update(action)).status_code == 200
    assert Update.objects.values_list("written_by", "post").get() == (None, office.post.pk)


def closed_page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 404
    assert answer["Referrer-Policy"] == "strict-origin"
    page = answer.content.decode()
    assert "This link is no longer valid" in page
    assert "/en/accounts/login/" in page
    return page.replace(url, "")


def test_wrong_old_and_handed_over_links_answer_alike(
    client: Client, url: str, office: Office, action: Action
) -> None:
    wrong = closed_page(client, "/en/u/tidak-ada/")
    three_weeks_ago = timezone.now() - timedelta(days=21)
    old = links.issue(action.pk, office.holder.email, office.holder.pk, three_weeks_ago)
    assert closed_page(client, f"/en/u/{old}/").count("h1") == wrong.count("h1")
    Tenure.objects.update(ends_on=timezone.localdate() - timedelta(days=2))
    closed_page(client, url)


def test_closed_link_saves_nothing(client: Client, url: str, action: Action) -> None:
    Tenure.objects.update(ends_on=timezone.localdate() - timedelta(days=2))
    assert client.post(url, an_update(action)).status_code == 404
    assert Update.objects.count() == 0


def test_update_by_link_needs_the_form_token(url: str, action: Action) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(url, an_update(action)).status_code == 403
    assert Update.objects.count() == 0


def unsubscribe_url(office: Office) -> str:
    digest = Digest.objects.create(
        address=office.holder.email, local_date=timezone.localdate(), zone="Asia/Makassar"
    )
    return f"/en/unsubscribe/{unsubscribing.sign(digest)}/"


def test_bare_post_of_a_mail_program_stops_the_digests(office: Office) -> None:
    url = unsubscribe_url(office)
    answer = Client(enforce_csrf_checks=True).post(url, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Subscription.objects.values_list("user", "cadence").get() == (office.holder.pk, "off")


def test_opening_the_unsubscribe_page_stops_nothing(client: Client, office: Office) -> None:
    page = client.get(unsubscribe_url(office)).content.decode()
    assert Subscription.objects.count() == 0
    assert office.holder.email not in page
    assert "Send me no more digests" in page


def test_unsubscribing_twice_changes_nothing_more(client: Client, office: Office) -> None:
    url = unsubscribe_url(office)
    assert [client.post(url).status_code for _ in range(2)] == [200, 200]
    assert Subscription.objects.count() == 1


def test_unsubscribing_a_mailbox_needs_no_account(client: Client) -> None:
    unsubscribing.unsubscribe("Dinas@example.org")
    unsubscribing.unsubscribe("dinas@example.org")
    assert Subscription.objects.values_list("user", "mailbox", "cadence").get() == (
        None,
        "dinas@example.org",
        "off",
    )


@pytest.mark.parametrize("token", ["1", "1:palsu", "kata"])
def test_forged_unsubscribe_address_is_not_found(client: Client, token: str) -> None:
    assert client.post(f"/en/unsubscribe/{token}/").status_code == 404


def test_person_changes_the_own_rhythm(client: Client, office: Office) -> None:
    client.force_login(office.holder)
    entered = {"cadence": "monthly", "hour": "9", "paused_until": "2030-01-31"}
    assert client.post("/en/portal/digest/", entered).status_code == 302
    saved = Subscription.objects.values_list("user", "cadence", "hour").get()
    assert saved == (office.holder.pk, "monthly", 9)


def test_rhythm_outside_the_choices_is_refused(client: Client, office: Office) -> None:
    client.force_login(office.holder)
    answer = client.post("/en/portal/digest/", {"cadence": "hourly", "hour": "3"})
    assert answer.status_code == 422
    assert 'method="post" novalidate>' in answer.text  # our words and not the browser's
    assert answer.text.count('class="error-summary"') == 1
    assert Subscription.objects.count() == 0


def test_settings_need_a_sign_in(client: Client) -> None:
    for path in ("", "log/", "log/1/"):
        assert client.get(f"/en/portal/digest/{path}").status_code == 302


def test_log_shows_the_own_digests_and_those_of_others_to_who_may_read_them(
    client: Client, office: Office
) -> None:
    stranger = UserFactory(email="lain@example.org")
    theirs = Digest.objects.create(
        address=stranger.email,
        user=stranger,
        local_date=timezone.localdate(),
        zone="Asia/Makassar",
        state="sent",
        text="RAHASIA",
    )
    client.force_login(office.holder)
    assert "lain@example.org" not in client.get("/en/portal/digest/log/").content.decode()
    assert client.get(f"/en/portal/digest/log/{theirs.pk}/").status_code == 404
    office.holder.user_permissions.add(Permission.objects.get(codename="view_digest"))
    client.force_login(office.holder)
    assert "lain@example.org" in client.get("/en/portal/digest/log/").content.decode()
    assert "RAHASIA" in client.get(f"/en/portal/digest/log/{theirs.pk}/").content.decode()


@pytest.mark.parametrize("digests", [1, 3])
def test_log_takes_the_same_queries_for_any_length(
    client: Client, office: Office, digests: int, django_assert_max_num_queries: object
) -> None:
    for n in range(digests):
        Digest.objects.create(
            address=office.holder.email,
            user=office.holder,
            local_date=timezone.localdate() - timedelta(days=n),
            zone="Asia/Makassar",
        )
    client.force_login(office.holder)
    with django_assert_max_num_queries(17):  # type: ignore[operator]
        client.get("/en/portal/digest/log/")

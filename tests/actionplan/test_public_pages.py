"""What public pages tell: deliverables, the story of an action; secrets kept, and speed."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from pytest_django import Settings

from actionplan import stats
from actionplan.models import (
    Action,
    ActionPlan,
    Delivery,
    Evidence,
    LegalInstrument,
    Note,
    SdgGoal,
    Step,
    StepDeliverable,
    Update,
)
from actionplan.public import urls
from tests.actionplan.people import (
    FOCAL,
    NOON,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.factories import ObjectiveFactory, WorkshopFactory

pytestmark = pytest.mark.django_db

SECRET = "rahasia9k"
SHOWN = "terlihat9k"


@pytest.fixture
def province() -> Province:
    return make_province()


def text_of(client: Client, name: str, *arguments: object) -> str:
    response = client.get(reverse(f"actionplan:{name}", args=arguments))
    assert response.status_code == 200
    return response.content.decode()


def deliverable(number: int = 5) -> StepDeliverable:
    step = Step.objects.get(number=number)
    return StepDeliverable.objects.create(step=step, key="sk", name_id="SK tim", name_en="Decree")


def deliver(plan: ActionPlan, part: StepDeliverable, **fields: object) -> Delivery:
    given = {"url": "https://example.org/", "is_public": True, "released_at": NOON, **fields}
    return Delivery.objects.create(
        plan=plan, deliverable=part, reached_on=date(2023, 6, 1), recorded_at=NOON, **given
    )


def test_deliverables_stand_beside_the_actions_of_their_step(province: Province) -> None:
    decree = LegalInstrument.objects.create(kind="sk", number="7", year=2023, title="Tim")
    deliver(province.plan, deliverable(), sentence="Tim dibentuk.", url="", instrument=decree)
    progress = stats.progress_of(province.plan.pk)
    assert [(row.number, row.total) for row in progress] == [(5, 2)]
    reached = progress[0].deliverables[0].reached
    assert [(one.reached_on, one.sentence, one.instrument) for one in reached] == [
        (date(2023, 6, 1), "Tim dibentuk.", str(decree))
    ]


HIDDEN = [
    {"is_public": False, "released_at": None},
    {"withdrawn_at": NOON},
]


@pytest.mark.parametrize("fields", HIDDEN)
def test_delivery_that_is_not_public_is_not_told(
    fields: dict[str, object], province: Province
) -> None:
    deliver(province.plan, deliverable(), **fields)
    assert stats.progress_of(province.plan.pk)[0].deliverables[0].reached == []


def test_file_of_a_deliverable_is_for_anybody_only_when_public(
    province: Province, client: Client, settings: Settings, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    file = ContentFile(b"%PDF-1.7", name="a.pdf")
    found = deliver(province.plan, deliverable(), url="", file=file)
    address = reverse("actionplan:delivery-file", args=[found.pk])
    assert shown(client.get(address))[0] == 200
    Delivery.objects.update(is_public=False)
    assert client.get(address).status_code == 404
    Delivery.objects.update(is_public=True, withdrawn_at=NOON)
    assert client.get(address).status_code == 404


def shown(answer: HttpResponseBase) -> tuple[int, str]:
    content = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, f"{answer.headers} {content.decode(errors='replace')}"


def say(action: Action, version: int, before: str, after: str, **fields: object) -> Update:
    moment = NOON + timedelta(days=version)
    return Update.objects.create(
        action=action,
        status_before=before,
        status_after=after,
        version=version,
        written_at=moment,
        **{"cleared_at": moment, "sentence": f"Kalimat {version}.", **fields},
    )


def test_story_never_names_a_status_that_was_not_cleared(province: Province) -> None:
    say(province.action, 2, "planned", "in_progress")
    say(province.action, 3, "in_progress", "blocked", cleared_at=None)
    say(province.action, 4, "blocked", "blocked")
    say(province.action, 5, "blocked", "blocked")
    story = stats.story_of(province.action)
    assert [(one.sentence, one.status) for one in story.updates] == [
        ("Kalimat 5.", ""),
        ("Kalimat 4.", "blocked"),
        ("Kalimat 2.", "in_progress"),
    ]


def test_verified_by_an_agency_and_never_by_a_person(province: Province, client: Client) -> None:
    verifier = holder_of(province.inspectorate, "verifier", full_name=f"Nama {SECRET}")
    post = province.inspectorate.posts.get()
    say(province.action, 2, "reported_done", "verified", post=post, written_by=verifier)
    Action.objects.filter(pk=province.action.pk).update(status="verified")
    page = text_of(client, "action-detail", "NTB-2023-001")
    assert "Inspektorat NTB" in page
    assert SECRET not in page
    Action.objects.filter(pk=province.action.pk).update(cleared_status="reported_done")
    province.action.refresh_from_db()
    assert stats.story_of(province.action).verified_by == ""


def test_moved_due_date_is_told_with_the_update_that_moved_it(province: Province) -> None:
    moved = [
        {"field": "title", "before": SECRET, "after": SECRET},
        {"field": "due_on", "before": "2023-09-01", "after": "2023-12-01"},
    ]
    say(province.action, 2, "planned", "planned", changes=moved)
    told = stats.story_of(province.action).updates[0]
    assert told.new_due_on == date(2023, 12, 1)
    assert SECRET not in repr(told)


def test_evidence_can_be_a_link_or_an_instrument(province: Province) -> None:
    decree = LegalInstrument.objects.create(kind="sk", number="7", year=2023, title="Tim")
    update = say(province.action, 2, "planned", "in_progress")
    ticked = {"update": update, "is_public": True, "released_at": NOON}
    Evidence.objects.create(title="Tautan", url="https://example.org/", **ticked)
    Evidence.objects.create(title="Keputusan", instrument=decree, **ticked)
    Evidence.objects.create(title="Intern", url="https://example.org/", update=update)
    proofs = stats.story_of(province.action).proofs
    assert [(one.title, one.url) for one in proofs] == [
        ("Tautan", "https://example.org/"),
        ("Keputusan", ""),
    ]


# --- Secrets --------------------------------------------------------------------------------------


def sow(province: Province) -> Action:
    """A secret word in all that is not public, another word in what is."""
    action, day = province.action, timezone.localdate()
    Action.objects.filter(pk=action.pk).update(
        title=SHOWN, due_on=day, status="blocked", cleared_status="in_progress", blocked_by=SECRET
    )
    hidden = make_action(
        province.plan, province.office, "NTB-2023-090", title=SECRET, is_public=False, due_on=day
    )
    writer = holder_of(province.office, FOCAL, full_name=SECRET)
    post = action.owner
    post.title, post.mailbox, post.whatsapp = SECRET, f"{SECRET}@example.org", SECRET
    post.save()
    ours = {"post": post, "written_by": writer, "filled_in_by": SECRET}
    cleared = say(action, 2, "planned", "in_progress", sentence=SHOWN, **ours)
    say(action, 3, "in_progress", "blocked", sentence=SECRET, cleared_at=None, **ours)
    refused = {"cleared_at": None, "declined_at": NOON, "declined_why": SECRET}
    say(action, 4, "in_progress", "blocked", sentence=SECRET, **refused, **ours)
    say(hidden, 2, "planned", "in_progress", sentence=SECRET)
    Evidence.objects.create(update=cleared, title=SECRET, url=f"https://{SECRET}.example.org/")
    Note.objects.create(action=action, text=SECRET, written_by=writer, post=post, written_at=NOON)
    deliver(province.plan, deliverable(), sentence=SECRET, is_public=False, released_at=None)
    objective = ObjectiveFactory(number=3)
    objective.sdg_goals.add(SdgGoal.objects.create(number=10, name_id="X", name_en="X"))
    for one in (action, hidden):
        one.objectives.add(objective)
    return hidden


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield str(one.name)
        else:
            yield from names(one.url_patterns)


def addresses(hidden: Action) -> dict[str, list[object]]:
    """Every public address of plans and actions; a new one that is missing here fails the test."""
    numbers = {"objective-actions": 3, "objective-file": 3, "goal-actions": 10, "goal-file": 10}
    files = {
        "evidence-file": list(Evidence.objects.values_list("pk", flat=True)),
        "delivery-file": list(Delivery.objects.values_list("pk", flat=True)),
        "action-detail": ["NTB-2023-001", hidden.reference],
    }
    of_regions = {"plan-detail", "region-feed", "region-calendar", "action-list", "action-file"}
    plain = {"plan-list", "feed", "all-actions", "all-file", "topic-list", "counting"}
    return (
        {name: [] for name in plain}
        | {name: ["ntb", "5203"] for name in of_regions}
        | {name: [number] for name, number in numbers.items()}
        | files
    )


def test_secrets_are_on_no_page_feed_calendar_or_file(province: Province, client: Client) -> None:
    hidden = sow(province)
    known = addresses(hidden)
    assert set(names(urls.urlpatterns)) == set(known)
    queries = ("", "?view=timeline", f"?text={SECRET[:-1]}", "?status=blocked", "?page=2")
    answers = {
        path + query: shown(client.get(path + query))
        for name, arguments in known.items()
        for path in [
            reverse(f"actionplan:{name}", args=[one] if arguments else [])
            for one in arguments or [None]
        ]
        for query in queries
    }
    # What a reader typed stands in the field again; it was not found anywhere.
    typed = f'value="{SECRET[:-1]}"'
    showing = [path for path, (_, text) in answers.items() if SECRET in text.replace(typed, "")]
    assert showing == []
    # What is public was there to be seen, or the walk above proves nothing.
    silent = {"counting", "topic-list", "evidence-file", "delivery-file"}
    telling = {
        reverse(f"actionplan:{name}", args=known[name][:1]) for name in known.keys() - silent
    }
    assert telling - {path for path, (_, text) in answers.items() if SHOWN in text} == set()
    assert answers[reverse("actionplan:action-detail", args=[hidden.reference])][0] == 404


# --- Speed ----------------------------------------------------------------------------------------

MOST_QUERIES, MOST_BYTES = 20, 150_000
PAGES = [
    ("plan-list", []),
    ("plan-detail", ["ntb"]),
    ("all-actions", []),
    ("action-list", ["ntb"]),
    ("objective-actions", [3]),
    ("goal-actions", [10]),
    ("topic-list", []),
    ("action-detail", ["NTB-2023-001"]),
    ("feed", []),
    ("region-feed", ["ntb"]),
    ("region-calendar", ["ntb"]),
    ("action-file", ["ntb"]),
]


def grow(province: Province, number: int) -> None:
    """One more of everything a page can list."""
    action = make_action(
        province.plan,
        province.office,
        f"NTB-2023-{number:03d}",
        due_on=timezone.localdate(),
        workshop=WorkshopFactory(region=province.region),
    )
    action.objectives.add(ObjectiveFactory(number=3))
    deliver(province.plan, StepDeliverable.objects.get(), sentence="x")
    for one in (action, province.action):
        update = say(one, number, "planned", "in_progress")
        Evidence.objects.create(
            update=update, title="x", url="https://example.org/", is_public=True, released_at=NOON
        )


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_page_takes_as_many_queries_for_three_as_for_one(
    name: str, arguments: list[object], province: Province, client: Client
) -> None:
    deliverable()
    goal = SdgGoal.objects.create(number=10, name_id="X", name_en="X")
    ObjectiveFactory(number=3).sdg_goals.add(goal)
    address = reverse(f"actionplan:{name}", args=arguments)
    grow(province, 11)
    with_one = count(client, address)
    for number in (12, 13):
        grow(province, number)
    with_three = count(client, address)
    assert with_three == with_one
    assert with_three[0] <= MOST_QUERIES


def count(client: Client, address: str) -> tuple[int]:
    with CaptureQueriesContext(connection) as queries:
        status, text = shown(client.get(address))
    assert status == 200
    assert len(text.encode()) < MOST_BYTES
    return (len(queries),)

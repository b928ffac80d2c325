"""Pages to measure, each job in its own process: filling a site, then asking for every page."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from actionplan.demo import load_demo
from actionplan.models import Action
from cms.loading import load_initial_content
from directory.models import Tenure, User

Options = Mapping[str, Any]
VISITOR = "visitor"
# The sample people who ask; their province is the first that a larger site fills.
PEOPLE = {
    "coordinator": "koordinator.ntb@example.org",
    "focal": "narahubung.ntb@example.org",
    "head": "kepala.ntb@example.org",
    "verifier": "verifikator.ntb@example.org",
    "programme": "program@example.org",
}
PLAN, REGENCY_PLAN, ACTION = "ntb-2023", "5203-2026", "NTB-2023-001"


@dataclass(frozen=True)
class Page:
    """An address and who asks for it."""

    name: str
    who: str
    path: str


def make_ready(options: Options) -> dict[str, Any]:
    """A site with its initial content and sample data; answers how long the latter took."""
    load_initial_content()
    start = time.perf_counter()
    load_demo(timezone.localdate(), options["scale"])
    seconds = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"seconds": seconds, "actions": Action.objects.count()}


def walk(options: Options) -> dict[str, Any]:
    """Of every page the number of queries, the bytes and the median of some rounds in ms."""
    clients = {who: _client(email) for who, email in {**PEOPLE, VISITOR: ""}.items()}
    with translation.override("id"):
        return {
            f"{page.name}.{page.who}": _look(clients[page.who], page.path, options["rounds"])
            for page in pages()
        }


def pages() -> Iterator[Page]:
    """Every list and dashboard behind the sign-in, and the public pages of plans."""
    yield from _lists_behind_the_sign_in()
    yield from _pages_behind_the_sign_in()
    yield from _public_pages()


def _lists_behind_the_sign_in() -> Iterator[Page]:
    for who in PEOPLE:
        yield Page("portal_home", who, reverse("portal-home"))
        yield Page("worklist", who, reverse("actions:action-list"))
    yield Page("worklist_last_page", "coordinator", f"{reverse('actions:action-list')}?page=999")
    yield Page("worklist_searched", "coordinator", f"{reverse('actions:action-list')}?text=PMI")
    for name, address in (
        ("coordination", reverse("actions:coordination")),
        ("workload", reverse("actions:workload")),
        ("clearance", reverse("actions:clearance-list")),
        ("posts", reverse("offices:post-list")),
        ("deliverables", reverse("actions:deliverables", args=[PLAN])),
        ("delegations", reverse("actions:delegations", args=[REGENCY_PLAN])),
        ("participants", reverse("workshops:participant-list")),
        ("imports", reverse("intake:run-list")),
        ("digest_log", reverse("digests:digest-list")),
        ("merge", reverse("actions:agency-merge")),
    ):
        yield Page(name, "coordinator", address)
    yield Page("clearance", "head", reverse("actions:clearance-list"))
    yield Page("programme", "programme", reverse("actions:programme"))


def _pages_behind_the_sign_in() -> Iterator[Page]:
    post = Tenure.objects.get(holder__email=PEOPLE["focal"]).post
    own = Action.objects.open().filter(plan__key=PLAN, owner=post).order_by("reference")
    reference = own[0].reference
    for who in ("focal", "coordinator"):
        yield Page("action", who, reverse("actions:action-detail", args=[reference]))
        yield Page("update", who, reverse("actions:action-update", args=[reference]))
        yield Page("new", who, reverse("actions:action-new"))
        yield Page("amend", who, reverse("actions:action-amend", args=[reference]))
        yield Page("years", who, reverse("actions:action-years", args=[reference]))
    yield Page("handover", "coordinator", reverse("actions:handover", args=[post.pk]))


def _public_pages() -> Iterator[Page]:
    of_ntb = reverse("actionplan:action-list", args=["ntb"])
    of_all = reverse("actionplan:all-actions")
    for name, address in (
        ("home", "/id/"),
        ("national", reverse("actionplan:plan-list")),
        ("province", reverse("actionplan:plan-detail", args=["ntb"])),
        ("regency", reverse("actionplan:plan-detail", args=["5203"])),
        ("list", of_ntb),
        ("list_filtered", f"{of_ntb}?status=in_progress&step=5&text=PMI"),
        ("timeline", f"{of_ntb}?view=timeline"),
        ("all_actions", of_all),
        ("all_actions_searched", f"{of_all}?text=loket"),
        ("all_actions_timeline", f"{of_all}?view=timeline"),
        ("objective", reverse("actionplan:objective-actions", args=[5])),
        ("goal", reverse("actionplan:goal-actions", args=[10])),
        ("topics", reverse("actionplan:topic-list")),
        ("counting", reverse("actionplan:counting")),
        ("action", reverse("actionplan:action-detail", args=[ACTION])),
        ("feed", reverse("actionplan:feed")),
        ("region_feed", reverse("actionplan:region-feed", args=["ntb"])),
        ("region_calendar", reverse("actionplan:region-calendar", args=["ntb"])),
    ):
        yield Page(name, VISITOR, address)


def _client(email: str) -> Client:
    """A visitor brings a cookie, too: then no page comes from the cache."""
    client = Client(SERVER_NAME="localhost")
    client.cookies["bench"] = "1"
    if email:
        client.force_login(User.objects.get(email=email))
    return client


def _look(client: Client, path: str, rounds: int) -> dict[str, Any]:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    queries = list(captured)  # the next request forgets them
    if answer.status_code != 200:
        raise ValueError(f"{path}: {answer.status_code}")
    took = [_time(client, path) for _ in range(rounds)]
    is_page = answer.headers["Content-Type"].startswith("text/html")
    return {
        "queries": len(queries),
        "milliseconds": median(took),
        "bytes": len(answer.content) if is_page else 0,
        "slowest": sorted(((float(one["time"]), one["sql"]) for one in queries), reverse=True)[:2],
    }


def _time(client: Client, path: str) -> float:
    start = time.perf_counter()
    answer = client.get(path)
    b"".join(answer) if answer.streaming else answer.content
    return (time.perf_counter() - start) * 1000

"""Lists, dashboards and public pages: queries, time and bytes with few actions and with many."""

from collections.abc import Iterator
from math import inf
from statistics import median
from typing import Any

from benchmarks.apart import run_apart
from benchmarks.databases import Engine
from benchmarks.figures import Figure, say
from benchmarks.importing import Setting

JOBS = "benchmarks.page_jobs"
SMALL, SCALE = 1, 100
TURNS, ROUNDS = 2, 5
MOST_QUERIES_BEHIND_SIGN_IN, MOST_QUERIES_IN_PUBLIC = 15, 20
MOST_TIMES_AS_LONG = 3.0
MOST_BYTES_IN_PUBLIC = 150_000
OF_THE_COUNTRY = ("programme", "visitor")
OF_ONE_THING = ("action", "update", "new", "amend", "years", "handover")
Found = dict[str, dict[str, Any]]


def measure(setting: Setting) -> Iterator[Figure]:
    """On PostgreSQL where there is one. Pages beyond a limit are counted in the last figure."""
    (setting.folder / "static").mkdir(exist_ok=True)  # or whitenoise warns
    for engine in [one for one in setting.engines if one.name == "postgres"] or setting.engines:
        addresses = [engine.ready(f"pages{scale}") for scale in (SMALL, setting.scale)]
        for scale, url in zip((SMALL, setting.scale), addresses, strict=True):
            yield from _load(setting, engine, scale, url)
        small, large = _walk_by_turns(setting, addresses)
        beyond = [each for page in large for each in _beyond(page, small[page], large[page])]
        for page in large:
            yield from _figures(f"{page}.{engine.name}", small[page], large[page])
        for sentence in beyond:
            say(f"  beyond its limit: {sentence}")
        yield Figure(f"pages.beyond_limits.{engine.name}", len(beyond), "limits")


def _load(setting: Setting, engine: Engine, scale: int, url: str) -> Iterator[Figure]:
    say(f"Sample data of scale {scale} on {engine.name} ...")
    environment = {**setting.environment, "DATABASE_URL": url}
    made = run_apart(f"{JOBS}:make_ready", {"scale": scale}, environment)
    yield Figure(f"pages.load_demo.{scale}.{engine.name}", made["seconds"], "s")
    yield Figure(f"pages.actions.{scale}.{engine.name}", made["actions"], "actions")


def _walk_by_turns(setting: Setting, addresses: list[str]) -> tuple[Found, Found]:
    """So that what else the machine does hits both. Only sessions are written."""
    turns: list[list[Found]] = [[], []]
    for _ in range(min(TURNS, setting.turns)):
        for url, found in zip(addresses, turns, strict=True):
            environment = {**setting.environment, "DATABASE_URL": url}
            found.append(run_apart(f"{JOBS}:walk", {"rounds": ROUNDS}, environment))
    return _together(turns[0]), _together(turns[1])


def _together(turns: list[Found]) -> Found:
    return {
        page: {**seen, "milliseconds": median(each[page]["milliseconds"] for each in turns)}
        for page, seen in turns[-1].items()
    }


def _figures(label: str, small: dict[str, Any], large: dict[str, Any]) -> Iterator[Figure]:
    slower = large["milliseconds"] / small["milliseconds"]
    yield Figure(f"pages.time.{label}", large["milliseconds"], "ms", slower)
    yield Figure(f"pages.queries.{label}", large["queries"], "queries")
    if large["bytes"]:
        yield Figure(f"pages.html.{label}", large["bytes"], "bytes")


def most_queries(page: str) -> float:
    """How many a page may need; forms and pages of one thing are held by their own tests."""
    if ".visitor" in page:
        return MOST_QUERIES_IN_PUBLIC
    return inf if page.partition(".")[0] in OF_ONE_THING else MOST_QUERIES_BEHIND_SIGN_IN


def _is_of_a_region(page: str) -> bool:
    """What counts the whole country takes longer when there is more of it to count."""
    return page.rpartition(".")[2] not in OF_THE_COUNTRY


def _beyond(page: str, small: dict[str, Any], large: dict[str, Any]) -> Iterator[str]:
    is_public = ".visitor" in page
    slower = large["milliseconds"] / small["milliseconds"]
    if large["queries"] > most_queries(page):
        yield f"{page}: {large['queries']} queries"
    if slower > MOST_TIMES_AS_LONG and _is_of_a_region(page):
        yield f"{page}: {slower:.1f} times as long ({large['milliseconds']:.0f} ms)"
        for seconds, statement in large["slowest"]:
            say(f"    {seconds * 1000:.0f} ms: {statement[:2000]}")
    if is_public and large["bytes"] > MOST_BYTES_IN_PUBLIC:
        yield f"{page}: {large['bytes']} bytes"

"""`make bench` measures what it says, in the form that scripts read."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import pages as limits
from benchmarks.lists import all_agencies, guests, known_guests

ROOT = Path(__file__).resolve().parent.parent


def _figures(*arguments: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.timeout(300)
def test_benchmarks_of_tiny_imports_and_digests_print_one_object_a_line() -> None:
    """Both in one go: what takes long is to migrate a database for them."""
    tiny = _figures("import", "digests", "--quick", "--rows", "50", "--engine", "sqlite")
    keys = ["name", "value", "unit", "ratio", "floor"]
    assert [list(figure) for figure in tiny] == [keys] * len(tiny)
    _assert_whole_import(_of("import", tiny))
    _assert_whole_digests(_of("digests", tiny))


def _of(bench: str, figures: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """By name."""
    return {
        figure["name"].removeprefix(f"{bench}."): figure
        for figure in figures
        if figure["name"].startswith(f"{bench}.")
    }


def _assert_whole_import(figures: dict[str, dict[str, Any]]) -> None:
    names = {name: figure["unit"] for name, figure in figures.items()}
    assert names == {
        "read.sqlite.csv.50": "rows/s",
        "check.sqlite.csv.50": "rows/s",
        "apply.sqlite.csv.50": "rows/s",
        "undo.sqlite.csv.50": "rows/s",
        "whole.sqlite.csv.50": "s",
        "whole_to_preview_and_import.sqlite.csv.50": "s",
        "memory.sqlite.csv.50": "MB",
        "longest_transaction.sqlite.csv.50": "s",
        "usual.sqlite.csv.50": "rows/s",
        "floor.sqlite.csv.50": "rows/s",
    }
    whole = figures["whole.sqlite.csv.50"]
    assert (whole["ratio"] > 0, whole["floor"] > 0) == (True, True)
    assert all(figure["value"] > 0 for figure in figures.values())


def _assert_whole_digests(figures: dict[str, dict[str, Any]]) -> None:
    """How fast it is, is for `make bench` on a quiet machine."""
    assert list(figures) == [
        "plan.sqlite.50",
        "plan_again.sqlite.50",
        *(
            f"{name}{where}.sqlite"
            for where in ("", "_far")
            for name in ("deliver", "bare", "bare_kept", "memory", "memory_grown")
        ),
        "queries.sqlite.1_actions",
        "queries.sqlite.10_actions",
    ]
    assert figures["queries.sqlite.1_actions"]["value"] > 0
    assert (
        figures["queries.sqlite.1_actions"]["value"]
        == (figures["queries.sqlite.10_actions"]["value"])
    )
    assert min(figures[f"deliver{where}.sqlite"]["ratio"] for where in ("", "_far")) > 0


def test_benchmark_of_pages_keeps_queries_and_bytes_within_their_limits() -> None:
    """With few actions; how long pages take with many is for `make bench` on a quiet machine."""
    figures = _figures("pages", "--quick", "--scale", "2", "--engine", "sqlite")
    by_name = {figure["name"]: figure for figure in figures}
    assert by_name["pages.actions.2.sqlite"]["value"] >= 2000
    lists = {name: each["value"] for name, each in by_name.items() if ".queries." in name}
    most = {
        name: value
        for name, value in lists.items()
        if value > limits.most_queries(name.removeprefix("pages.queries."))
    }
    assert most == {}
    html = [each for name, each in by_name.items() if ".html." in name and ".visitor." in name]
    assert [each["name"] for each in html if each["value"] > 150_000] == []
    assert len(lists) > 50
    assert all(each["ratio"] > 0 for name, each in by_name.items() if ".time." in name)


def test_list_repeats_one_row_in_19_under_the_address_of_an_earlier_one() -> None:
    rows = list(guests(1000))
    assert len({guest.email for guest in rows}) == 948
    assert rows[18].email == rows[11].email
    assert rows[18].name == rows[11].name.upper()


def test_list_names_300_agencies_in_900_ways() -> None:
    assert len(set(all_agencies())) == 900
    assert {guest.agency for guest in guests(2000)} == set(all_agencies())


def test_known_guests_are_in_the_list_with_another_position() -> None:
    listed = {guest.email: guest.position for guest in guests(1000)}
    known = list(known_guests(1000))
    assert len(known) == 29
    assert [guest.email for guest in known if listed.get(guest.email) in (None, "Staf Ahli")] == []

"""A kind of list for tests that need no people: things and their colours, which are asked for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from import_export.resources import Resource

from intake import checking, kinds, uploading
from intake.kinds import Ask, Context, Judged, Judgement, Kind, Line, Problem, TakenBack
from intake.matching import Column
from intake.models import ImportRun
from tests.intake.files import csv_bytes

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
COLOURS = {"merah": "red", "biru": "blue"}
CODES = ("red", "blue")


def judge(target: str, lines: Sequence[Line], context: Context) -> Judgement:
    return Judgement([_judged(line, context) for line in lines], {"judged": len(lines)})


def _judged(line: Line, context: Context) -> Judged:
    problems = list(_problems(line, context))
    wrong = any(problem.is_error for problem in problems)
    verdict = kinds.ERROR if wrong else kinds.DUPLICATE if problems else kinds.NEW
    return Judged(line.number, verdict, problems, after=dict(line.values))


def _problems(line: Line, context: Context) -> Iterator[Problem]:
    colour, name = line.values.get("colour", ""), line.values["name"]
    if colour and colour not in (*COLOURS, *CODES):
        yield Problem("colour", "colour_unknown", {"value": colour}, is_error=True)
    if not name.isalpha() and "name" not in line.settled:
        yield Problem("name", "odd_name", {"value": name}, is_error=True)
    if name == "Dua" and not line.decision:
        yield Problem("name", "twin")
    place = line.values.get("place", "")
    if place and not context.answers.get("place", {}).get(place):
        yield Problem("place", "place_unknown", {"value": place})


KIND = Kind(
    key="colours",
    label="Colours",
    columns=(
        Column("name", "Name", ("nama",), required=True),
        Column("colour", "Colour", ("warna",)),
        Column("place", "Place", ("tempat",), grouping=True),
    ),
    resource=Resource,
    messages={
        "colour_unknown": "“%(value)s” is no colour.",
        "odd_name": "“%(value)s” is an odd name.",
        "twin": "Perhaps a twin.",
        "place_unknown": "Where is “%(value)s”?",
    },
    judge=judge,
    mark=lambda target: "",
    write=lambda judgement: None,
    take_back=lambda rows: TakenBack(len(rows)),
    targets=lambda user, day: (),
    target_label=lambda target: target,
    result_url=lambda target: "/",
    records=lambda target: (),
    asks={
        "colour:colour_unknown": Ask(lambda target: [(code, code.title()) for code in CODES]),
        "odd_name": Ask(per_row=True),
        "twin": Ask(lambda target: [("same", "Same"), ("different", "Other")], per_row=True),
        "place_unknown": Ask(),
    },
    own_answers=("place",),
    organiser=lambda target: ("kantor-a", "Kantor A") if target == "here" else None,
    also_headings=("no",),
)


@contextmanager
def registered() -> Iterator[None]:
    kinds.register(KIND)
    yield
    kinds._register.pop(KIND.key)


def start(rows: Sequence[Sequence[str]], *header: str, target: str = "here") -> ImportRun:
    data = csv_bytes([header or ("Nama", "Warna", "Tempat"), *rows])
    upload = uploading.receive(data, "warna.csv", None, NOW)
    return uploading.start(upload, KIND.key, target, None, None, NOW)


def checked(*rows: Sequence[str]) -> ImportRun:
    run = start(rows)
    checking.check(run)
    return run

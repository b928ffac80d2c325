"""Charts without a database: numbers in, positions for the drawing out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 320
HEIGHT = 160
MARGIN_X = 40
TOP = 36
BOTTOM = 44
BAR_WIDTH = 100


@dataclass(frozen=True)
class Bar:
    label: str
    value_label: str
    width: float
    suppressed: bool = False


@dataclass(frozen=True)
class Point:
    label: str
    value_label: str
    x: float
    y: float
    is_low: bool = False  # the line comes from above and rises again: the number goes below


@dataclass(frozen=True)
class Chart:
    """What a chart component draws: bars of a hundred units, or points joined by a path."""

    title: str
    summary: str
    label_heading: str = ""
    value_heading: str = ""
    bars: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()
    path: str = ""
    width: int = BAR_WIDTH
    height: int = HEIGHT
    note: str = ""
    source: str = ""


def bars(rows: Sequence[tuple[str, int | None, str]]) -> tuple[Bar, ...]:
    """Bars of (label, number, its words); the largest is full, None is hidden."""
    largest = max((number for _label, number, _words in rows if number), default=0)
    return tuple(
        Bar(label, words, _share(number, largest), suppressed=number is None)
        for label, number, words in rows
    )


def line(rows: Sequence[tuple[str, Decimal, str]]) -> tuple[tuple[Point, ...], str]:
    """Points of (label, number, words) spread over the drawing, from zero up, and the path."""
    largest = max((number for _label, number, _words in rows), default=Decimal(0))
    step = (WIDTH - 2 * MARGIN_X) / max(len(rows) - 1, 1)
    points = tuple(
        Point(
            label,
            words,
            round(MARGIN_X + step * place, 1),
            _height(number, largest),
            _is_low([number for _label, number, _words in rows], place),
        )
        for place, (label, number, words) in enumerate(rows)
    )
    moves = " L".join(f"{point.x} {point.y}" for point in points)
    return points, f"M{moves}" if points else ""


def _is_low(numbers: Sequence[Decimal], place: int) -> bool:
    around = numbers[max(place - 1, 0) : place + 2]
    return len(around) == 3 and around[1] < min(around[0], around[2])


def _share(number: int | None, largest: int) -> float:
    return round(BAR_WIDTH * number / largest, 1) if number and largest else 0.0


def _height(number: Decimal, largest: Decimal) -> float:
    room = HEIGHT - TOP - BOTTOM
    share = float(number / largest) if largest else 0.0
    return round(TOP + room * (1 - share), 1)

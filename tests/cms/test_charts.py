"""Positions of bars and points."""

from decimal import Decimal

from cms.charts import Bar, Point, bars, line


def test_the_largest_bar_is_full_and_a_hidden_one_is_empty() -> None:
    assert bars([("A", 8, "8"), ("B", 2, "2"), ("C", None, "hidden")]) == (
        Bar("A", "8", 100.0),
        Bar("B", "2", 25.0),
        Bar("C", "hidden", 0.0, suppressed=True),
    )


def test_no_bars_need_no_largest() -> None:
    assert bars([]) == ()
    assert bars([("A", None, "hidden")]) == (Bar("A", "hidden", 0.0, suppressed=True),)


def test_a_line_begins_at_zero_and_spreads_its_points() -> None:
    points, path = line([("2020", Decimal(4), "4"), ("2021", Decimal(2), "2")])
    assert points == (Point("2020", "4", 40.0, 36.0), Point("2021", "2", 280.0, 76.0))
    assert path == "M40.0 36.0 L280.0 76.0"


def test_a_line_of_nothing_is_empty() -> None:
    assert line([]) == ((), "")

"""Dates, times and durations as people and conference programs write them."""

from datetime import datetime

import pytest

from intake.dates import read_dates, read_minutes

DAY = "2023-05-23T00:00:00"
MORNING = "2023-05-23T08:55:00"


def told(cells: list[str], **options: object) -> list[str | None]:
    found = read_dates(cells, **options)  # type: ignore[arg-type]
    return [moment.isoformat() if moment else None for moment in found]


@pytest.mark.parametrize(
    "text",
    [
        "2023-05-23",
        "2023/5/23",
        "23/05/2023",
        "23-5-2023",
        "23.05.2023",
        "23/05/23",
        "23 05 2023",
        "23 Mei 2023",
        "23-Mei-23",
        "Selasa, 23 Mei 2023",
        "Hari Selasa tanggal 23 Mei 2023",
        "Selasa/23 Mei 2023",
        "23 MEI 2023",
        "23rd May 2023",
        "May 23, 2023",
        "Tuesday, May 23, 2023",
        "45069",
    ],
)
def test_day_is_read(text: str) -> None:
    assert told([text]) == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "2023-05-23T08:55:00",
        "2023-05-23 08:55",
        "2023-05-23T08:55:00Z",
        "2023-05-23T08:55:00.123+08:00",
        "23/05/2023 08.55",
        "23/05/2023 08.55.00",
        "Selasa, 23 Mei 2023 08.55 WITA",
        "23 Mei 2023, pukul 08.55 WITA",
        "23 Mei 2023 08.55 - 12.00 WITA",
        "23 Mei 2023 08.55 s.d. selesai",
        "May 23, 2023 8:55 AM",
        "5/23/23, 8:55:00 AM",
        "2023/05/23 8:55:00 AM GMT+8",
        "45069.3715277778",
    ],
)
def test_moment_is_read(text: str) -> None:
    assert told([text]) == [MORNING]


def test_noon_and_midnight_are_told_apart() -> None:
    assert told(["5/6/2023 12:05 AM", "5/6/2023 12:05 PM", "5/6/2023 3 pm"]) == [
        "2023-06-05T00:05:00",
        "2023-06-05T12:05:00",
        "2023-06-05T15:00:00",
    ]


def test_every_month_has_its_names() -> None:
    indonesian = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"]
    indonesian += ["September", "Oktober", "November", "Desember"]
    assert read_dates([f"1 {name} 2023" for name in indonesian]) == [
        datetime(2023, month, 1)  # noqa: DTZ001
        for month in range(1, 13)
    ]
    assert told(["1 Pebruari 2023", "1 Nopember 2023", "1 Agt 2023", "Dec 1, 2023"]) == [
        "2023-02-01T00:00:00",
        "2023-11-01T00:00:00",
        "2023-08-01T00:00:00",
        "2023-12-01T00:00:00",
    ]


def test_day_comes_first_where_nothing_speaks() -> None:
    assert told(["5/6/2023", "07/08/2023"]) == ["2023-06-05T00:00:00", "2023-08-07T00:00:00"]


def test_one_cell_can_force_the_month_first_in_its_column() -> None:
    assert told(["5/6/2023", "5/23/2023"]) == ["2023-05-06T00:00:00", DAY]


def test_forced_cells_of_both_orders_leave_the_doubtful_day_first() -> None:
    assert told(["5/6/2023", "5/23/2023", "23/5/2023"]) == ["2023-06-05T00:00:00", DAY, DAY]


def test_month_first_may_be_told() -> None:
    assert told(["5/6/2023", "23/5/2023"], month_first=True) == ["2023-05-06T00:00:00", DAY]
    assert told(["5/6/2023", "5/23/2023"], month_first=False) == ["2023-06-05T00:00:00", DAY]


def test_serials_count_from_the_epoch_of_the_workbook() -> None:
    assert told(["45069", "43607"], epoch=1900) == [DAY, "2019-05-22T00:00:00"]
    assert told(["45069", "43607"], epoch=1904) == ["2027-05-24T00:00:00", DAY]


def test_two_digits_of_a_year_are_of_our_time() -> None:
    assert told(["1/2/69", "1/2/70"]) == ["2069-02-01T00:00:00", "1970-02-01T00:00:00"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Budi",
        "34999",
        "60001",
        "31/02/2023",
        "32/01/2023",
        "2023-13-01",
        "0/5/2023",
        "5/2023",
        "23 Mei",
        "23 Mei 2023 pagi",
        "23/05/2023 25.00",
        "23/05/2023 08.75",
        "0812345678",
        "12",
        "23/05/2023 13 PM",
        "1/2/3/4",
        "2023",
        "Mataram, 23 Mei 2023",
        "²/5/2023",
        "9" * 5000,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert told([text]) == [None]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h 5m 3s", 65),
        ("65", 65),
        ("01:05:03", 65),
        ("1:05", 65),
        ("1 jam 5 menit", 65),
        ("65 menit", 65),
        ("65 min", 65),
        ("1 hr 5 min 31 sec", 66),
        ("59m 59s", 60),
        ("29s", 0),
        ("65.0", 65),
        ("0", 0),
        ("", None),
        ("lama", None),
        ("-5", None),
        ("1:75", None),
        ("5 5", None),
        ("1234567", None),
    ],
)
def test_minutes_are_read(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes

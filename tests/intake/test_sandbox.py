"""The child process: what it answers, what it may not do, how its death is told."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from intake.files.sandbox import Refused, Stopped, Task, run

MEMORY = 64 * 1024 * 1024


def echo(data: bytes, options: Any) -> Iterator[Any]:
    yield {"size": len(data), "options": options, "secret": os.environ.get("SECRET_KEY")}


def refuse(data: bytes, options: Any) -> Iterator[Any]:
    yield "one item"
    raise Refused("columns", row=len(data))


def gobble(data: bytes, options: Any) -> Iterator[Any]:
    yield len(bytearray(options))


def wait(data: bytes, options: Any) -> Iterator[Any]:
    yield "one item"
    while True:
        pass


def fail(data: bytes, options: Any) -> Iterator[Any]:
    yield "one item"
    raise ValueError("a fault of ours")


def write_file(data: bytes, options: Any) -> Iterator[Any]:
    yield "one item"
    with open(options, "w") as file:
        file.write("x" * 100_000)


def numbers(data: bytes, options: Any) -> Iterator[Any]:
    yield from range(options)


def answers(task: Task, data: bytes, options: Any, deadline: float) -> list[Any]:
    return list(run(task, data, options, memory=MEMORY, deadline=deadline))


def test_answer_comes_back_and_secrets_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    answer = answers(echo, b"a\nb", {"sheet": None}, deadline=10)
    assert answer == [{"size": 3, "options": {"sheet": None}, "secret": None}]


def test_items_come_one_by_one_and_may_be_left() -> None:
    assert answers(numbers, b"", 3, deadline=10) == [0, 1, 2]
    items = run(numbers, b"", 10_000_000, memory=MEMORY, deadline=10)
    assert [next(items), next(items)] == [0, 1]
    items.close()
    with pytest.raises(StopIteration):
        next(items)


def test_refusal_comes_back_with_its_numbers() -> None:
    with pytest.raises(Refused) as caught:
        answers(refuse, b"abc", {}, deadline=10)
    assert (caught.value.reason, caught.value.details) == ("columns", {"row": 3})


def test_memory_is_limited() -> None:
    assert answers(gobble, b"", MEMORY // 4, deadline=10) == [MEMORY // 4]
    with pytest.raises(Stopped) as caught:
        answers(gobble, b"", MEMORY * 2, deadline=10)
    assert caught.value.cause == "memory"


def test_time_is_limited() -> None:
    with pytest.raises(Stopped) as caught:
        answers(wait, b"", {}, deadline=1)
    assert caught.value.cause == "deadline"


def test_fault_is_told_apart() -> None:
    with pytest.raises(Stopped) as caught:
        answers(fail, b"", {}, deadline=10)
    assert caught.value.cause == "crash"


def test_no_file_can_be_written(tmp_path: Any) -> None:
    path = tmp_path / "x"
    with pytest.raises(Stopped):
        answers(write_file, b"", str(path), deadline=10)
    assert path.stat().st_size == 0

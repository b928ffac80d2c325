"""The child process: what it answers, what it may not do, how its death is told."""

import os
from typing import Any

import pytest

from intake.sandbox import Refused, Stopped, run

MEMORY = 64 * 1024 * 1024


def echo(data: bytes, options: Any) -> Any:
    return {"size": len(data), "options": options, "secret": os.environ.get("SECRET_KEY")}


def refuse(data: bytes, options: Any) -> Any:
    raise Refused("columns", row=len(data))


def gobble(data: bytes, options: Any) -> Any:
    return len(bytearray(options))


def wait(data: bytes, options: Any) -> Any:
    while True:
        pass


def fail(data: bytes, options: Any) -> Any:
    raise ValueError("a fault of ours")


def write_file(data: bytes, options: Any) -> Any:
    with open(options, "w") as file:
        file.write("x" * 100_000)


def test_answer_comes_back_and_secrets_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    answer = run(echo, b"a\nb", {"sheet": None}, memory=MEMORY, deadline=10)
    assert answer == {"size": 3, "options": {"sheet": None}, "secret": None}


def test_refusal_comes_back_with_its_numbers() -> None:
    with pytest.raises(Refused) as caught:
        run(refuse, b"abc", {}, memory=MEMORY, deadline=10)
    assert (caught.value.reason, caught.value.details) == ("columns", {"row": 3})


def test_memory_is_limited() -> None:
    assert run(gobble, b"", MEMORY // 4, memory=MEMORY, deadline=10) == MEMORY // 4
    with pytest.raises(Stopped) as caught:
        run(gobble, b"", MEMORY * 2, memory=MEMORY, deadline=10)
    assert caught.value.cause == "memory"


def test_time_is_limited() -> None:
    with pytest.raises(Stopped) as caught:
        run(wait, b"", {}, memory=MEMORY, deadline=1)
    assert caught.value.cause == "deadline"


def test_fault_is_told_apart() -> None:
    with pytest.raises(Stopped) as caught:
        run(fail, b"", {}, memory=MEMORY, deadline=10)
    assert caught.value.cause == "crash"


def test_no_file_can_be_written(tmp_path: Any) -> None:
    path = tmp_path / "x"
    with pytest.raises(Stopped):
        run(write_file, b"", str(path), memory=MEMORY, deadline=10)
    assert path.stat().st_size == 0

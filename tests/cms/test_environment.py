"""What the environment may say, and what it must say in production."""

import json
import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

from cms import environment

LONG_KEY = "k" * 50


@pytest.fixture(autouse=True)
def nothing_read_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader remembers the files it has read."""
    monkeypatch.setattr(environment.env, "ENVIRON", FileAwareMapping(), raising=False)


def test_unknown_mode_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGKAH_MODE", "staging")
    with pytest.raises(
        ImproperlyConfigured, match="'staging'; it must be one of embedded, production"
    ):
        environment.read_mode()


def test_production_names_all_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "one").write_text("1")
    monkeypatch.setenv("ONE_FILE", str(tmp_path / "one"))
    monkeypatch.delenv("TWO", raising=False)
    monkeypatch.delenv("THREE", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"^LANGKAH_MODE=production needs TWO, THREE\.$"):
        environment.required_in_production("production", "ONE", "TWO", "THREE")
    environment.required_in_production("embedded", "ONE", "TWO", "THREE")


def test_value_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.read_secret_key("production", tmp_path) == "from a file"


def test_secret_key_is_made_once_and_only_its_owner_may_read_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first = environment.read_secret_key("embedded", tmp_path / "new")
    assert environment.read_secret_key("embedded", tmp_path / "new") == first
    assert (tmp_path / "new" / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("key", "hosts", "words"),
    [
        ("short", ["langkah.example.org"], "at least 32 characters"),
        (LONG_KEY, ["langkah.example.org", "*"], "is none"),
    ],
)
def test_production_refuses_what_is_unsafe(key: str, hosts: list[str], words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=words):
        environment.refuse_unsafe_in_production("production", key, hosts)
    environment.refuse_unsafe_in_production("embedded", key, hosts)


def test_services_count_only_while_their_process_lives(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    told = tmp_path / "run" / "services.json"
    assert environment.read_services(tmp_path) == {}

    told.write_text(json.dumps({"redis_url": "redis://127.0.0.1:1", "pid": os.getpid()}))
    assert environment.read_services(tmp_path)["redis_url"] == "redis://127.0.0.1:1"

    told.write_text(json.dumps({"redis_url": "redis://127.0.0.1:1", "pid": 2**22 + 1}))
    assert environment.read_services(tmp_path) == {}

    told.write_text("{half")
    assert environment.read_services(tmp_path) == {}

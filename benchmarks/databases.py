"""A fresh database for every measurement: a copy of one that was made ready once."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from tests.servers.templates import PostgresTemplate, SqliteTemplate


class Engine(Protocol):
    """`ready` gives the address of a new database, `copy` one of a copy that goes afterwards."""

    @property
    def name(self) -> str: ...
    def ready(self, name: str) -> str: ...
    def copy(self, name: str) -> AbstractContextManager[str]: ...


class Sqlite:
    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = SqliteTemplate(folder)
        self.template.begin()
        self.template.finish()

    def ready(self, name: str) -> str:
        shutil.copyfile(self.template.path, self._path(name))
        return f"sqlite:///{self._path(name)}"

    @contextmanager
    def copy(self, name: str) -> Iterator[str]:
        path = self._path("measured")
        shutil.copyfile(self._path(name), path)
        try:
            yield f"sqlite:///{path}"
        finally:
            for left in self.folder.glob("measured.sqlite3*"):
                left.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"


class Postgres:
    name = "postgres"

    def __init__(self, url: str) -> None:
        self.template = PostgresTemplate(url)
        self.template.begin()
        self.template.finish()

    def ready(self, name: str) -> str:
        return self._create(f"langkah_bench_{name}", self.template.name)

    @contextmanager
    def copy(self, name: str) -> Iterator[str]:
        url = self._create("langkah_bench_measured", f"langkah_bench_{name}")
        try:
            yield url
        finally:
            self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", "langkah_bench_measured")

    def _create(self, name: str, template: str) -> str:
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.template.url(name)

    def _execute(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(name) for name in names]
        with psycopg.connect(self.template.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))

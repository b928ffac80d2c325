"""Migrated databases to copy, made once: a copy costs a moment, migrating costs half a minute."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.servers.postgres import CannotHave

ROOT = Path(__file__).resolve().parent.parent.parent


def fingerprint() -> str:
    """Changes with the migrations, ours and those of the pinned packages."""
    digest = hashlib.sha256((ROOT / "requirements" / "development.txt").read_bytes())
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(os.fsencode(path.relative_to(ROOT)) + path.read_bytes())
    return digest.hexdigest()[:12]


def migrating(database_url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "migrate", "--verbosity=0", "--no-input"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "cms.settings",
        },
    )


def finish(process: subprocess.Popen[bytes], database: str) -> None:
    if process.wait():
        raise CannotHave(f"The migrations do not run on {database}.")


class PostgresTemplate:
    """`langkah_template_<hash>` on the server: it gets that name when complete, not before."""

    def __init__(self, url: str) -> None:
        self.parts = urlsplit(url)
        self.name = f"langkah_template_{fingerprint()}"
        self.draft = f"{self.name}_draft"
        self.process: subprocess.Popen[bytes] | None = None

    def url(self, name: str) -> str:
        return self.parts._replace(path=f"/{name}").geturl()

    def begin(self) -> None:
        if not self._exists():
            self._execute("DROP DATABASE IF EXISTS {}", self.draft)
            self._execute("CREATE DATABASE {}", self.draft)
            self.process = migrating(self.url(self.draft))

    def finish(self) -> None:
        if self.process:
            finish(self.process, "PostgreSQL")
            self._execute("ALTER DATABASE {} RENAME TO {}", self.draft, self.name)

    def _exists(self) -> bool:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(query, [self.name]).fetchone() is not None

    def _execute(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(name) for name in names]
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))


class SqliteTemplate:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "template.sqlite3"

    def begin(self) -> None:
        self.process = migrating(f"sqlite:///{self.path}")

    def finish(self) -> None:
        finish(self.process, "SQLite")

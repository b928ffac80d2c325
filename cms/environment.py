"""Typed readers of the environment: what an office may set, each also from `NAME_FILE`."""

import json
import secrets
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.FileAwareEnv()

MODES = ("embedded", "production")
SHORTEST_KEY = 32


def read_mode() -> str:
    """`embedded` (everything on this machine) or `production` (servers from the environment)."""
    mode: str = env.str("LANGKAH_MODE", default="embedded")
    if mode not in MODES:
        raise ImproperlyConfigured(
            f"LANGKAH_MODE is {mode!r}; it must be one of {', '.join(MODES)}."
        )
    return mode


def required_in_production(mode: str, *names: str) -> None:
    """Refuse to start without what matters, naming all that is missing at once."""
    missing = [name for name in names if not (env.str(name, "") or env.str(f"{name}_FILE", ""))]
    if mode == "production" and missing:
        raise ImproperlyConfigured(f"LANGKAH_MODE=production needs {', '.join(missing)}.")


def refuse_unsafe_in_production(mode: str, secret_key: str, hosts: list[str]) -> None:
    """A guessable key or a site that answers to any name is a mistake, not a choice."""
    if mode == "production" and len(secret_key) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"SECRET_KEY needs at least {SHORTEST_KEY} characters.")
    if mode == "production" and "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS names the hosts of the site; * is none.")


def read_services(data_dir: Path) -> dict[str, Any]:
    """What `make run` has started (`redis_url`, `email_url`, `pid`); empty when it does not run."""
    try:
        services: dict[str, Any] = json.loads((data_dir / "run" / "services.json").read_text())
    except (OSError, ValueError):
        return {}
    return services if Path(f"/proc/{services.get('pid')}").exists() else {}


def read_secret_key(mode: str, data_dir: Path) -> str:
    """From the environment; in embedded mode one is made once and kept in the data directory."""
    key: str = env.str("SECRET_KEY", default="")
    if key or mode == "production":
        return key
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()

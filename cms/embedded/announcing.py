"""What a person reads when everything answers: the address, who may sign in, where mail is read."""

import json
from pathlib import Path

from cms.embedded.preparing import SIGN_INS


def ready_lines(address: str, run_dir: Path, *, catches_mail: bool) -> list[str]:
    lines = [f"Ready: {address}/", ""]
    people = sign_ins(run_dir)
    if people:
        width = max(len(person["email"]) for person in people)
        lines += [f"Sign in at {address}/id/portal/ as"]
        lines += [
            f"  {person['email']:<{width}}  {person['password']}  {person['role']}"
            for person in people
        ]
    if catches_mail:
        lines += [f"Mail is caught, not sent; staff read it at {address}/id/portal/mail/"]
    return [*lines, "Stop with Ctrl-C."]


def sign_ins(run_dir: Path) -> list[dict[str, str]]:
    """`role`, `email` and `password` of each demo person; none when there is no demo."""
    try:
        people: list[dict[str, str]] = json.loads((run_dir / SIGN_INS).read_text())
    except (OSError, ValueError):
        return []
    return people

"""Runs a function in a process of its own, so that no measurement inherits from another."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).parent.parent
START = "from benchmarks.apart import serve; serve()"

Job = Callable[[Mapping[str, Any]], dict[str, Any]]


def run_apart(job: str, options: Mapping[str, Any], environment: Mapping[str, str]) -> Any:
    """What `job` ("module:function", options and answer are JSON) answers there."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", START],
        input=json.dumps({"job": job, "options": options}),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.settings", **environment},
        check=True,
    )
    return json.loads(done.stdout)


def serve() -> None:
    """The side of the process that works."""
    order = json.load(sys.stdin)
    django.setup()
    module, _, name = order["job"].partition(":")
    job: Job = getattr(importlib.import_module(module), name)
    json.dump(job(order["options"]), sys.stdout)

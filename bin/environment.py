"""Makes and repairs the virtual environment: `environment.py embedded|development|next`.

Standard library only: it runs before anything is installed. A stamp inside the environment holds
the hash of the pins and the place it was made for, so a second call costs nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
NEXT = ["wagtail>=8.0.1", "django>=6.1"]
PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
PIP += ["--progress-bar=off"]
PINNED = ["--require-hashes", "--no-deps", "--only-binary=:all:"]


def main(kind: str) -> int:
    folder = ROOT / (".venv-next" if kind == "next" else ".venv")
    stamp = folder / f"langkah-{kind}.stamp"
    wanted = fingerprint(kind, folder)
    if stamp.exists() and stamp.read_text() == wanted and runs(folder):
        return 0
    start = time.monotonic()
    try:
        make(folder)
        install(kind, folder)
    except subprocess.CalledProcessError as error:
        return explain(error, folder)
    stamp.write_text(wanted)
    print(f"Environment {folder.name} ({kind}): {time.monotonic() - start:.0f} s", flush=True)
    return 0


def fingerprint(kind: str, folder: Path) -> str:
    """Of the pins and of the path: an environment that was moved does not work."""
    names = ["base.in", "development.in"] if kind == "next" else [f"{kind}.txt"]
    content = b"".join((REQUIREMENTS / name).read_bytes() for name in names)
    return hashlib.sha256(content + os.fsencode(folder)).hexdigest()


def python_of(folder: Path) -> str:
    return str(folder / "bin" / "python")


def runs(folder: Path) -> bool:
    """An environment whose interpreter went away, or that lies elsewhere now, does not."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11) or sys.prefix != sys.argv[1])"
    try:
        command = [python_of(folder), "-c", probe, str(folder)]
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def unfinished(folder: Path) -> Path:
    """There while packages are being written: what was interrupted then is not to be trusted."""
    return folder / "langkah-unfinished"


def make(folder: Path) -> None:
    if folder.exists() and runs(folder) and not unfinished(folder).exists():
        return
    print(f"{'Repairing' if folder.exists() else 'Making'} {folder.name} ...", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True, symlinks=True)


def install(kind: str, folder: Path) -> None:
    if kind == "next":
        chosen = ["-r", str(REQUIREMENTS / "development.in"), *NEXT]
    else:
        chosen = [*PINNED, "-r", str(REQUIREMENTS / f"{kind}.txt")]
    print(f"Installing the packages of {kind} (a minute or two the first time) ...", flush=True)
    unfinished(folder).touch()
    log = folder / "langkah-install.log"
    with log.open("wb") as out:
        subprocess.run(
            [python_of(folder), *PIP, *chosen], check=True, stdout=out, stderr=subprocess.STDOUT
        )
    unfinished(folder).unlink()


def explain(error: subprocess.CalledProcessError, folder: Path) -> int:
    log = folder / "langkah-install.log"
    print(f"The environment could not be made; the whole story is in {log}:", file=sys.stderr)
    detail = log.read_text(errors="replace") if log.exists() else str(error)
    print("\n".join(detail.splitlines()[-5:]), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

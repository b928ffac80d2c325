"""What every page of a run shows around its own part."""

from typing import Any

from intake.kinds import Kind
from intake.models import ImportRun
from intake.uploading import already
from intake.wizard import previewing, wording


def of_run(run: ImportRun, kind: Kind, step: int) -> dict[str, Any]:
    written = previewing.to_write(run)
    return {
        "run": run,
        "kind": kind,
        "target_label": kind.target_label(run.target),
        "effects_template": [f"intake/_effects_{kind.key}.html", "intake/_effects.html"],
        "counts": previewing.counts(run),
        "to_write": written,
        "not_written": sum(run.counts.values()) - written,
        "has_refused": previewing.refused(run) > 0 and "emptied_at" not in run.effects,
        "steps": previewing.steps(step, run),
    }


def of_open_run(run: ImportRun, kind: Kind, step: int) -> dict[str, Any]:
    """Before anything is written it is said when the same file has been applied here before, and
    what one should know of the place it goes to.
    """
    before = already(run.upload.sha256, run.kind, run.target)
    words = wording.already_words(before) if before else ""
    known = {"already": before, "already_words": words, "target_note": kind.note(run.target)}
    return of_run(run, kind, step) | known

"""The history of an action in readable lines, for officials; the public has `stats.story_of`."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from actionplan.models import Action, Evidence, Note, Update
from actionplan.querysets import EvidenceQuerySet
from actionplan.wording import ChangedFact, changed_facts
from directory.words import Zone


@dataclass(frozen=True)
class Proof:
    """A piece of evidence as a line: a link elsewhere, or a file kept here under `file_id`."""

    title: str
    kind: str
    url: str
    file_id: int | None
    is_public: bool


@dataclass(frozen=True)
class Line:
    """One update. `by` names a person only in the history for officials."""

    date_label: str
    datetime: str
    title: str
    text: str
    by: str
    is_cleared: bool
    proofs: list[Proof]
    changes: list[ChangedFact] = field(default_factory=list)
    declined_why: str = ""
    evidence_follows: bool = False
    is_taken_back: bool = False


def full_lines(action: Action) -> list[Line]:
    """Every update, newest first, with hour, person and what it came through."""
    updates = Update.objects.filter(action=action)
    related = ("written_by", "post__agency", "on_behalf_of", "takes_back", "taken_back_by")
    proofs = _proofs(Evidence.objects.filter(update__action=action))
    return [_full_line(update, proofs) for update in updates.select_related(*related)]


@dataclass(frozen=True)
class Said:
    """An internal note, with who wrote it and when."""

    text: str
    by: str
    date_label: str
    datetime: str


def notes_of(action: Action) -> list[Said]:
    """The internal discussion, oldest first; for officials only."""
    notes = Note.objects.filter(action=action).select_related("written_by", "post__agency")
    return [
        Said(
            note.text,
            " · ".join(
                part
                for part in (
                    note.written_by.full_name if note.written_by else "",
                    note.post.agency.name if note.post else "",
                )
                if part
            ),
            show_moment(note.written_at),
            note.written_at.isoformat(timespec="minutes"),
        )
        for note in notes
    ]


def _full_line(update: Update, proofs: dict[int, list[Proof]]) -> Line:
    was_taken_back = hasattr(update, "taken_back_by")
    takes_back = update.takes_back is not None
    return Line(
        date_label=show_moment(update.written_at),
        datetime=update.written_at.isoformat(timespec="minutes"),
        title=_title(update),
        text=update.sentence,
        by=_author(update),
        # What is taken back, and that it is, waits for nobody.
        is_cleared=update.cleared_at is not None or was_taken_back or takes_back,
        proofs=proofs.get(update.pk, []),
        changes=changed_facts(update.changes, is_public=False),
        declined_why=update.declined_why,
        evidence_follows=update.evidence_follows,
        is_taken_back=was_taken_back,
    )


def _title(update: Update) -> str:
    if update.takes_back:
        undone = {"moment": show_moment(update.takes_back.written_at)}
        return _("Taken back: the update of %(moment)s") % undone
    if update.status_before != update.status_after:
        return _("From “%(before)s” to “%(after)s”") % {
            "before": update.get_status_before_display(),
            "after": update.get_status_after_display(),
        }
    if changed_facts(update.changes, is_public=False):
        return _("Facts changed")
    return _("News") if update.sentence else _("Confirmed: no change yet")


def _agency(update: Update) -> str:
    return update.post.agency.name if update.post else ""


def _author(update: Update) -> str:
    person = update.written_by.full_name if update.written_by else _("Office mailbox")
    parts = [person, _filler(update), _agency(update), _represented(update)]
    return " · ".join(part for part in (*parts, update.get_via_display()) if part)


def _filler(update: Update) -> str:
    if not update.filled_in_by:
        return ""
    return _("filled in by %(name)s") % {"name": update.filled_in_by}


def _represented(update: Update) -> str:
    """For which office another one acted, and on what."""
    if update.on_behalf_of is None:
        return ""
    facts = {"office": update.on_behalf_of.name, "basis": update.on_behalf_basis}
    return _("on behalf of %(office)s (%(basis)s)") % facts


def _proofs(evidence: EvidenceQuerySet) -> dict[int, list[Proof]]:
    found: dict[int, list[Proof]] = {}
    for piece in evidence:
        kind = piece.file.name.rsplit(".", 1)[-1].upper() if piece.file else ""
        proof = Proof(
            piece.title, kind, piece.url, piece.pk if piece.file else None, piece.is_public
        )
        found.setdefault(piece.update_id, []).append(proof)
    return found


def show_moment(moment: datetime) -> str:
    """`12 Juni 2023, 09.00 WITA`, in the zone of the reader."""
    here = timezone.localtime(moment)
    label = dict(Zone.choices).get(timezone.get_current_timezone_name(), "")
    return f"{date_format(here, 'DATETIME_FORMAT')} {label.split()[0] if label else ''}".strip()

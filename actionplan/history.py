"""The story of an action in readable lines: all for officials, what is cleared for the public."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from actionplan.models import Action, Evidence, Update
from actionplan.querysets import EvidenceQuerySet
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


def public_lines(action: Action) -> list[Line]:
    """Cleared updates, newest first, dated in the region's zone, by agency and never by person."""
    updates = Update.objects.public().filter(action=action).select_related("post__agency")
    zone = ZoneInfo(action.plan.region.zone)
    proofs = _proofs(Evidence.objects.public().filter(update__action=action))
    return [
        _line(update, show_day(update.written_at.astimezone(zone).date()), _agency(update), proofs)
        for update in updates
    ]


def full_lines(action: Action) -> list[Line]:
    """Every update, newest first, with hour, person and what it came through."""
    updates = Update.objects.filter(action=action)
    proofs = _proofs(Evidence.objects.filter(update__action=action))
    return [
        _line(update, show_moment(update.written_at), _author(update), proofs)
        for update in updates.select_related("written_by", "post__agency")
    ]


def _line(update: Update, date_label: str, by: str, proofs: dict[int, list[Proof]]) -> Line:
    return Line(
        date_label=date_label,
        datetime=update.written_at.isoformat(timespec="minutes"),
        title=_title(update),
        text=update.sentence,
        by=by,
        is_cleared=update.cleared_at is not None,
        proofs=proofs.get(update.pk, []),
    )


def _title(update: Update) -> str:
    if update.status_before != update.status_after:
        return _("From “%(before)s” to “%(after)s”") % {
            "before": update.get_status_before_display(),
            "after": update.get_status_after_display(),
        }
    return _("News") if update.sentence else _("Confirmed: no change yet")


def _agency(update: Update) -> str:
    return update.post.agency.name if update.post else ""


def _author(update: Update) -> str:
    person = update.written_by.full_name if update.written_by else _("Office mailbox")
    parts = [person, _agency(update), update.get_via_display()]
    return " · ".join(part for part in parts if part)


def _proofs(evidence: EvidenceQuerySet) -> dict[int, list[Proof]]:
    found: dict[int, list[Proof]] = {}
    for piece in evidence:
        kind = piece.file.name.rsplit(".", 1)[-1].upper() if piece.file else ""
        proof = Proof(
            piece.title, kind, piece.url, piece.pk if piece.file else None, piece.is_public
        )
        found.setdefault(piece.update_id, []).append(proof)
    return found


def show_day(day: date) -> str:
    """`12 Juni 2023`."""
    return date_format(day, "DATE_FORMAT")


def show_moment(moment: datetime) -> str:
    """`12 Juni 2023, 09.00 WITA`, in the zone of the reader."""
    here = timezone.localtime(moment)
    label = dict(Zone.choices).get(timezone.get_current_timezone_name(), "")
    return f"{date_format(here, 'DATETIME_FORMAT')} {label.split()[0] if label else ''}".strip()

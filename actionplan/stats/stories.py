"""The public story of one action: cleared updates, public evidence, who verified."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from actionplan.models import Action, Evidence, Update
from actionplan.rules import Status


@dataclass(frozen=True)
class PublicProof:
    """A piece of evidence that anybody may see: a link, a file kept here, or an instrument."""

    title: str
    kind: str
    told_on: date
    url: str = ""
    file_id: int | None = None
    size: int | None = None


@dataclass(frozen=True)
class Told:
    """One cleared update. `status` is empty unless the public saw it change with this update.

    Of one that was taken back only the day is told. `new_due_on` is set where it moved the due
    date; `by` is an agency, never a person.
    """

    told_on: date
    datetime: str
    by: str
    status: str
    status_label: str
    sentence: str
    new_due_on: date | None
    proofs: list[PublicProof]
    is_taken_back: bool = False


@dataclass(frozen=True)
class Story:
    """Updates newest first. `verified_by` is an agency, empty unless the action is verified."""

    updates: list[Told]
    proofs: list[PublicProof]
    verified_by: str


def story_of(action: Action) -> Story:
    found = Update.objects.ever_public().filter(action=action)
    updates = list(found.select_related("post__agency", "taken_back_by").order_by("version"))
    zone = ZoneInfo(action.plan.region.zone)
    proofs = _proofs(action, zone)
    told: list[Told] = []
    before = _first_status(updates)
    for update in updates:
        if hasattr(update, "taken_back_by"):
            told.insert(0, _taken_back(update, zone))
            continue
        told.insert(0, _told(update, before, zone, proofs.get(update.pk, [])))
        before = update.status_after
    every = [proof for one in told for proof in one.proofs]
    standing = [update for update in updates if not hasattr(update, "taken_back_by")]
    return Story(told, every, _verifier(action, standing))


def _first_status(updates: list[Update]) -> str:
    """With what the public story begins; unknown if something before it was never cleared."""
    first = updates[0] if updates else None
    return first.status_before if first is not None and first.version <= 2 else ""


def _taken_back(update: Update, zone: ZoneInfo) -> Told:
    return Told(
        told_on=update.written_at.astimezone(zone).date(),
        datetime=update.written_at.isoformat(timespec="minutes"),
        by="",
        status="",
        status_label="",
        sentence="",
        new_due_on=None,
        proofs=[],
        is_taken_back=True,
    )


def _told(update: Update, before: str, zone: ZoneInfo, proofs: list[PublicProof]) -> Told:
    changed = update.status_after != before
    return Told(
        told_on=update.written_at.astimezone(zone).date(),
        datetime=update.written_at.isoformat(timespec="minutes"),
        by=update.post.agency.name if update.post else "",
        status=update.status_after if changed else "",
        status_label=str(update.get_status_after_display()) if changed else "",
        sentence=update.sentence,
        new_due_on=_new_due_date(update),
        proofs=proofs,
    )


def _new_due_date(update: Update) -> date | None:
    """The only fact whose change is told in public: the others speak of the inside of an office."""
    for change in update.changes:
        if isinstance(change, dict) and change.get("field") == "due_on":
            return parse_date(str(change.get("after") or ""))
    return None


def _verifier(action: Action, updates: list[Update]) -> str:
    if action.public_status != Status.VERIFIED:
        return ""
    checks = [update for update in updates if update.status_after == Status.VERIFIED]
    post = checks[-1].post if checks else None
    return post.agency.name if post else _("the programme")


def _proofs(action: Action, zone: ZoneInfo) -> dict[int, list[PublicProof]]:
    evidence = Evidence.objects.public().filter(update__action=action)
    found: dict[int, list[PublicProof]] = {}
    for piece in evidence.select_related("update", "instrument").order_by("pk"):
        told_on = piece.update.written_at.astimezone(zone).date()
        found.setdefault(piece.update_id, []).extend(_shown(piece, told_on))
    return found


def _shown(piece: Evidence, told_on: date) -> list[PublicProof]:
    shown = []
    if piece.url:
        shown.append(PublicProof(piece.title, _("link"), told_on, url=piece.url))
    if piece.file and piece.file.storage.exists(str(piece.file.name)):
        ending = str(piece.file.name).rsplit(".", 1)[-1].upper()
        size = piece.file.size
        shown.append(PublicProof(piece.title, ending, told_on, file_id=piece.pk, size=size))
    if piece.instrument:
        shown.append(PublicProof(piece.title, str(piece.instrument), told_on, piece.instrument.url))
    return shown

"""What the verdict of a row shows and stores, and what applying a list of actions does besides."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from actionplan.importing import life
from actionplan.importing.owners import Seat
from actionplan.importing.records import Record
from actionplan.importing.stored import FACTS
from directory.classifying import Office
from intake import kinds
from intake.kinds import Judged


def tell(
    row: Judged, record: Record, facts: Mapping[str, Any], years: Mapping[int, Mapping[str, Any]]
) -> None:
    """Verdict, and values before and after, as the check page shows and undoing needs them."""
    if record.stored is None:
        row.verdict = kinds.NEW
        kept = {name: record.values[name] for name in FACTS if record.values[name] not in ("", [])}
        row.after = kept | _life(record) | record.flat_year()
        return
    stored = record.stored
    row.object_id = stored.pk
    if not (facts or years or record.gives):
        row.verdict = kinds.SAME
        return
    row.verdict = kinds.UPDATE
    row.before = {name: stored.values[name] for name in facts}
    row.before["kept"] = {
        "owner": stored.post_id,
        "assigned_at": stored.assigned_at.isoformat(),
        "partners": stored.partner_ids,
        "confirmed_on": stored.values["confirmed_on"],
        "original_due_on": stored.original_due_on,
    }
    row.after = dict(facts)
    if years:
        row.before["years"] = {str(year): stored.years.get(year) for year in years}
        row.after["years"] = {str(year): dict(values) for year, values in years.items()}
        _show_year(row, record, years)
    if record.gives:
        row.before |= {name: stored.values[name] for name in ("status", "blocked_by")}
        row.before["unblocked_by"] = stored.values["unblocked_by"]
        row.after |= _life(record)


def _show_year(row: Judged, record: Record, years: Mapping[int, Mapping[str, Any]]) -> None:
    year = record.year_shown or 0
    if record.stored is None or year not in years:
        return
    was = record.stored.years.get(year, {})
    for name, new in years[year].items():
        if was.get(name, "" if name != "ceiling" else None) != new:
            row.before[name], row.after[name] = was.get(name, ""), new


def _life(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {
        "status": record.after,
        "blocked_by": record.blocked_by,
        "unblocked_by": record.unblocked_by,
    }
    if sentence := life.sentence_of(record):
        found["sentence"] = sentence
    if record.links:
        found["evidence"] = "\n".join(record.links)
    return found


def new_offices(records: Mapping[int, Record]) -> dict[Office, int]:
    """Agencies that have to be created, each with the first row that names it."""
    found: dict[Office, int] = {}
    for number, record in records.items():
        for office in (record.office, *(record.partners or [])):
            if office and office.is_new:
                found.setdefault(office, number)
    return found


def new_seats(records: Mapping[int, Record]) -> dict[Seat, int]:
    """Posts that have to be created, each with the first row that needs it."""
    found: dict[Seat, int] = {}
    for number, record in records.items():
        if record.seat and record.seat.post_id is None:
            found.setdefault(record.seat, number)
    return found


def effects_of(records: Mapping[int, Record]) -> dict[str, Any]:
    new = [record for record in records.values() if record.stored is None]
    steps = Counter(str(record.values["step"]) for record in records.values())
    offices = new_offices(records)
    return {
        "actions_created": len(new),
        "actions_updated": len(records) - len(new),
        "posts_created": len(new_seats(records)),
        "agencies_created": len(offices),
        "by_step": dict(sorted(steps.items())),
        "agencies": [
            {"name": office.name, "type": office.type, "region": office.region}
            for office in offices
        ],
        "updates_written": sum(1 for record in records.values() if record.gives),
        "mails": 0,
    }

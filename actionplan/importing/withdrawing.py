"""How an applied action list is taken back, in an open transaction: nothing is unsaid silently."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import ForeignObjectRel
from django.utils.translation import gettext as _

from actionplan.importing.fiscal import YEAR, keys_of_years, write_quarters
from actionplan.importing.recording import (
    AGENCY,
    AT_ONCE,
    CHANGED,
    OTHER,
    POST,
    replace,
    settle,
)
from actionplan.importing.stored import EMPTY_YEAR, FACTS, LISTS, Stored, load
from actionplan.importing.tables import Tables
from actionplan.importing.telling import EVIDENCE, UPDATED, text_of, year_field
from actionplan.models import Action, ActionPlan, ActionYear, Evidence, Update
from directory.freshness import touch
from directory.models import Agency, Post, User
from intake import kinds
from intake.bulk import change, insert
from intake.kinds import Judged, Kept, TakenBack
from intake.undoing import unreferenced

# What belongs to an action and goes with it when the list that made it is taken back.
MAPPED: Final = (*(getattr(Action, name).through for name in LISTS), Action.partners.through)
OWN: Final = frozenset({Update, ActionYear, *MAPPED})
OF_OWNER: Final = frozenset({"agency", "post"})


def take_back(rows: Sequence[Judged], by: User | None, moment: datetime) -> TakenBack:
    """New actions go unless something else uses them; values from before return, and an update
    says so. A row that was changed since is left alone and named.
    """
    versions = dict(_versions(row.object_id for row in rows))
    kept = {row.number: why for row in rows if (why := _why_not(row, versions))}
    new = [row for row in rows if row.verdict == kinds.NEW and row.number not in kept]
    used = _used({row.object_id or 0 for row in new})
    kept |= {row.number: "in_use" for row in new if row.object_id in used}
    going = [row for row in rows if row.number not in kept]
    _delete(Evidence, _created(EVIDENCE, going))
    _remove([row.object_id or 0 for row in going if row.verdict == kinds.NEW])
    _restore([row for row in going if row.verdict == kinds.UPDATE], by, moment)
    _delete(Post, unreferenced(Post, _created(POST, rows)))
    _delete(Agency, unreferenced(Agency, _created(AGENCY, rows)))
    touch()
    found = tuple(Kept(row.number, kept[row.number]) for row in rows if row.number in kept)
    return TakenBack(len(rows) - len(found), found)


def _versions(ids: Iterable[int | None]) -> Iterator[tuple[int, int]]:
    ordered = sorted(pk for pk in ids if pk)
    for start in range(0, len(ordered), AT_ONCE):
        part = Action.objects.filter(pk__in=ordered[start : start + AT_ONCE]).order_by()
        yield from part.select_for_update().values_list("pk", "version")


def _why_not(row: Judged, versions: Mapping[int, int]) -> str:
    version = versions.get(row.object_id or 0)
    if version is None:
        return "removed_since"
    return "" if version == row.after.get("version") else "edited_since"


def _used(ids: set[int]) -> set[int]:
    """New actions that somebody discusses, was reminded of or builds on by now."""
    found: set[int] = set()
    for relation in Action._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        if relation.related_model not in OWN and relation.field.concrete:
            found |= _pointing(relation, ids)
    return found


def _pointing(relation: ForeignObjectRel, ids: set[int]) -> set[int]:
    name, ordered, found = relation.field.name, sorted(ids), set[int]()
    for start in range(0, len(ordered), AT_ONCE):
        part = ordered[start : start + AT_ONCE]
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": part})
        found.update(rows.values_list(f"{name}_id", flat=True))
    return found


def _remove(actions: Sequence[int]) -> None:
    for start in range(0, len(actions), AT_ONCE):
        part = actions[start : start + AT_ONCE]
        Update.objects.filter(action__in=part).delete()
        Action.objects.filter(pk__in=part).delete()


def _delete(model: type[Any], ids: Iterable[int]) -> None:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        model._default_manager.filter(pk__in=ordered[start : start + AT_ONCE]).delete()


def _created(label: str, rows: Iterable[Judged]) -> list[int]:
    return [pk for row in rows for model, pk in row.created if model == label]


def _restore(rows: Sequence[Judged], by: User | None, moment: datetime) -> None:
    if not rows:
        return
    plan = ActionPlan.objects.get(actions=rows[0].object_id or 0)
    tables = Tables.load()
    now = {stored.pk: stored for stored in load(plan, tables)}
    pairs = [(row, now[row.object_id or 0]) for row in rows]
    change(Action, CHANGED, (_facts(row, stored, tables) for row, stored in pairs))
    _restore_many(pairs, tables)
    _restore_years(pairs)
    awaits = plan.clearance != ActionPlan.Clearance.NONE
    cleared_at = None if awaits else moment
    told = (_update(row, stored, by, moment, cleared_at) for row, stored in pairs)
    insert(Update, UPDATED, told)
    settle([stored.pk for _row, stored in pairs])


def _facts(row: Judged, stored: Stored, tables: Tables) -> list[Any]:
    """The values of `recording.CHANGED` and the key, as before the import."""
    was = stored.values | row.before
    kept = row.before["kept"]
    return [
        was["title"],
        was["description"],
        was["due_text"],
        was["starts_on"] or None,
        was["due_on"] or None,
        kept["confirmed_on"] or None,
        kept["original_due_on"] or None,
        tables.steps.ids[str(was["step"])],
        tables.workshops.ids.get(was["workshop"]),
        kept["owner"],
        was["status"],
        was["blocked_by"],
        was["unblocked_by"],
        stored.version + 1,
        datetime.fromisoformat(kept.get("assigned_at", stored.assigned_at.isoformat())),
        stored.pk,
    ]


def _restore_many(pairs: Sequence[tuple[Judged, Stored]], tables: Tables) -> None:
    for name in LISTS:
        keys = getattr(tables, name).ids
        wanted = {
            stored.pk: [keys[str(key)] for key in row.before[name] if str(key) in keys]
            for row, stored in pairs
            if name in row.before
        }
        replace(getattr(Action, name).through, OTHER[name], wanted, list(wanted))
    partners = {
        stored.pk: row.before["kept"]["partners"]
        for row, stored in pairs
        if "partners" in row.after
    }
    there = set(Agency.objects.values_list("pk", flat=True)) if partners else set()
    left = {pk: [each for each in ids if each in there] for pk, ids in partners.items()}
    replace(Action.partners.through, "agency", left, list(left))


def _restore_years(pairs: Sequence[tuple[Judged, Stored]]) -> None:
    """A year that the list brought goes, one that it changed is as before."""
    told = [
        (stored.pk, int(year), values)
        for row, stored in pairs
        for year, values in row.before.get("years", {}).items()
    ]
    keys = keys_of_years([action for action, *_ in told])
    gone = [keys[action, year] for action, year, values in told if values is None]
    _delete(ActionYear, gone)
    back = {keys[action, year]: values for action, year, values in told if values is not None}
    change(ActionYear, YEAR, ([*(values[n] for n in YEAR), pk] for pk, values in back.items()))
    write_quarters(back)


def _update(
    row: Judged, stored: Stored, by: User | None, moment: datetime, cleared_at: datetime | None
) -> list[Any]:
    """The values of `recording.UPDATED`: everything the import's own update said, the other way."""
    return [
        stored.pk,
        by and by.pk,
        None,
        None,
        "",
        "",
        Update.Via.IMPORT.value,
        stored.values["status"],
        row.before.get("status", stored.values["status"]),
        _("An imported list was taken back."),
        False,
        list(_reversed(row)),
        stored.version + 1,
        moment,
        cleared_at,
        "",
    ]


def _reversed(row: Judged) -> Iterator[dict[str, str]]:
    for name in FACTS:
        if name in row.after and name in row.before and name not in OF_OWNER:
            yield _changed(name, row.after[name], row.before[name])
    if OF_OWNER & row.after.keys():
        yield _changed("owner", _owner(row.after, row.before), _owner(row.before, row.after))
    for year, values in row.before.get("years", {}).items():
        now = row.after["years"][year]
        for name, old in (values or EMPTY_YEAR).items():
            if now[name] != old:
                yield _changed(f"{year}.{year_field(name)}", now[name], old)


def _owner(values: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    agency = values.get("agency", other.get("agency", ""))
    return ", ".join(filter(None, (values.get("post", ""), agency)))


def _changed(field: str, before: Any, after: Any) -> dict[str, str]:
    return {"field": field, "before": text_of(before), "after": text_of(after)}

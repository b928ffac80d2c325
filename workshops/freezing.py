"""People are counted before their records go: by event, and once in each programme."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from workshops.models import Attendance, ParticipationCount, ReachCount
from workshops.querysets import AttendanceQuerySet


class Cell(NamedTuple):
    """One number of a frozen table: of an event or a programme, by type, level and sex."""

    of: int
    type_key: str
    level: str
    sex: str


GROUPS = ("agency__type__key", "agency__level", "participant__sex")


def counting(rows: AttendanceQuerySet) -> AttendanceQuerySet:
    """Those present who are not in a frozen number yet.

    Once a purge has counted the people of an event its number stands: who comes in later is most
    likely one of them, and nobody can know any more.
    """
    frozen = ParticipationCount.objects.filter(workshop=OuterRef("workshop"))
    return rows.present().filter(Q(workshop__purged_on=None) | ~Exists(frozen))


def frozen_in(workshop_id: int) -> int:
    """People of the event whose data are gone and who are counted."""
    frozen = ParticipationCount.objects.filter(workshop=workshop_id)
    return int(frozen.aggregate(Sum("number"))["number__sum"] or 0)


def freeze(going: AttendanceQuerySet) -> int:
    """Adds those of the attendances that count to the frozen numbers; how many they are.

    Call in the transaction that deletes them, before it does.
    """
    present = _by_event(going)
    _add(ParticipationCount, "workshop_id", present)
    _add(ReachCount, "programme_id", _by_programme(going))
    return present.total()


def _by_event(going: AttendanceQuerySet) -> Counter[Cell]:
    rows = counting(going).order_by().values_list("workshop", *GROUPS)
    cells: Counter[Cell] = Counter()
    for *groups, number in rows.annotate(Count("pk")):
        cells[_cell(tuple(groups))] += number  # no agency and none classified are one cell
    return cells


def _by_programme(going: AttendanceQuerySet) -> Counter[Cell]:
    """Only who has no attendance left in the programme, by the office of the latest event."""
    staying = counting(Attendance.objects.all()).exclude(pk__in=going.order_by().values("pk"))
    elsewhere = staying.filter(
        participant=OuterRef("participant"), workshop__programme=OuterRef("workshop__programme")
    )
    leaving = counting(going).filter(~Exists(elsewhere), workshop__programme__isnull=False)
    latest_last = leaving.order_by("workshop__starts_on", "pk")
    people = {
        (programme, person): _cell((programme, *groups))
        for person, programme, *groups in latest_last.values_list(
            "participant", F("workshop__programme"), *GROUPS
        ).iterator(2000)
    }
    return Counter(people.values())


def _cell(row: tuple[Any, ...]) -> Cell:
    of, type_key, level, sex = row
    return Cell(of, type_key or "", level or "", sex or "")


def _add(
    model: type[ParticipationCount] | type[ReachCount], of: str, more: Mapping[Cell, int]
) -> None:
    """One statement per cell: there are few, and each adds to what was frozen before."""
    for cell, number in more.items():
        where = {of: cell.of, "type_key": cell.type_key, "level": cell.level, "sex": cell.sex}
        rows = model._default_manager
        count, created = rows.get_or_create(**where, defaults={"number": number})
        if not created:
            rows.filter(pk=count.pk).update(number=F("number") + number)

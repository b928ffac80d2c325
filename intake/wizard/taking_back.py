"""What people have settled in a run so far, to be shown on the check page and taken back there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from intake.kinds import ASKS, Ask, Kind
from intake.models import ImportRun
from intake.settling import Answer, Decision, Mend, choices, settled
from intake.wizard.asking import Answers

TAKE_BACK = "take-back"  # the name of the buttons; their value is the place in the list
SHOWN = 50


@dataclass(frozen=True)
class SettledItem:
    """One thing settled: where, what stood there, and what was said instead."""

    value: str
    where: str
    text: str
    words: str


def settled_items(run: ImportRun, kind: Kind) -> list[SettledItem]:
    given = _given(run)[:SHOWN]
    return [_item(run, kind, str(at), each) for at, each in enumerate(given)]


def taken_back(run: ImportRun, kind: Kind, data: Any) -> Answers:
    """What a pressed button takes back; nothing when none was pressed."""
    pressed, back = data.get(TAKE_BACK, ""), Answers([], [], [])
    given = _given(run) if pressed else []
    if pressed not in map(str, range(len(given))):
        return back
    one = given[int(pressed)]
    if isinstance(one, Answer):
        code = next((code for code, _ask in _asks_of(kind, one.field)), "")
        back.answers.append(one._replace(code=code, value=""))
    elif isinstance(one, Mend):
        back.mends.append(one._replace(text=None))
    else:
        back.decisions.append(one._replace(decision=""))
    return back


def _given(run: ImportRun) -> list[Answer | Mend | Decision]:
    found = settled(run)
    return [*found.answers, *found.mends, *found.decisions]


def _asks_of(kind: Kind, field: str) -> Iterator[tuple[str, Ask]]:
    """Codes and asks that settle a text of this field once for all its rows."""
    for key, ask in kind.asks.items():
        name, _colon, code = key.rpartition(":")
        if not ask.per_row and name in ("", field):
            yield code, ask


def _item(run: ImportRun, kind: Kind, value: str, one: Answer | Mend | Decision) -> SettledItem:
    if isinstance(one, Decision):
        row = _("Row %(row)s") % {"row": one.number}
        return SettledItem(value, row, "", _label(run, kind, one.decision, None))
    column = kind.column(one.field)
    label = str(column.label) if column else one.field
    if isinstance(one, Answer):
        return SettledItem(value, label, one.text, _label(run, kind, one.value, one.field))
    row = _("Row %(row)s, %(field)s") % {"row": one.number, "field": label}
    return SettledItem(value, row, "", _mended(run, kind, one) or _("(empty)"))


def _mended(run: ImportRun, kind: Kind, one: Mend) -> str:
    """A mended cell as it was chosen, or as it was typed."""
    for key, ask in kind.asks.items():
        if ask.mends and key.partition(":")[0] == one.field:
            return dict(choices(kind, run.target, ask)).get(one.text or "", one.text or "")
    return one.text or ""


def _label(run: ImportRun, kind: Kind, value: str, field: str | None) -> str:
    """A chosen value as it was offered; a typed one as it was typed."""
    asks = [ask for _code, ask in _asks_of(kind, field)] if field else _per_row(kind)
    for ask in asks:
        offered = dict(choices(kind, run.target, ask))
        if value in offered:
            return offered[value]
    return value


def _per_row(kind: Kind) -> list[Ask]:
    return [ask for ask in (*kind.asks.values(), *ASKS.values()) if ask.decides]

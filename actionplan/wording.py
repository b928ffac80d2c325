"""Changed facts as a person reads them: which field, what stood before, what stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from actionplan.budgeting import show_rupiah
from actionplan.models import Action, ActionYear, Quarter

ROMAN = ("I", "II", "III", "IV")
RUPIAH = ("ceiling", "spent")
DATES = ("starts_on", "due_on")
UNSAID = ("confirmed_on",)  # kept with every update, so that it can be taken back


@dataclass(frozen=True)
class ChangedFact:
    """A field in the reader's language; before or after is empty where nothing stood."""

    label: str
    before: str
    after: str


def changed_facts(changes: Iterable[Mapping[str, str]], *, is_public: bool) -> list[ChangedFact]:
    """The budget of an action and whether it is hidden stay among officials."""
    return [
        ChangedFact(
            _label(change["field"]),
            _value(change["field"], change["before"]),
            _value(change["field"], change["after"]),
        )
        for change in changes
        if change["field"] not in UNSAID and (not is_public or _is_public(change["field"]))
    ]


def has_hidden_facts(changes: Iterable[Mapping[str, str]]) -> bool:
    """Whether some of it stays among officials."""
    return any(not _is_public(change["field"]) for change in changes)


def _is_public(field: str) -> bool:
    return "." not in field and field != "is_public"


def _label(field: str) -> str:
    """`due_on`, `2026.ceiling` and `2026.2.spent` in words."""
    year, _dot, rest = field.rpartition(".")
    if not year:
        return _capital(str(_verbose(Action, field)))
    if "." not in year:
        return f"{year}: {_verbose(ActionYear, rest)}"
    year, number = year.split(".")
    quarter = _("Quarter %(numeral)s") % {"numeral": ROMAN[int(number) - 1]}
    return f"{year}, {quarter}: {_verbose(Quarter, rest)}"


def _verbose(model: type[Action | ActionYear | Quarter], field: str) -> str:
    return str(getattr(model._meta.get_field(field), "verbose_name", field))


def _value(field: str, text: str) -> str:
    name = field.rpartition(".")[2]
    if name in DATES and text:
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    if name in RUPIAH and text:
        return f"Rp {show_rupiah(int(text))}"
    if name == "is_public":
        return _("yes") if text == "yes" else _("no")
    if name == "source" and text:
        return str(ActionYear.Source(text).label)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The sentences of a digest that are counted out: its subject, and the answer in its first line."""

from collections.abc import Iterator
from datetime import time

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, ngettext_lazy

from directory.duties import Duty, Kind
from directory.words import Zone
from reminders.content import DigestContent

SUBJECT_LENGTH = 60
NAMED = 2  # more offices than these are counted, not named

# Of the first fact, which says what it counts; and of those after it, which are never late.
FULL = {
    Kind.LATE: ngettext_lazy("%(n)s action past due", "%(n)s actions past due", "n"),
    Kind.WEEK: ngettext_lazy(
        "%(n)s action due within 7 days", "%(n)s actions due within 7 days", "n"
    ),
    Kind.RETURNED: ngettext_lazy(
        "%(n)s action returned to you", "%(n)s actions returned to you", "n"
    ),
    Kind.ASKED: ngettext_lazy("%(n)s action asked for news", "%(n)s actions asked for news", "n"),
    Kind.CHECK: ngettext_lazy(
        "%(n)s action waiting for your check", "%(n)s actions waiting for your check", "n"
    ),
    Kind.CLEAR: ngettext_lazy(
        "%(n)s update waiting for your clearance", "%(n)s updates waiting for your clearance", "n"
    ),
    Kind.NEW: ngettext_lazy("%(n)s action newly assigned", "%(n)s actions newly assigned", "n"),
    Kind.FORTNIGHT: ngettext_lazy(
        "%(n)s action due within 14 days", "%(n)s actions due within 14 days", "n"
    ),
    Kind.RECONFIRM: ngettext_lazy(
        "%(n)s action to be reconfirmed", "%(n)s actions to be reconfirmed", "n"
    ),
    Kind.OFFICE_LATE: ngettext_lazy(
        "%(n)s action of your office a week past due",
        "%(n)s actions of your office a week past due",
        "n",
    ),
    Kind.LETTER: ngettext_lazy(
        "%(n)s action two weeks past due", "%(n)s actions two weeks past due", "n"
    ),
}
SHORT = {
    Kind.WEEK: gettext_lazy("%(n)s due within 7 days"),
    Kind.RETURNED: gettext_lazy("%(n)s returned"),
    Kind.ASKED: gettext_lazy("%(n)s asked for news"),
    Kind.CHECK: gettext_lazy("%(n)s waiting for your check"),
    Kind.CLEAR: gettext_lazy("%(n)s waiting for your clearance"),
    Kind.NEW: gettext_lazy("%(n)s newly assigned"),
    Kind.FORTNIGHT: gettext_lazy("%(n)s due within 14 days"),
    Kind.RECONFIRM: gettext_lazy("%(n)s to be reconfirmed"),
    Kind.OFFICE_LATE: gettext_lazy("%(n)s of your office a week past due"),
    Kind.LETTER: gettext_lazy("%(n)s two weeks past due"),
}


def subject(content: DigestContent) -> str:
    """At most 60 characters, the fact first; what does not fit is left out from the end."""
    first, *others = facts(content)
    place = f" – {content.region}" if content.region else ""
    second = f", {others[0]}" if others else ""
    candidates = (first + second + place, first + place, first + second, first)
    return next(text for text in candidates if len(text) <= SUBJECT_LENGTH)


def answer(content: DigestContent) -> str:
    """Whose duties, and how they stand, in one sentence."""
    return f"{_whose(content)}: {', '.join(facts(content))}."


def facts(content: DigestContent) -> list[str]:
    """Counts of the kinds; only the first says what they are counts of."""
    (kind, n), *others = content.totals().items()
    return [_full(kind, n), *(_short(content, kind, n) for kind, n in others)]


def _whose(content: DigestContent) -> str:
    agencies = list(dict.fromkeys(part.agency for part in content.parts))
    if len(agencies) <= NAMED:
        return ", ".join(agencies)
    n = len(content.parts)
    return ngettext("Your %(n)s post", "Your %(n)s posts", n) % {"n": n}


def _full(kind: Kind, n: int) -> str:
    return str(FULL[kind] % {"n": n})


def _short(content: DigestContent, kind: Kind, n: int) -> str:
    weekday = _weekday_of_the_only(content, kind)
    if weekday:
        return gettext("1 due on %(weekday)s") % {"weekday": weekday}
    return str(SHORT[kind]) % {"n": n}


def _weekday_of_the_only(content: DigestContent, kind: Kind) -> str:
    """A weekday is clearer than a number of days, and less than a week off it is unmistakable."""
    shown = list(_duties(content, kind))
    if kind != Kind.WEEK or content.totals()[kind] != 1 or not shown or shown[0].due_on is None:
        return ""
    near = 0 < (shown[0].due_on - content.day).days < 7
    return date_format(shown[0].due_on, "l") if near else ""


def _duties(content: DigestContent, kind: Kind) -> Iterator[Duty]:
    for part in content.parts:
        for section in part.sections:
            if section.kind == kind:
                yield from section.duties


def hour_label(hour: int) -> str:
    """08.00 where Indonesian is read, 08:00 in English."""
    return time_format(time(hour), "H.i" if get_language() == "id" else "H:i")


def zone_label(zone: str) -> str:
    """WIB, WITA or WIT, as officials write after a time."""
    return Zone(zone).label.partition(" ")[0]

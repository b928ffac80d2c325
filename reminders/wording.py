"""The sentences of a digest that are counted out: its subject, and the answer in its first line."""

from datetime import time

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, gettext, ngettext

from directory.words import Zone
from reminders.content import DigestContent, Kind

SUBJECT_LENGTH = 60


def subject(content: DigestContent) -> str:
    """At most 60 characters, the fact first; what does not fit is left out from the end."""
    first, *others = facts(content)
    place = f" – {content.region}" if content.region else ""
    second = f", {others[0]}" if others else ""
    candidates = (first + second + place, first + place, first + second, first)
    return next(text for text in candidates if len(text) <= SUBJECT_LENGTH)


def answer(content: DigestContent) -> str:
    """Whose actions, and how they stand, in one sentence."""
    agencies = list(dict.fromkeys(office.agency for office in content.offices))
    return f"{', '.join(agencies)}: {', '.join(facts(content))}."


def facts(content: DigestContent) -> list[str]:
    """Counts of the sections; only the first says that they are actions."""
    counted = [(section.kind, section.total) for section in content.sections]
    (kind, n), *others = counted
    return [_full(kind, n), *(_short(content, kind, n) for kind, n in others)]


def _full(kind: Kind, n: int) -> str:
    return {
        Kind.LATE: ngettext("%(n)s action past due", "%(n)s actions past due", n),
        Kind.WEEK: ngettext("%(n)s action due within 7 days", "%(n)s actions due within 7 days", n),
        Kind.FORTNIGHT: ngettext(
            "%(n)s action due within 14 days", "%(n)s actions due within 14 days", n
        ),
        Kind.ASKED: ngettext("%(n)s action asked for news", "%(n)s actions asked for news", n),
        Kind.RECONFIRM: ngettext(
            "%(n)s action to be reconfirmed", "%(n)s actions to be reconfirmed", n
        ),
        Kind.CHECK: ngettext(
            "%(n)s action waiting for your check", "%(n)s actions waiting for your check", n
        ),
    }[kind] % {"n": n}


def _short(content: DigestContent, kind: Kind, n: int) -> str:
    weekday = _weekday_of_the_only(content, kind)
    if weekday:
        return gettext("1 due on %(weekday)s") % {"weekday": weekday}
    return {
        Kind.LATE: gettext("%(n)s past due"),
        Kind.WEEK: gettext("%(n)s due within 7 days"),
        Kind.FORTNIGHT: gettext("%(n)s due within 14 days"),
        Kind.ASKED: gettext("%(n)s asked for news"),
        Kind.RECONFIRM: gettext("%(n)s to be reconfirmed"),
        Kind.CHECK: gettext("%(n)s waiting for your check"),
    }[kind] % {"n": n}


def _weekday_of_the_only(content: DigestContent, kind: Kind) -> str:
    """A weekday is clearer than a number of days, and less than a week off it is unmistakable."""
    items = [item for section in content.sections if section.kind == kind for item in section.items]
    if kind != Kind.WEEK or content.total(kind) != 1 or not items or items[0].due_on is None:
        return ""
    near = 0 < (items[0].due_on - content.day).days < 7
    return date_format(items[0].due_on, "l") if near else ""


def hour_label(hour: int) -> str:
    """08.00 where Indonesian is read, 08:00 in English."""
    return time_format(time(hour), "H.i" if get_language() == "id" else "H:i")


def zone_label(zone: str) -> str:
    """WIB, WITA or WIT, as officials write after a time."""
    return Zone(zone).label.partition(" ")[0]

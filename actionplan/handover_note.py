"""What the handover note on paper holds: plain words for the typst template, in one language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from actionplan.handover import Matters, OpenAction, Waiting
from actionplan.naming import office_name
from directory.models import Post, Region
from directory.words import Level

ON_PAPER = 12  # lines of each list, so that the note stays on one page
LONGEST = 110


@dataclass(frozen=True)
class Facts:
    """Who gives, who receives, from which day, by which letter, and what is to be known."""

    giving: str
    giving_standing: str
    receiving: str
    starts_on: date
    letter: str
    note: str


def handover_note(
    post: Post, matters: Matters, facts: Facts, day: date, *, is_demo: bool
) -> dict[str, Any]:
    region = post.agency.region
    return {
        "language": (get_language() or "id")[:2],
        "demo": "DATA CONTOH / SAMPLE DATA" if is_demo else "",
        "region": _government(region) if region else "",
        "agency": office_name(post.agency, region),
        "title": _("Handover note"),
        "number": _("Number: ……………………"),
        "facts": _facts(post, facts),
        "actions": _section_of_actions(matters),
        "waiting": [
            _section(_("Waiting for a check"), matters.to_check, matters.total_to_check),
            _section(_("Waiting for clearance"), matters.to_clear, matters.total_to_clear),
        ],
        "note_title": _("What the successor should know"),
        "note": facts.note or "–",
        "place": "…………………………, {}".format(date_format(day, "DATE_FORMAT")),
        "signatures": [
            {"role": _("Handing over"), "name": facts.giving},
            {"role": _("Taking over"), "name": facts.receiving},
        ],
        "witness": _("Acknowledged by the head of the agency"),
        "page": _("Page"),
        "of": _("of"),
    }


def _government(region: Region) -> str:
    """The line over the agency's name; names of regencies and cities begin with their level."""
    name = {"region": region.name}
    if region.level == Level.PROVINCE:
        return _("Government of the Province of %(region)s") % name
    return _("Government of %(region)s") % name


def _facts(post: Post, facts: Facts) -> list[list[str]]:
    giving = f"{facts.giving} ({facts.giving_standing})" if facts.giving else _("nobody, vacant")
    return [
        [_("Post"), post.title or str(post.get_role_display())],
        *([[_("Role"), str(post.get_role_display())]] if post.title else []),
        [_("Handing over"), giving],
        [_("Taking over"), facts.receiving or "–"],
        [_("As from"), date_format(facts.starts_on, "DATE_FORMAT")],
        [_("Letter"), facts.letter or "–"],
    ]


def _section_of_actions(matters: Matters) -> dict[str, Any]:
    headings = [_("No."), _("Reference"), _("Action"), _("Status"), _("Due"), _("Last news")]
    return {
        "title": _count(_("Open actions"), matters.total),
        "headings": headings,
        "rows": [_row(action) for action in matters.actions],
        "none": _("Nothing is open."),
        "more": _more(matters.total - len(matters.actions)),
    }


def _row(action: OpenAction) -> list[str]:
    obstacle = _("What blocks: %(what)s") % {"what": _cut(action.blocked_by)}
    words = [obstacle] if action.blocked_by else []
    if action.said and action.said_on:
        words.append(f"{date_format(action.said_on, 'DATE_FORMAT')}: {_cut(action.said)}")
    return [
        action.reference,
        _cut(action.title),
        str(action.status.label),
        _due(action),
        "\n".join(words) or "–",
    ]


def _due(action: OpenAction) -> str:
    if action.due_on is None:
        return action.due_text or _("no date")
    day = date_format(action.due_on, "DATE_FORMAT")
    if not action.days_late:
        return day
    late = ngettext("%(days)s day past due", "%(days)s days past due", action.days_late)
    return f"{day}\n({late % {'days': action.days_late}})"


def _section(title: str, lines: tuple[Waiting, ...], total: int) -> dict[str, Any]:
    return {
        "title": _count(title, total),
        "rows": [f"{one.reference}, {_cut(one.title)} ({one.agency})" for one in lines],
        "more": _more(total - len(lines)),
    }


def _count(title: str, total: int) -> str:
    return f"{title} ({total})"


def _more(number: int) -> str:
    return ngettext("and %(n)s more", "and %(n)s more", number) % {"n": number} if number else ""


def _cut(text: str) -> str:
    """Enough to know what is meant; the rest is in the action itself."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"

"""Short plain texts for WhatsApp: a request for news, and where the actions of an office stand.

No text is longer than 900 characters, and none names a person.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import quote

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionplan.models import Action, ActionPlan
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Status, days_past_due, is_unconfirmed
from actionplan.tags import Tag, tagged
from directory.models import Agency

LONGEST = 900
LONGEST_TITLE = 140
LISTED = 20
TOLD = (Tag.LATE, Tag.SOON, Tag.BLOCKED, Tag.RECONFIRM)
DIALLED = re.compile(r"[1-9][0-9]{7,14}")


def whatsapp_url(text: str, number: str = "") -> str:
    """Opens WhatsApp with the text written; without a number the sender chooses to whom."""
    return f"https://wa.me/{international(number)}?text={quote(text)}"


def international(number: str) -> str:
    """`6281234567890` from `0812-3456-7890` or `+62 812 3456 7890`; empty for no such number."""
    digits = re.sub(r"[^0-9]", "", number.replace("(0)", ""))
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = f"62{digits[1:]}"
    elif digits.startswith("8") and not number.strip().startswith("+"):
        digits = f"62{digits}"
    return digits if DIALLED.fullmatch(digits) else ""


def request_for_news(
    action: Action,
    sender: str,
    address: str,
    day: date,
    *,
    is_link: bool,
    answer_by: date | None = None,
) -> str:
    """Asks the office of the action; `address` is its own link or the page behind the sign-in."""
    office = {"office": _cut(action.owner.agency.name)}
    if is_link:
        way = _("Update without a password, within 21 days: %(address)s") % {"address": address}
        care = _("The link is for your office only; please do not pass it on.")
    else:
        way, care = _("Sign in and update: %(address)s") % {"address": address}, ""
    lines = (
        _mark(action.plan),
        _("To %(office)s") % office,
        _("Please give us news of this action: %(action)s.") % {"action": _name(action)},
        _sentence(_standing(action, day)),
        _deadline(answer_by, day),
        way,
        care,
        _cut(sender),
    )
    return "\n".join(filter(None, lines))


def _deadline(answer_by: date | None, day: date) -> str:
    """Nothing once it has passed: a text that asks today cannot ask for yesterday."""
    if answer_by is None or answer_by < day:
        return ""
    return _("Please answer by %(day)s.") % {"day": date_format(answer_by, "DATE_FORMAT")}


def office_summary(
    plan: ActionPlan, office: Agency, actions: ActionQuerySet, address: str, day: date
) -> str:
    """The open actions of one office that need a word, nearest due date first; two queries."""
    pressing = actions.filter(owner__agency=office).filter(_needs_a_word(day))
    rows = pressing.by_urgency()[:LISTED]
    lines = [f"{_name(action)} ({_standing(action, day)})" for action in rows]
    head = _head(plan, office.name, day)
    return _fit(head, lines, pressing.count(), address, _more_actions)


def region_summary(plan: ActionPlan, actions: ActionQuerySet, address: str, day: date) -> str:
    """Offices in alphabetical order with what needs a word; one query, no ranking."""
    counts = {tag.value: Count("pk", filter=tagged(tag, day)) for tag in TOLD}
    rows = (
        actions.filter(_needs_a_word(day))
        .order_by("owner__agency__name", "owner__agency")
        .values("owner__agency__name", "owner__agency")
        .annotate(**counts)
    )
    lines = [f"{_cut(row['owner__agency__name'])}: {_counted(row)}" for row in rows]
    head = _head(plan, str(plan.region), day)
    return _fit(head, lines, len(lines), address, _more_offices)


def _needs_a_word(day: date) -> Q:
    wanted = Q(pk__in=[])
    for tag in TOLD:
        wanted |= tagged(tag, day)
    return wanted


def _head(plan: ActionPlan, whose: str, day: date) -> str:
    words = {"plan": plan, "day": date_format(day, "DATE_FORMAT")}
    as_of = _("%(plan)s, as of %(day)s") % words
    return "\n".join(filter(None, (_mark(plan), _cut(whose), as_of)))


def _mark(plan: ActionPlan) -> str:
    return "DATA CONTOH / SAMPLE DATA" if plan.is_demo else ""


def _fit(
    head: str, lines: Sequence[str], total: int, address: str, more: Callable[[int], str]
) -> str:
    """As many numbered lines as there is room for, then how many are left out."""
    if not total:
        return "\n".join((head, _("Nothing is past due, due soon, blocked or to be reconfirmed.")))
    for shown in range(len(lines), -1, -1):
        numbered = [f"{number}. {line}" for number, line in enumerate(lines[:shown], start=1)]
        left = [more(total - shown)] if total > shown else []
        text = "\n".join([head, *numbered, *left, address])
        if len(text) <= LONGEST:
            break
    return text


def _more_actions(number: int) -> str:
    return ngettext("and %(n)s more action", "and %(n)s more actions", number) % {"n": number}


def _more_offices(number: int) -> str:
    return ngettext("and %(n)s more office", "and %(n)s more offices", number) % {"n": number}


def _counted(row: dict[str, int]) -> str:
    words = {
        Tag.LATE: _("%(n)s past due"),
        Tag.SOON: _("%(n)s due within 14 days"),
        Tag.BLOCKED: _("%(n)s blocked"),
        Tag.RECONFIRM: _("%(n)s to be reconfirmed"),
    }
    return ", ".join(text % {"n": row[tag]} for tag, text in words.items() if row[tag])


def _standing(action: Action, day: date) -> str:
    """What is pressing about an action, in a few words."""
    said = []
    if action.due_on:
        said.append(_("due %(day)s") % {"day": date_format(action.due_on, "DATE_FORMAT")})
    days = days_past_due(action.status, action.due_on, day)
    if days:
        late = ngettext("%(days)s day past due", "%(days)s days past due", days)
        said.append(late % {"days": days})
    if action.status == Status.BLOCKED:
        said.append(_("blocked"))
    if is_unconfirmed(action.status, action.confirmed_on, day):
        said.append(_("to be reconfirmed"))
    return ", ".join(map(_small, said))


def _name(action: Action) -> str:
    """A hidden action is named by its reference alone: a message is passed on."""
    return f"{action.reference} {_cut(action.title)}" if action.is_public else action.reference


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE].rstrip()}…"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""

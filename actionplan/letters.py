"""The reminder letter to an office (surat dinas): its late actions in an annex, number left empty.

A person numbers, signs and sends it; only when somebody says that it went out is it a nudge.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from actionplan.models import Action, ActionPlan, Nudge
from actionplan.naming import office_name
from actionplan.querysets import ActionQuerySet
from actionplan.rules import days_past_due
from actionplan.standing import posts_of
from directory.models import Agency, Post, User
from directory.printing import fill_docx
from directory.words import Level, language_of_reader
from intake.text import clean_text

BLANK = "………………………"  # for a day that a person writes by hand


@dataclass(frozen=True)
class Letter:
    """To one office, about its open actions that are past due, the earliest due date first."""

    agency: Agency
    head: str
    actions: list[Action]
    written_on: date | None = None
    answer_by: date | None = None


@dataclass(frozen=True)
class Sender:
    """The office that reminds, and who signs for it: a post, never a name."""

    agency: Agency
    head: str


def late_actions(user: User, plan: ActionPlan, day: date) -> ActionQuerySet:
    """Those of the plan that the person may remind of; none for who coordinates elsewhere."""
    mine = Action.objects.nudgeable_by(user, day).filter(plan=plan)
    late: ActionQuerySet = mine.overdue_on(day).select_related("owner__agency", "plan__region")
    return late


def letters_of(actions: ActionQuerySet, day: date) -> list[Letter]:
    """One for each office, in alphabetical order, with the day its last letter went out and,
    where a call for news still runs, the last day to answer.
    """
    ordered = actions.order_by("owner__agency__name", "owner__agency", "due_on", "reference")
    asked = _asked(actions, day)
    offices = [
        (agency, list(late))
        for agency, late in groupby(ordered, key=lambda action: action.owner.agency)
    ]
    heads = _heads_of(agency for agency, _late in offices)
    return [
        Letter(agency, heads[agency.pk], late, *asked.get(agency.pk, (None, None)))
        for agency, late in offices
    ]


def _asked(actions: ActionQuerySet, day: date) -> dict[int, tuple[date | None, date | None]]:
    """Of each office when the last letter went out, and by when a call asks for an answer."""
    nudges = Nudge.objects.filter(action__in=actions).order_by()
    by_letter = Max("made_on", filter=Q(channel=Nudge.Channel.LETTER))
    ahead = Max("answer_by", filter=Q(answer_by__gte=day))
    offices = nudges.values_list("action__owner__agency")
    found = offices.annotate(written=by_letter, closing=ahead)
    return {agency: (written, closing) for agency, written, closing in found}


def sending_office(user: User, plan: ActionPlan, day: date) -> Agency | None:
    """The office through which the person coordinates: that of the region before its province."""
    near = (plan.region_id, plan.region.parent_id)
    held = [post for post in posts_of(user, None, day) if post.role == Post.Role.COORDINATOR]
    able = [post.agency for post in held if post.agency.region_id in near]
    return min(able, key=lambda agency: near.index(agency.region_id), default=None)


def sender(office: Agency) -> Sender:
    return Sender(office, _heads_of([office])[office.pk])


def print_letter(letter: Letter, plan: ActionPlan, by: Sender, day: date) -> bytes:
    """A DOCX in the language that is active now."""
    name = "reminder_letter" if language_of_reader() == "id" else "reminder_letter_en"
    return fill_docx(name, fields_of(letter, plan, by, day))


def fields_of(letter: Letter, plan: ActionPlan, by: Sender, day: date) -> dict[str, Any]:
    """What the fields of the template stand for; `docs/letters.md` lists them."""
    words = {
        "demo": "DATA CONTOH / SAMPLE DATA" if plan.is_demo else "",
        "government": _government(by.agency).upper(),
        "sender": office_name(by.agency, by.agency.region).upper(),
        "signer": by.head,
        "head_of_region": _head_of_region(by.agency),
        "addressee": letter.head,
        "agency": letter.agency.name,
        "plan": str(plan),
        "region": str(plan.region),
        "date": date_format(day, "DATE_FORMAT"),
        "answer_by": date_format(letter.answer_by, "DATE_FORMAT") if letter.answer_by else BLANK,
        "address": f"{settings.BASE_URL}{reverse('actions:action-list')}",
    }
    fields: dict[str, Any] = {name: clean_text(text)[0] for name, text in words.items()}
    rows = [_row(action, day) for action in letter.actions]
    return fields | {"count": len(rows), "actions": rows}


def _row(action: Action, day: date) -> dict[str, Any]:
    blocked = (action.blocked_by, action.unblocked_by)
    return {
        "reference": action.reference,
        "title": clean_text(action.title)[0],
        "due": date_format(action.due_on, "DATE_FORMAT") if action.due_on else action.due_text,
        "days": days_past_due(action.status, action.due_on, day),
        "obstacle": _joined(clean_text(text)[0] for text in blocked),
    }


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))


def _heads_of(agencies: Iterable[Agency]) -> dict[int, str]:
    """How each head is addressed: by the title of the post where one is recorded."""
    offices = list(agencies)
    posts = Post.objects.filter(agency__in=offices, role=Post.Role.HEAD).exclude(title="")
    titles = dict(posts.order_by("-pk").values_list("agency", "title"))
    return {office.pk: _head_of(office.name, titles.get(office.pk, "")) for office in offices}


def _head_of(office: str, title: str) -> str:
    """`Kepala Dinas` of `Dinas Sosial` is the Kepala Dinas Sosial."""
    if not title:
        return _("Head of %(office)s") % {"office": office}
    if office.casefold() in title.casefold():
        return title
    before, _space, last = title.rpartition(" ")
    if before and office.casefold().startswith(f"{last.casefold()} "):
        return f"{before} {office}"
    return f"{title}\n{office}"


def _government(office: Agency) -> str:
    region = office.region
    if region is None:
        return ""
    if region.level == Level.PROVINCE:
        return _("Government of the Province of %(name)s") % {"name": region}
    return _("Government of %(name)s") % {"name": region}


def _head_of_region(office: Agency) -> str:
    """Governor, regent or mayor of the sender's region, who reads a copy."""
    region = office.region
    if region is None:
        return ""
    titles = {
        Level.PROVINCE: _("Governor of %(name)s"),
        Level.REGENCY: _("Regent of %(name)s"),
        Level.CITY: _("Mayor of %(name)s"),
    }
    name = str(region).removeprefix("Kabupaten ").removeprefix("Kota ")
    return titles[Level(region.level)] % {"name": name}

"""What actions ask of the posts of a day; the app signs it in with `directory.duties`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionplan import marking, owing
from actionplan.marking import late_for, mark_of_stage
from actionplan.models import Action, ActionPlan, Update
from actionplan.owing import ORDER
from actionplan.querysets import VERIFIES, ActionQuerySet
from actionplan.rules import days_past_due
from actionplan.stages import Stage
from actionplan.words import Word, words_on
from directory.duties import Duty, Kind, Mark, Reader, Seat, Waiting
from directory.models import Post, User


class _Found(NamedTuple):
    """A duty before it is put into words."""

    kind: Kind
    post: int
    action: Action
    path: str
    note: str = ""
    agency: str = ""
    by_link: bool = False
    said: Word | None = None


@dataclass(frozen=True)
class ActionDuties:
    """The source. Everything is found through the posts of the day, as `visible_to` does."""

    key: str = marking.KEY

    def marks(self, day: date) -> Mapping[int, Sequence[Mark]]:
        return marking.marks_of_all(day)

    def waiting_for(self, reader: Reader) -> Waiting:
        if not reader.seats:
            return Waiting()
        owed = owing.owed_by(reader)
        offices, office_marks = _late_in_office(reader)
        letters, letter_marks = _letters(reader)
        others = _with_words([*_to_check(reader), *offices, *letters])
        found = [*(_own(each) for each in owed if each.kind), *_to_clear(reader), *others]
        owners = [mark for each in owed for mark in each.marks]
        zone = ZoneInfo(reader.zone)
        return Waiting(
            duties=tuple(_duty(each, zone, reader.day) for each in _once_a_post(found)),
            marks=tuple(dict.fromkeys([*owners, *office_marks, *letter_marks])),
        )

    def records(self, references: Collection[str]) -> Mapping[str, int]:
        actions = Action.objects.filter(reference__in=references).order_by()
        return dict(actions.values_list("reference", "pk"))


ACTIONS = ActionDuties()


def _own(owed: owing.Owed) -> _Found:
    kind, action = owed.kind or Kind.LATE, owed.action
    page = _page(action)
    return _Found(kind, action.owner_id, action, page, owed.note, by_link=True, said=owed.said)


def _to_check(reader: Reader) -> Iterator[_Found]:
    """A check is the person's who signs in; nobody checks through a mailbox."""
    verifying = {s.region: s.post for s in reader.seats if s.role == Post.Role.VERIFIER}
    user = reader.user
    if user is None or not (verifying or _may_verify_for_programme(user)):
        return
    reported = Action.objects.to_check_by(user, reader.day).visible_to(user, reader.day)
    for action in _awake(reported, reader):
        post = verifying.get(action.plan.region_id, reader.seats[0].post)
        agency = action.owner.agency.name
        yield _Found(Kind.CHECK, post, action, _page(action), agency=agency)


def _may_verify_for_programme(user: User) -> bool:
    """Few plans let programme staff verify, so most readers' permissions need no look."""
    return ActionPlan.objects.filter(programme_verifies=True).exists() and user.has_perm(VERIFIES)


def _to_clear(reader: Reader) -> Iterator[_Found]:
    """One for an action, however many of its updates wait; the oldest of them is told."""
    roles = {seat.role for seat in reader.seats}
    if reader.user is None or not roles & {Post.Role.HEAD, Post.Role.COORDINATOR}:
        return
    updates = Update.objects.to_clear_by(reader.user, reader.day)
    awake = updates.exclude(action__reference__in=reader.snoozed).order_by("written_at", "pk")
    related = ("action__plan", "action__step", "action__owner__agency", "post")
    waiting: dict[int, list[Update]] = {}
    for update in awake.select_related(*related):
        waiting.setdefault(update.action_id, []).append(update)
    for first, *others in waiting.values():
        yield _clearance(first, 1 + len(others), reader.seats)


def _clearance(first: Update, count: int, seats: Collection[Seat]) -> _Found:
    action, text = first.action, ""
    by_head = action.plan.clearance == ActionPlan.Clearance.HEAD
    if count > 1:
        told = ngettext("%(n)s update waits.", "%(n)s updates wait.", count)
        text = told % {"n": count}
    return _Found(
        Kind.CLEAR,
        _clearing_post(action, seats, by_head=by_head),
        action,
        reverse("actions:clearance-list"),
        text,
        "" if by_head else action.owner.agency.name,
        said=Word.of(first),
    )


def _clearing_post(action: Action, seats: Collection[Seat], *, by_head: bool) -> int:
    if by_head:
        place = (Post.Role.HEAD, action.owner.agency_id)
        return next(seat.post for seat in seats if (seat.role, seat.agency) == place)
    place = (Post.Role.COORDINATOR, action.plan.region_id)
    return next(seat.post for seat in seats if (seat.role, seat.region) == place)


def _late_in_office(reader: Reader) -> tuple[list[_Found], list[Mark]]:
    """For the head of the owner's agency, who may be the owner or read the owner's mail too."""
    heads = {seat.agency: seat.post for seat in reader.seats if seat.role == Post.Role.HEAD}
    found, marks = [], list[Mark]()
    for action in _late(Stage.OFFICE_LATE, reader, owner__agency__in=heads) if heads else ():
        post = heads[action.owner.agency_id]
        if post == action.owner_id:
            continue
        marks += mark_of_stage(Stage.OFFICE_LATE, action.pk, action.due_on, action.confirmed_on)
        if action.owner_id not in reader.posts:
            found.append(_Found(Kind.OFFICE_LATE, post, action, _page(action), by_link=True))
    return found, marks


def _letters(reader: Reader) -> tuple[list[_Found], list[Mark]]:
    """For the region's coordinator, who writes none to the own office.

    Not for who only reads the mail of that vacant post: other offices are not theirs to see.
    """
    seats = (s for s in reader.seats if s.role == Post.Role.COORDINATOR and s.is_own)
    coordinating = {seat.region: seat for seat in seats if seat.region}
    found, marks = [], list[Mark]()
    late = _late(Stage.LETTER, reader, plan__region__in=coordinating) if coordinating else ()
    for action in late:
        seat = coordinating[action.plan.region_id]
        if seat.agency == action.owner.agency_id:
            continue
        marks += mark_of_stage(Stage.LETTER, action.pk, action.due_on, action.confirmed_on)
        if action.owner_id not in reader.posts:
            page = reverse("actions:plan-letter", args=[action.plan.key])
            agency = action.owner.agency.name
            found.append(_Found(Kind.LETTER, seat.post, action, page, agency=agency))
    return found, marks


def _late(stage: Stage, reader: Reader, **where: Collection[int]) -> ActionQuerySet:
    return _awake(late_for(stage, reader.day).filter(**where), reader)


def _awake(actions: ActionQuerySet, reader: Reader) -> ActionQuerySet:
    related = actions.select_related("plan", "step", "owner__agency").defer("description")
    ordered: ActionQuerySet = related.exclude(reference__in=reader.snoozed).by_urgency()
    return ordered


def _with_words(found: list[_Found]) -> list[_Found]:
    words = words_on({each.action.pk for each in found}).spoken
    return [each._replace(said=words.get(each.action.pk)) for each in found]


def _once_a_post(found: list[_Found]) -> list[_Found]:
    """Most pressing kinds first; what else a post has with the same action is left out, but that
    it waits for clearance is said.
    """
    first: dict[tuple[int, int], _Found] = {}
    for each in sorted(found, key=lambda each: ORDER[each.kind]):
        place = (each.post, each.action.pk)
        if place in first and each.kind == Kind.CLEAR:
            waits = _("News of it waits for your clearance.")
            first[place] = first[place]._replace(note=f"{first[place].note} {waits}".strip())
        first.setdefault(place, each)
    return list(first.values())


def _duty(found: _Found, zone: ZoneInfo, day: date) -> Duty:
    action, said = found.action, found.said
    return Duty(
        kind=found.kind,
        post=found.post,
        reference=action.reference,
        title=action.title,
        path=found.path,
        action=action.pk if found.by_link else None,
        due_on=action.due_on,
        days_late=days_past_due(action.status, action.due_on, day),
        place=_("Step %(number)s") % {"number": action.step.number},
        agency=found.agency,
        said=said.sentence if said else "",
        said_on=said.said_on(zone) if said and said.sentence else None,
        note=found.note,
        is_demo=action.plan.is_demo,
    )


def _page(action: Action) -> str:
    return reverse("actions:action-detail", args=[action.reference])

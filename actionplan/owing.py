"""What the owner of an action owes on a day: news, an answer, a date kept. For `duties`."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import starmap
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from actionplan.marking import KEY, lasting_nudges, mark_of_owner, open_call
from actionplan.models import Action
from actionplan.rules import FORTNIGHT, OPEN, THIS_WEEK, Status, is_unconfirmed
from actionplan.stages import Call, Stage
from actionplan.wording import ROMAN
from actionplan.words import Word, Words, words_on
from directory.duties import Kind, Mark, Reader
from directory.models import Post, Tenure

ORDER = {kind: place for place, kind in enumerate(Kind)}


QUESTION = ("action", "made_by", "made_at", "made_on", "answer_by")


class Question(NamedTuple):
    """A nudge for the next digest; `office` is that through which the asker coordinates."""

    action: int
    made_by: int | None
    made_at: datetime
    made_on: date
    answer_by: date | None
    office: str = ""


@dataclass(frozen=True)
class Owed:
    """One action of the reader's posts; no kind: nothing to say, but its marks still count."""

    action: Action
    kind: Kind | None
    note: str
    marks: tuple[Mark, ...]
    said: Word | None


@dataclass(frozen=True)
class _Owing:
    """What is known about the actions of the reader's posts, read once for all of them."""

    reader: Reader
    questions: dict[int, list[Question]]
    returned: dict[int, Word]
    calls: dict[int, Call | None] = field(default_factory=dict)

    def call_for(self, action: Action) -> Call | None:
        """The open call that nobody has answered for the action."""
        if action.plan_id not in self.calls:
            self.calls[action.plan_id] = open_call(action.plan, self.reader.day)
        call = self.calls[action.plan_id]
        is_owed = call and action.status in OPEN and not call.is_answered(action.confirmed_on)
        return call if is_owed else None

    def asked(self, action: Action) -> Question | None:
        """The newest question that the digest shows: without a last day to answer, only once."""
        since = self.reader.since
        shown = [
            one
            for one in self.questions.get(action.pk, ())
            if one.answer_by or since is None or one.made_at > since
        ]
        return shown[-1] if shown else None

    def is_new(self, action: Action) -> bool:
        since = self.reader.since
        return since is not None and action.assigned_at > since


def owed_by(reader: Reader) -> list[Owed]:
    """Nearest due date first; three queries, and two more where it is rare."""
    actions = list(_actions(reader))
    words = words_on([action.pk for action in actions])
    returned = {pk: word for pk, word in words.newest.items() if _came_back(word)}
    owing = _Owing(reader, _questions(actions, words, reader.day), returned)
    return [_owed(owing, action, words.spoken.get(action.pk)) for action in actions]


def _came_back(word: Word) -> bool:
    return word.declined_at is not None or word.is_sent_back


def _owed(owing: _Owing, action: Action, said: Word | None) -> Owed:
    kind = min(_kinds(owing, action), key=ORDER.__getitem__, default=None)
    note = " ".join(_notes(owing, action, kind)) if kind else ""
    return Owed(action, kind, note, tuple(_marks(owing, action)), said)


def _kinds(owing: _Owing, action: Action) -> Iterator[Kind]:
    """All that hold; the most pressing of them is told."""
    if action.pk in owing.returned:
        yield Kind.RETURNED
    if action.status not in OPEN:
        return
    if action.due_on:
        days = (action.due_on - owing.reader.day).days
        yield from (Kind.LATE,) if days < 0 else ()
        yield from (Kind.WEEK,) if 0 <= days <= THIS_WEEK else ()
        yield from (Kind.FORTNIGHT,) if THIS_WEEK < days <= FORTNIGHT else ()
    if owing.asked(action) or owing.call_for(action):
        yield Kind.ASKED
    if owing.is_new(action):
        yield Kind.NEW
    if is_unconfirmed(action.status, action.confirmed_on, owing.reader.day):
        yield Kind.RECONFIRM


def _marks(owing: _Owing, action: Action) -> Iterator[Mark]:
    """Those that `marking.marks_of_all` gives the owner."""
    if action.status not in OPEN:
        return
    if action.due_on:
        mark = mark_of_owner(action.pk, action.due_on, action.confirmed_on, owing.reader.day)
        yield from (mark,) if mark else ()
    for question in owing.questions.get(action.pk, ()):
        yield Mark(KEY, action.pk, Stage.ASKED, question.made_on)
    call = owing.call_for(action)
    if call:
        yield Mark(KEY, action.pk, Stage.CALLED, call.closes_on)


def _notes(owing: _Owing, action: Action, kind: Kind) -> Iterator[str]:
    returned, question = owing.returned.get(action.pk), owing.asked(action)
    if returned:
        yield _why_returned(returned, owing.reader)
    if question:
        yield _who_asks(question)
    call = owing.call_for(action) if kind == Kind.ASKED else None
    if call:
        facts = {"quarter": ROMAN[call.quarter - 1], "day": _day(call.closes_on)}
        yield _("News of quarter %(quarter)s closes on %(day)s.") % facts


def _why_returned(word: Word, reader: Reader) -> str:
    at = word.declined_at or word.written_at
    day = _day(at.astimezone(ZoneInfo(reader.zone)).date())
    if word.declined_at:
        return _("Not cleared on %(day)s: %(why)s") % {"day": day, "why": word.declined_why}
    return _("Sent back by the verifier on %(day)s.") % {"day": day}


def _who_asks(question: Question) -> str:
    """By the office, never a name."""
    facts = {
        "office": question.office or _("The coordinator"),
        "day": _day(question.made_on),
        "last": _day(question.answer_by) if question.answer_by else "",
    }
    if question.answer_by:
        return _("%(office)s asked for news on %(day)s, please answer by %(last)s.") % facts
    return _("%(office)s asked for news on %(day)s.") % facts


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))


def _actions(reader: Reader) -> Iterable[Action]:
    """What is reported done or dropped may have come back; what is verified may not."""
    own = Action.objects.filter(owner__in=reader.posts).exclude(status=Status.VERIFIED)
    awake = own.exclude(reference__in=reader.snoozed).by_urgency()
    return awake.select_related("plan", "step").defer("description")


def _questions(actions: Collection[Action], words: Words, day: date) -> dict[int, list[Question]]:
    """Of each action those that nobody has answered, oldest first: `marking.standing_nudges`."""
    asked = lasting_nudges(day).filter(action__in=[one.pk for one in actions if one.status in OPEN])
    rows = asked.order_by("made_at").values_list(*QUESTION) if actions else ()
    standing = [one for one in starmap(Question, rows) if not _is_answered(one, words)]
    offices = _offices_of({one.made_by for one in standing if one.made_by}) if standing else ()
    found: dict[int, list[Question]] = defaultdict(list)
    for one in standing:
        names = (name for who, name, held in offices if who == one.made_by and held(one.made_on))
        found[one.action].append(one._replace(office=next(names, "")))
    return found


def _is_answered(question: Question, words: Words) -> bool:
    newest = words.newest.get(question.action)
    return newest is not None and newest.written_at > question.made_at


def _offices_of(people: Collection[int]) -> list[tuple[int, str, Callable[[date], bool]]]:
    """Through which offices these people coordinate, and on which days."""
    held = Tenure.objects.in_role(Post.Role.COORDINATOR).filter(holder__in=people).order_by("pk")
    rows = held.values_list("holder", "post__agency__name", "starts_on", "ends_on")
    return [(who, name, partial(_is_within, first, last)) for who, name, first, last in rows]


def _is_within(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)

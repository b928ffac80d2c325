"""Asking the owners of actions for news: once a day and channel, and only by a coordinator."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, Q, Subquery

from actionplan.models import Action, Nudge, Update
from actionplan.rules import OPEN, Refusal
from actionplan.standing import day_of
from actionplan.tags import Tag, tagged
from actionplan.updating import Refused
from directory.models import User

WITHOUT_NEWS = (Tag.LATE, Tag.BLOCKED, Tag.RECONFIRM)
DIGEST = Nudge.Channel.DIGEST


@dataclass(frozen=True)
class Nudged:
    """How many actions were asked about now, and how many had been on the same day before."""

    count: int
    already: int


@dataclass(frozen=True)
class Asked:
    """That news was asked for on a day, nothing was said since, and by when an answer is due."""

    on: date
    answer_by: date | None


def asked_of(action: Action) -> Asked | None:
    """What the owner still owes an answer to; None where there is nothing. One query."""
    said = Update.objects.standing().filter(action=action.pk).order_by("-written_at")
    last = Subquery(said.values("written_at")[:1])
    nudges = Nudge.objects.filter(action=action).annotate(said_at=last)
    unanswered = nudges.filter(Q(said_at=None) | Q(made_at__gt=F("said_at"))).order_by()
    found = unanswered.aggregate(on=Max("made_on"), by=Max("answer_by"))
    return Asked(found["on"], found["by"]) if found["on"] else None


def without_news(day: date) -> Q:
    """Open actions that a coordinator would ask about: past due, blocked or long unconfirmed."""
    wanted = Q(pk__in=[])
    for tag in WITHOUT_NEWS:
        wanted |= tagged(tag, day)
    return wanted


def nudge(
    actions: Iterable[Action],
    by: User,
    channel: str,
    moment: datetime,
    answer_by: date | None = None,
) -> Nudged:
    """Ask about the open ones of these actions, read with `plan__region` and `owner`.

    What was asked about today already is not asked again, but learns by when to answer.

    Raises Refused, and asks about none, when the person coordinates the region of one of them
    neither itself nor from the province above it. The day is that of the action's own region.
    """
    by_day: dict[date, list[Action]] = defaultdict(list)
    for action in actions:
        if action.status in OPEN:
            by_day[day_of(moment, action)].append(action)
    for day, asked in by_day.items():
        _require_right(asked, by, day)
    done = [_nudge_on(day, asked, by, channel, moment, answer_by) for day, asked in by_day.items()]
    return Nudged(sum(one.count for one in done), sum(one.already for one in done))


def _require_right(actions: list[Action], by: User, day: date) -> None:
    ids = [action.pk for action in actions]
    allowed = Action.objects.filter(pk__in=ids).nudgeable_by(by, day).count()
    if allowed < len(set(ids)):
        raise Refused(Refusal.NOT_TO_NUDGE)


def _nudge_on(
    day: date,
    actions: list[Action],
    by: User,
    channel: str,
    moment: datetime,
    answer_by: date | None,
) -> Nudged:
    """The database lets one nudge a day and channel through, whoever presses at the same time."""
    rows = [
        Nudge(
            action=action,
            post=action.owner,
            made_by=by,
            channel=channel,
            made_at=moment,
            made_on=day,
            answer_by=answer_by,
        )
        for action in actions
    ]
    ids = [action.pk for action in actions]
    today = Nudge.objects.filter(action__in=ids, channel=channel, made_on=day)
    before = today.count()
    Nudge.objects.bulk_create(rows, 500, ignore_conflicts=True)
    if answer_by:
        today.filter(answer_by=None).update(answer_by=answer_by)
    return Nudged(today.count() - before, before)

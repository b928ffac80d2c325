"""Asking the owners of actions for news: once a day and channel, and only by a coordinator."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from actionplan.models import Action, Nudge
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


def without_news(day: date) -> Q:
    """Open actions that a coordinator would ask about: past due, blocked or long unconfirmed."""
    wanted = Q(pk__in=[])
    for tag in WITHOUT_NEWS:
        wanted |= tagged(tag, day)
    return wanted


def nudge(actions: Iterable[Action], by: User, channel: str, moment: datetime) -> Nudged:
    """Ask about the open ones of these actions, read with `plan__region` and `owner`.

    Raises Refused, and asks about none, when the person coordinates the region of one of them
    neither itself nor from the province above it. The day is that of the action's own region.
    """
    by_day: dict[date, list[Action]] = defaultdict(list)
    for action in actions:
        if action.status in OPEN:
            by_day[day_of(moment, action)].append(action)
    for day, asked in by_day.items():
        _require_right(asked, by, day)
    done = [_nudge_on(day, asked, by, channel, moment) for day, asked in by_day.items()]
    return Nudged(sum(one.count for one in done), sum(one.already for one in done))


def _require_right(actions: list[Action], by: User, day: date) -> None:
    ids = [action.pk for action in actions]
    allowed = Action.objects.filter(pk__in=ids).nudgeable_by(by, day).count()
    if allowed < len(set(ids)):
        raise Refused(Refusal.NOT_TO_NUDGE)


def _nudge_on(day: date, actions: list[Action], by: User, channel: str, moment: datetime) -> Nudged:
    """The database lets one nudge a day and channel through, whoever presses at the same time."""
    rows = [
        Nudge(
            action=action,
            post=action.owner,
            made_by=by,
            channel=channel,
            made_at=moment,
            made_on=day,
        )
        for action in actions
    ]
    ids = [action.pk for action in actions]
    today = Nudge.objects.filter(action__in=ids, channel=channel, made_on=day)
    before = today.count()
    Nudge.objects.bulk_create(rows, 500, ignore_conflicts=True)
    return Nudged(today.count() - before, before)

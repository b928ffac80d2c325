"""Handing a post over (mutasi): what is open, and who holds it next. Actions stay with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from actionplan.models import Action, ActionPlan, Update
from actionplan.rules import CLOSED, Status, days_past_due
from directory.appointing import Appointment, Invitee, Refusal, appoint, end_tenure, invite
from directory.models import Invitation, Post, Tenure, User
from directory.refusing import Refused

MOST = 50


@dataclass(frozen=True)
class OpenAction:
    """An action of the post that is not closed, with the last that was said about it."""

    reference: str
    title: str
    status: Status
    due_on: date | None
    due_text: str
    days_late: int
    blocked_by: str
    said: str
    said_on: date | None


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a decision of the post."""

    reference: str
    title: str
    agency: str


@dataclass(frozen=True)
class Matters:
    """What a successor finds on the desk; the lists show the first of them, the totals count all.

    `to_check` are actions to verify, `to_clear` updates to clear for the public.
    """

    actions: tuple[OpenAction, ...]
    total: int
    to_check: tuple[Waiting, ...]
    total_to_check: int
    to_clear: tuple[Waiting, ...]
    total_to_clear: int


@dataclass(frozen=True)
class HandedOver:
    """Who left, and who begins at once or has been invited."""

    left: Tenure | None
    begun: Tenure | None
    invitation: Invitation | None


def open_matters(post: Post, day: date) -> Matters:
    """Six queries at most, whatever is open."""
    own, check, clear = _own(post), _to_check(post), _to_clear(post)
    shown = list(own[:MOST])
    words = _last_words(shown)
    return Matters(
        actions=tuple(_line(action, words.get(action.pk), day) for action in shown),
        total=own.count(),
        to_check=tuple(
            Waiting(one.reference, one.title, one.owner.agency.name) for one in check[:MOST]
        ),
        total_to_check=check.count(),
        to_clear=tuple(
            Waiting(one.action.reference, one.action.title, one.action.owner.agency.name)
            for one in clear[:MOST]
        ),
        total_to_clear=clear.count(),
    )


def hand_over(
    post: Post,
    leaving: Tenure | None,
    to: User | Invitee,
    how: Appointment,
    by: User,
    moment: datetime,
    day: date,
) -> HandedOver:
    """The one who leaves holds the post until the day before, all or nothing. Raises Refused.

    A person with an account begins on the day; somebody else when the invitation is accepted. The
    mail of the invitation is sent apart.
    """
    if leaving and leaving.starts_on >= how.starts_on:
        raise Refused(Refusal.TOO_EARLY)
    with transaction.atomic():
        if leaving:
            last_day = how.starts_on - timedelta(days=1)
            end_tenure(leaving, last_day, how.letter, by, moment, day)
        if isinstance(to, User):
            begun = appoint(post, to, how, by, moment)
            return HandedOver(leaving, begun, None)
        return HandedOver(leaving, None, invite(post, to, how, by, moment))


def _own(post: Post) -> QuerySet[Action]:
    """Not closed; what is reported done still needs somebody when it comes back."""
    owned = Action.objects.filter(owner=post).exclude(status__in=CLOSED)
    return owned.select_related("plan__region").order_by(
        F("due_on").asc(nulls_last=True), "reference"
    )


def _to_check(post: Post) -> QuerySet[Action]:
    """A verifier checks what other agencies of the region report done."""
    if post.role != Post.Role.VERIFIER:
        return Action.objects.none()
    reported = Action.objects.filter(
        plan__region=post.agency.region_id, status=Status.REPORTED_DONE
    )
    others = reported.exclude(owner__agency=post.agency_id)
    return others.select_related("owner__agency").order_by("reference")


def _to_clear(post: Post) -> QuerySet[Update]:
    """Updates that are public once the head or the coordinator has cleared them."""
    waiting = Update.objects.awaiting_clearance()
    if post.role == Post.Role.HEAD:
        plans = Q(action__plan__clearance=ActionPlan.Clearance.HEAD)
        found = waiting.filter(plans, action__owner__agency=post.agency_id)
    elif post.role == Post.Role.COORDINATOR:
        plans = Q(action__plan__clearance=ActionPlan.Clearance.COORDINATOR)
        found = waiting.filter(plans, action__plan__region=post.agency.region_id)
    else:
        return Update.objects.none()
    return found.select_related("action__owner__agency").order_by("action__reference", "version")


def _last_words(actions: Iterable[Action]) -> dict[int, Update]:
    """Of each action the last update that says something."""
    spoken = Update.objects.standing().filter(~Q(sentence=""), action__in=list(actions))
    newest = spoken.filter(action=OuterRef("action")).order_by("-version")
    found = spoken.filter(pk=Subquery(newest.values("pk")[:1]))
    return {update.action_id: update for update in found}


def _line(action: Action, word: Update | None, day: date) -> OpenAction:
    zone = ZoneInfo(action.plan.region.zone)
    return OpenAction(
        reference=action.reference,
        title=action.title,
        status=Status(action.status),
        due_on=action.due_on,
        due_text=action.due_text,
        days_late=days_past_due(action.status, action.due_on, day),
        blocked_by=action.blocked_by if action.status == Status.BLOCKED else "",
        said=word.sentence if word else "",
        said_on=word.written_at.astimezone(zone).date() if word else None,
    )


def first_of(matters: Matters, most: int) -> Matters:
    """The same with shorter lists, for paper; the totals stay."""
    return replace(
        matters,
        actions=matters.actions[:most],
        to_check=matters.to_check[:most],
        to_clear=matters.to_clear[:most],
    )

"""Which stages actions have reached on a day, as marks: for every post, or of one action."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from actionplan.models import Action, ActionPlan, Nudge, Update
from actionplan.querysets import ActionQuerySet
from actionplan.rules import OPEN
from actionplan.stages import (
    ASKED_FOR,
    FURTHEST_AHEAD,
    Call,
    Stage,
    call_on,
    is_answered,
    stage_of,
)
from directory.duties import Mark
from directory.models import Post, Tenure
from directory.querysets import PostQuerySet

KEY = "actions"

Marks = dict[int, list[Mark]]


def marks_of_all(day: date) -> Mapping[int, list[Mark]]:
    """By post, of every open action; seven queries, each of few columns."""
    marks: Marks = defaultdict(list)
    _mark_owners(marks, day)
    _mark_heads(marks, day)
    _mark_coordinators(marks, day)
    for post, action, made_on in standing_nudges(day).values_list(
        "action__owner", "action", "made_on"
    ):
        marks[post].append(Mark(KEY, action, Stage.ASKED, made_on))
    _mark_called(marks, day)
    return marks


def mark_of_owner(action: int, due_on: date, confirmed_on: date | None, day: date) -> Mark | None:
    """None while no stage is reached, and when something was said since it was."""
    stage = stage_of(due_on, day)
    if stage is None or is_answered(stage, due_on, confirmed_on):
        return None
    return Mark(KEY, action, stage, due_on)


def mark_of_stage(
    stage: Stage, action: int, due_on: date | None, confirmed_on: date | None
) -> Iterator[Mark]:
    """Of a later stage that is reached: one mark, or none when something was said since."""
    if due_on and not is_answered(stage, due_on, confirmed_on):
        yield Mark(KEY, action, stage, due_on)


def late_for(stage: Stage, day: date) -> ActionQuerySet:
    """Open actions so many days past due; no letter is due where one went out since."""
    late: ActionQuerySet = Action.objects.due_by(day - timedelta(days=stage))
    if stage != Stage.LETTER:
        return late
    letters = Nudge.objects.filter(
        action=OuterRef("pk"), channel=Nudge.Channel.LETTER, made_on__gt=OuterRef("due_on")
    )
    written: ActionQuerySet = late.filter(~Exists(letters))
    return written


def lasting_nudges(day: date) -> QuerySet[Nudge]:
    """Questions for the next digest that still are ones on the day, answered or not."""
    lasting = Q(made_on__gte=day - ASKED_FOR) | Q(answer_by__gte=day)
    found: QuerySet[Nudge] = Nudge.objects.filter(lasting, channel=Nudge.Channel.DIGEST).order_by()
    return found


def standing_nudges(day: date) -> QuerySet[Nudge]:
    """Those about open actions to which nobody has said anything since."""
    answers = Update.objects.standing().filter(
        action=OuterRef("action"), written_at__gt=OuterRef("made_at")
    )
    asked = lasting_nudges(day).filter(~Exists(answers), action__status__in=OPEN)
    return asked.order_by("made_at")


def open_call(plan: ActionPlan, day: date) -> Call | None:
    """The plan's call for the news of a quarter; a plan that is closed asks no more."""
    if plan.status == ActionPlan.Status.CLOSED:
        return None
    return call_on(day, plan.closes_after, plan.starts_on, plan.ends_on)


def _mark_owners(marks: Marks, day: date) -> None:
    due = Action.objects.due_by(day + FURTHEST_AHEAD).order_by()
    # What was said after an action became late answers its last stage; the others are few.
    answered = Q(due_on__lt=day, confirmed_on__isnull=False, confirmed_on__gt=F("due_on"))
    rows = due.exclude(answered).values_list("owner", "pk", "due_on", "confirmed_on")
    for owner, action, due_on, confirmed_on in rows.iterator():
        mark = mark_of_owner(action, due_on, confirmed_on, day)
        if mark:
            marks[owner].append(mark)


def _mark_heads(marks: Marks, day: date) -> None:
    heads = _posts_of(Post.objects.all(), Post.Role.HEAD, "agency")
    late = late_for(Stage.OFFICE_LATE, day).order_by()
    rows = late.values_list("owner__agency", "owner", "pk", "due_on", "confirmed_on")
    for agency, owner, *facts in rows.iterator():
        for post, _agency in heads.get(agency, ()):
            if post != owner:
                marks[post] += mark_of_stage(Stage.OFFICE_LATE, *facts)


def _mark_coordinators(marks: Marks, day: date) -> None:
    holders = Tenure.objects.on(day).filter(post=OuterRef("pk"), holder__is_active=True)
    # Who reads the mail of a vacant post may not see the other offices.
    seated = Post.objects.filter(~Q(mailbox="") | Exists(holders))
    coordinators = _posts_of(seated, Post.Role.COORDINATOR, "agency__region")
    late = late_for(Stage.LETTER, day).order_by()
    rows = late.values_list("plan__region", "owner__agency", "pk", "due_on", "confirmed_on")
    for region, office, *facts in rows.iterator():
        for post, agency in coordinators.get(region, ()):
            if agency != office:
                marks[post] += mark_of_stage(Stage.LETTER, *facts)


def _posts_of(of: PostQuerySet, role: str, place: str) -> dict[int, list[tuple[int, int]]]:
    """By agency or region: those of a role, with their agency."""
    posts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = of.in_role(role).order_by("pk").values_list(place, "pk", "agency")
    for where, post, agency in rows:
        posts[where].append((post, agency))
    return posts


def _mark_called(marks: Marks, day: date) -> None:
    calls = {plan.pk: call for plan in _plans() if (call := open_call(plan, day))}
    wanted = Action.objects.open().filter(plan__in=calls).order_by()
    rows = wanted.values_list("owner", "plan", "pk", "confirmed_on") if calls else ()
    for owner, plan, action, confirmed_on in rows:
        if not calls[plan].is_answered(confirmed_on):
            marks[owner].append(Mark(KEY, action, Stage.CALLED, calls[plan].closes_on))


def _plans() -> Iterable[ActionPlan]:
    return ActionPlan.objects.only("status", "closes_after", "starts_on", "ends_on").order_by()

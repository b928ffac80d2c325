"""Which actions count as past due or unconfirmed in public; needs the annotation `shown_status`."""

from datetime import date

from django.db.models import Q

from actionplan.models import Action
from actionplan.rules import OPEN, UNCONFIRMED_AFTER


def past_due(day: date) -> Q:
    return Q(shown_status__in=OPEN, due_on__lt=day)


def past_due_where_shown(day: date) -> Q:
    """Past due in the plans whose owners publish that; of the others nobody learns it."""
    return past_due(day) & Q(plan__shows_late=True)


def unconfirmed(day: date) -> Q:
    stale = Q(confirmed_on=None) | Q(confirmed_on__lte=day - UNCONFIRMED_AFTER)
    return Q(shown_status__in=OPEN) & stale


def serves_goal(number: int) -> Q:
    """Names a target of the goal, or serves an objective that we link to it; each action once."""
    targets = Action.sdg_targets.through.objects.filter(sdgtarget__goal__number=number)
    objectives = Action.objectives.through.objects.filter(objective__sdg_goals__number=number)
    return Q(pk__in=targets.values("action")) | Q(pk__in=objectives.values("action"))

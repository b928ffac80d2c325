"""What templates ask about an action on a day."""

from datetime import date

from django import template

from actionplan import rules
from actionplan.models import Action

register = template.Library()


@register.filter
def days_past_due(action: Action, day: date) -> int:
    return rules.days_past_due(action.status, action.due_on, day)


@register.filter
def days_past_due_in_public(action: Action, day: date) -> int:
    return rules.days_past_due(action.public_status, action.due_on, day)


@register.filter
def is_unconfirmed(action: Action, day: date) -> bool:
    return rules.is_unconfirmed(action.status, action.confirmed_on, day)


@register.filter
def urgency_label(number: int) -> str:
    return str(rules.Urgency(number).label)

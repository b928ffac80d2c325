"""The action an address names, for somebody who may see it; a 404 for everybody else."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from actionplan.models import Action
from directory.models import User

MOST_DIGITS = 18  # as many as a key of the database may have


def visible_or_404(request: HttpRequest, reference: str, day: date) -> Action:
    visible = Action.objects.visible_to(request.user, day)
    related = visible.select_related("plan__region", "owner__agency", "step", "workshop")
    action: Action = get_object_or_404(related, reference=reference)
    return action


def signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def keys_in(values: Iterable[str]) -> list[int]:
    """The keys of records among values that a browser sent; whatever is none is left out."""
    return [int(one) for one in values if one.isdecimal() and len(one) <= MOST_DIGITS]


def crumbs(action: Action | None = None) -> list[tuple[str, str]]:
    trail = [(_("Actions"), reverse("actions:action-list"))]
    if action:
        trail.append((action.reference, reverse("actions:action-detail", args=[action.reference])))
    return trail

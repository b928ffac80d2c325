"""Filters of the lists of actions, for officials and for the public."""

from collections.abc import Callable
from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actionplan.models import Action, Objective, Step
from actionplan.querysets import ActionQuerySet
from actionplan.rules import OPEN, Status, Urgency
from directory.models import Agency
from intake.listing import ListFilter


def label_step(step: Step) -> str:
    return f"{step.number} {step}"


def label_objective(objective: Objective) -> str:
    return f"{objective.number} {objective.in_language('label') or objective}"


def labelled(label_of: Callable[[Any], str]) -> type["forms.ModelChoiceField[Any]"]:
    """A choice field whose options are written by `label_of`."""

    class Labelled(forms.ModelChoiceField):  # type: ignore[type-arg]
        def label_from_instance(self, obj: Any) -> str:
            return label_of(obj)

    return Labelled


class NumberFilter(filters.ModelChoiceFilter):
    """Chosen by number, so that the address says `step=5` in every database."""

    def __init__(self, label_of: Callable[[Any], str], **kwargs: Any) -> None:
        self.field_class = labelled(label_of)
        super().__init__(to_field_name="number", empty_label=_("All"), **kwargs)


class ActionFilter(ListFilter):
    """What both lists share."""

    text = filters.CharFilter(label=_("Words in title or reference"), method="search")
    step = NumberFilter(label_step, label=_("Step"), queryset=Step.objects.all())
    objective = NumberFilter(
        label_objective,
        label=_("Objective"),
        field_name="objectives",
        queryset=Objective.objects.all(),
    )

    class Meta:
        model = Action
        fields: list[str] = []

    def search(self, actions: ActionQuerySet, name: str, text: str) -> ActionQuerySet:
        for word in text.split():
            actions = actions.filter(Q(title__icontains=word) | Q(reference__icontains=word))
        return actions


class PortalFilter(ActionFilter):
    """For officials: by urgency, status and agency as well."""

    group = filters.ChoiceFilter(
        label=_("Urgency"),
        choices=[(urgency.key, urgency.label) for urgency in Urgency],
        method="of_urgency",
        empty_label=_("All"),
    )
    status = filters.ChoiceFilter(label=_("Status"), choices=Status, empty_label=_("All"))
    agency = filters.ModelChoiceFilter(
        label=_("Agency"),
        field_name="owner__agency",
        queryset=Agency.objects.none(),
        empty_label=_("All"),
    )

    field_order = ("text", "group", "status", "step", "objective", "agency")

    def __init__(self, *args: Any, agencies: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agencies is None:
            del self.filters["agency"]
        else:
            self.filters["agency"].queryset = agencies

    def of_urgency(self, actions: ActionQuerySet, name: str, key: str) -> ActionQuerySet:
        return actions.filter(urgency=Urgency[key.upper()])


class PublicFilter(ActionFilter):
    """For everybody: by the status the public may see; past due only where the plan shows it."""

    status = filters.ChoiceFilter(
        label=_("Status"), field_name="shown_status", choices=Status, empty_label=_("All")
    )
    late = filters.BooleanFilter(
        label=_("Only past due"), method="only_late", widget=forms.CheckboxInput
    )

    plan = filters.CharFilter(method="keep", widget=forms.HiddenInput)

    def __init__(self, *args: Any, day: date, shows_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        if not shows_late:
            del self.filters["late"]

    def keep(self, actions: ActionQuerySet, name: str, key: str) -> ActionQuerySet:
        """The view has chosen the plan; the form only hands it on."""
        return actions

    def only_late(self, actions: ActionQuerySet, name: str, chosen: bool) -> ActionQuerySet:
        return actions.filter(shown_status__in=OPEN, due_on__lt=self.day) if chosen else actions

"""Filters of the list of actions for officials."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from actionplan.models import Action, Objective, Step
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Status, Urgency
from actionplan.tags import Tag, tagged
from intake.listing import ListFilter

Choice = tuple[str, str]


def label_step(step: Step) -> str:
    return f"{step.number} {step}"


def label_objective(objective: Objective) -> str:
    return f"{objective.number} {objective.in_language('label') or objective}"


class LoadedChoices(ModelChoiceIterator):  # type: ignore[type-arg]
    """The options of a field of `labelled`."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        yield from (self.choice(row) for row in self.field.loaded)  # type: ignore[attr-defined]


def labelled(label_of: Callable[[Any], str]) -> type["forms.ModelChoiceField[Any]"]:
    """A choice field whose options are written by `label_of`; one query draws and checks it."""

    class Labelled(forms.ModelChoiceField):  # type: ignore[type-arg]
        iterator = LoadedChoices

        def label_from_instance(self, obj: Any) -> str:
            return label_of(obj)

        @cached_property
        def loaded(self) -> list[Any]:
            return list(self.queryset or ())

        def to_python(self, value: Any) -> Any:
            if value in self.empty_values:
                return None
            key = self.to_field_name or "pk"
            for row in self.loaded:
                if str(getattr(row, key)) == str(value):
                    return row
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": value}
            )

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
    """For officials: by urgency, tag, status, region, agency and post as well.

    The filter of the post is there only while a link has chosen one: a list of posts is long.
    """

    group = filters.ChoiceFilter(
        label=_("Urgency"),
        choices=[(urgency.key, urgency.label) for urgency in Urgency],
        method="of_urgency",
        empty_label=_("All"),
    )
    status = filters.ChoiceFilter(label=_("Status"), choices=Status, empty_label=_("All"))
    tag = filters.ChoiceFilter(
        label=_("To look at"), choices=Tag, method="of_tag", empty_label=_("All")
    )
    region = filters.ChoiceFilter(
        label=_("Region"), field_name="plan__region__code", empty_label=_("All")
    )
    agency = filters.ChoiceFilter(
        label=_("Agency"), field_name="owner__agency", empty_label=_("All")
    )
    post = filters.ChoiceFilter(label=_("Post"), field_name="owner", empty_label=_("All"))

    field_order = ("text", "group", "tag", "status", "step", "objective", "region", "agency")

    def __init__(
        self, *args: Any, day: date, choices: dict[str, list[Choice]], **kwargs: Any
    ) -> None:
        """`choices`: those of region, agency and post; one without choices is no filter."""
        super().__init__(*args, **kwargs)
        self.day = day
        for name in ("region", "agency", "post"):
            if choices.get(name):
                self.filters[name].extra["choices"] = choices[name]
            else:
                del self.filters[name]

    def of_urgency(self, actions: ActionQuerySet, name: str, key: str) -> ActionQuerySet:
        return actions.filter(urgency=Urgency[key.upper()])

    def of_tag(self, actions: ActionQuerySet, name: str, key: str) -> ActionQuerySet:
        return actions.filter(tagged(key, self.day))

"""Filters of lists, chips of the active ones; and those of the wizard: which runs, which rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters as filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intake.checking import ProblemGroup
from intake.models import ImportRow, ImportRun
from intake.querysets import ImportRowQuerySet, ImportRunQuerySet


@dataclass(frozen=True)
class Chip:
    """An active filter and the address of the same list without it."""

    label: str
    url: str


class ListFilter(filters.FilterSet):
    """A filter set that shows its active filters as chips."""

    def chips(self) -> list[Chip]:
        """Each active filter in words, in the order of the form."""
        if not self.form.is_bound or not self.form.is_valid():
            return []
        return [
            Chip(_words(self.form, name), _without(self.data, name))
            for name in self.form.fields
            if self.form.cleaned_data.get(name)
        ]


class RunFilter(ListFilter):
    state = filters.ChoiceFilter(label=_("State"), choices=ImportRun.State, empty_label=_("All"))
    into = filters.ChoiceFilter(label=_("Imported into"), method="of_target", empty_label=_("All"))
    file = filters.CharFilter(
        label=_("Words in the file name"), field_name="upload__name", lookup_expr="icontains"
    )

    class Meta:
        model = ImportRun
        fields: list[str] = []

    def __init__(self, *args: Any, destinations: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["into"].extra["choices"] = destinations

    def of_target(self, runs: ImportRunQuerySet, name: str, into: str) -> ImportRunQuerySet:
        kind, _colon, target = into.partition(":")
        return runs.filter(kind=kind, target=target)


class RowFilter(filters.FilterSet):
    """Rows of one verdict, or those that one cause touches."""

    verdict = filters.ChoiceFilter(choices=ImportRow.Verdict)
    cause = filters.NumberFilter(method="of_cause")

    class Meta:
        model = ImportRow
        fields: list[str] = []

    def __init__(self, *args: Any, groups: Sequence[ProblemGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups

    def of_cause(self, rows: ImportRowQuerySet, name: str, cause: Any) -> ImportRowQuerySet:
        """The cause by its place in the list of the page, counted from 1."""
        chosen = [group for at, group in enumerate(self.groups, start=1) if at == cause]
        return rows.filter(number__in=[number for group in chosen for number in group.rows])


def _words(form: forms.Form, name: str) -> str:
    value, field = form.cleaned_data[name], form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        return f"{field.label}: {field.label_from_instance(value)}"
    if isinstance(field, forms.ChoiceField):
        return f"{field.label}: {dict(_flat(field.choices))[value]}"
    return f"{field.label}: {value}"


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    """Choices without their groups."""
    for value, label in choices:
        yield from label if isinstance(label, list | tuple) else [(value, label)]


def _without(data: QueryDict, name: str) -> str:
    rest = data.copy()
    for unwanted in (name, "page"):
        rest.pop(unwanted, None)
    return f"?{rest.urlencode()}"

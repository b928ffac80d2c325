"""The filters of every list: a django-filter set that shows its active filters as chips."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django_filters as filters
from django import forms
from django.http import QueryDict


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
            if self.form.cleaned_data.get(name) and not self.form[name].is_hidden
        ]


def _words(form: forms.Form, name: str) -> str:
    value, field = form.cleaned_data[name], form.fields[name]
    if value is True:
        return str(field.label)
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

"""Filters of the wizard: which runs, which rows."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from intake.checking import Cause
from intake.listing import ListFilter
from intake.models import ImportRow, ImportRun
from intake.querysets import ImportRowQuerySet, ImportRunQuerySet
from intake.text import fold


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
    """Rows of one verdict, those that one cause touches, those in which words stand, or one."""

    verdict = filters.ChoiceFilter(choices=ImportRow.Verdict, widget=forms.HiddenInput)
    cause = filters.CharFilter(method="of_cause", widget=forms.HiddenInput)
    row = filters.NumberFilter(
        field_name="number", decimal_places=0, min_value=0, widget=forms.HiddenInput
    )
    words = filters.CharFilter(label=_("Words in the row"), method="with_words")

    class Meta:
        model = ImportRow
        fields: list[str] = []

    def __init__(self, *args: Any, causes: Sequence[Cause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.causes = causes

    def of_cause(self, rows: ImportRowQuerySet, name: str, key: str) -> ImportRowQuerySet:
        chosen = [cause for cause in self.causes if cause.key == key]
        return rows.filter(number__in=[number for cause in chosen for number in cause.rows])

    def with_words(self, rows: ImportRowQuerySet, name: str, words: str) -> ImportRowQuerySet:
        """All the words, in any cell, as people compare them: without capitals or accents."""
        wanted = fold(words).split()
        found = []
        for number, cells, edits in rows.values_list("number", "cells", "edits"):
            text = fold(" ".join((*cells, *edits.values())))
            if all(word in text for word in wanted):
                found.append(number)
        return rows.filter(number__in=found)

"""Filters of the wizard: which runs, which rows."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from intake.checking import ProblemGroup
from intake.listing import ListFilter
from intake.models import ImportRow, ImportRun
from intake.querysets import ImportRowQuerySet, ImportRunQuerySet


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

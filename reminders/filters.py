"""Filters of the log of digests."""

from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Region
from intake.listing import ListFilter
from reminders.models import Digest
from reminders.querysets import DigestQuerySet

# A post is held as well, by a person, which is another word elsewhere.
STATES = [
    (state.value, _("Held back") if state == Digest.State.HELD else state.label)
    for state in Digest.State
]


class DigestFilter(ListFilter):
    """By state and day; for who reads the whole log by region and address as well."""

    state = filters.ChoiceFilter(label=_("State"), choices=STATES, empty_label=_("All"))
    day = filters.DateFilter(
        label=_("Local day"),
        field_name="local_date",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    region = filters.ChoiceFilter(
        label=_("Region"), field_name="region__code", empty_label=_("All")
    )
    address = filters.CharFilter(label=_("Address"), lookup_expr="icontains")

    class Meta:
        model = Digest
        fields: list[str] = []

    def __init__(self, *args: Any, queryset: DigestQuerySet, reads_all: bool, **more: Any) -> None:
        super().__init__(*args, queryset=queryset, **more)
        if reads_all:
            with_digests = Region.objects.filter(pk__in=queryset.order_by().values("region"))
            choices = [(region.code, str(region)) for region in with_digests]
            self.filters["region"].extra["choices"] = choices
        else:
            del self.filters["region"], self.filters["address"]

"""The filters of public lists: each is a GET, and each option comes from one query."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actionplan.filters import label_objective, label_step
from actionplan.models import Action, NationalPriority, Objective, Principle, SdgGoal, Step
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Status
from actionplan.stats.counted import past_due_where_shown, serves_goal, unconfirmed
from directory.models import AgencyType, Region
from intake.listing import ListFilter
from workshops.models import Workshop

Choices = list[tuple[str, str]]
ROMAN = ("I", "II", "III", "IV")
UNDATED = "none"
MOST_QUARTERS = 60  # a due date mistyped into another century makes no endless list
FIRST = ("text", "province", "region", "step", "status", "quarter", "unconfirmed", "late")


class Chosen(filters.ChoiceFilter):
    """A choice whose options the filter set fills in; until then there are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[], empty_label=gettext_lazy("All"), **kwargs)


class PublicFilter(ListFilter):
    """For everybody: by the status the public may see; past due only where a plan shows it.

    `fixed` names what the page itself has settled: its plan, its region, its objective.
    """

    text = filters.CharFilter(label=gettext_lazy("Words in title or reference"), method="search")
    province = Chosen(label=gettext_lazy("Province"), method="in_province")
    region = Chosen(label=gettext_lazy("Government"), method="in_region")
    step = Chosen(label=gettext_lazy("Step"), field_name="step__number")
    status = Chosen(label=gettext_lazy("Status"), field_name="shown_status")
    quarter = Chosen(label=gettext_lazy("Due in"), method="due_in")
    objective = Chosen(label=gettext_lazy("Objective"), field_name="objectives__number")
    sdg = Chosen(label=gettext_lazy("Sustainable Development Goal"), method="of_goal")
    principle = Chosen(label=gettext_lazy("Guiding principle"), field_name="principles__number")
    priority = Chosen(label=gettext_lazy("National priority"), field_name="national_priorities")
    agency_type = Chosen(
        label=gettext_lazy("Type of agency"), field_name="owner__agency__type__key"
    )
    workshop = Chosen(label=gettext_lazy("Promised at"), field_name="workshop__slug")
    unconfirmed = filters.BooleanFilter(
        label=gettext_lazy("Only to be reconfirmed"),
        method="only_unconfirmed",
        widget=forms.CheckboxInput,
    )
    late = filters.BooleanFilter(
        label=gettext_lazy("Only past due"), method="only_late", widget=forms.CheckboxInput
    )
    plan = filters.CharFilter(method="keep", widget=forms.HiddenInput)
    view = filters.CharFilter(method="keep", widget=forms.HiddenInput)

    class Meta:
        model = Action
        fields: list[str] = []

    def __init__(self, *args: Any, day: date, fixed: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.places: dict[str, int] = {}
        for name in fixed:
            del self.filters[name]
        for name, choices in self._options():
            if choices:
                self.filters[name].extra["choices"] = choices
            else:
                del self.filters[name]

    def first_fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in FIRST if name in self.form.fields]

    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.form.visible_fields() if field.name not in FIRST]

    def more_is_used(self) -> bool:
        return any(self.form.cleaned_data.get(field.name) for field in self.more_fields())

    def count_options(self) -> int:
        """Writes beside each step and status how many it would show; returns how many are found.

        One query answers all three: the list without these two filters, by both.
        """
        grouped = self._without("step", "status").order_by()
        counted = grouped.values_list("step__number", "shown_status").annotate(Count("pk"))
        rows = [(str(step), status, number) for step, status, number in counted]
        step, status = (self.form.cleaned_data.get(name, "") for name in ("step", "status"))
        by_step = _add_up((row[0], row[2]) for row in rows if status in ("", row[1]))
        by_status = _add_up((row[1], row[2]) for row in rows if step in ("", row[0]))
        self._write_counts("step", by_step)
        self._write_counts("status", by_status)
        return sum(n for a, b, n in rows if step in ("", a) and status in ("", b))

    def _without(self, *names: str) -> ActionQuerySet:
        self.form.full_clean()
        found: ActionQuerySet = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name not in names:
                found = self.filters[name].filter(found, value)
        return found

    def _write_counts(self, name: str, counts: dict[str, int]) -> None:
        """On the widget alone: the chip of a chosen option goes without its number."""
        if name in self.form.fields:
            widget: Any = self.form.fields[name].widget
            widget.choices = [
                (key, f"{label} ({counts.get(key, 0)})" if key else label)
                for key, label in widget.choices
            ]

    def _options(self) -> Iterable[tuple[str, Choices]]:
        """What can be chosen, for each filter this page still has; nothing else is looked up."""
        sources = {
            "province": self._provinces,
            "region": self._governments,
            "step": lambda: [(str(one.number), label_step(one)) for one in Step.objects.all()],
            "status": lambda: [(status.value, str(status.label)) for status in Status],
            "quarter": self._quarters,
            "objective": _objectives,
            "sdg": lambda: _numbered(SdgGoal.objects.all()),
            "principle": lambda: _numbered(Principle.objects.all()),
            "priority": _priorities,
            "agency_type": lambda: [(one.key, str(one)) for one in AgencyType.objects.all()],
            "workshop": _workshops,
        }
        return [(name, find()) for name, find in sources.items() if name in self.filters]

    def _provinces(self) -> Choices:
        return self._as_choices(Region.objects.provinces())

    def _governments(self) -> Choices:
        """Those of the chosen province, or of the province of the chosen government."""
        province = self.places.get(self.data.get("province", ""))
        if province is None and "region" in self.data:
            province = _province_of(self.data["region"])
        if province is None:
            return []
        governments = Region.objects.with_government()
        return self._as_choices(governments.filter(Q(pk=province) | Q(parent=province)))

    def _as_choices(self, regions: Iterable[Region]) -> Choices:
        ordered = sorted(regions, key=lambda region: (region.parent_id is not None, str(region)))
        self.places |= {region.slug: region.pk for region in ordered}
        return [(region.slug, str(region)) for region in ordered]

    def _quarters(self) -> Choices:
        known = self.queryset.aggregate(first=Min("due_on"), last=Max("due_on"))
        if known["first"] is None:
            return []
        first, last = (_quarter_of(known[end]) for end in ("first", "last"))
        numbers = range(first, min(last, first + MOST_QUARTERS) + 1)
        found = [(f"{n // 4}-{n % 4 + 1}", quarter_label(n // 4, n % 4 + 1)) for n in numbers]
        return [*found, (UNDATED, _("without a date"))]

    def keep(self, actions: ActionQuerySet, name: str, key: str) -> ActionQuerySet:
        """The view has chosen; the form only hands it on."""
        return actions

    def search(self, actions: ActionQuerySet, name: str, text: str) -> ActionQuerySet:
        for word in text.split():
            actions = actions.filter(Q(title__icontains=word) | Q(reference__icontains=word))
        return actions

    def in_province(self, actions: ActionQuerySet, name: str, slug: str) -> ActionQuerySet:
        province = self.places[slug]
        return actions.filter(Q(plan__region=province) | Q(plan__region__parent=province))

    def in_region(self, actions: ActionQuerySet, name: str, slug: str) -> ActionQuerySet:
        return actions.filter(plan__region=self.places[slug])

    def due_in(self, actions: ActionQuerySet, name: str, key: str) -> ActionQuerySet:
        if key == UNDATED:
            return actions.filter(due_on=None)
        year, number = (int(part) for part in key.split("-"))
        return actions.filter(due_on__range=_days_of(year, number))

    def of_goal(self, actions: ActionQuerySet, name: str, number: str) -> ActionQuerySet:
        return actions.filter(serves_goal(int(number)))

    def only_unconfirmed(self, actions: ActionQuerySet, name: str, on: bool) -> ActionQuerySet:
        return actions.filter(unconfirmed(self.day)) if on else actions

    def only_late(self, actions: ActionQuerySet, name: str, on: bool) -> ActionQuerySet:
        return actions.filter(past_due_where_shown(self.day)) if on else actions


def quarter_label(year: int, number: int) -> str:
    return _("Quarter %(quarter)s %(year)s") % {"quarter": ROMAN[number - 1], "year": year}


def quarter_of(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def _quarter_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _days_of(year: int, number: int) -> tuple[date, date]:
    """First and last day of a quarter."""
    first = date(year, number * 3 - 2, 1)
    if number == len(ROMAN):  # of year 9999, too, after which there is no day
        return first, date(year, 12, 31)
    return first, date(year, number * 3 + 1, 1) - timedelta(days=1)


def _add_up(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, number in pairs:
        found[key] = found.get(key, 0) + number
    return found


def _province_of(slug: str) -> int | None:
    """The province of a government by its slug; see `Region.slug`."""
    if not slug.isalnum():
        return None
    code = f"{slug[:2]}.{slug[2:]}" if len(slug) == 4 and slug.isdigit() else slug
    found = Region.objects.filter(Q(abbreviation__iexact=slug) | Q(code=code)).first()
    return (found.parent_id or found.pk) if found else None


def _objectives() -> Choices:
    return [(str(one.number), label_objective(one)) for one in Objective.objects.all()]


def _numbered(found: Iterable[Any]) -> Choices:
    return [(str(one.number), f"{one.number} {one}") for one in found]


def _priorities() -> Choices:
    return [(str(one.pk), str(one)) for one in _used(NationalPriority, "national_priorities")]


def _workshops() -> Choices:
    return [(one.slug, str(one)) for one in _used(Workshop, "workshop")]


def _used(model: Any, field: str) -> Iterable[Any]:
    """Those that a public action names."""
    naming = Action.objects.public().filter(**{field: OuterRef("pk")})
    return model.objects.filter(Exists(naming))  # type: ignore[no-any-return]

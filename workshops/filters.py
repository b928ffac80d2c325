"""Filters of the participants list."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from directory.models import AgencyType, Region
from intake.listing import ListFilter
from workshops.models import Attendance, Participant, Workshop
from workshops.querysets import AttendanceQuerySet, WorkshopQuerySet
from workshops.stats import UNCLASSIFIED


class ParticipantFilter(ListFilter):
    text = filters.CharFilter(label=_("Name, position or agency"), method="search")
    workshop = filters.ModelChoiceFilter(
        label=_("Workshop"),
        queryset=Workshop.objects.none(),
        to_field_name="slug",
        empty_label=_("All"),
    )
    type = filters.ChoiceFilter(
        label=_("Agency type"), choices=lambda: _types(), method="of_type", empty_label=_("All")
    )
    region = filters.ModelChoiceFilter(
        label=_("Region of the agency"),
        field_name="agency__region",
        queryset=Region.objects.none(),
        to_field_name="code",
        empty_label=_("All"),
    )
    sex = filters.ChoiceFilter(
        label=_("Sex"), field_name="participant__sex", choices=Participant.Sex, empty_label=_("All")
    )
    role = filters.ChoiceFilter(label=_("Role"), choices=Attendance.Role, empty_label=_("All"))
    state = filters.ChoiceFilter(
        label=_("Attendance"), choices=Attendance.State, empty_label=_("All")
    )

    class Meta:
        model = Attendance
        fields: list[str] = []

    def __init__(self, *args: Any, workshops: WorkshopQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["workshop"].queryset = workshops
        attended = self.queryset.order_by().values("agency__region")
        self.filters["region"].queryset = Region.objects.filter(pk__in=attended)

    def search(self, attendances: AttendanceQuerySet, name: str, text: str) -> AttendanceQuerySet:
        return attendances.search(text)

    def of_type(self, attendances: AttendanceQuerySet, name: str, key: str) -> AttendanceQuerySet:
        if key == UNCLASSIFIED:
            return attendances.filter(agency__type=None)
        return attendances.filter(agency__type__key=key)

    def chosen_workshop(self) -> Workshop | None:
        """The one workshop that is shown, when it is one."""
        if not self.form.is_valid():
            return None
        chosen: Workshop | None = self.form.cleaned_data["workshop"]
        return chosen


def _types() -> list[tuple[str, str]]:
    types = [(kind.key, str(kind)) for kind in AgencyType.objects.all()]
    return [*types, (UNCLASSIFIED, str(_("Not yet classified")))]

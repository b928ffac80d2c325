"""Columns of an attendee list: cleaned on the way in, put into words on the way out."""

from collections.abc import Iterable, Iterator
from typing import Any

from import_export import resources, widgets
from import_export.fields import Field

from directory.widgets import NOTHING, ChoiceWidget, EmailWidget, Odd, PhoneWidget, TextWidget
from intake.dates import read_minutes
from intake.numbers import lost_zero
from intake.text import fold
from workshops.models import Attendance, Mode, Participant

SEXES = {
    Participant.Sex.FEMALE: "p|perempuan|pr|wanita|w|f|female|woman",
    Participant.Sex.MALE: "l|laki|laki-laki|lk|pria|m|male|man",
}
ROLES = {
    Attendance.Role.PARTICIPANT: "peserta|participant|undangan|attendee",
    Attendance.Role.SPEAKER: (
        "narasumber|pembicara|pemateri|penyaji|speaker|presenter|resource person"
    ),
    Attendance.Role.MODERATOR: "moderator|fasilitator|facilitator",
    Attendance.Role.ORGANIZER: "panitia|penyelenggara|organizer|organiser|committee",
    Attendance.Role.OBSERVER: "pengamat|peninjau|observer",
}
MODES = {
    Mode.IN_PERSON: "luring|tatap muka|langsung|offline|in person|onsite",
    Mode.ONLINE: "daring|online|zoom|virtual|teams",
    Mode.HYBRID: "hibrida|hybrid|hibrid|campuran",
}
STATES = {
    Attendance.State.REGISTERED: "terdaftar|registered|mendaftar",
    Attendance.State.PRESENT: "hadir|present|ya|yes|v|✓|√",
    Attendance.State.ABSENT: "tidak hadir|absen|absent|tidak|no|alpa",
    Attendance.State.EXCUSED: "izin|ijin|sakit|berhalangan|excused",
}


def missing_zero(value: str) -> str:
    """The likely number where a spreadsheet ate the first 0: 81234567890; else nothing."""
    return f"0{value}" if lost_zero(value) else ""


class MinutesWidget(widgets.Widget):
    """Whole minutes: "75", "1 h 15 m", "01:15:00"; out as a plain number."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> int | str:
        if value.casefold() in NOTHING:
            return ""
        minutes = read_minutes(value)
        if minutes is None:
            raise Odd("minutes_unreadable", value=value)
        return minutes

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class AttendeeResource(resources.ModelResource):
    """One row for each attendance. Names of columns are the keys of `importing.ATTENDEES`."""

    langkah_id = Field("pk", "langkah_id", TextWidget(20))
    full_name = Field("participant__full_name", "full_name", TextWidget(200, keeps_spaces=True))
    position = Field("position", "position", TextWidget(200, keeps_spaces=True))
    agency = Field("agency__name", "agency", TextWidget(200, keeps_spaces=True))
    region = Field("agency__region__name", "region", TextWidget(200, keeps_spaces=True))
    sex = Field("participant__sex", "sex", ChoiceWidget(Participant.Sex, SEXES, fold))
    email = Field("participant__email", "email", EmailWidget(254, keeps_spaces=True))
    phone = Field("participant__phone", "phone", PhoneWidget(40, keeps_spaces=True))
    role = Field("role", "role", ChoiceWidget(Attendance.Role, ROLES, fold))
    mode = Field("mode", "mode", ChoiceWidget(Mode, MODES, fold))
    state = Field("state", "state", ChoiceWidget(Attendance.State, STATES, fold))
    minutes = Field("minutes", "minutes", MinutesWidget())

    class Meta:
        model = Attendance
        fields = (
            "langkah_id",
            "full_name",
            "position",
            "agency",
            "region",
            "sex",
            "email",
            "phone",
            "role",
            "mode",
            "state",
            "minutes",
        )
        export_order = fields

    def dehydrate_langkah_id(self, attendance: Attendance) -> str:
        return str(attendance.pk)

    def rows(self, attendances: Iterable[Attendance]) -> Iterator[list[str]]:
        """Export rows in the order of `get_export_order`, as text."""
        for attendance in attendances:
            yield [str(value or "") for value in self.export_resource(attendance)]

"""Columns of an attendee list: cleaned on the way in, put into words on the way out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from import_export import resources, widgets
from import_export.fields import Field

from intake.text import fold
from workshops.models import Attendance, Mode, Participant

# What people write into a cell that they leave empty.
NOTHING = frozenset({"-", "--", "---", "–", "—", ".", "n/a", "na", "tidak ada", "nihil", "kosong"})
DAMAGED_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)

SEXES = {
    Participant.Sex.FEMALE: "p perempuan pr wanita w f female woman",
    Participant.Sex.MALE: "l laki laki-laki lk pria m male man",
}
ROLES = {
    Attendance.Role.PARTICIPANT: "peserta|participant|undangan|attendee",
    Attendance.Role.SPEAKER: "narasumber|pembicara|pemateri|speaker|resource person",
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


class Odd(ValueError):  # noqa: N818 - an answer, not a fault
    """A cell that cannot be taken as it is: the code of the problem and its numbers."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class TextWidget(widgets.CharWidget):
    """Text letter for letter, up to what the field holds; a dash is an empty cell."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if value.casefold() in NOTHING:
            return ""
        if len(value) > self.most:
            raise Odd("too_long", most=self.most)
        return value


class EmailWidget(TextWidget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        email = super().clean(value)
        if email:
            try:
                validate_email(email)
            except ValidationError:
                raise Odd("email_invalid", value=value) from None
        return email


class PhoneWidget(TextWidget):
    """A number as typed. One that a spreadsheet has rounded (8.12E+10) is no number any more."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if DAMAGED_NUMBER.fullmatch(value):
            raise Odd("phone_damaged", value=value)
        return super().clean(value)


class ChoiceWidget(widgets.Widget):
    """A word in Indonesian or English for one of a few values; out in the reader's language."""

    def __init__(self, choices: Any, words: Mapping[Any, str], separator: str | None = "|") -> None:
        super().__init__()
        self.labels = {choice.value: choice.label for choice in choices}
        self.words: dict[str, str] = {}
        for choice, text in words.items():
            for word in (choice.value, *text.split(separator)):
                self.words[fold(word) or word] = choice.value

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if value.casefold() in NOTHING:
            return ""
        word = fold(value) or value
        if word and word not in self.words:
            raise Odd("word_unknown", value=value)
        return self.words.get(word, "")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(self.labels.get(value, ""))


class AttendeeResource(resources.ModelResource):
    """One row for each attendance. Names of columns are the keys of `importing.ATTENDEES`."""

    langkah_id = Field("pk", "langkah_id", TextWidget(20))
    full_name = Field("participant__full_name", "full_name", TextWidget(200))
    position = Field("position", "position", TextWidget(200))
    agency = Field("agency__name", "agency", TextWidget(200))
    region = Field("agency__region__name", "region", TextWidget(200))
    sex = Field("participant__sex", "sex", ChoiceWidget(Participant.Sex, SEXES, None))
    email = Field("participant__email", "email", EmailWidget(254))
    phone = Field("participant__phone", "phone", PhoneWidget(40))
    role = Field("role", "role", ChoiceWidget(Attendance.Role, ROLES))
    mode = Field("mode", "mode", ChoiceWidget(Mode, MODES))
    state = Field("state", "state", ChoiceWidget(Attendance.State, STATES))

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
        )
        export_order = fields

    def dehydrate_langkah_id(self, attendance: Attendance) -> str:
        return str(attendance.pk)

    def rows(self, attendances: Iterable[Attendance]) -> Iterator[list[str]]:
        """Export rows in the order of `get_export_order`, as text."""
        for attendance in attendances:
            yield [str(value or "") for value in self.export_resource(attendance)]

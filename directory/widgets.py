"""How cells of lists are cleaned and put into words: text, words, days, keys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.formats import date_format
from import_export import widgets

from directory.spelling import key_of
from intake.dates import read_dates
from intake.numbers import is_rounded

# What people write into a cell that they leave empty.
NOTHING = frozenset({"-", "--", "---", "–", "—", ".", "n/a", "na", "tidak ada", "nihil", "kosong"})
LONGEST_WORD = 1000  # characters; more is no word of ours


class Odd(ValueError):  # noqa: N818 - an answer, not a fault
    """A cell that cannot be taken as it is: the code of the problem and its numbers."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class TextWidget(widgets.CharWidget):
    """Text letter for letter on one line, up to what the field holds; a dash is an empty cell.

    Several spaces become one, unless the text `keeps_spaces`.
    """

    def __init__(self, most: int, *, keeps_spaces: bool = False) -> None:
        super().__init__()
        self.most = most
        self.keeps_spaces = keeps_spaces

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        pieces = value.split("\n") if self.keeps_spaces else value.split()
        text = " ".join(filter(None, map(str.strip, pieces)))
        if text.casefold() in NOTHING:
            return ""
        if len(text) > self.most:
            raise Odd("too_long", most=self.most)
        return text


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
        if is_rounded(value):
            raise Odd("phone_damaged", value=value)
        return super().clean(value)


class DayWidget(widgets.Widget):
    """A day: day first, in words of either language, or ISO. Kept and exported as ISO.

    A day kept as text is put into words for the reader.
    """

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if value.casefold() in NOTHING:
            return ""
        day = read_day(value)
        if day is None:
            raise Odd("day_unknown", value=value)
        return day.isoformat()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        if isinstance(value, date):
            return value.isoformat()
        return date_format(date.fromisoformat(value)) if value else ""


def read_day(text: str) -> date | None:
    """The day a cell names, the day of the month before the month."""
    moment = read_dates([text], month_first=False)[0]
    return moment.date() if moment else None


def _compared(value: str, key: Callable[[str], str]) -> str:
    return key(value) if len(value) <= LONGEST_WORD else ""


class ChoiceWidget(widgets.Widget):
    """A word in Indonesian or English for one of a few values; out in the reader's language.

    Words with the same `key` are one; a sign without any letter (✓) is compared as it is.
    """

    def __init__(
        self, choices: Any, words: Mapping[Any, str], key: Callable[[str], str] = key_of
    ) -> None:
        super().__init__()
        self.key = key
        self.labels = {choice.value: choice.label for choice in choices}
        self.words: dict[str, str] = {}
        for choice, text in words.items():
            for word in (choice.value, *text.split("|")):
                self.words[key(word) or word] = choice.value

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if not value or value.casefold() in NOTHING:
            return ""
        word = _compared(value, self.key) or value
        if word not in self.words:
            raise Odd("word_unknown", value=value)
        return self.words[word]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(self.labels.get(value, ""))


# A record of a reference table: its key, the record, and its names, each tuple weaker than the one
# before: a name that two records of one strength share means neither.
Named = tuple[str, Any, Sequence[Sequence[str]]]


class KeyWidget(widgets.Widget):
    """A record of a reference table, kept by its key; the table is read once for each resource."""

    def __init__(self, load: Callable[[], Iterable[Named]], code: str) -> None:
        super().__init__()
        self.load = load
        self.code = code

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if value.casefold() in NOTHING:
            return ""
        key = self._words.get(_compared(value, key_of))
        if not key:
            raise Odd(self.code, value=value)
        return key

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(self.records.get(value, value or ""))

    @cached_property
    def _rows(self) -> list[Named]:
        return list(self.load())

    @cached_property
    def records(self) -> dict[str, Any]:
        return {key: record for key, record, _names in self._rows}

    @cached_property
    def _words(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for strength in range(max((len(names) for *_rest, names in self._rows), default=0)):
            found = self._said(strength) | found
        return found

    def _said(self, strength: int) -> dict[str, str]:
        """What each word means, empty where two records share it."""
        found: dict[str, str] = {}
        for key, _record, names in self._rows:
            for word in {key_of(name) for name in names[strength]} - {""}:
                found[word] = "" if found.get(word, key) != key else key
        return found

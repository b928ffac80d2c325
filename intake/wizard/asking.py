"""What the check page asks: one input for each text or row of a cause, and what was answered."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intake.checking import Cause
from intake.kinds import Ask, Kind
from intake.models import ImportRow, ImportRun
from intake.settling import LONGEST, Answer, Decision, Mend, choices


@dataclass(frozen=True)
class Question:
    """One thing to answer: a text under a field for all its rows, or one row (`number`)."""

    field: str
    code: str
    ask: Ask
    text: str
    rows: tuple[int, ...]
    number: int | None = None

    @property
    def name(self) -> str:
        """Of the input; the same question has the same name on every page."""
        place = self.text if self.number is None else str(self.number)
        whole = "\n".join((self.field, self.code, str(self.number is None), place))
        return f"ask-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"

    @property
    def keep_name(self) -> str:
        return f"{self.name}-keep"


@dataclass(frozen=True)
class Answers:
    """What was answered on one page, as `settling.settle` takes it."""

    answers: list[Answer]
    mends: list[Mend]
    decisions: list[Decision]

    def __add__(self, other: "Answers") -> "Answers":
        return Answers(
            self.answers + other.answers,
            self.mends + other.mends,
            self.decisions + other.decisions,
        )

    def __len__(self) -> int:
        return len(self.answers) + len(self.mends) + len(self.decisions)


def questions_of(cause: Cause) -> list[Question]:
    """All questions of a cause: by row in the order of the rows, by text those of most rows first.

    None where nothing can be settled here.
    """
    if cause.ask is None:
        return []
    if cause.ask.per_row:
        return [
            Question(cause.field, cause.code, cause.ask, text, (number,), number)
            for number, text in cause.cells
        ]
    return [
        Question(cause.field, cause.code, cause.ask, each.text, each.rows) for each in cause.texts
    ]


def posted(causes: Iterable[Cause], data: Any) -> list[Question]:
    """The questions that a page with these inputs asked and that are still open."""
    return [one for cause in causes for one in questions_of(cause) if one.name in data]


class AnswersForm(forms.Form):
    """An input for each question, filled with what stands there now; unchanged is unanswered."""

    def __init__(
        self,
        *args: Any,
        run: ImportRun,
        kind: Kind,
        questions: Sequence[Question],
        rows: Iterable[ImportRow] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.run, self.kind, self.questions = run, kind, questions
        self.rows = {row.number: row for row in rows}
        offered = {one.code: choices(kind, run.target, one.ask) for one in questions}
        for one in questions:
            self.fields[one.name] = self._input(one, offered[one.code])
            if self._may_keep(one):
                self.fields[one.keep_name] = forms.BooleanField(
                    label=self._keep_label(one), required=False
                )

    def _input(self, one: Question, offered: Sequence[tuple[str, str]]) -> forms.Field:
        if not one.ask.choices:
            return forms.CharField(
                initial=self.likely(one) or _fitting(one.text),
                required=False,
                max_length=LONGEST,
                widget=_typed(one),
            )
        if one.ask.decides:
            return forms.ChoiceField(
                choices=offered,
                required=False,
                widget=forms.RadioSelect,
                initial=self.decided(one),
            )
        return forms.ChoiceField(
            choices=[("", _("Please choose")), *offered],
            required=False,
            initial="" if one.ask.mends else self.answered(one),
        )

    def decided(self, one: Question) -> str:
        row = self.rows.get(one.number or 0)
        return row.decision if row else ""

    def answered(self, one: Question) -> str:
        return str(self.run.answers.get(one.field, {}).get(one.text, ""))

    def likely(self, one: Question) -> str:
        """What was probably meant where the file is damaged; nothing if nobody can tell."""
        row = self.rows.get(one.number or 0)
        return str(params_of(row, one).get(one.ask.likely, "")) if row else ""

    def _keep_label(self, one: Question) -> Any:
        """The input itself shows what is kept, unless it is filled with something else."""
        if not self.likely(one):
            return _("It is right as it is")
        return _("“%(text)s” is right as it stands in the file") % {"text": one.text}

    def _may_keep(self, one: Question) -> bool:
        """A cell that its column takes as it is may be meant as it is."""
        if one.ask.choices or not one.ask.per_row or not one.text:
            return False
        column = self.kind.fields.get(one.field)
        try:
            return column is not None and bool(column.widget.clean(one.text))
        except (ValueError, forms.ValidationError):
            return False

    def given(self, *, saved: bool = True) -> Answers:
        """What differs from what stood there.

        What was likely and stands there unchanged is an answer if the page was `saved`, and none
        if it was only left.
        """
        found = Answers([], [], [])
        for one in self.questions:
            value = self.cleaned_data.get(one.name, "").replace("\r\n", "\n")
            if self.cleaned_data.get(one.keep_name):
                found.mends.append(Mend(one.number or 0, one.field, one.text))
            elif value == self.fields[one.name].initial and not (saved and self.likely(one)):
                continue
            elif one.number is None:
                found.answers.append(Answer(one.code, one.field, one.text, value))
            elif one.ask.decides:
                found.decisions.append(Decision(one.number, value))
            else:
                found.mends.append(Mend(one.number, one.field, value))
        return found


def params_of(row: ImportRow, one: Question) -> dict[str, Any]:
    """What the sentence of a question says besides its words."""
    for problem in row.problems:
        if (problem["field"], problem["code"]) == (one.field, one.code):
            found: dict[str, Any] = problem["params"]
            return found
    return {}


def _fitting(text: str) -> str:
    """As much of a text as an input takes, without the spaces that a form takes away."""
    return text[:LONGEST].strip()


def _typed(one: Question) -> forms.Widget:
    attrs = {"autocomplete": "off", "spellcheck": "false"}
    return forms.Textarea(attrs | {"rows": 2}) if "\n" in one.text else forms.TextInput(attrs)

"""What people fill in on the way through the wizard."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from intake import matching
from intake.files.reading import WIZARD, Sheet, Unreadable
from intake.kinds import Kind, Target
from intake.models import ImportRun
from intake.text import shortened

ACCEPTED = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt"
REMEMBER = "remember-columns"  # no field is called so
LONGEST_HEADING = 120  # letters of a column's heading in a choice
LONGEST_PASTE = 2_000_000  # letters; Django refuses a larger form without a word
ENCODINGS = (
    ("utf-8-sig", "UTF-8"),
    ("cp1252", _("Windows-1252 (Western Europe)")),
    ("utf-16", "UTF-16"),
)
DELIMITERS = ((",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", _("Vertical bar")))

Destinations = Sequence[tuple[Kind, Sequence[Target]]]


def choices_of(destinations: Destinations) -> list[tuple[str, list[tuple[str, str]]]]:
    """`kind:target` by kind, as the groups of a select."""
    return [
        (str(kind.label), [(f"{kind.key}:{target.key}", target.label) for target in targets])
        for kind, targets in destinations
    ]


def target_of(into: str) -> tuple[str, str]:
    """Keys of the kind and of the target that a choice of a destination names."""
    kind, _colon, target = into.partition(":")
    return kind, target


def offer(field: forms.Field, choices: Sequence[Any]) -> None:
    """Gives a select what there is to choose."""
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells mypy which field it is
    field.choices = choices


class UploadForm(forms.Form):
    """Where the list belongs, and the list: a file, or rows copied from a spreadsheet."""

    into = forms.ChoiceField(label=_("What is the list, and where does it belong?"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX, XLS, ODS or CSV; at most 10 MB and 20,000 rows."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    pasted = forms.CharField(
        label=_("Or paste the rows from a spreadsheet"),
        help_text=_("Copy them with the header row. For a long list choose the file."),
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 5, "wrap": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, destinations: Destinations, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["into"], [("", _("Please choose")), *choices_of(destinations)])

    def clean(self) -> dict[str, Any]:
        """One of the two ways, not both."""
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "").strip()
        if "file" in self.errors or "pasted" in self.errors:
            return self.cleaned_data
        if not file and not pasted:
            self.add_error("file", _("Choose a file, or paste the rows below."))
        if file and pasted:
            self.add_error("pasted", _("Choose a file or paste rows, not both. Empty one of them."))
        return self.cleaned_data

    def destination(self) -> tuple[str, str]:
        """Keys of the kind and of its target."""
        return target_of(self.cleaned_data["into"])

    @property
    def came_by(self) -> str:
        """The field that holds the list."""
        return "file" if self.cleaned_data.get("file") else "pasted"

    def name_of_file(self) -> str:
        if self.came_by == "file":
            return str(self.cleaned_data["file"].name)
        return gettext("pasted rows") + ".txt"

    def data_of_file(self) -> bytes:
        """No more than is needed to see that a file is too large."""
        if self.came_by == "pasted":
            return str(self.cleaned_data["pasted"]).encode()
        data: bytes = self.cleaned_data["file"].read(WIZARD.size + 1)
        return data


class CurrentForm(forms.Form):
    """Which list one wants as it is now, and as what file."""

    into = forms.ChoiceField(label=_("List"))
    format = forms.ChoiceField(choices=[("xlsx", "XLSX"), ("csv", "CSV")])

    def __init__(self, *args: Any, destinations: Destinations, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "current_%s")
        super().__init__(*args, **kwargs)
        offer(self.fields["into"], choices_of(destinations))

    def destination(self) -> tuple[str, str]:
        return target_of(self.cleaned_data["into"])


class SheetsForm(forms.Form):
    """For each sheet of a file where it belongs; left empty, it is not imported."""

    def __init__(
        self,
        *args: Any,
        sheets: Sequence[Sheet],
        targets: Sequence[Target],
        proposed: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = {f"sheet-{at}": sheet.name for at, sheet in enumerate(sheets)}
        choices = [("", _("Not imported")), *((each.key, each.label) for each in targets)]
        first = next((sheet for sheet in sheets if sheet.rows > 1), None)
        for field, sheet in zip(self.sheets, sheets, strict=True):
            self.fields[field] = forms.ChoiceField(
                label=sheet.name,
                help_text=_rows_filled(sheet),
                choices=choices,
                required=False,
                initial=proposed if sheet is first else "",
            )

    def clean(self) -> dict[str, Any]:
        if self.sheets and not self.errors and not self.chosen():
            first = next(iter(self.sheets))
            self.add_error(first, _("Choose for at least one sheet where it belongs."))
        return self.cleaned_data

    def chosen(self) -> list[tuple[str, str, str]]:
        """Field, name of the sheet and target of those that are imported."""
        found = ((field, name, self.cleaned_data[field]) for field, name in self.sheets.items())
        return [each for each in found if each[2]]


def _rows_filled(sheet: Sheet) -> str:
    text = ngettext(
        "%(n)s row with something in it", "%(n)s rows with something in them", sheet.rows
    )
    return text % {"n": sheet.rows}


class ReadingForm(forms.Form):
    """How the file is to be read when it was not read as meant; empty: found out again."""

    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    header_row = forms.IntegerField(
        label=_("Row with the headings"),
        help_text=_("Its number as the spreadsheet shows it."),
        required=False,
        min_value=1,
    )
    encoding = forms.ChoiceField(
        label=_("Letters"),
        help_text=_("When letters such as é or “ ” are wrong."),
        choices=[("", _("Find out")), *ENCODINGS],
        required=False,
    )
    delimiter = forms.ChoiceField(
        label=_("Between the columns"),
        choices=[("", _("Find out")), *DELIMITERS],
        required=False,
    )

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets = run.effects.get("sheets", [])
        offer(self.fields["sheet"], [(name, name) for name in sheets])
        if len(sheets) < 2:
            del self.fields["sheet"]
        if not run.encoding:
            del self.fields["encoding"], self.fields["delimiter"]

    def field_of(self, refused: Unreadable) -> str | None:
        """The input to blame for a file that cannot be read so."""
        field = "header_row" if refused.reason == "no_rows" else refused.reason
        return field if field in self.fields else None

    def clean(self) -> dict[str, Any]:
        """What was left empty is found out."""
        self.cleaned_data = {name: value or None for name, value in self.cleaned_data.items()}
        return self.cleaned_data


class MatchForm(forms.Form):
    """One select for each of our fields, with the columns of the file to choose from."""

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        mapping: matching.Mapping,
        samples: Sequence[Sequence[str]],
        organiser: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mapping = mapping
        choices = [("", _("Not in this file")), *_columns(mapping.header)]
        for column in kind.columns:
            at = mapping.fields.get(column.field)
            self.fields[column.field] = forms.ChoiceField(
                label=_label(column),
                choices=choices,
                required=column.required,
                initial="" if at is None else str(at),
                help_text="" if at is None else _seen(samples[at]),
                error_messages={"required": _("Choose the column of the file that holds this.")},
            )
        if organiser:
            self.fields[REMEMBER] = forms.BooleanField(
                label=_("Remember these columns for lists of %(agency)s") % {"agency": organiser},
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """A column of the file serves one field."""
        taken: dict[str, str] = {}
        for name, at in list(self.cleaned_data.items()):
            if name == REMEMBER:
                continue
            if at and at in taken:
                other = self.fields[taken[at]].label
                message = _("This column is already used for “%(other)s”.") % {"other": other}
                self.add_error(name, message)
            elif at:
                taken[at] = name
        return self.cleaned_data

    def chosen(self) -> matching.Mapping:
        columns = tuple(
            (name, int(at) if (at := self.cleaned_data[name]) else None)
            for name, _old in self.mapping.columns
        )
        return matching.Mapping(self.mapping.header, columns, self.mapping.required)

    @property
    def remembers(self) -> bool:
        return bool(self.cleaned_data.get(REMEMBER))


class ConfirmForm(forms.Form):
    """The check that was seen. All or nothing, unless one chooses to leave out the wrong rows."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    only_valid = forms.BooleanField(
        error_messages={
            "required": _(
                "Rows that have to be fixed cannot be imported. Fix them on the check page, or "
                "choose here that they stay out."
            )
        },
    )

    def __init__(self, *args: Any, counts: Mapping[str, int], to_write: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        errors = counts.get("error", 0)
        if not errors:
            del self.fields["only_valid"]
            return
        label = ngettext(
            "Import only the %(n)s valid row", "Import only the %(n)s valid rows", to_write
        )
        self.fields["only_valid"].label = label % {"n": to_write}
        self.fields["only_valid"].help_text = _why_not_all(errors)


def _why_not_all(errors: int) -> str:
    text = ngettext(
        "The file cannot be imported as a whole: %(n)s row has to be fixed. Fix it on the check "
        "page, or leave it out now, download it with the reason and upload it again afterwards.",
        "The file cannot be imported as a whole: %(n)s rows have to be fixed. Fix them on the "
        "check page, or leave them out now, download them with the reasons and upload them again "
        "afterwards.",
        errors,
    )
    return text % {"n": errors}


def _label(column: matching.Column) -> Any:
    if column.required:
        return _("%(field)s (required)") % {"field": column.label}
    return column.label


def _columns(header: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(at), heading_of(at, name)) for at, name in enumerate(header)]


def heading_of(at: int, name: str) -> str:
    """A column of the file as people call it: its letter and its heading."""
    heading = shortened(name, LONGEST_HEADING) or _("(no heading)")
    return f"{get_column_letter(at + 1)}: {heading}"


def _seen(samples: Sequence[str]) -> str:
    """Samples under a select. They are a stranger's text and `help_text` is not escaped again."""
    return format_html(str(_("For example: {}")), "; ".join(samples)) if samples else ""

"""What people fill in on the way through the wizard."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter

from intake import matching
from intake.kinds import Kind, Target
from intake.reading import WIZARD

ACCEPTED = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt"
VALID = "valid"

Destinations = Sequence[tuple[Kind, Sequence[Target]]]


def choices_of(destinations: Destinations) -> list[tuple[str, list[tuple[str, str]]]]:
    """`kind:target` by kind, as the groups of a select."""
    return [
        (str(kind.label), [(f"{kind.key}:{target.key}", target.label) for target in targets])
        for kind, targets in destinations
    ]


class UploadForm(forms.Form):
    into = forms.ChoiceField(label=_("What is the list, and where does it belong?"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX, XLS, ODS or CSV; at most 10 MB and 20,000 rows."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, destinations: Destinations, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, forms.ChoiceField)  # noqa: S101  # tells mypy which field it is
        into.choices = [("", _("Please choose")), *choices_of(destinations)]

    def destination(self) -> tuple[str, str]:
        """Keys of the kind and of its target."""
        kind, _colon, target = self.cleaned_data["into"].partition(":")
        return kind, target

    def data_of_file(self) -> bytes:
        """No more than is needed to see that a file is too large."""
        data: bytes = self.cleaned_data["file"].read(WIZARD.size + 1)
        return data


class SheetForm(forms.Form):
    sheet = forms.ChoiceField(label=_("Sheet"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheet = self.fields["sheet"]
        assert isinstance(sheet, forms.ChoiceField)  # noqa: S101  # tells mypy which field it is
        sheet.choices = [(name, name) for name in sheets]


class MatchForm(forms.Form):
    """One select for each of our fields, with the columns of the file to choose from."""

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        mapping: matching.Mapping,
        samples: Sequence[Sequence[str]],
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

    def clean(self) -> dict[str, Any]:
        """A column of the file serves one field."""
        taken: dict[str, str] = {}
        for name, at in list(self.cleaned_data.items()):
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


class ConfirmForm(forms.Form):
    """The check that was seen; where rows have errors, that only the valid ones are imported."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    rows = forms.ChoiceField(
        label=_("Rows that have to be fixed"),
        widget=forms.RadioSelect,
        initial=VALID,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"),
            _("Rows that have to be fixed cannot be imported. Choose only the valid rows."),
        ),
    )

    def __init__(self, *args: Any, counts: Mapping[str, int], to_write: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        errors = counts.get("error", 0)
        if not errors:
            del self.fields["rows"]
            return
        rows = self.fields["rows"]
        assert isinstance(rows, forms.ChoiceField)  # noqa: S101  # tells mypy which field it is
        valid = ngettext(
            "Import only the %(n)s valid row", "Import only the %(n)s valid rows", to_write
        )
        rows.choices = [(VALID, valid % {"n": to_write})]
        rows.help_text = _why_not_all(errors)

    @property
    def only_valid(self) -> bool:
        return bool(self.cleaned_data.get("rows") == VALID)


def _why_not_all(errors: int) -> str:
    text = ngettext(
        "The file cannot be imported as a whole: %(n)s row has to be fixed. "
        "Download it on the check page, fix it and upload it afterwards.",
        "The file cannot be imported as a whole: %(n)s rows have to be fixed. "
        "Download them on the check page, fix them and upload them afterwards.",
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
    heading = name or _("(no heading)")
    return f"{get_column_letter(at + 1)}: {heading}"


def _seen(samples: Sequence[str]) -> str:
    """Samples under a select. They are a stranger's text and `help_text` is not escaped again."""
    return format_html(str(_("For example: {}")), "; ".join(samples)) if samples else ""

"""Why a file is refused as a whole: one sentence each that says what it is and what to do."""

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_UNREADABLE: Final = "file_unreadable"
_TOO_LARGE: Final = "file_too_large"

# Reason -> code of the contract, and one sentence: what the file is and what to do.
REFUSALS: Final[dict[str, tuple[str, Promise]]] = {
    "not_found": ("file_not_found", _("There is no file %(file)s; check its name and place.")),
    "not_allowed": (
        _UNREADABLE,
        _("%(file)s cannot be opened; check that it is a file and that you may read it."),
    ),
    "not_a_file": (
        _UNREADABLE,
        _(
            "%(file)s is a folder, a pipe or a device and not a file; "
            "name the file in which the list was saved."
        ),
    ),
    "empty": (_UNREADABLE, _("%(file)s is empty; choose the file in which the list was saved.")),
    "no_header": (
        _UNREADABLE,
        _(
            "%(file)s has no header in its first %(rows)s rows; "
            "add a row with the names of the columns above the list."
        ),
    ),
    "no_rows": (
        _UNREADABLE,
        _("%(file)s has a header in row %(row)s but no rows under it; add the rows of the list."),
    ),
    "password": (
        _UNREADABLE,
        _(
            "%(file)s is protected with a password; "
            "open it in Excel, save a copy without password and choose that copy."
        ),
    ),
    "rights_managed": (
        _UNREADABLE,
        _(
            "%(file)s is a rights-managed (IRM) Office file; "
            "ask its owner for a copy without restrictions and choose that copy."
        ),
    ),
    "picture": (
        _UNREADABLE,
        _("%(file)s is a picture; type the list into a spreadsheet and choose that file."),
    ),
    "pdf": (
        _UNREADABLE,
        _("%(file)s is a PDF; ask for the spreadsheet behind it, or copy the list into one."),
    ),
    "document": (
        _UNREADABLE,
        _("%(file)s is a document or presentation; copy its table into a spreadsheet."),
    ),
    "web_page": (
        _UNREADABLE,
        _(
            "%(file)s is a web page (HTML), whatever its name says; "
            "open it in Excel, save a copy as XLSX or CSV and choose that copy."
        ),
    ),
    "xml": (
        _UNREADABLE,
        _(
            "%(file)s is an XML file; "
            "open it in Excel, save a copy as XLSX or CSV and choose that copy."
        ),
    ),
    "archive": (
        _UNREADABLE,
        _("%(file)s is a compressed archive; unpack it and choose the list inside."),
    ),
    "truncated": (
        _UNREADABLE,
        _("%(file)s is incomplete, as after a broken download; download or save it again."),
    ),
    "damaged": (
        _UNREADABLE,
        _(
            "%(file)s is damaged; "
            "open it in Excel, save a copy as XLSX or CSV and choose that copy."
        ),
    ),
    "not_a_table": (
        _UNREADABLE,
        _("%(file)s is neither a spreadsheet nor text; choose a list saved as XLSX or CSV."),
    ),
    "open_quote": (
        _UNREADABLE,
        _("Row %(row)s of %(file)s opens a quotation mark that never closes; close or delete it."),
    ),
    "encoding": (
        _UNREADABLE,
        _("%(file)s cannot be read as %(encoding)s; choose another encoding of its text."),
    ),
    "delimiter": (
        _UNREADABLE,
        _("%(delimiter)s does not separate the columns of %(file)s; choose another separator."),
    ),
    "not_text": (
        _UNREADABLE,
        _("%(file)s is a workbook; it has no encoding and no separator to choose."),
    ),
    "header_row": (
        _UNREADABLE,
        _("Row %(row)s of %(file)s is empty; choose the row with the names of the columns."),
    ),
    "unknown_sheet": (
        _UNREADABLE,
        _("%(file)s has no visible sheet %(sheet)s; choose one of: %(sheets)s."),
    ),
    "no_sheets": (
        _UNREADABLE,
        _("%(file)s is a text file without sheets; leave out the sheet %(sheet)s."),
    ),
    "sheet_required": (
        "sheet_required",
        _("%(file)s has several sheets; choose one of: %(sheets)s."),
    ),
    "size": (
        _TOO_LARGE,
        _("%(file)s is larger than %(megabytes)s MB; split the list into several files."),
    ),
    "rows": (
        _TOO_LARGE,
        _("%(file)s has more than %(rows)s rows; split the list into several files."),
    ),
    "columns": (
        _TOO_LARGE,
        _("Row %(row)s of %(file)s has more than %(columns)s columns; delete those not needed."),
    ),
    "cell": (
        _TOO_LARGE,
        _("A cell in row %(row)s of %(file)s has more than %(characters)s characters; shorten it."),
    ),
    "unpacked": (
        _TOO_LARGE,
        _(
            "%(file)s unpacks to more than %(megabytes)s MB; "
            "copy only the cells of the list into a new file and choose that."
        ),
    ),
    "memory": (
        _TOO_LARGE,
        _(
            "%(file)s needs too much memory to read; "
            "copy only the cells of the list into a new file and choose that."
        ),
    ),
    "deadline": (
        _UNREADABLE,
        _(
            "%(file)s takes too long to read; "
            "copy only the cells of the list into a new file and choose that."
        ),
    ),
}


class Unreadable(Exception):  # noqa: N818 - a state of a file, not a fault of ours
    """A file that is refused as a whole.

    `code` is one of the contract of commands, `reason` the finer word behind it, `details` its
    numbers; `sheets` are the names to choose from. `message` is one sentence in the language that
    is active when it is asked for.
    """

    def __init__(self, file: str, reason: str, **details: Any) -> None:
        super().__init__(reason)
        self.file = file
        self.reason = reason
        self.details = details
        self.code = REFUSALS[reason][0]
        self.sheets: tuple[str, ...] = tuple(details.get("sheets", ()))

    @property
    def message(self) -> str:
        shown = {key: _shown(value) for key, value in self.details.items()}
        return str(REFUSALS[self.reason][1]) % (shown | {"file": self.file})

    def __str__(self) -> str:
        return self.message


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(f"“{name}”" for name in value)
    return f"“{value}”" if isinstance(value, str) else str(value)

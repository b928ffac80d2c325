"""What a list is, by its headings: an export of a meeting, a form, a signed sheet, or a list."""

import re
from collections.abc import Sequence
from enum import Enum

from intake.text import fold
from workshops.models import Mode


class Source(Enum):
    """Where a list comes from; it decides what is read between its lines."""

    MEETING = "meeting"
    FORM = "form"
    PAPER = "paper"
    LIST = "list"

    @property
    def mode(self) -> str:
        """How somebody on it took part when no column says so; empty when nobody can know."""
        return str({Source.MEETING: Mode.ONLINE, Source.PAPER: Mode.IN_PERSON}.get(self, ""))

    @property
    def proves_presence(self) -> bool:
        """Whether being on it means having been there: a form is filled in before as well."""
        return self in (Source.MEETING, Source.PAPER)


# Two of these make an export of Zoom, Teams or Meet, in English or Indonesian.
_OF_MEETINGS = (
    "join time|leave time|duration minutes|total duration minutes|guest|name original name|"
    "user name original name|first join|last leave|in meeting duration|participant id upn|"
    "recording consent|recording disclaimer response|in waiting room|time joined|time exited|"
    "nama nama asli|nama asli|waktu bergabung|waktu keluar|durasi menit|total durasi menit|"
    "bergabung pertama|waktu bergabung pertama|terakhir keluar|waktu keluar terakhir|"
    "durasi dalam rapat|id peserta upn|tamu|dalam ruang tunggu"
)
OF_MEETINGS = frozenset(_OF_MEETINGS.split("|"))
OF_FORMS = frozenset({"timestamp", "cap waktu", "stempel waktu"})
SIGNED = frozenset({"tanda tangan", "ttd", "paraf", "signature", "tandatangan"})
OURS = frozenset({"langkah id", "id langkah"})
TWO_NAMES = frozenset({"name original name", "user name original name", "nama nama asli"})
_TWO_NAMES = re.compile(r"(?P<shown>[^()]*[^()\s]) \((?P<original>[^()]+)\)")


def recognise(header: Sequence[str]) -> Source:
    """An export of ours is a list whatever else stands in it; a meeting goes before a form."""
    headings = [heading for heading in map(fold, header) if heading]
    known = set(headings)
    if known & OURS:
        return Source.LIST
    if len(known & OF_MEETINGS) > 1:
        return Source.MEETING
    if headings and headings[0] in OF_FORMS:
        return Source.FORM
    signed = any(f" {word} " in f" {heading} " for heading in headings for word in SIGNED)
    return Source.PAPER if signed else Source.LIST


def shown_name(heading: str, cell: str) -> str:
    """The name in front when Zoom wrote two: "Budi Santoso (Budi)". All else stays as it is."""
    found = _TWO_NAMES.fullmatch(cell) if fold(heading) in TWO_NAMES else None
    return found["shown"] if found else cell

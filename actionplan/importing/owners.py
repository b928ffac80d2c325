"""Which office and which of its posts a row means: known ones are found, others planned."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q

from actionplan.importing.words import split_further, split_items
from directory.classifying import SURE, Office, Offices
from directory.importing.scopes import Scope
from directory.models import Post
from directory.resources import ROLES
from directory.spelling import key_of
from intake.kinds import Problem

# Types that are of no region unless somebody says one.
OF_NO_REGION: Final = frozenset({"ministry", "international_organization", "development_partner"})
LONGEST: Final = 200  # characters; no agency's name is longer
# Words for many offices at once, which own nothing together.
_COLLECTIVE: Final = re.compile(
    r"(?:(?:semua|seluruh|para|setiap|masing-?masing|berbagai|lintas|antar|all|various|relevant)\b"
    r".*|(?:opd|skpd|instansi|perangkat daerah|dinas|lembaga|pihak|stakeholders?|agencies"
    r"|pemangku kepentingan)(?: (?:teknis|terkait|lain(?:nya)?|relevan|yang terkait|pendukung"
    r"|daerah|provinsi|kabupaten|kota|pelaksana|pengampu|kab kota))*|(?:tbd|belum ditentukan"
    r"|belum ada|to be determined|xxx+|dll|dsb|etc)|multi ?pihak|pemerintah|pemda"
    r"|(?:lsm|ngo|ngos|oms|ormas|civil society|organisasi masyarakat sipil|masyarakat|komunitas"
    r"|swasta|dunia usaha|private sector|media|media massa|akademisi|academia|perguruan tinggi"
    r"|universitas|mitra pembangunan|mitra|donor|desa|pemerintah desa|kecamatan|camat|kepala desa"
    r"|serikat pekerja|bank|aph|partners?)(?: (?:lokal|terkait|setempat|lain(?:nya)?))?)",
    re.IGNORECASE,
)
_NOTHING: Final[dict[str, Any]] = {"type": None, "agency": None, "confidence": 0.0}
_AND_OTHERS: Final = re.compile(r"[\s,]*\b(?:dll|dsb|dkk|etc)\b\.?\s*$", re.IGNORECASE)
_ROLES: Final = {
    key_of(word): role.value for role, words in ROLES.items() for word in words.split("|")
} | {key_of(role.value): role.value for role in Post.Role}


@dataclass(eq=False)
class Seat:
    """A post of an office, one that exists (`post_id`) or one that applying would create vacant."""

    office: Office
    role: str = Post.Role.FOCAL_POINT.value
    title: str = ""
    post_id: int | None = None

    @property
    def text(self) -> str:
        return self.title or ("" if self.role == Post.Role.FOCAL_POINT else self.role)


@dataclass
class Owner:
    """Who answers for an action by a row's word: the first office, others named beside it."""

    office: Office | None
    others: list[Office] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_error(self) -> bool:
        return any(problem.is_error for problem in self.problems)


class Owners:
    """Offices and posts of the plan's region and below, each spelling looked up once."""

    def __init__(self, scope: Scope, offices: Offices) -> None:
        self.scope = scope
        self.offices = offices
        self._read: dict[tuple[str, str], Owner] = {}
        self._meant: dict[str, dict[str, Any]] = {}
        self._partners: dict[str, tuple[list[Office], list[str]]] = {}
        self._seats: defaultdict[Office, list[Seat]] = defaultdict(list)
        here = Q(agency__region__code__in=sorted(scope.regions)) | Q(agency__region=None)
        posts = Post.objects.filter(here).order_by("pk")
        for pk, agency_id, role, title in posts.values_list("pk", "agency_id", "role", "title"):
            if office := offices.by_id(agency_id):
                self._seats[office].append(Seat(office, role, title, pk))

    def owner(self, text: str, place: str) -> Owner:
        """`place` is the code of the region that the row names, or empty."""
        if (text, place) not in self._read:
            self._read[text, place] = self._owner(text, place)
        return self._read[text, place]

    def _owner(self, text: str, place: str) -> Owner:
        pieces = self._pieces(text)
        if not pieces:
            return _refused("agency_unknown", text)
        if len(pieces) == 1 or len(text) > LONGEST:
            return self._one(pieces[0] if len(text) <= LONGEST else text, place)
        owner = self._one(pieces[0], place)
        if owner.is_error:
            return owner
        owner.others, _ = self._sure_ones(pieces[1:])
        owner.problems.append(Problem("agency", "several_owners", {"value": pieces[0]}))
        return owner

    def _pieces(self, text: str) -> list[str]:
        """The offices a cell lists, collective words left out; the cell itself where it is one."""
        if self.offices.answer_for(text):
            return [text]
        items = split_items(_AND_OTHERS.sub("", text)) or [text]
        pieces = (part for item in items for part in self._further(item))
        return [part for part in pieces if not _is_collective(part)]

    def _further(self, item: str) -> list[str]:
        """A name may hold commas and "dan": only where each part is an office are there several."""
        parts = split_further(item)
        told = [part for part in parts if not _is_collective(part)]
        kinds = {self._described(part)["agency"] for part in told if self._is_sure(part)}
        return parts if len(parts) > 1 and len(kinds - {None}) == len(told) else [item]

    def _is_sure(self, text: str) -> bool:
        meant = self._described(text)
        return meant["type"] is not None and float(meant["confidence"]) >= SURE

    def _described(self, text: str) -> dict[str, Any]:
        if text not in self._meant:
            is_name = len(text) <= LONGEST and key_of(text)
            self._meant[text] = self.offices.describe(text) if is_name else _NOTHING
        return self._meant[text]

    def _one(self, text: str, place: str) -> Owner:
        is_name = len(text) <= LONGEST and _has_letters(text) and not _is_collective(text)
        if not is_name and not self.offices.answer_for(text):
            return _refused("agency_unknown", text)
        office = self.offices.find(text, self.scope.regions[place].name if place else "")
        if office is None:
            return _refused("agency_unknown", text)
        if office.is_new and office.region is None and office.type not in OF_NO_REGION:
            self._settle_here(office, place)
        if not self._is_here(office, place):
            return _refused("elsewhere", text)
        owner = Owner(office)
        if office.type is None:
            owner.problems.append(Problem("agency", "type_unsure", {"value": office.name}))
        elif office.is_new and (guess := self.offices.guess(text, "")):
            owner.problems.append(
                Problem("agency", "agency_read_as", {"value": text, "meant": guess})
            )
        return owner

    def _settle_here(self, office: Office, place: str) -> None:
        """A new office whose name says no region is one of where its action is."""
        office.region = place or self.scope.home
        region = self.scope.regions[office.region or ""]
        office.level = office.level or region.level

    def _is_here(self, office: Office, place: str) -> bool:
        if place and office.region and office.region != place:
            return False
        if office.region is None:
            return not office.is_new and office.type not in OF_NO_REGION
        return office.region in self.scope.codes

    def partners(self, text: str) -> tuple[list[Office], list[str]]:
        """Offices of any region, and the words that name none for sure."""
        if text not in self._partners:
            pieces = self._pieces(text) if len(text) <= 5 * LONGEST else []
            self._partners[text] = self._sure_ones(pieces) if pieces else ([], [text])
        return self._partners[text]

    def _sure_ones(self, pieces: Iterable[str]) -> tuple[list[Office], list[str]]:
        found: dict[Office, None] = {}
        unknown: list[str] = []
        for piece in pieces:
            is_known = not _is_collective(piece) and self._is_sure(piece)
            office = self.offices.find(piece) if is_known else None
            if office is None:
                unknown.append(piece)
            else:
                found[office] = None
        return list(found), unknown

    def seat(self, office: Office, text: str) -> Seat:
        """The post of the office that a cell names; without a word its focal point's.

        One that is not there is planned once, vacant.
        """
        seats, key = self._seats[office], key_of(text)
        role = _ROLES.get(key, "")
        found = _fitting(seats, key, role)
        if found is None:
            title = "" if role or not text else text
            found = Seat(office, role or Post.Role.FOCAL_POINT.value, title)
            seats.append(found)
        return found


def _fitting(seats: Sequence[Seat], key: str, role: str) -> Seat | None:
    """By title, else by role; without a word a focal point, the one without a title first."""
    if key:
        titled = [seat for seat in seats if key_of(seat.title) == key]
        same = titled or [seat for seat in seats if role and seat.role == role]
        return next(iter(same), None)
    focal = [seat for seat in seats if seat.role == Post.Role.FOCAL_POINT]
    return next((seat for seat in focal if not seat.title), next(iter(focal), None))


def _refused(code: str, text: str) -> Owner:
    return Owner(None, problems=[Problem("agency", code, {"value": text}, is_error=True)])


def _is_collective(text: str) -> bool:
    return bool(_COLLECTIVE.fullmatch(" ".join(re.sub(r"[/.,]", " ", text).split())))


def _has_letters(text: str) -> bool:
    return any(char.isalnum() for char in key_of(text))

"""When two rows name one person: names compared without titles, and what links or contradicts."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as ReadOnlySet
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from intake.text import fold

Found = TypeVar("Found")
LINKED = "linked"
LONGEST = 300  # characters that are compared; a name is refused before it has as many

# Only for comparing; a name itself is never changed. Compared letters, without dots. What belongs
# to a name stays: I Gusti, Ida Bagus, Lalu, Baiq, Raden, Andi.
_BEFORE = (
    "dr drs dra drg drh ir prof h hj kh tgh tgkh tgk ny tn sdr sdri bpk bapak ibu bu pak apt ns "
    "bdn hc ust ustaz ustadz ustad ustadzah ustazah kyai kiai haji hajjah pdt pendeta romo pastor "
    "mr mrs ms jenderal letjen mayjen brigjen kolonel kol letkol mayor kapten kapt lettu letda "
    "komjen irjen kombes kombespol akbp kompol akp iptu ipda aiptu aipda bripka brigpol brigadir "
    "briptu bripda peltu pelda serma serka sertu serda kopda kopka praka pratu prada laksma "
    "laksda marsma yth yang terhormat ananda"
)
_AFTER = (
    "se sh sip sos ssos sstp st skm spd sag sik skom ssi sp spt spi shut sth stp sked skep ns sap "
    "sab sei shi sthi spsi sst amd amk apt mm msi mh ma msc mpd mpa mba mkes mkn mt mp map mag "
    "mhum mec mppm mphil phd llm lc gr cpns ak ca cfra sptp sgz str mpsi mkom dev "
    "ssn sfarm sfil shum spdi sos sakun spn sian sipem ssit stts sttp strsos strkes strip "
    "striap strkep strkeb strt sds sdt skg skh sthum saks smn sbns sst stpi strpel sab "
    "amdkeb amdkep amdkom amdakun amp amf amg ama mei mpdi mpi mipol mipem mtp mtr mtrip mtrap "
    "mse mars mmr mph msos mis mkm mfarm msn mth mstat mti mtech meng mcs mgmt mdev mdp ms mlit "
    "med edd dba dphil drph qia cia cpa crmo crp cgcae chrp cfe cert spa spog spb spkj spm spkk "
    "spthtkl spu span spp spog spjp finasim ipm ipu asean eng ceng psi psikolog esq dipl bsc ba "
    "bba beng llb hons hc sik shint skpm spust sanap sap stat sstat mak maksi sipd sipol"
)
BEFORE_A_NAME = frozenset(_BEFORE.split())
AFTER_A_NAME = frozenset(_AFTER.split())
_QUOTES = re.compile(r"['’‘`ʼ´]")
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w)")
_DIGITS = re.compile(r"\D+")
# What a meeting adds to a name.
_IN_MEETING = re.compile(
    r"\((?:guest|tamu|unverified|tidak terverifikasi|external|eksternal|host|co-host|tuan rumah|"
    r"organizer|me|saya)\)",
    re.IGNORECASE,
)
# Mailboxes of an office: what stands before the @ names no person.
_OFFICE = re.compile(
    r"(?:info|kontak|contact|humas|sekretariat|sekre|umum|tu|tatausaha|admin|office|kantor|email|"
    r"mail|surat|persuratan|layanan|pengaduan|ppid)\d*"
    r"|(?:dinas|dinkes|dinsos|disnaker|disdik|dp3a|dp2kbp3a|dpmd|dpmptsp|bappeda|bapeda|bappelit|"
    r"bp2mi|bp3mi|bp4mi|kesbangpol|imigrasi|kanim|kanwil|kemenag|polda|polres|pemprov|pemkab|"
    r"pemkot|setda|kecamatan|kelurahan|kominfo|diskominfo)[\w.-]*"
    r"|(?:info|humas|sekretariat|umum|admin|biro|bagian|bid|bidang|kesra|prov|kab|kota|kec|desa|"
    r"upt|uptd|program)[._-][\w.-]*",
    re.IGNORECASE,
)


class Link(Enum):
    """What two records of the same name are to each other."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


class Known(Protocol):
    """What is known of a person when two records are compared. `agency` is any object, or None."""

    @property
    def agency(self) -> object | None: ...
    @property
    def position(self) -> str: ...
    @property
    def sex(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def phone(self) -> str: ...


@dataclass(frozen=True)
class Answer:
    """A link and, for a possible one, the code of the reason."""

    link: Link
    reason: str = ""


@dataclass(frozen=True)
class Rules:
    """How hard a list is to convince. `strict` is for two rows of one list, where a second address,
    number or position speaks for a second person; against what is stored it may be a new one.
    `shared` are addresses and numbers of offices: they tell nobody apart.
    """

    strict: bool = False
    shared: ReadOnlySet[str] = frozenset()

    def address(self, known: Known) -> str:
        return self._own(known.email.casefold(), is_office=is_office_mailbox(known.email))

    def number(self, known: Known) -> str:
        return self._own(phone_key(known.phone), is_office=False)

    def _own(self, contact: str, *, is_office: bool) -> str:
        return "" if is_office or contact in self.shared else contact


def name_key(name: str) -> str:
    """The words of a name for comparing: no titles, capitals, accents or punctuation."""
    bare = _IN_MEETING.sub(" ", _QUOTES.sub("", name[:LONGEST]))
    head, *tail = unicodedata.normalize("NFKD", bare).split(",")
    words = _words(head)
    for part in tail:
        words += _without_titles(part)
    while len(words) > 1 and words[0] in BEFORE_A_NAME:
        words = words[1:]
    while len(words) > 1 and words[-1] in AFTER_A_NAME and _has_title_at_end(head):
        words = words[:-1]
    return " ".join(words)


def _without_titles(part: str) -> list[str]:
    """Words behind a comma; a dotted one there is a title even if nobody has heard of it."""
    words = (word for word in part.split() if not _DOTTED.search(word))
    return [word for piece in words for word in _words(piece) if word not in AFTER_A_NAME]


def _words(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _WORD.findall(_DOTTED.sub("", plain))


def _has_title_at_end(head: str) -> bool:
    """Without a comma only a dotted or capital ending is a title: "Budi S.Sos", "Ani SE"."""
    last = head.split()[-1].rstrip(".")
    return "." in last or (last.isupper() and not head.isupper())


def phone_key(phone: str) -> str:
    """The digits that tell numbers apart: 0812, +62 812 and 62812 are one."""
    digits = _DIGITS.sub("", phone)
    return digits.removeprefix("0062").removeprefix("62").lstrip("0")


def is_office_mailbox(email: str) -> bool:
    return bool(email) and _OFFICE.fullmatch(email.partition("@")[0]) is not None


def shared_contacts(people: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """Addresses and numbers (as compared) that stand beside several names: (name, email, phone)."""
    owner: dict[str, str] = {}
    shared: set[str] = set()
    for name, email, phone in people:
        for contact in (email.casefold(), phone_key(phone)):
            if contact and owner.setdefault(contact, name) != name:
                shared.add(contact)
    return frozenset(shared)


def compare(one: Known, other: Known, rules: Rules) -> Answer:
    """Two records of the same name."""
    if sexes_differ(one, other):
        near = one.agency is other.agency or _linked(one, other, rules)
        return Answer(Link.POSSIBLE, "same_name_other_sex") if near else _different()
    if _linked(one, other, rules):
        return Answer(Link.SAME, LINKED)
    if one.agency is None or other.agency is None:
        return _without_agency(one, other, rules)
    if one.agency is not other.agency:
        return _different()
    if contacts_differ(one, other, rules):
        return Answer(Link.POSSIBLE, "same_name_other_contact")
    if rules.strict and positions_differ(one, other):
        return Answer(Link.POSSIBLE, "same_name_other_position")
    return Answer(Link.SAME)


def _without_agency(one: Known, other: Known, rules: Rules) -> Answer:
    both_without = one.agency is None and other.agency is None
    strictly = Rules(strict=True, shared=rules.shared)
    if both_without and not rules.strict and not contacts_differ(one, other, strictly):
        return Answer(Link.SAME)
    return Answer(Link.POSSIBLE, "same_name_no_agency")


def _linked(one: Known, other: Known, rules: Rules) -> bool:
    return _same(rules.address(one), rules.address(other)) or _same(
        rules.number(one), rules.number(other)
    )


def sexes_differ(one: Known, other: Known) -> bool:
    return bool(one.sex and other.sex) and one.sex != other.sex


def contacts_differ(one: Known, other: Known, rules: Rules) -> bool:
    email = _unlike(rules.address(one), rules.address(other))
    phone = _unlike(rules.number(one), rules.number(other))
    return (email or phone) if rules.strict else (email and phone)


def positions_differ(one: Known, other: Known) -> bool:
    return _unlike(fold(one.position), fold(other.position))


def _same(one: str, other: str) -> bool:
    return bool(one) and one == other


def _unlike(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _different() -> Answer:
    return Answer(Link.DIFFERENT)


def closest(answers: Iterable[tuple[Answer, Found]]) -> tuple[Answer, Found | None]:
    """The best of several: linked by address or number, the same, possible, else nobody."""
    best: tuple[Answer, Found | None] = (_different(), None)
    for answer, record in answers:
        if _rank(answer) > _rank(best[0]):
            best = (answer, record)
    return best


def _rank(answer: Answer) -> int:
    ranks = {Link.DIFFERENT: 0, Link.POSSIBLE: 1, Link.SAME: 2}
    return ranks[answer.link] + (answer.reason == LINKED)

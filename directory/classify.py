"""From a typed agency name to its type, level, kind and region; unsure is an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from directory import shapes, unclear
from directory.areas import AFTER, BESIDE, Area, Place, find_area
from directory.phrases import Aliases, Hit, Kind, KnownAlias, hits_in
from directory.spelling import Word, words_of

__all__ = ["Aliases", "Classification", "Kind", "KnownAlias", "Place", "classify"]

NATIONAL = "national"
LONGEST = 300  # characters that are looked at; the name of an agency is shorter
GOVERNED = frozenset({"provinsi", "kabupaten", "kota"})
WEBSITE = re.compile(
    r"(?<![\w-])-*+[\w-]{3,}\.(com|co\.id|net|tv|news|(?<!go\.)(?<!ac\.)(?<!or\.)(?<!sch\.)id)\b"
)
UNIVERSITY = re.compile(
    r"(?!unit|untuk|umum|umk?m|umat|umroh|umrah|uni?c|unai|unf|unhc|unod|unop)u[nm][a-z]{2,6}"
)


@dataclass(frozen=True)
class Classification:
    """What a spelling means. A type of None says: ask a person."""

    type: str | None
    level: str | None
    kind: str | None
    region: str | None
    confidence: float
    agency: int | None
    reason: str


@dataclass(frozen=True)
class Finding:
    """A type with its ground, before level and region are added."""

    type: str | None = None
    kind: str | None = None
    confidence: float = 0.0
    reason: str = "unsure"
    start: int = 99
    length: int = 0


def classify(text: str, aliases: Aliases, home: str | None = None) -> Classification:
    """Say what a typed agency name means; home is the region where the workshop took place."""
    text = text[:LONGEST]
    words = aliases.speller.parted(words_of(text))
    mended = aliases.speller.corrected(words)
    area = _area(words, mended, aliases, home)
    settled = aliases.learnt(text, [area.region, home, home[:2] if home else None, None])
    if settled:
        return _as_settled(settled, area, aliases)
    finding = _finding(text, words, area, aliases)
    if mended != words and finding.reason != "exact":
        finding = _better(finding, _finding(text, mended, area, aliases))
    return _answer(finding, area)


def _area(
    words: Sequence[Word], mended: Sequence[Word], aliases: Aliases, home: str | None
) -> Area:
    area = find_area(words, aliases.gazetteer, aliases.known_words, home)
    if area.region or mended == words:
        return area
    again = find_area(mended, aliases.gazetteer, aliases.known_words, home)
    return again if again.region or not area.named else area


def _as_settled(alias: KnownAlias, area: Area, aliases: Aliases) -> Classification:
    place = aliases.gazetteer.by_code.get(alias.place or area.region or "")
    level = NATIONAL if alias.type == "ministry" else place.level if place else area.level
    code = place.code if place else None
    return Classification(alias.type, level, alias.kind, code, 1.0, alias.agency, "known")


def _better(plain: Finding, mended: Finding) -> Finding:
    if plain.type and mended.type == plain.type:
        return replace(plain, kind=plain.kind or mended.kind)
    ahead = (mended.start, -mended.length) < (plain.start, -plain.length)
    if plain.type and mended.confidence >= 0.85 and ahead:
        return replace(mended, confidence=0.75, reason="fuzzy")
    if plain.reason == "hint" and mended.reason in {"pattern", "contained", "exact"}:
        return replace(mended, confidence=0.7, reason="fuzzy")
    doubtful = mended.confidence < 0.7 or plain.reason == "ambiguous"
    if doubtful or mended.confidence * 0.85 <= plain.confidence:
        return plain
    return replace(mended, confidence=round(mended.confidence * 0.85, 2), reason="fuzzy")


def _answer(finding: Finding, area: Area) -> Classification:
    level, region = area.level, area.region
    if finding.type == "ministry" or finding.kind == "dpr":
        level, region = NATIONAL, None
    elif finding.type in shapes.ABROAD or (finding.type in shapes.NAMED_FREELY and not region):
        level = None
    return Classification(
        finding.type, level, finding.kind, region, finding.confidence, None, finding.reason
    )


def _finding(text: str, words: Sequence[Word], area: Area, aliases: Aliases) -> Finding:
    rest = [word for at, word in enumerate(words) if not _is_area_word(at, word, area)]
    chosen = _chosen(words, hits_in(words, aliases))
    longer = chosen and chosen.entry.firm and chosen.end - chosen.start > 1
    special = None if longer else _unclear(rest, words, area)
    if special and not (chosen and _named_by_another(special, chosen)):
        return special
    if chosen is None or not chosen.entry.firm:
        cut = _chosen(rest, hits_in(rest, aliases))
        chosen = cut if cut and (chosen is None or cut.entry.firm) else chosen
    migrants = _gathering_of_migrants(words, chosen)
    if migrants:
        return migrants
    if chosen is None or not chosen.entry.firm:
        guess = _by_shape(text, rest)
        if guess and (chosen is None or guess.confidence > 0.7):
            return guess
    if chosen is None:
        return _government_itself(rest, words, area)
    if _has_two_readings(chosen, words):
        return Finding(reason="ambiguous", confidence=0.3)
    found = _judged(chosen, words, rest, area)
    return replace(found, start=chosen.start, length=chosen.end - chosen.start)


def _has_two_readings(chosen: Hit, words: Sequence[Word]) -> bool:
    """A donor's programme before its partner, or the business of returned migrants."""
    type_, texts = chosen.entry.type, {word.text for word in words}
    if words[0].text in shapes.PROGRAMMES and chosen.start:
        return type_ != "development_partner"
    returned = texts & shapes.BACK_HOME and texts & shapes.MIGRANTS
    return type_ == "private_sector" and not chosen.entry.exact and bool(returned)


def _government_itself(rest: Sequence[Word], words: Sequence[Word], area: Area) -> Finding:
    """A province, regency or city named as such, with nothing else, stands for its government."""
    if words and not rest and area.level and words[0].text in GOVERNED:
        return Finding("local_government", None, 0.6, "hint")
    return Finding()


def _is_area_word(at: int, word: Word, area: Area) -> bool:
    return (
        at in area.cut
        or word.text in GOVERNED
        or (word.text in AFTER and area.named)
        or (word.text in BESIDE and at + 1 in area.cut)
    )


def _chosen(words: Sequence[Word], hits: Sequence[Hit]) -> Hit | None:
    """The firm phrase that stands first decides; units yield to the office behind them."""
    naming = any(hit.entry.exact and hit.entry.type in shapes.NAMING for hit in hits)
    behind = shapes.ROLES | shapes.UNITS if naming else shapes.ROLES
    ranked = sorted(hits, key=lambda hit: _rank(words, hit, behind))
    if not ranked:
        return None
    first, *others = ranked
    firm = [hit for hit in others if hit.entry.firm and hit.start > first.start]
    return next((hit for hit in firm if _yields(words, first, hit)), None) or _of_a_kind(
        first, ranked
    )


def _rank(
    words: Sequence[Word], hit: Hit, behind: frozenset[str]
) -> tuple[bool, bool, int, int, bool]:
    firm = hit.entry.firm
    role = words[hit.start].text in behind and not firm
    return not firm, role, hit.start, -hit.end, not hit.entry.exact


def _yields(words: Sequence[Word], first: Hit, other: Hit) -> bool:
    """Is the first phrase only a unit or a form, and the other the agency that is meant?"""
    if first.entry.kind == "lsm" and not first.entry.exact:
        named = other.entry.kind == "ingo" and other.start == first.end
        return other.entry.exact and (other.entry.type == "migrant_association" or named)
    if words[first.start].text in shapes.UNIT_NAMES and first.start:
        return other.entry.type == "local_government"
    if first.entry.kind in shapes.TASK_FORCES:
        return other.entry.type == "vertical_agency"
    return first.entry.kind in shapes.UNIT_KINDS and other.entry.type in shapes.OFFICES


def _of_a_kind(first: Hit, hits: Sequence[Hit]) -> Hit:
    """The phrase with the kind that a shorter one at the same place names."""
    same = [hit for hit in hits if hit.start == first.start and hit.entry.type == first.entry.type]
    kind = next((hit.entry.kind for hit in same if hit.entry.kind), None)
    return replace(first, entry=replace(first.entry, kind=first.entry.kind or kind))


def _gathering_of_migrants(words: Sequence[Word], chosen: Hit | None) -> Finding | None:
    texts = [word.text for word in words]
    decided = chosen and chosen.entry.firm
    if chosen and decided and (chosen.entry.exact or chosen.entry.kind not in {"lsm", "union"}):
        return None
    gathered = [at for at, text in enumerate(texts) if _gathers(texts, at)]
    if not gathered or (chosen and chosen.start < gathered[0]):
        return None
    if shapes.MIGRANTS & set(texts[gathered[0] + 1 :]):
        return Finding("migrant_association", "purna_pmi", 0.8, "pattern")
    return None


def _gathers(texts: Sequence[str], at: int) -> bool:
    """Is this word a gathering? "Perkumpulan" is one only of returned migrants themselves."""
    if texts[at] == "perkumpulan":
        return bool(shapes.RETURNED & set(texts[at + 1 : at + 2]))
    return texts[at] in shapes.GATHERINGS


def _by_shape(text: str, rest: Sequence[Word]) -> Finding | None:
    if WEBSITE.search(text.lower()) and "@" not in text:
        return Finding("media", "media_", 0.75, "pattern")
    if rest and rest[0].capitals and UNIVERSITY.fullmatch(rest[0].text):
        return Finding("academia", "univ", 0.6, "pattern")
    return None


def _unclear(rest: Sequence[Word], words: Sequence[Word], area: Area) -> Finding | None:
    """Short names with several owners: decided only by what stands beside them."""
    if not unclear.begins_with_one(rest):
        return None
    answer = unclear.meaning_of(rest, words, area)
    if answer:
        return Finding(*answer, 0.75, "pattern")
    return Finding(reason="ambiguous", confidence=0.3) if unclear.stands_alone(rest) else None


def _named_by_another(special: Finding, chosen: Hit) -> bool:
    """The board of another body, "BPD APINDO", is no village body."""
    return special.kind == "bpd_desa" and chosen.entry.firm and chosen.entry.exact


def _judged(chosen: Hit, words: Sequence[Word], rest: Sequence[Word], area: Area) -> Finding:
    entry = chosen.entry
    whole = chosen.end - chosen.start >= len(rest)
    if not entry.firm:
        return _hinted(chosen, words, area, whole=whole)
    confidence = 0.98 if whole and entry.exact else 0.9 if entry.exact else 0.85
    reason = "exact" if whole and entry.exact else "contained" if entry.exact else "pattern"
    finding = Finding(entry.type, entry.kind, confidence, reason)
    if entry.type == "vertical_agency" and entry.kind is None and _is_head_office(words, area):
        return replace(finding, type="ministry", kind="pbrn_pnrb", confidence=0.75)
    return _at_home(finding, chosen, words, area) if entry.type == "ministry" else finding


def _is_head_office(words: Sequence[Word], area: Area) -> bool:
    return not area.named and words[-1].text == "pusat"


def _hinted(chosen: Hit, words: Sequence[Word], area: Area, *, whole: bool) -> Finding:
    texts = {word.text for word in words}
    head = words[chosen.start].text if chosen.end <= len(words) else ""
    if texts <= shapes.POSITIONS or (len(words) == 1 and not chosen.entry.exact):
        return Finding(confidence=0.4)
    if head == "badan" and texts & {"nasional", "ri", "republik", "negara"}:
        return Finding("ministry", "pbrn_pnrb", 0.75, "pattern")
    inside = words[0].text in shapes.ROLES
    if chosen.start > 1 and not inside and chosen.entry.type == "village_government":
        return Finding(confidence=0.4)
    if head in shapes.NEEDS_AREA and not (area.named or "daerah" in texts):
        return Finding(confidence=0.4)
    return Finding(chosen.entry.type, chosen.entry.kind, 0.6 if whole else 0.7, "hint")


def _at_home(finding: Finding, chosen: Hit, words: Sequence[Word], area: Area) -> Finding:
    """A ministry with a branch word or a region beside it is its office there."""
    texts = {word.text for word in words}
    before = {word.text for word in words[: chosen.start]}
    if finding.kind in shapes.ONLY_CENTRAL:
        return finding
    branch = bool(shapes.BRANCH & before) or "perwakilan" in texts
    head = texts & shapes.HEAD_OFFICE or ("ri" in texts and area.region is None)
    away = area.named and (area.region or "")[:2] != "31" and not head
    if not branch and not away:
        return finding
    kind = shapes.LOCAL_OFFICE.get(finding.kind or "")
    return Finding("vertical_agency", kind, 0.8 if branch else 0.7, "pattern")

"""From a typed agency name to its type, level, kind and region; unsure is an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from directory import shapes
from directory.areas import AFTER, BESIDE, Area, Place, find_area
from directory.phrases import Aliases, Hit, Kind, KnownAlias, hits_in
from directory.spelling import Word, words_of

__all__ = ["Aliases", "Classification", "Kind", "KnownAlias", "Place", "classify"]

NATIONAL = "national"
GOVERNED = frozenset({"provinsi", "kabupaten", "kota"})
WEBSITE = re.compile(
    r"\b[\w-]{3,}\.(com|co\.id|net|tv|news|(?<!go\.)(?<!ac\.)(?<!or\.)(?<!sch\.)id)\b"
)
UNIVERSITY = re.compile(r"un[a-z]{3,6}")


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
    words = words_of(text)
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
    elif finding.type in {"international_organization", "development_partner"}:
        level = None
    return Classification(
        finding.type, level, finding.kind, region, finding.confidence, None, finding.reason
    )


def _finding(text: str, words: Sequence[Word], area: Area, aliases: Aliases) -> Finding:
    rest = [word for at, word in enumerate(words) if not _is_area_word(at, word, area)]
    chosen = _chosen(hits_in(words, aliases))
    longer = chosen and chosen.entry.exact and chosen.end - chosen.start > 1
    special = None if longer else _unclear_name(rest, words, area)
    if special:
        return special
    if chosen is None or not chosen.entry.firm:
        cut = _chosen(hits_in(rest, aliases))
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
    found = _judged(chosen, words, rest, area)
    return replace(found, start=chosen.start, length=chosen.end - chosen.start)


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


def _chosen(hits: Sequence[Hit]) -> Hit | None:
    """The firm phrase that stands first decides; units yield to the office behind them."""
    ranked = sorted(hits, key=lambda h: (not h.entry.firm, h.start, -h.end, not h.entry.exact))
    if not ranked:
        return None
    first = ranked[0]
    if first.entry.kind == "lsm" and not first.entry.exact:
        migrants = [h for h in ranked if h.entry.firm and h.entry.exact and h.start > first.start]
        named = [h for h in migrants if h.entry.type == "migrant_association"]
        return named[0] if named else first
    if first.entry.kind in shapes.UNIT_KINDS:
        offices = [h for h in ranked if h.entry.firm and h.entry.type in shapes.OFFICES]
        return offices[0] if offices else first
    return first


def _gathering_of_migrants(words: Sequence[Word], chosen: Hit | None) -> Finding | None:
    texts = [word.text for word in words]
    decided = chosen and chosen.entry.firm
    if chosen and decided and (chosen.entry.exact or chosen.entry.kind not in {"lsm", "union"}):
        return None
    gathered = [at for at, text in enumerate(texts) if text in shapes.GATHERINGS]
    if not gathered or (chosen and chosen.start < gathered[0]):
        return None
    if shapes.MIGRANTS & set(texts[gathered[0] + 1 :]):
        return Finding("migrant_association", "purna_pmi", 0.8, "pattern")
    return None


def _by_shape(text: str, rest: Sequence[Word]) -> Finding | None:
    if WEBSITE.search(text.lower()) and "@" not in text:
        return Finding("media", "media_", 0.75, "pattern")
    if rest and rest[0].capitals and UNIVERSITY.fullmatch(rest[0].text) and rest[0].text != "unit":
        return Finding("academia", "univ", 0.6, "pattern")
    return None


def _unclear_name(rest: Sequence[Word], words: Sequence[Word], area: Area) -> Finding | None:
    """Short names with several owners: decided only by what stands beside them."""
    if not rest or rest[0].text not in shapes.UNCLEAR:
        return None
    name, others = rest[0].text, {word.text for word in words} - {rest[0].text}
    more = [word.text for word in rest[1:]]
    answer = _beside(name, others, more, area)
    if not answer and more and rest[0].capitals:
        answer = shapes.UNCLEAR_BEFORE_A_NAME.get(name)
    if answer:
        return Finding(*answer, 0.75, "pattern")
    return Finding(reason="ambiguous", confidence=0.3) if not more else None


def _beside(
    name: str, others: set[str], more: Sequence[str], area: Area
) -> tuple[str, str | None] | None:
    if name == "pmi" and not more and others & {"kota", "kabupaten"}:
        return "civil_society", "pmi_palangmerah"
    if name == "kkp" and others & {"kelas"}:
        return "vertical_agency", "karantina_kes"
    of_province = area.level == "province" and not more
    if name == "bpd" and (others & shapes.BANK_WORDS or of_province):
        return "private_sector", "bank"
    if name == "bpd" and more:
        return "village_government", "bpd_desa"
    if name == "ppt" and not more:
        return "local_government", "uptd_ppa"
    if name == "ma" and more == ["ri"]:
        return "ministry", None
    return shapes.UNCLEAR_BESIDE_AN_AREA.get(name) if area.named and not more else None


def _judged(chosen: Hit, words: Sequence[Word], rest: Sequence[Word], area: Area) -> Finding:
    entry = chosen.entry
    whole = chosen.end - chosen.start >= len(rest)
    if not entry.firm:
        return _hinted(chosen, words, area, whole=whole)
    confidence = 0.98 if whole and entry.exact else 0.9 if entry.exact else 0.85
    reason = "exact" if whole and entry.exact else "contained" if entry.exact else "pattern"
    finding = Finding(entry.type, entry.kind, confidence, reason)
    return _at_home(finding, chosen, words, area) if entry.type == "ministry" else finding


def _hinted(chosen: Hit, words: Sequence[Word], area: Area, *, whole: bool) -> Finding:
    texts = {word.text for word in words}
    head = words[chosen.start].text if chosen.end <= len(words) else ""
    if head == "badan" and texts & {"nasional", "ri", "republik"}:
        return Finding("ministry", "pbrn_pnrb", 0.75, "pattern")
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
    away = area.named and (area.region or "")[:2] != "31" and not texts & shapes.HEAD_OFFICE
    if not branch and not away:
        return finding
    kind = shapes.LOCAL_OFFICE.get(finding.kind or "")
    return Finding("vertical_agency", kind, 0.8 if branch else 0.7, "pattern")

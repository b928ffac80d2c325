"""Names of offices on papers that already say whose government it is."""

from directory.models import Agency, Region

GOVERNMENTS = ("provinsi", "kabupaten", "kota")
LEADING_ON = ("di", "wilayah")  # "Balai … Wilayah Bali" is no name without the place


def office_name(agency: Agency, region: Region | None) -> str:
    """Without its region at the end, where that is this one: "Dinas Sosial"."""
    if region is None or agency.region_id != region.pk:
        return agency.name
    words, place = agency.name.split(), region.name.split()
    if _folded(words[-len(place) :]) != _folded(place):
        return agency.name
    rest = words[: -len(place)]
    if rest and rest[-1].casefold() in GOVERNMENTS:
        rest = rest[:-1]
    if not rest or rest[-1].casefold() in LEADING_ON:
        return agency.name
    return " ".join(rest)


def _folded(words: list[str]) -> list[str]:
    return [word.casefold() for word in words]

"""The list of agencies as a kind of import: its columns, its words for problems, its verbs."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.importing import scopes
from directory.importing.agency_rows import judge, values_of
from directory.importing.recording import Book
from directory.importing.records import LANGKAH_ID, MESSAGES
from directory.models import Agency, AgencyKind, AgencyType, Region
from directory.resources import AgencyResource
from directory.words import Level
from intake.kinds import Ask, Kind
from intake.matching import Column

PERMISSIONS = ("directory.add_agency", "directory.change_agency")
COLUMNS = (
    LANGKAH_ID,
    Column(
        "name",
        _("Name of the agency"),
        (
            "nama instansi",
            "nama perangkat daerah",
            "nama OPD",
            "instansi",
            "perangkat daerah",
            "OPD",
            "SKPD",
            "lembaga",
            "nama",
            "name of the agency",
            "agency name",
            "agency",
            "institution",
            "name",
        ),
        required=True,
    ),
    Column(
        "kind",
        _("Kind of agency"),
        (
            "nomenklatur instansi",
            "rumpun instansi",
            "rumpun",
            "nomenklatur",
            "kind of agency",
            "kind",
        ),
    ),
    Column(
        "type",
        _("Agency type"),
        (
            "jenis instansi",
            "tipe instansi",
            "kategori instansi",
            "jenis",
            "tipe",
            "agency type",
            "type",
        ),
    ),
    Column(
        "region",
        _("Region"),
        (
            "wilayah",
            "kabupaten kota",
            "kab kota",
            "daerah",
            "provinsi",
            "kode wilayah",
            "region",
            "region code",
            "regency city",
            "province",
        ),
    ),
    Column("level", _("Level"), ("tingkat", "tingkatan", "jenjang", "level")),
    Column(
        "valid_from",
        _("Valid from"),
        ("berlaku sejak", "berlaku dari", "berdiri sejak", "mulai berlaku", "valid from", "from"),
    ),
    Column(
        "valid_to",
        _("Valid to"),
        ("berlaku sampai", "berlaku hingga", "sampai", "berakhir", "valid to", "valid until"),
    ),
)

EXAMPLES = (
    {
        "name": "Dinas Contoh Urusan Tenaga Kerja",
        "type": "local_government",
        "level": "province",
        "valid_from": "1 Januari 2020",
    },
    {"name": "Yayasan Contoh (contoh@example.org)", "type": "civil_society"},
)


def _fill() -> Callable[[Any, Mapping[str, Any]], None]:
    """Keys to ids, read once."""
    ids = {
        "kind": dict(AgencyKind.objects.values_list("key", "pk")),
        "type": dict(AgencyType.objects.values_list("key", "pk")),
        "region": dict(Region.objects.values_list("code", "pk")),
    }

    def fill(agency: Agency, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name in ids:
                setattr(agency, f"{name}_id", ids[name].get(value))
            elif name in ("valid_from", "valid_to"):
                setattr(agency, name, date.fromisoformat(value) if value else None)
            else:
                setattr(agency, name, value)

    return fill


BOOK = Book(
    model=Agency,
    fields=("name", "kind", "type", "region", "level", "valid_from", "valid_to"),
    joined=("kind", "type", "region"),
    read=values_of,
    filler=_fill,
)


def records(target: str) -> Iterable[Agency]:
    """The agencies as they are, for an export that can be edited and brought back."""
    found = scopes.agencies_in(scopes.scope_of(target)).select_related("kind", "type", "region")
    return found.order_by("region__code", "name", "pk").iterator(2000)


def types(target: str) -> list[tuple[str, str]]:
    return [(each.key, str(each)) for each in AgencyType.objects.all()]


def kinds(target: str) -> list[tuple[str, str]]:
    """In the order of their names in the reader's language."""
    found = [(each.key, str(each)) for each in AgencyKind.objects.all()]
    return sorted(found, key=lambda choice: choice[1].casefold())


def levels(target: str) -> list[tuple[str, Any]]:
    return list(Level.choices)


AGENCIES = Kind(
    key="agencies",
    label=_("Agencies of a region"),
    columns=COLUMNS,
    resource=AgencyResource,
    messages={
        **MESSAGES,
        "name_without_letters": _("“%(value)s” is no name: it has no letters."),
        "name_taken": _("Another agency of the region has the name “%(value)s” already."),
        "type_unsure": _(
            "The type of “%(value)s” is not sure; the agency stays not yet classified."
        ),
        "type_unknown": _("“%(value)s” is no agency type; choose what it means."),
        "kind_unknown": _("“%(value)s” is no kind of agency, or several; choose what it means."),
        "day_unknown": _("“%(value)s” is not read as a date; write it as 31/12/2023."),
        "period_reversed": _("The last day lies before the first."),
    },
    judge=judge,
    mark=lambda target: scopes.mark(),
    write=BOOK.write,
    take_back=BOOK.take_back,
    targets=partial(scopes.targets, permissions=PERMISSIONS),
    target_label=scopes.target_label,
    result_url=partial(scopes.result_url, "agencies"),
    records=records,
    asks={
        "type_unsure": Ask(types),
        "type_unknown": Ask(types),
        "kind_unknown": Ask(kinds),
        "region_unknown": Ask(scopes.region_choices),
        "word_unknown": Ask(levels),
        "required": Ask(per_row=True),
        "name_without_letters": Ask(per_row=True),
        "name_taken": Ask(per_row=True),
        "too_long": Ask(per_row=True),
        "day_unknown": Ask(per_row=True),
        "period_reversed": Ask(per_row=True),
    },
    own_answers=("name",),
    organiser=scopes.organiser,
    told=("agencies_created", "agencies_updated"),
    also_headings=("no", "nomor", "keterangan", "alamat", "address"),
    examples=EXAMPLES,
)

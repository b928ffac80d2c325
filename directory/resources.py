"""Columns of the directory's lists: cleaned on the way in, put into words on the way out."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from import_export import resources
from import_export.fields import Field

from directory.models import Agency, AgencyKind, AgencyType, Post, Region, Tenure
from directory.spelling import key_of
from directory.widgets import (
    ChoiceWidget,
    DayWidget,
    EmailWidget,
    KeyWidget,
    Named,
    PhoneWidget,
    TextWidget,
)
from directory.words import Level

LEVELS = {
    Level.PROVINCE: "provinsi|province|provincial",
    Level.REGENCY: "kabupaten|regency",
    Level.CITY: "kota|city",
    Level.NATIONAL: "nasional|national|pusat",
}
ROLES = {
    Post.Role.FOCAL_POINT: "narahubung|narahubung instansi|focal point|kontak instansi",
    Post.Role.OPERATOR: "operator|operator instansi",
    Post.Role.HEAD: "kepala|kepala instansi|pimpinan|head|head of the agency",
    Post.Role.COORDINATOR: "koordinator|koordinator daerah|coordinator|regional coordinator",
    Post.Role.VERIFIER: "verifikator|verifier",
}
STANDINGS = {
    Tenure.Standing.DEFINITIVE: "definitif|definitive|tetap|pejabat definitif",
    Tenure.Standing.ACTING: "plt|pelaksana tugas|acting",
    Tenure.Standing.DAILY_ACTING: "plh|pelaksana harian|daily acting",
}


def _regions() -> Iterator[Named]:
    """Regions by code and name; a name alone ("Lombok Timur") where only one region has it."""
    for region in Region.objects.all():
        code, level = region.code, region.get_level_display()
        names = [region.name, region.name_en, region.abbreviation]
        alone = key_of(region.name).removeprefix("kabupaten ").removeprefix("kota ")
        english = {"regency": f"{alone} regency", "city": f"{alone} city"}.get(region.level, "")
        longer = [f"{word} {name}" for word in ("provinsi", level) for name in names if name]
        spoken = longer if region.level == Level.PROVINCE else [english]
        yield code, region, ([code, code.replace(".", "")], names, [*spoken, alone])


def _types() -> Iterator[Named]:
    for each in AgencyType.objects.all():
        names = [each.name_id, each.name_en]
        yield each.key, each, ([each.key], names, _in_brackets(each.name_id))


def _in_brackets(name: str) -> list[str]:
    """What officials say for short: "Perangkat daerah (OPD)" is OPD."""
    found = re.search(r"\(([^)]+)\)", name)
    return found[1].split("/") if found else []


def _kinds() -> Iterator[Named]:
    for each in AgencyKind.objects.select_related("type"):
        names = [each.name_id, *each.english_names]
        yield each.key, each, ([each.key], names, [each.abbreviation, *each.aliases])


class ListResource(resources.ModelResource):
    """Records as rows of text, in the order of `get_export_order`."""

    def rows(self, records: Iterable[Any]) -> Iterator[list[str]]:
        for record in records:
            yield [str(value or "") for value in self.export_resource(record)]


class AgencyResource(ListResource):
    """One row for each agency. Names of columns are those of `importing.agencies.COLUMNS`."""

    langkah_id = Field("pk", "langkah_id", TextWidget(20))
    name = Field("name", "name", TextWidget(200))
    kind = Field("kind__key", "kind", KeyWidget(_kinds, "kind_unknown"))
    type = Field("type__key", "type", KeyWidget(_types, "type_unknown"))
    region = Field("region__code", "region", KeyWidget(_regions, "region_unknown"))
    level = Field("level", "level", ChoiceWidget(Level, LEVELS))
    valid_from = Field("valid_from", "valid_from", DayWidget())
    valid_to = Field("valid_to", "valid_to", DayWidget())

    class Meta:
        model = Agency
        fields = (
            "langkah_id",
            "name",
            "kind",
            "type",
            "region",
            "level",
            "valid_from",
            "valid_to",
        )
        export_order = fields


class PostResource(ListResource):
    """One row for each post. Names of columns are those of `importing.posts.COLUMNS`."""

    langkah_id = Field("pk", "langkah_id", TextWidget(20))
    agency = Field("agency__name", "agency", TextWidget(200))
    region = Field("agency__region__code", "region", KeyWidget(_regions, "region_unknown"))
    role = Field("role", "role", ChoiceWidget(Post.Role, ROLES))
    title = Field("title", "title", TextWidget(150))
    mailbox = Field("mailbox", "mailbox", EmailWidget(254))
    whatsapp = Field("whatsapp", "whatsapp", PhoneWidget(20))

    class Meta:
        model = Post
        fields = ("langkah_id", "agency", "region", "role", "title", "mailbox", "whatsapp")
        export_order = fields


class HeldPostResource(PostResource):
    """On the way in a row may also name who is to be invited; on the way out nobody is named."""

    holder_email = Field(None, "holder_email", EmailWidget(254))
    holder_name = Field(None, "holder_name", TextWidget(150))
    standing = Field(None, "standing", ChoiceWidget(Tenure.Standing, STANDINGS))

    class Meta:
        model = Post
        fields = (*PostResource.Meta.fields, "holder_email", "holder_name", "standing")

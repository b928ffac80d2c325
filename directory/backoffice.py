"""The back office of the directory: reference tables and choosers."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from directory.importing import AGENCIES, POSTS
from directory.models import Agency, AgencyAlias, AgencyKind, AgencyType, Post, Region, Tenure
from intake.kinds import Kind
from intake.text import clean_text, escape_formula


class PlainCells(SpreadsheetExportMixin):
    """Files without formulas: Wagtail marks them as text in XLSX, not in CSV."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        cell = super().preprocess_field_value(field, value, export_format)
        if not isinstance(cell, str):
            return cell
        return escape_formula(clean_text(cell)[0], typed=export_format == self.FORMAT_XLSX)


class TableIndexView(PlainCells, IndexView):
    """A list of a reference table, with the relations that its rows and files follow."""

    joined: ClassVar[tuple[str, ...]] = ()

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related(*self.joined)


class TableViewSet(ModelViewSet):
    """A reference table of the back office; every app's tables begin here."""

    index_view_class = TableIndexView
    copy_view_enabled = False


def headings_of(kind: Kind, **paths: str) -> Mapping[str, str | Promise]:
    """The headings of an import for the columns of a list, so that its files can be brought back.

    `paths` are the fields that the list reaches by another path.
    """
    return {paths.get(column.field, column.field): column.label for column in kind.columns}


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in (value or "").splitlines())
        return [line for line in lines if line]


class AgencyKindForm(forms.ModelForm[AgencyKind]):
    aliases = LinesField(label=_("Ways of writing, one a line"), required=False)
    generic_aliases = LinesField(label=_("General words for it, one a line"), required=False)

    class Meta:
        model = AgencyKind
        fields = [
            "key",
            "type",
            "name_id",
            "name_en",
            "abbreviation",
            "aliases",
            "generic_aliases",
        ]


class RegionViewSet(TableViewSet):
    model = Region
    icon = "site"
    menu_label = _("Regions")
    list_display = ["name", "code", "level", "parent", "zone"]
    list_filter = ["level", "zone", "has_government"]
    list_export = ["code", "level", "name", "name_en", "parent", "zone", "iso_code"]
    search_fields = ["name", "name_en", "code", "abbreviation"]
    form_fields = [
        "code",
        "level",
        "name",
        "name_en",
        "abbreviation",
        "parent",
        "zone",
        "iso_code",
        "tile_row",
        "tile_column",
        "has_government",
    ]


class AgencyTypeViewSet(TableViewSet):
    model = AgencyType
    icon = "tag"
    menu_label = _("Agency types")
    list_display = ["name_id", "name_en", "key", "order"]
    list_export = ["key", "order", "name_id", "name_en"]
    search_fields = ["name_id", "name_en", "key"]
    form_fields = ["key", "order", "name_id", "name_en"]


class AgencyKindViewSet(TableViewSet):
    model = AgencyKind
    icon = "tag"
    menu_label = _("Kinds of agency")
    list_display = ["name_id", "name_en", "abbreviation", "type", "key"]
    list_filter = ["type"]
    list_export = ["key", "type", "name_id", "name_en", "abbreviation"]
    search_fields = ["name_id", "name_en", "abbreviation", "key"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[AgencyKind]]:
        return AgencyKindForm


class AgencyIndexView(TableIndexView):
    joined = ("kind", "type", "region")
    export_headings = headings_of(AGENCIES, langkah_id="pk", level="get_level_display")


class AgencyViewSet(TableViewSet):
    model = Agency
    index_view_class = AgencyIndexView
    icon = "home"
    menu_label = _("Agencies")
    list_display = ["name", "region", "type", "level"]
    list_filter = ["type", "level"]
    list_export = [
        "pk",
        "name",
        "kind",
        "type",
        "region",
        "get_level_display",
        "valid_from",
        "valid_to",
    ]
    search_fields = ["name"]
    form_fields = [
        "name",
        "kind",
        "type",
        "region",
        "level",
        "valid_from",
        "valid_to",
        "successors",
    ]


class AgencyAliasViewSet(TableViewSet):
    model = AgencyAlias
    icon = "edit"
    menu_label = _("Spellings of agencies")
    list_display = ["spelling", "agency", "region"]
    list_export = ["spelling", "agency", "region"]
    search_fields = ["spelling", "agency__name"]
    form_fields = ["spelling", "agency", "region"]


class PostIndexView(TableIndexView):
    joined = ("agency__region",)
    export_headings = headings_of(
        POSTS, langkah_id="pk", region="agency.region", role="get_role_display"
    )


class PostViewSet(TableViewSet):
    model = Post
    index_view_class = PostIndexView
    icon = "group"
    menu_label = _("Posts")
    list_display = ["__str__", "role", "agency"]
    list_filter = ["role"]
    list_export = [
        "pk",
        "agency",
        "agency.region",
        "get_role_display",
        "title",
        "mailbox",
        "whatsapp",
    ]
    search_fields = ["title", "agency__name"]
    form_fields = ["agency", "role", "title", "mailbox", "whatsapp"]


class TenureViewSet(TableViewSet):
    """No export: it would carry names out of the house."""

    model = Tenure
    icon = "history"
    menu_label = _("Tenures")
    list_display = ["__str__", "post", "holder", "standing", "starts_on", "ends_on"]
    list_filter = ["standing"]
    search_fields = ["holder__full_name", "post__agency__name", "post__title"]
    form_fields = ["post", "holder", "standing", "starts_on", "ends_on", "letter"]


class DirectoryGroup(ModelViewSetGroup):
    menu_label = _("Directory")
    menu_icon = "group"
    menu_order = 300
    items = (
        RegionViewSet("regions"),
        AgencyTypeViewSet("agency_types"),
        AgencyKindViewSet("agency_kinds"),
        AgencyViewSet("agencies"),
        AgencyAliasViewSet("agency_aliases"),
        PostViewSet("posts"),
        TenureViewSet("tenures"),
    )


class RegionChooser(ChooserViewSet):
    model = Region
    icon = "site"
    choose_one_text = _("Choose a region")
    choose_another_text = _("Choose another region")


class AgencyChooser(ChooserViewSet):
    model = Agency
    icon = "home"
    choose_one_text = _("Choose an agency")
    choose_another_text = _("Choose another agency")


CHOOSERS = (RegionChooser("region_chooser"), AgencyChooser("agency_chooser"))

"""The back office of the directory: reference tables and choosers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from directory.models import Agency, AgencyAlias, AgencyKind, AgencyType, Post, Region, Tenure


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


class RegionViewSet(ModelViewSet):
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
    copy_view_enabled = False


class AgencyTypeViewSet(ModelViewSet):
    model = AgencyType
    icon = "tag"
    menu_label = _("Agency types")
    list_display = ["name_id", "name_en", "key", "order"]
    list_export = ["key", "order", "name_id", "name_en"]
    search_fields = ["name_id", "name_en", "key"]
    form_fields = ["key", "order", "name_id", "name_en"]
    copy_view_enabled = False


class AgencyKindViewSet(ModelViewSet):
    model = AgencyKind
    icon = "tag"
    menu_label = _("Kinds of agency")
    list_display = ["name_id", "abbreviation", "type", "key"]
    list_filter = ["type"]
    list_export = ["key", "type", "name_id", "name_en", "abbreviation"]
    search_fields = ["name_id", "name_en", "abbreviation", "key"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[AgencyKind]]:
        return AgencyKindForm


class AgencyViewSet(ModelViewSet):
    model = Agency
    icon = "home"
    menu_label = _("Agencies")
    list_display = ["name", "region", "type", "level"]
    list_filter = ["type", "level"]
    list_export = ["name", "kind", "type", "region", "level", "valid_from", "valid_to"]
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
    copy_view_enabled = False


class AgencyAliasViewSet(ModelViewSet):
    model = AgencyAlias
    icon = "edit"
    menu_label = _("Spellings of agencies")
    list_display = ["spelling", "agency", "region"]
    list_export = ["spelling", "agency", "region"]
    search_fields = ["spelling", "agency__name"]
    form_fields = ["spelling", "agency", "region"]
    copy_view_enabled = False


class PostViewSet(ModelViewSet):
    model = Post
    icon = "group"
    menu_label = _("Posts")
    list_display = ["__str__", "role", "agency"]
    list_filter = ["role"]
    list_export = ["agency", "role", "title"]
    search_fields = ["title", "agency__name"]
    form_fields = ["agency", "role", "title", "mailbox", "whatsapp"]
    copy_view_enabled = False


class TenureViewSet(ModelViewSet):
    """No export: it would carry names out of the house."""

    model = Tenure
    icon = "history"
    menu_label = _("Tenures")
    list_display = ["__str__", "post", "holder", "standing", "starts_on", "ends_on"]
    list_filter = ["standing"]
    search_fields = ["holder__full_name", "post__agency__name", "post__title"]
    form_fields = ["post", "holder", "standing", "starts_on", "ends_on", "letter"]
    copy_view_enabled = False


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

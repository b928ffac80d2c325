"""The back office of workshops: programmes, events, published numbers. People are in the portal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSetGroup

from directory.backoffice import TableViewSet
from workshops.models import Programme, PublishedCount, Workshop


class OrganisersField(forms.CharField):
    """Organisers, one a line: the Indonesian name, a bar, the English name."""

    widget = forms.Textarea
    default_error_messages = {
        "one_name_each": _("Write each line as: name in Indonesian | name in English.")
    }

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(f"{entry['id']} | {entry.get('en') or entry['id']}" for entry in value)

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in (value or "").splitlines() if line.strip()]
        return [self._read(line) for line in lines]

    def _read(self, line: str) -> dict[str, str]:
        name, bar, english = (part.strip() for part in line.partition("|"))
        if not name or (bar and not english):
            raise forms.ValidationError(self.error_messages["one_name_each"], code="one_name_each")
        return {"id": name, "en": english or name}


class WorkshopForm(forms.ModelForm[Workshop]):
    organisers = OrganisersField(
        label=_("Organisers"),
        required=False,
        help_text=_("One a line: name in Indonesian | name in English."),
    )

    class Meta:
        model = Workshop
        fields = [
            "slug",
            "kind",
            "title_id",
            "title_en",
            "programme",
            "region",
            "venue",
            "mode",
            "starts_on",
            "ends_on",
            "starts_at",
            "organisers",
            "source_url",
            "personal_data_until",
        ]

    def clean(self) -> dict[str, Any] | None:
        """A day before the event is over would delete its list the night it comes in."""
        cleaned = super().clean()
        until, over = (self.cleaned_data.get(name) for name in ("personal_data_until", "ends_on"))
        if until and over and until < over:
            self.add_error("personal_data_until", _("This day is before the event is over."))
        return cleaned

    def clean_organisers(self) -> list[dict[str, str]]:
        """Key and role of an organiser who was there before stay as they were."""
        known = {entry["id"]: entry for entry in self.instance.organisers}
        return [
            {**known.get(entry["id"], {}), **entry} for entry in self.cleaned_data["organisers"]
        ]


class ProgrammeViewSet(TableViewSet):
    model = Programme
    icon = "folder-open-inverse"
    menu_label = _("Programmes")
    list_display = ["name_id", "period", "funder"]
    list_export = ["key", "name_id", "name_en", "period", "funder"]
    search_fields = ["name_id", "name_en", "key"]
    form_fields = [
        "key",
        "name_id",
        "name_en",
        "period",
        "funder",
        "government_partner",
        "source_url",
    ]


class WorkshopViewSet(TableViewSet):
    model = Workshop
    icon = "date"
    menu_label = _("Events")
    list_display = ["title_id", "kind", "region", "starts_on"]
    list_filter = ["kind", "mode", "programme"]
    list_export = ["slug", "kind", "title_id", "title_en", "region", "starts_on", "ends_on"]
    search_fields = ["title_id", "title_en", "slug", "region__name"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Workshop]]:
        return WorkshopForm


class PublishedCountViewSet(TableViewSet):
    model = PublishedCount
    icon = "list-ol"
    menu_label = _("Published numbers")
    list_display = ["label_id", "number", "workshop"]
    list_filter = ["workshop"]
    list_export = ["workshop", "key", "label_id", "label_en", "number", "source_url"]
    search_fields = ["label_id", "label_en", "workshop__title_id"]
    form_fields = [
        "workshop",
        "key",
        "label_id",
        "label_en",
        "number",
        "note_id",
        "note_en",
        "source_url",
    ]


class WorkshopsGroup(ModelViewSetGroup):
    menu_label = _("Workshops")
    menu_icon = "date"
    menu_order = 310
    items = (
        ProgrammeViewSet("programmes"),
        WorkshopViewSet("workshop_records"),
        PublishedCountViewSet("published_counts"),
    )


class WorkshopChooser(ChooserViewSet):
    model = Workshop
    icon = "date"
    choose_one_text = _("Choose an event")
    choose_another_text = _("Choose another event")


CHOOSERS = (WorkshopChooser("workshop_chooser"),)

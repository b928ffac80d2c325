"""The back office of action plans: the tables actions are mapped to. Actions are in the portal."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from actionplan.models import (
    ActionPlan,
    LegalInstrument,
    Objective,
    Principle,
    Step,
    StepDeliverable,
)
from directory.backoffice import TableViewSet


class StepViewSet(TableViewSet):
    model = Step
    icon = "list-ol"
    menu_label = _("Steps")
    list_display = ["name_id", "number", "wording"]
    list_filter = ["wording"]
    list_export = ["number", "key", "name_id", "name_en", "wording"]
    search_fields = ["name_id", "name_en"]
    form_fields = [
        "number",
        "key",
        "name_id",
        "name_en",
        "wording",
        "description_id",
        "description_en",
        "source_url",
    ]


class StepDeliverableViewSet(TableViewSet):
    model = StepDeliverable
    icon = "tick"
    menu_label = _("Deliverables of steps")
    list_display = ["name_id", "step", "order", "wording"]
    list_filter = ["step", "wording"]
    list_export = ["step", "key", "name_id", "name_en", "wording"]
    search_fields = ["name_id", "name_en"]
    form_fields = ["step", "key", "order", "name_id", "name_en", "wording"]


class ObjectiveViewSet(TableViewSet):
    model = Objective
    icon = "crosshairs"
    menu_label = _("Objectives")
    list_display = ["name_id", "number", "label_id", "wording"]
    list_filter = ["wording"]
    list_export = ["number", "name_id", "name_en", "label_id", "label_en", "wording"]
    search_fields = ["name_id", "name_en", "label_id", "label_en"]
    form_fields = [
        "number",
        "name_id",
        "name_en",
        "label_id",
        "label_en",
        "wording",
        "sdg_goals",
    ]


class PrincipleViewSet(TableViewSet):
    model = Principle
    icon = "key"
    menu_label = _("Guiding principles")
    list_display = ["name_id", "number", "wording"]
    list_filter = ["wording"]
    list_export = ["number", "key", "name_id", "name_en", "wording"]
    search_fields = ["name_id", "name_en"]
    form_fields = [
        "number",
        "key",
        "name_id",
        "name_en",
        "wording",
        "meaning_id",
        "meaning_en",
    ]


class ActionPlanViewSet(TableViewSet):
    model = ActionPlan
    icon = "doc-full"
    menu_label = _("Action plans")
    list_display = ["title_id", "region", "status", "is_public"]
    list_filter = ["status", "is_public"]
    list_export = ["key", "region", "title_id", "title_en", "starts_on", "ends_on", "status"]
    search_fields = ["title_id", "title_en", "key", "region__name"]
    form_fields = [
        "key",
        "region",
        "title_id",
        "title_en",
        "starts_on",
        "ends_on",
        "status",
        "instrument",
        "clearance",
        "closes_after",
        "programme_verifies",
        "is_public",
        "shows_late",
    ]


class LegalInstrumentViewSet(TableViewSet):
    model = LegalInstrument
    icon = "doc-full-inverse"
    menu_label = _("Legal instruments")
    list_display = ["title", "kind", "number", "year", "status"]
    list_filter = ["kind", "status", "year"]
    list_export = ["kind", "number", "year", "title", "status", "url"]
    search_fields = ["title", "number"]
    form_fields = ["kind", "number", "year", "title", "status", "url"]


class ActionPlanGroup(ModelViewSetGroup):
    menu_label = _("Action plans")
    menu_icon = "doc-full"
    menu_order = 320
    items = (
        ActionPlanViewSet("action_plans"),
        LegalInstrumentViewSet("legal_instruments"),
        StepViewSet("steps"),
        StepDeliverableViewSet("step_deliverables"),
        ObjectiveViewSet("objectives"),
        PrincipleViewSet("principles"),
    )

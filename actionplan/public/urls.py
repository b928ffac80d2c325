"""Public addresses of plans and actions."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from actionplan.public import actions, evidence, plans

app_name = "actionplan"

of_a_region = [
    path("", plans.plan_detail, name="plan-detail"),
    path(_("actions/"), actions.action_list, name="action-list"),
]

urlpatterns = [
    path(_("action-plans/"), plans.plan_list, name="plan-list"),
    path(_("action-plans/"), include([path("<slug:region>/", include(of_a_region))])),
    path(
        _("actions/"),
        include([path("<slug:reference>/", actions.action_detail, name="action-detail")]),
    ),
    path(
        _("evidence/"),
        include([path("<int:evidence_id>/", evidence.evidence_file, name="evidence-file")]),
    ),
]

"""Public addresses of plans and actions."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from actionplan import views

app_name = "actionplan"

of_a_region = [
    path("", views.plan_detail, name="plan-detail"),
    path(_("actions/"), views.action_list, name="action-list"),
]

urlpatterns = [
    path(_("action-plans/"), views.plan_list, name="plan-list"),
    path(_("action-plans/"), include([path("<slug:region>/", include(of_a_region))])),
    path(_("actions/"), include([path("<slug:reference>/", views.action, name="action-detail")])),
    path(
        _("evidence/"), include([path("<int:evidence_id>/", views.evidence, name="evidence-file")])
    ),
]

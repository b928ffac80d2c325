"""Public addresses of plans and actions; files and feeds are called alike in every language."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from actionplan.public import actions, calendars, evidence, feeds, lists, plans

app_name = "actionplan"

of_a_region: list[URLPattern | URLResolver] = [
    path("", plans.plan_detail, name="plan-detail"),
    path("updates.atom", feeds.update_feed, name="region-feed"),
    path("due-dates.ics", calendars.due_dates, name="region-calendar"),
    path(_("actions/"), lists.action_list, name="action-list"),
    path(_("actions/"), include([path("actions.csv", lists.action_file, name="action-file")])),
]

by_topic = [
    path("", plans.topic_list, name="topic-list"),
    path("<int:number>/", lists.objective_actions, name="objective-actions"),
    path("<int:number>/actions.csv", lists.objective_file, name="objective-file"),
]

of_all_regions: list[URLPattern | URLResolver] = [
    path("", plans.plan_list, name="plan-list"),
    path("updates.atom", feeds.update_feed, name="feed"),
    path(_("actions/"), lists.all_actions, name="all-actions"),
    path(_("actions/"), include([path("actions.csv", lists.all_actions_file, name="all-file")])),
    path(_("objectives/"), include(by_topic)),
    path("sdgs/<int:number>/", lists.goal_actions, name="goal-actions"),
    path("sdgs/<int:number>/actions.csv", lists.goal_file, name="goal-file"),
    path(_("how-this-is-counted/"), plans.counting, name="counting"),
    # Fixed addresses stand above: what is left names a region.
    path("<slug:region>/", include(of_a_region)),
]

urlpatterns = [
    path(_("action-plans/"), include(of_all_regions)),
    path(
        _("actions/"),
        include([path("<slug:reference>/", actions.action_detail, name="action-detail")]),
    ),
    path(
        _("evidence/"),
        include([path("<int:evidence_id>/", evidence.evidence_file, name="evidence-file")]),
    ),
    path(
        _("deliverables/"),
        include([path("<int:delivery_id>/", evidence.delivery_file, name="delivery-file")]),
    ),
]

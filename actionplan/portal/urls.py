"""Addresses of actions behind the sign-in."""

from django.urls import path

from actionplan.portal import actions, updates

app_name = "actions"

urlpatterns = [
    path("", actions.action_list, name="action-list"),
    path("<slug:reference>/", actions.action_detail, name="action-detail"),
    path("<slug:reference>/update/", updates.action_update, name="action-update"),
    path("<slug:reference>/confirm/", updates.action_confirm, name="action-confirm"),
]

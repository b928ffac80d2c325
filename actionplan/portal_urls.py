"""Addresses of actions behind the sign-in."""

from django.urls import path

from actionplan import portal_views

app_name = "actions"

urlpatterns = [
    path("", portal_views.action_list, name="action-list"),
    path("<slug:reference>/", portal_views.action_detail, name="action-detail"),
    path("<slug:reference>/update/", portal_views.action_update, name="action-update"),
    path("<slug:reference>/confirm/", portal_views.action_confirm, name="action-confirm"),
]

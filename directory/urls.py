"""Addresses that a mail of the directory leads to."""

from django.urls import path

from directory.portal import accepting

app_name = "directory"

urlpatterns = [
    # The same in both languages: the log filter knows it by "/undangan/".
    path("undangan/<str:token>/", accepting.invitation_accept, name="invitation-accept"),
]

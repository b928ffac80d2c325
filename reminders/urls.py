"""Addresses that a mail leads to: update links, undoing and unsubscribing."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from reminders import views

app_name = "reminders"

urlpatterns = [
    # Short and the same in both languages: the log filter knows it by "/u/".
    path("u/<str:token>/", views.update_by_link, name="update-by-link"),
    path("u/<str:token>/photo/", views.photo_by_link, name="photo-by-link"),
    path("u/<str:token>/undo/", views.undo_update, name="undo-update"),
    path(_("unsubscribe/<str:token>/"), views.unsubscribe, name="unsubscribe"),
]

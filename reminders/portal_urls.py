"""Addresses of a person's own digest settings, of the log, and of asking by WhatsApp."""

from django.urls import path

from reminders import portal_views

app_name = "digests"

urlpatterns = [
    path("", portal_views.subscription_edit, name="subscription-edit"),
    path("log/", portal_views.digest_list, name="digest-list"),
    path("log/<int:digest_id>/", portal_views.digest_detail, name="digest-detail"),
    path("whatsapp/<slug:reference>/", portal_views.action_whatsapp, name="action-whatsapp"),
]

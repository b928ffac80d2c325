"""Addresses of digest settings, log, outbox, holds, failing addresses, and WhatsApp."""

from django.urls import path

from reminders.portal import addresses, holds, log, outbox, subscriptions, whatsapp

app_name = "digests"

urlpatterns = [
    path("", subscriptions.subscription_edit, name="subscription-edit"),
    path("log/", log.digest_list, name="digest-list"),
    path("log/<int:digest_id>/", log.digest_detail, name="digest-detail"),
    path("holds/", holds.hold_list, name="hold-list"),
    path("holds/<int:hold_id>/end/", holds.hold_end, name="hold-end"),
    path("addresses/", addresses.address_list, name="address-list"),
    path("addresses/<int:address_id>/works/", addresses.address_works, name="address-works"),
    path("outbox/", outbox.outbox_list, name="outbox-list"),
    path("outbox/<slug:key>/", outbox.outbox_detail, name="outbox-detail"),
    path("outbox/<slug:key>/html/", outbox.outbox_html, name="outbox-html"),
    path("whatsapp/<slug:reference>/", whatsapp.action_whatsapp, name="action-whatsapp"),
]

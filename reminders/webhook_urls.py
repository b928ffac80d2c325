"""Addresses at which mail providers tell later news of a mail, each in its own way."""

from anymail.urls import urlpatterns as doors

app_name = "anymail"

# Only the doors of later news: mail that comes in is nobody's here.
urlpatterns = [door for door in doors if str(door.name).endswith("_tracking_webhook")]

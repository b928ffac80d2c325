"""Addresses behind the sign-in."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("import/", include("intake.urls")),
    path("participants/", include("workshops.urls")),
    path("actions/", include("actionplan.portal.urls")),
    path("digest/", include("reminders.portal.urls")),
    path("offices/", include("directory.portal.urls")),
]

if not settings.PRODUCTION:
    urlpatterns += [path("mail/", include("cms.caught_mail"))]

"""The addresses of the site as they are where a secret for webhooks is set."""

from django.urls import include, path

from cms.urls import urlpatterns as usual

urlpatterns = [path("anymail/", include("reminders.webhook_urls")), *usual]

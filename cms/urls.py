"""All addresses: each app brings its own, Wagtail serves what is left."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms import views
from cms.people import AccountView
from cms.plain_files import plain_files
from cms.sitemaps import PageSitemap

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PageSitemap}}),
    path("admin/login/", views.sign_in_to_back_office, name="back-office-sign-in"),
    path("admin/account/", require_admin_access(AccountView.as_view())),
    *plain_files(),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", views.media, name="media"),
]

if "WEBHOOK_SECRET" in settings.ANYMAIL:
    urlpatterns.append(path("anymail/", include("reminders.webhook_urls")))

# Doors that a library brings and that would lead round ours.
closed_doors = [
    path("email/", views.closed),  # addresses are changed by an administrator: they are the sign-in
    path("signup/", views.closed),
]

urlpatterns += i18n_patterns(
    path("_util/login/", views.closed),  # asks for no second factor and counts no attempts
    path("accounts/", include(closed_doors)),
    path("accounts/", include("allauth.urls")),
    path("portal/", views.portal_home, name="portal-home"),
    path("portal/", include("cms.portal_urls")),
    path("", include("actionplan.public.urls")),
    path("", include("reminders.urls")),
    path("", include("directory.urls")),
    path("", include(wagtail_urls)),
)

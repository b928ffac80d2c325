"""The groups of the back office: organizers who publish pages, staff who see all regions."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from directory.loading import Loaded

ORGANIZERS = "Penyelenggara"
PROGRAMME_STAFF = "Pengelola program"

PERMISSIONS = {
    ORGANIZERS: (
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "workshops.import_attendees",
        "workshops.view_workshop",
        "workshops.add_workshop",
        "workshops.change_workshop",
        "workshops.view_programme",
    ),
    PROGRAMME_STAFF: (
        "directory.oversee_all_regions",
        "actionplan.verify_for_programme",
        "reminders.add_hold",
        "reminders.change_hold",
        "wagtailadmin.access_admin",
        "reminders.add_holiday",
        "reminders.change_holiday",
        "reminders.delete_holiday",
        "reminders.view_holiday",
    ),
}
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
MEDIA_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)


@transaction.atomic
def load_groups() -> dict[str, Loaded]:
    """A group that is there already keeps the rights somebody gave it."""
    missing = set(PERMISSIONS) - set(Group.objects.values_list("name", flat=True))
    for name in sorted(missing):
        group = Group.objects.create(name=name)
        group.permissions.set(_permissions(PERMISSIONS[name]))
    if ORGANIZERS in missing:
        _let_publish(Group.objects.get(name=ORGANIZERS))
    return {"groups": Loaded(len(missing), len(PERMISSIONS) - len(missing))}


def _let_publish(group: Group) -> None:
    for home in Page.objects.filter(depth=2):
        for permission in _permissions(f"wagtailcore.{name}" for name in PAGE_PERMISSIONS):
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    everything = Collection.get_first_root_node()
    if everything is not None:
        for permission in _permissions(MEDIA_PERMISSIONS):
            GroupCollectionPermission.objects.create(
                group=group, collection=everything, permission=permission
            )


def _permissions(names: Iterable[str]) -> QuerySet[Permission]:
    """Those that exist: a library that is not installed brings none."""
    wanted = Q(pk=None)
    for app, codename in (name.split(".") for name in names):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)

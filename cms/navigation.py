"""The entries of the public and the portal navigation, and the same page in the other language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from directory.rights import COORDINATOR, HEAD, HeldPost

# Pages of a plan, under the entry through which those who answer for it come to them.
OF_A_PLAN = ("actions:coordination", "actions:programme")
OF_OFFICES = ("offices:post-list",)
BELONGS_TO: dict[str, tuple[str, ...]] = {
    "actions:workload": OF_A_PLAN,
    "actions:plan-papers": OF_A_PLAN,
    "actions:plan-letter": OF_A_PLAN,
    "actions:summary": OF_A_PLAN,
    "actions:deliverables": OF_A_PLAN,
    "actions:delivery-new": OF_A_PLAN,
    "actions:delegations": OF_A_PLAN,
    "actions:agency-merge": OF_OFFICES,
    "digests:hold-list": ("digests:digest-list",),
    "digests:address-list": ("digests:digest-list",),
    "actions:handover": OF_OFFICES,
}


class Link(NamedTuple):
    label: str
    url: str
    is_current: bool = False


class Crumb(NamedTuple):
    label: str
    url: str


@dataclass(frozen=True)
class Translation:
    code: str
    url: str
    name: str


def home() -> str:
    return f"/{get_language()}/"


def public(request: HttpRequest) -> list[Link]:
    entries = [
        (_("Home"), home()),
        (_("Workshops"), home() + _("workshops/")),
        (_("Action plans"), reverse("actionplan:plan-list")),
        (_("Six steps"), home() + _("six-steps/")),
    ]
    return _links(request, entries, home())


def footer(request: HttpRequest) -> list[Crumb]:
    """Pages that initial content brings; their addresses are known, so no query is needed."""
    return [
        Crumb(_("About Langkah GCM"), home() + _("about/")),
        Crumb(_("How this is counted"), home() + _("how-this-is-counted/")),
        Crumb(_("Protection of personal data"), home() + _("privacy/")),
        Crumb(_("Accessibility"), home() + _("accessibility/")),
    ]


def portal(request: HttpRequest, held: Iterable[HeldPost]) -> list[Link]:
    """Only what the person may open: the links are decided by the same rights as the pages."""
    if not request.user.is_authenticated:
        return []
    roles = {post.role for post in held}
    reads_digests = request.user.has_perm("reminders.view_digest")
    entries = [
        (_("Overview"), reverse("portal-home")),
        (_("Actions"), reverse("actions:action-list")),
        *_of_coordinators(request, roles),
        (_("My digest"), reverse("digests:subscription-edit")),
    ]
    if reads_digests:
        entries.append((_("Digests sent"), reverse("digests:digest-list")))
    if reads_digests or COORDINATOR in roles:
        entries.append((_("Tomorrow's outbox"), reverse("digests:outbox-list")))
    return _links(request, entries, reverse("portal-home"))


def _of_coordinators(request: HttpRequest, roles: set[str]) -> Iterator[tuple[str, str]]:
    """What those see who answer for others: a whole region, an office, or all regions."""
    coordinates = COORDINATOR in roles
    oversees = request.user.has_perm("directory.oversee_all_regions")
    if coordinates:
        yield _("Coordination"), reverse("actions:coordination")
    if oversees:
        yield _("Programme view"), reverse("actions:programme")
    if coordinates or oversees or HEAD in roles:
        yield _("Posts"), reverse("offices:post-list")
    if coordinates or request.user.has_perm("workshops.import_attendees"):
        yield _("Participants"), reverse("workshops:participant-list")
        yield _("Imports"), reverse("intake:run-list")


def _links(request: HttpRequest, entries: Sequence[tuple[str, str]], top: str) -> list[Link]:
    """Current is the entry under which the page lies deepest; the top only on its own page."""
    above = [url for _label, url in entries if request.path == url or url != top]
    here = max((url for url in above if request.path.startswith(url)), key=len, default="")
    elsewhere = [url for url in _belongs_to(request) if url in above]
    here = elsewhere[0] if elsewhere else here
    return [Link(label, url, url == here) for label, url in entries]


def _belongs_to(request: HttpRequest) -> list[str]:
    """Entries that a page is reached from though its address lies elsewhere, the first first."""
    match = request.resolver_match
    return [reverse(name) for name in BELONGS_TO.get(match.view_name if match else "", ())]


def translations(request: HttpRequest) -> list[Translation]:
    """The same address in every language; a page of Wagtail gives its own translations instead."""
    address = request.build_absolute_uri()
    return [
        Translation(code, translate_url(address, code), str(name))
        for code, name in settings.LANGUAGES
    ]


def page_translations(page: Page, request: HttpRequest) -> list[Translation]:
    names = dict(settings.LANGUAGES)
    live = page.get_translations(inclusive=True).live().select_related("locale")
    urls = {
        other.locale.language_code: request.build_absolute_uri(other.get_url(request))
        for other in live
    }
    return [Translation(code, urls[code], str(names[code])) for code in names if code in urls]


def crumbs(above: list[Page], request: HttpRequest) -> list[Crumb]:
    return [
        Crumb(_("Home") if found.depth == 2 else found.title, found.get_url(request))
        for found in above
    ]

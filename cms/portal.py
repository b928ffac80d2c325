"""The portal's front page: what waits for the person who has just signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from actionplan import worklist
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Urgency
from directory.rights import APPOINTING, CLEARING, COORDINATOR, HEAD, Person, posts_held

SHOWN = 5
QUIET = ("later", "closed")


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    url: str
    tone: str = ""


@dataclass(frozen=True)
class Door:
    """Another room that this person may enter."""

    title: str
    text: str
    url: str


@dataclass(frozen=True)
class FrontPage:
    figures: list[Figure]
    actions: ActionQuerySet
    doors: list[Door]


def front_page(user: Person, day: date) -> FrontPage:
    """Five queries at most, whatever the person may see."""
    seen = worklist.seen_by(user, day)
    order = worklist.order_for(user, day)
    pressing = worklist.in_order(worklist.pressing(seen), order)
    figures = [*_to_clear(user, day), *_figures(seen, order)]
    return FrontPage(figures, worklist.shown(pressing[:SHOWN], day, order), _doors(user, day))


def _to_clear(user: Person, day: date) -> list[Figure]:
    """Only where something waits."""
    number = worklist.to_clear(user, day)
    if not number:
        return []
    return [Figure(_("Waiting for your clearance"), str(number), reverse("actions:clearance-list"))]


def _figures(seen: ActionQuerySet, order: Sequence[Urgency]) -> list[Figure]:
    listed = reverse("actions:action-list")
    return [
        Figure(
            part.label,
            str(part.number),
            f"{listed}?group={part.key}",
            "late" if part.key == "late" else "",
        )
        for part in worklist.parts(seen, "", order)
        if part.key not in QUIET
    ]


def _doors(user: Person, day: date) -> list[Door]:
    doors = []
    imports = user.has_perm("workshops.import_attendees")
    roles = {post.role for post in posts_held(user, day)}
    coordinates = COORDINATOR in roles
    if roles & CLEARING:
        doors.append(
            Door(
                _("Updates to clear"),
                _("Read what offices have written and decide what the public sees."),
                reverse("actions:clearance-list"),
            )
        )
    if coordinates:
        doors += _coordinator_doors()
    if user.has_perm("directory.oversee_all_regions"):
        text = _("All regions side by side, by counts alone.")
        doors.append(Door(_("Programme view"), text, reverse("actions:programme")))
    if imports:
        doors.append(_import_door(_("Import an attendee list")))
    doors += _post_doors(user, roles)
    doors += _hold_doors(user, coordinates)
    if coordinates:
        doors.append(_import_door(_("Import actions of the plan")))
        doors.append(_import_door(_("Import agencies and posts")))
    if imports or coordinates:
        doors.append(
            Door(
                _("Participants"),
                _("Search, filter and export who took part."),
                reverse("workshops:participant-list"),
            )
        )
    if user.has_perm("wagtailadmin.access_admin"):
        doors.append(
            Door(
                _("Pages and reference tables"),
                _("Write workshop pages, correct names of regions and agencies."),
                "/admin/",
            )
        )
    return doors


def _post_doors(user: Person, roles: set[str]) -> list[Door]:
    """As `directory.portal.finding.sees_posts` decides, from what is known here already."""
    may_all = user.has_perm("directory.oversee_all_regions") or user.has_perms(APPOINTING)
    if not may_all and not roles & {HEAD, COORDINATOR}:
        return []
    text = _("Who holds which post, who is invited, which are vacant.")
    return [Door(_("Posts"), text, reverse("offices:post-list"))]


def _hold_doors(user: Person, coordinates: bool) -> list[Door]:
    if not coordinates and not user.has_perm("reminders.add_hold"):
        return []
    text = _("Stop the digests of a region for a while, and let them go again.")
    return [Door(_("Holds of digests"), text, reverse("digests:hold-list"))]


def _coordinator_doors() -> list[Door]:
    return [
        Door(
            _("Coordination of the plan"),
            _("Agencies and steps at a glance, asking for news, deliverables."),
            reverse("actions:coordination"),
        ),
        Door(
            _("Workload of the posts"),
            _("What lies with each post, and which posts are vacant."),
            reverse("actions:workload"),
        ),
    ]


def _import_door(title: str) -> Door:
    text = _("Every row gets a verdict before anything is written.")
    return Door(title, text, reverse("intake:upload-create"))

"""What a person, or the mailbox of a post, may do with one action on one day."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from actionplan.models import Action, ActionPlan, Delegation, Nudge, Update
from actionplan.querysets import VERIFIES
from actionplan.rules import Standing, Status
from directory.models import Post, Tenure
from directory.rights import ENTERING, Person

REPORTING = (Post.Role.FOCAL_POINT, Post.Role.HEAD, Post.Role.COORDINATOR)
PROGRAMME = "directory.oversee_all_regions"


def day_of(moment: datetime, action: Action) -> date:
    """The calendar day of a moment in the region of the action."""
    return moment.astimezone(ZoneInfo(action.plan.region.zone)).date()


def posts_of(by: Person | None, post: Post | None, day: date) -> list[Post]:
    """The posts somebody acts through: those held on the day, or that of an office mailbox."""
    if by is None:
        return [post] if post else []
    if by.is_anonymous or not by.is_active:
        return []
    tenures = Tenure.objects.on(day).filter(holder=by)
    return [tenure.post for tenure in tenures.select_related("post__agency").order_by("pk")]


def standing_of(action: Action, by: Person | None, post: Post | None, day: date) -> Standing:
    """Deny by default: without a post of the day nobody may do anything."""
    return standing_through(action, posts_of(by, post, day), by, day)


def standing_through(action: Action, posts: list[Post], by: Person | None, day: date) -> Standing:
    entering = entering_posts(action, posts, day)
    reporting = [held for held in entering if held.role in REPORTING]
    return Standing(
        may_enter=bool(entering),
        may_report=bool(reporting),
        may_verify=_may_verify(action, posts, by),
        may_amend=bool(reporting),
        may_clear=any(_clears(action, held) for held in posts),
        may_nudge=any(_coordinates(action, held) for held in posts),
        may_discuss=bool(entering) or any(_is_concerned(action, held) for held in posts),
        on_behalf=bool(entering) and not any(_is_own(action, held) for held in entering),
    )


def entering_posts(action: Action, posts: Iterable[Post], day: date) -> list[Post]:
    """Of these, the owner's office first, then the region's coordinator, then whom it delegated."""
    entering = [held for held in posts if held.role in ENTERING]
    own = [held for held in entering if _is_own(action, held)]
    others = [held for held in entering if not _is_own(action, held)]
    coordinating = [held for held in others if _coordinates_region(action, held)]
    rest = [held for held in others if held not in coordinating]
    delegated = _delegated(action, rest, day) if rest else frozenset()
    return [*own, *coordinating, *(held for held in rest if held.pk in delegated)]


def verifying_posts(action: Action, posts: list[Post]) -> list[Post]:
    """Of these, the verifier's of the plan's region; none for somebody of the owner's agency."""
    if any(_is_own(action, held) for held in posts):
        return []
    return [
        held
        for held in posts
        if held.role == Post.Role.VERIFIER and held.agency.region_id == action.plan.region_id
    ]


def acting_post(action: Action, posts: list[Post], checks: bool, day: date) -> Post | None:
    """The post a change is recorded for: the owner's own when held, else the first that may.

    A check is recorded for the verifier's post; programme staff who check hold none.
    """
    able = verifying_posts(action, posts) if checks else entering_posts(action, posts, day)
    return next((held for held in able if held.pk == action.owner_id), able[0] if able else None)


def shares_mailbox(by: Person | None, posts: Iterable[Post]) -> bool:
    """Whether several people may be writing: through an office's mailbox or its account."""
    if by is None or by.is_anonymous:
        return True
    return any(held.mailbox and held.mailbox.lower() == by.email.lower() for held in posts)


def is_on_behalf(action: Action, post: Post | None) -> bool:
    """Whether an entry through this post speaks for another office than its own."""
    return post is not None and post.role in ENTERING and not _is_own(action, post)


def _is_own(action: Action, post: Post) -> bool:
    return post.agency_id == action.owner.agency_id


def _coordinates_region(action: Action, post: Post) -> bool:
    is_coordinator = post.role == Post.Role.COORDINATOR
    return is_coordinator and post.agency.region_id == action.plan.region_id


def _coordinates(action: Action, post: Post) -> bool:
    """The coordinator of the region or of the province above it."""
    region, office = action.plan.region, post.agency.region_id
    if post.role != Post.Role.COORDINATOR or office is None:
        return False
    return office in (region.pk, region.parent_id)


def _is_concerned(action: Action, post: Post) -> bool:
    verifies = post.role == Post.Role.VERIFIER and post.agency.region_id == action.plan.region_id
    return verifies or _coordinates(action, post) or _is_own(action, post)


def _clears(action: Action, post: Post) -> bool:
    if action.plan.clearance == ActionPlan.Clearance.HEAD:
        return post.role == Post.Role.HEAD and _is_own(action, post)
    # Of a plan that asks for clearance no more, what waited before is the coordinator's to clear.
    return _coordinates_region(action, post)


def _delegated(action: Action, posts: Iterable[Post], day: date) -> frozenset[int]:
    """Ids of these posts to which a running delegation gives the action."""
    running = Delegation.objects.on(day).filter(plan=action.plan_id, post__in=list(posts))
    given = running.values_list("post", "office")
    return frozenset(post for post, office in given if office in (None, action.owner.agency_id))


def _may_verify(action: Action, posts: list[Post], by: Person | None) -> bool:
    able = bool(verifying_posts(action, posts)) or _programme_verifies(action, posts, by)
    return able and not _has_reported(action, posts, by)


def _programme_verifies(action: Action, posts: list[Post], by: Person | None) -> bool:
    if by is None or not action.plan.programme_verifies or not by.has_perm(VERIFIES):
        return False
    return not any(_is_own(action, held) for held in posts)


def _has_reported(action: Action, posts: list[Post], by: Person | None) -> bool:
    """Also through the mailbox of a post held then or now, and the other way round."""
    # Not the record that takes a check back: it leads here, too, and reports nothing.
    reports = Update.objects.filter(
        action=action, status_after=Status.REPORTED_DONE, takes_back=None
    )
    if by is None:
        holders = Tenure.objects.filter(post__in=posts).values("holder")
        return reports.filter(Q(post__in=posts) | Q(written_by__in=holders)).exists()
    ever_held = Tenure.objects.filter(holder=by.pk).values("post")
    mine = Q(written_by=by.pk) | Q(written_by=None, post__in=ever_held)
    return reports.filter(mine).exists() or _knew_the_link(reports, action, by)


def _knew_the_link(reports: QuerySet[Update], action: Action, by: Person) -> bool:
    """Who asked by WhatsApp has read the link that somebody reported through."""
    if not reports.filter(written_by=None, via=Update.Via.LINK).exists():
        return False
    asked = Nudge.objects.filter(action=action, channel=Nudge.Channel.WHATSAPP, made_by=by.pk)
    return asked.exists()

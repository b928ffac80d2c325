"""What a person, or the mailbox of a post, may do with one action on one day."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from actionplan.models import Action, Update
from actionplan.rules import Standing, Status
from directory.models import Post, Tenure
from directory.rights import ENTERING, Person

REPORTING = (Post.Role.FOCAL_POINT, Post.Role.HEAD, Post.Role.COORDINATOR)


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
    return standing_through(action, posts_of(by, post, day), by)


def standing_through(action: Action, posts: list[Post], by: Person | None) -> Standing:
    roles = {held.role for held in entering_posts(action, posts)}
    return Standing(
        may_enter=bool(roles),
        may_report=bool(roles.intersection(REPORTING)),
        may_verify=bool(verifying_posts(action, posts)) and not _has_reported(action, posts, by),
    )


def entering_posts(action: Action, posts: Iterable[Post]) -> list[Post]:
    """Of these, the posts of the owner's office, and the coordinator's of the plan's region."""
    return [
        post
        for post in posts
        if (post.role in ENTERING and post.agency_id == action.owner.agency_id)
        or (post.role == Post.Role.COORDINATOR and post.agency.region_id == action.plan.region_id)
    ]


def verifying_posts(action: Action, posts: list[Post]) -> list[Post]:
    """Of these, the verifier's of the plan's region; none for somebody of the owner's agency."""
    if any(post.agency_id == action.owner.agency_id for post in posts):
        return []
    return [
        post
        for post in posts
        if post.role == Post.Role.VERIFIER and post.agency.region_id == action.plan.region_id
    ]


def acting_post(action: Action, posts: list[Post], status: str) -> Post | None:
    """The post a change is recorded for: the owner's own when held, else the first that may."""
    verifying = verifying_posts(action, posts) if status == Status.VERIFIED else []
    able = verifying or entering_posts(action, posts) or verifying_posts(action, posts)
    return next((post for post in able if post.pk == action.owner_id), able[0] if able else None)


def _has_reported(action: Action, posts: list[Post], by: Person | None) -> bool:
    reports = Update.objects.filter(action=action, status_after=Status.REPORTED_DONE)
    if by is None:
        return reports.filter(post__in=posts).exists()
    return reports.filter(written_by=by.pk).exists()

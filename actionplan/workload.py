"""The work that lies with each post of a region, who holds it, and which posts are vacant."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from actionplan.querysets import ActionQuerySet
from actionplan.tags import Tag, tagged
from directory.models import Post, Tenure

COUNTED = (Tag.OPEN, Tag.LATE, Tag.SOON, Tag.TO_CHECK)


@dataclass(frozen=True)
class Load:
    """How many actions of a post carry a tag."""

    tag: str
    label: str
    number: int


@dataclass(frozen=True)
class PostLoad:
    """The work of one post; without holders it is vacant."""

    id: int
    title: str
    agency: str
    holders: list[str]
    counts: list[Load]


def posts_with(actions: ActionQuerySet) -> list[Post]:
    """Posts that own these actions, by the alphabet of their agencies."""
    owning = Post.objects.filter(pk__in=actions.order_by().values("owner"))
    return list(owning.select_related("agency").order_by("agency__name", "role", "pk"))


def workload(actions: ActionQuerySet, posts: list[Post], day: date) -> list[PostLoad]:
    """Two queries, whatever the number of posts and actions."""
    numbers = _numbers(actions.filter(owner__in=posts), day)
    holders = _holders(posts, day)
    return [
        PostLoad(
            id=post.pk,
            title=post.title or str(post.get_role_display()),
            agency=post.agency.name,
            holders=holders.get(post.pk, []),
            counts=[
                Load(tag.value, str(tag.label), numbers.get(post.pk, {}).get(tag, 0))
                for tag in COUNTED
            ],
        )
        for post in posts
    ]


def _numbers(actions: ActionQuerySet, day: date) -> dict[int, dict[str, int]]:
    counts = {tag.value: Count("pk", filter=tagged(tag, day)) for tag in COUNTED}
    grouped = actions.order_by().values("owner").annotate(**counts)
    return {row["owner"]: row for row in grouped}


def _holders(posts: Iterable[Post], day: date) -> dict[int, list[str]]:
    """Names as their owners write them; somebody acting is marked as such."""
    tenures = Tenure.objects.on(day).filter(post__in=list(posts), holder__is_active=True)
    found: dict[int, list[str]] = defaultdict(list)
    for tenure in tenures.select_related("holder").order_by("pk"):
        found[tenure.post_id].append(_name(tenure))
    return found


def _name(tenure: Tenure) -> str:
    name = str(tenure.holder)
    if tenure.standing == Tenure.Standing.DEFINITIVE:
        return name
    return f"{name} ({tenure.get_standing_display()})"

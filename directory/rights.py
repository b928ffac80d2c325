"""What a person may reach through the posts held on a day. Nothing held, nothing reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from directory.models import Post, Region, Tenure, User

Person = User | AnonymousUser


@dataclass(frozen=True)
class Reach:
    """Ids that a person's posts open on one day. `everything` is for programme staff.

    `agencies` are those of the person's own posts; `editing` the part of them where the post may
    enter data; `coordinated` are regions whose coordinator the person is (their regencies
    included in `overseen`); `verifying` are regions the person verifies in; `headed` are agencies
    whose head the person is. `appoints` is for administrators, who fill posts everywhere.
    """

    everything: bool = False
    appoints: bool = False
    posts: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    editing: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()
    coordinated: frozenset[int] = frozenset()
    overseen: frozenset[int] = frozenset()
    verifying: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()

    def is_responsible_for(self, post: Post) -> bool:
        """Whether the person may know who holds the post; programme staff may not."""
        return (
            self.appoints or post.agency_id in self.headed or post.agency.region_id in self.overseen
        )


NOTHING = Reach()
COORDINATOR = Post.Role.COORDINATOR
HEAD = Post.Role.HEAD
CLEARING = frozenset({Post.Role.HEAD, COORDINATOR})
APPOINTING = ("directory.add_tenure", "directory.change_tenure")
ENTERING = (Post.Role.FOCAL_POINT, Post.Role.OPERATOR, Post.Role.HEAD, COORDINATOR)


@dataclass(frozen=True)
class HeldPost:
    """A post somebody holds on a day. `region` is None and `zone` empty for an office of none."""

    pk: int
    role: str
    agency: int
    office: str
    region: int | None
    zone: str


def posts_held(user: Person, day: date) -> list[HeldPost]:
    """What a person is on the day: one query, kept like the reach that follows from it."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return []
    kept: dict[date, list[HeldPost]] = vars(user).setdefault("_posts_held", {})
    if day not in kept:
        kept[day] = _read_posts(user, day)
    return kept[day]


def _read_posts(user: User, day: date) -> list[HeldPost]:
    held = Tenure.objects.on(day).filter(holder=user).order_by("pk")
    office = ("post__agency", "post__agency__name")
    region = ("post__agency__region", "post__agency__region__zone")
    rows = held.values_list("post", "post__role", *office, *region)
    return [
        HeldPost(pk, role, agency, name, region_id, zone or "")
        for pk, role, agency, name, region_id, zone in rows
    ]


def reach_of(user: Person, day: date) -> Reach:
    """Two queries at most, whatever the person holds.

    Kept with the person's record as it was read (as Django keeps permissions): a page asks often,
    and the next request reads the record anew.
    """
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOTHING
    kept: dict[date, Reach] = vars(user).setdefault("_reach", {})
    if day not in kept:
        kept[day] = _reach_through(posts_held(user, day), user)
    return kept[day]


def _reach_through(held: list[HeldPost], user: User) -> Reach:
    coordinated = _regions_of(post for post in held if post.role == COORDINATOR)
    return Reach(
        everything=user.is_superuser or user.has_perm("directory.oversee_all_regions"),
        appoints=user.has_perms(APPOINTING),
        posts=frozenset(post.pk for post in held),
        agencies=frozenset(post.agency for post in held),
        editing=frozenset(post.agency for post in held if post.role in ENTERING),
        regions=_regions_of(held),
        coordinated=coordinated,
        overseen=_with_children(coordinated),
        verifying=_regions_of(post for post in held if post.role == Post.Role.VERIFIER),
        headed=frozenset(post.agency for post in held if post.role == HEAD),
    )


def _regions_of(held: Iterable[HeldPost]) -> frozenset[int]:
    return frozenset(post.region for post in held if post.region)


def _with_children(region_ids: frozenset[int]) -> frozenset[int]:
    if not region_ids:
        return frozenset()
    return frozenset(Region.objects.within(region_ids).values_list("pk", flat=True))

"""What a person may reach through the posts held on a day. Nothing held, nothing reached."""

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
    whose head the person is.
    """

    everything: bool = False
    posts: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    editing: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()
    coordinated: frozenset[int] = frozenset()
    overseen: frozenset[int] = frozenset()
    verifying: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()


NOTHING = Reach()
COORDINATOR = Post.Role.COORDINATOR
ENTERING = (Post.Role.FOCAL_POINT, Post.Role.OPERATOR, Post.Role.HEAD, COORDINATOR)


def reach_of(user: Person, day: date) -> Reach:
    """Two queries at most, whatever the person holds."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOTHING
    held = list(
        Tenure.objects.on(day)
        .filter(holder=user)
        .values_list("post", "post__role", "post__agency", "post__agency__region")
    )
    coordinated = {region for _, role, _, region in held if role == COORDINATOR and region}
    return Reach(
        everything=user.is_superuser or user.has_perm("directory.oversee_all_regions"),
        posts=frozenset(post for post, *_ in held),
        agencies=frozenset(agency for _, _, agency, _ in held),
        editing=frozenset(agency for _, role, agency, _ in held if role in ENTERING),
        regions=frozenset(region for *_, region in held if region),
        coordinated=frozenset(coordinated),
        overseen=_with_children(coordinated),
        verifying=frozenset(
            region for _, role, _, region in held if role == Post.Role.VERIFIER and region
        ),
        headed=frozenset(agency for _, role, agency, _ in held if role == Post.Role.HEAD),
    )


def _with_children(region_ids: set[int]) -> frozenset[int]:
    if not region_ids:
        return frozenset()
    return frozenset(Region.objects.within(region_ids).values_list("pk", flat=True))


@dataclass(frozen=True)
class HeldPost:
    role: str
    office: str


def posts_held(user: Person, day: date) -> list[HeldPost]:
    """What a person is on the day, for the frame of the page: one query."""
    if isinstance(user, AnonymousUser):
        return []
    held = Tenure.objects.on(day).filter(holder=user).order_by("pk")
    return [HeldPost(*row) for row in held.values_list("post__role", "post__agency__name")]


def zone_of(user: User, day: date) -> str:
    """The person's own zone, else that of the office held on the day, else empty."""
    if user.zone:
        return user.zone
    zones = (
        Tenure.objects.on(day)
        .filter(holder=user)
        .values_list("post__agency__region__zone", flat=True)
    )
    return zones.first() or ""

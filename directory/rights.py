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


def reach_of(user: Person, day: date) -> Reach:
    """Two queries at most, whatever the person holds.

    Kept with the person's record as it was read (as Django keeps permissions): a page asks often,
    and the next request reads the record anew.
    """
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOTHING
    kept: dict[date, Reach] = vars(user).setdefault("_reach", {})
    if day not in kept:
        kept[day] = _read_reach(user, day)
    return kept[day]


def _read_reach(user: User, day: date) -> Reach:
    held = list(
        Tenure.objects.on(day)
        .filter(holder=user)
        .values_list("post", "post__role", "post__agency", "post__agency__region")
    )
    coordinated = {region for _, role, _, region in held if role == COORDINATOR and region}
    return Reach(
        everything=user.is_superuser or user.has_perm("directory.oversee_all_regions"),
        appoints=user.has_perms(APPOINTING),
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
    """A post as the frame of a page names it; `zone` is empty for an office of no region."""

    role: str
    office: str
    zone: str


def posts_held(user: Person, day: date) -> list[HeldPost]:
    """What a person is on the day, for the frame of the page and its times: one query."""
    if isinstance(user, AnonymousUser):
        return []
    held = Tenure.objects.on(day).filter(holder=user).order_by("pk")
    rows = held.values_list("post__role", "post__agency__name", "post__agency__region__zone")
    return [HeldPost(role, office, zone or "") for role, office, zone in rows]

"""Who is to hear something on that Monday, and who is not."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from actionplan.models import Action
from directory.models import Agency, Post, Region, Tenure, User
from directory.words import Zone
from reminders.models import Subscription
from tests.factories import AgencyTypeFactory, PlanFactory, RegionFactory, StepFactory

# Of so many recipients one is an office mailbox, one has two actions.
ONE_MAILBOX_IN, TWO_ACTIONS_IN = 10, 3
POSTS_IN_AN_AGENCY = 5
# Days from the Monday at which actions are due: past, this week, the next.
DUE_IN = (-20, -3, 0, 2, 4, 9, 13)


def fill(options: Mapping[str, Any]) -> dict[str, Any]:
    """The addresses that have something to hear (`told`) and those that have not (`silent`)."""
    day = date.fromisoformat(options["day"])
    regions = [
        RegionFactory(code=f"9{number}", name=f"Contoh {number}", zone=zone)
        for number, zone in enumerate(Zone.values)
    ]
    told = _posts(regions, "penerima", options["recipients"], POSTS_IN_AN_AGENCY)
    _appoint(told, "penerima")
    _promise(told, day)
    return {"told": _addresses(told, "penerima"), "silent": _silent(regions, options, day)}


def _posts(regions: list[Region], name: str, number: int, together: int) -> list[Post]:
    """Every tenth has a mailbox and will have no holder."""
    type_ = AgencyTypeFactory()
    agencies = Agency.objects.bulk_create(
        Agency(
            name=f"Dinas {name} {n}", region=regions[n % len(regions)], type=type_, level="province"
        )
        for n in range(-(-number // together))
    )
    return Post.objects.bulk_create(
        Post(
            agency=agencies[n // together],
            mailbox="" if n % ONE_MAILBOX_IN else _address(f"kantor.{name}", n),
        )
        for n in range(number)
    )


def _appoint(posts: list[Post], name: str, until: date | None = None) -> list[User]:
    held = [(n, post) for n, post in enumerate(posts) if not post.mailbox]
    people = User.objects.bulk_create(
        User(email=_address(name, n), full_name=f"Contoh {n}", language="id" if n % 4 else "en")
        for n, _ in held
    )
    Tenure.objects.bulk_create(
        Tenure(post=post, holder=person, starts_on=date(2023, 1, 1), ends_on=until)
        for (_, post), person in zip(held, people, strict=True)
    )
    return people


def _promise(posts: list[Post], day: date) -> None:
    step = StepFactory()
    plans = {}
    actions = []
    for n, post in enumerate(posts):
        region = post.agency.region
        plan = plans.get(region.pk) or plans.setdefault(region.pk, PlanFactory(region=region))
        for again in range(1 if n % TWO_ACTIONS_IN else 2):
            due_on = day + timedelta(days=DUE_IN[(n + again) % len(DUE_IN)])
            actions.append(
                Action(
                    reference=f"UJI-{post.pk}-{again + 1}",
                    plan=plan,
                    step=step,
                    title=f"Pos layanan migran {n}",
                    owner=post,
                    due_on=due_on,
                    original_due_on=due_on,
                    confirmed_on=day - timedelta(days=20),
                )
            )
    Action.objects.bulk_create(actions, 500)


def _silent(regions: list[Region], options: Mapping[str, Any], day: date) -> list[str]:
    """A third has no action, a third wants no digest, a third has left the post."""
    number = options["silent"] // 3
    idle = _posts(regions, "tanpa.aksi", number, 1)
    _appoint(idle, "tanpa.aksi")
    unwilling = _posts(regions, "tanpa.mail", number, 1)
    people = _appoint(unwilling, "tanpa.mail")
    Subscription.objects.bulk_create(Subscription(user=one, cadence="off") for one in people)
    Subscription.objects.bulk_create(
        Subscription(mailbox=post.mailbox, cadence="off") for post in unwilling if post.mailbox
    )
    left = _posts(regions, "sudah.pindah", number, 1)
    Post.objects.filter(pk__in=[post.pk for post in left]).update(mailbox="")
    _appoint(left, "sudah.pindah", until=day - timedelta(days=1))
    _promise([*unwilling, *left], day)
    return [
        address
        for posts, name in (
            (idle, "tanpa.aksi"),
            (unwilling, "tanpa.mail"),
            (left, "sudah.pindah"),
        )
        for address in _addresses(posts, name)
    ]


def _addresses(posts: list[Post], name: str) -> list[str]:
    return [post.mailbox or _address(name, n) for n, post in enumerate(posts)]


def _address(name: str, number: int) -> str:
    return f"{name}.{number}@example.org"

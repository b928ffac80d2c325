"""Sample actions by the thousand, to see how the site behaves when every government has a plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Value, When

from actionplan.demo.people import IN_OFFICE_SINCE, agency_of, post_in
from actionplan.demo.plans import SAMPLES, owner_role, sample_plan
from actionplan.models import Action, ActionPlan, Evidence, Objective, Step, Update
from actionplan.planning import references
from actionplan.rules import Status
from directory.models import Post, Region, Tenure, User

ACTIONS_PER_SCALE = 1000
GOVERNMENTS = 546
KINDS = ("bappeda", "disnakertrans", "dinsos", "dp3ap2kb")
TITLES = (
    "Loket informasi migrasi aman di desa",
    "Pendataan warga yang bekerja di luar negeri",
    "Pelatihan keterampilan bagi calon PMI",
    "Pendampingan keluarga PMI",
    "Layanan dokumen kependudukan keliling",
    "Literasi keuangan bagi purna PMI",
    "Sosialisasi pencegahan penempatan nonprosedural",
    "Rujukan kasus perdagangan orang",
)
PATHS: dict[str, tuple[Status, ...]] = {
    Status.PLANNED: (),
    Status.IN_PROGRESS: (Status.IN_PROGRESS,),
    Status.BLOCKED: (Status.IN_PROGRESS, Status.BLOCKED),
    Status.REPORTED_DONE: (Status.IN_PROGRESS, Status.REPORTED_DONE),
    Status.VERIFIED: (Status.IN_PROGRESS, Status.REPORTED_DONE, Status.VERIFIED),
    Status.DROPPED: (Status.DROPPED,),
}
WEIGHTS = (30, 35, 8, 10, 14, 3)
STEP_WEIGHTS = (2, 2, 1, 2, 8, 1)
OBSTACLE = "Anggaran belum tersedia."
BATCH = 2000


@dataclass(frozen=True)
class Frame:
    """What all sample actions share, read once."""

    day: date
    hashed: str
    steps: list[Step]
    objectives: list[int]
    assigned_at: datetime


def load_crowd(day: date, scale: int, seed: int, hashed: str) -> tuple[int, int]:
    """About 1,000 actions a point of the scale; returns how many plans and actions are new."""
    frame = _frame(day, hashed)
    regions = _governments(min(GOVERNMENTS, max(len(SAMPLES), GOVERNMENTS * scale // 100)))
    share = ACTIONS_PER_SCALE * scale // len(regions)
    counts = dict(ActionPlan.objects.values_list("key").annotate(Count("actions")))
    before = len(counts)
    added = 0
    for region in regions:
        key = _key(region, day)
        if counts.get(key, 0) < share:
            numbers = range(counts.get(key, 0) + 1, share + 1)
            added += _fill(region, key, list(numbers), Random(f"{seed} {key}"), frame)  # noqa: S311
    return ActionPlan.objects.count() - before, added


def _frame(day: date, hashed: str) -> Frame:
    objectives = list(Objective.objects.values_list("pk", flat=True))
    assigned_at = datetime.combine(day - IN_OFFICE_SINCE, time(9, 30), ZoneInfo("Asia/Jakarta"))
    return Frame(day, hashed, list(Step.objects.order_by("number")), objectives, assigned_at)


def _governments(number: int) -> list[Region]:
    """NTB with all its governments first, so that a small scale already fills one province."""
    first = Case(When(code__startswith="52", then=Value(0)), default=Value(1))
    return list(Region.objects.with_government().order_by(first, "code")[:number])


def _key(region: Region, day: date) -> str:
    sample = dict(SAMPLES)
    return sample.get(region.code, f"{region.slug}-{day.year}")


def _fill(region: Region, key: str, numbers: list[int], random: Random, frame: Frame) -> int:
    plan, _ = sample_plan(region, key, frame.day)
    posts = _posts(region)
    holders = _holders(posts, region, frame)
    actions = Action.objects.bulk_create(
        (_action(plan, reference, posts, random, frame) for reference in references(key, numbers)),
        batch_size=BATCH,
    )
    _map_to_objectives(actions, random, frame)
    updates = [update for action in actions for update in _updates(action, plan, holders, frame)]
    Update.objects.bulk_create(updates, batch_size=BATCH)
    Evidence.objects.bulk_create(_evidence(updates), batch_size=BATCH)
    return len(actions)


def _posts(region: Region) -> list[Post]:
    return [post_in(agency_of(kind, region.code), owner_role(kind)) for kind in KINDS]


def _holders(posts: list[Post], region: Region, frame: Frame) -> dict[int, int]:
    """Who holds each post; vacant ones get an invented holder."""
    holders = dict(Tenure.objects.filter(post__in=posts).values_list("post", "holder"))
    vacant = [post for post in posts if post.pk not in holders]
    people = User.objects.bulk_create(
        User(
            email=f"{post.role}.{post.agency_id}.{region.slug}@example.org",
            full_name=f"Contoh {region.slug.upper()} {post.pk}",
            password=frame.hashed,
            is_demo=True,
        )
        for post in vacant
    )
    Tenure.objects.bulk_create(
        Tenure(post=post, holder=person, starts_on=frame.day - IN_OFFICE_SINCE)
        for post, person in zip(vacant, people, strict=True)
    )
    return holders | {post.pk: person.pk for post, person in zip(vacant, people, strict=True)}


def _action(
    plan: ActionPlan, reference: str, posts: list[Post], random: Random, frame: Frame
) -> Action:
    status = random.choices(Status.values, WEIGHTS)[0]
    due_on = (
        frame.day + timedelta(days=random.randint(-200, 400)) if random.random() > 0.05 else None
    )
    return Action(
        reference=reference,
        plan=plan,
        step=random.choices(frame.steps, STEP_WEIGHTS)[0],
        title=f"{random.choice(TITLES)} ({reference[-3:]})",
        owner=random.choice(posts),
        due_on=due_on,
        original_due_on=due_on,
        status=status,
        blocked_by=OBSTACLE if status == Status.BLOCKED else "",
        confirmed_on=frame.day - timedelta(days=random.randint(1, 140)),
        version=1 + len(PATHS[status]),
        assigned_at=frame.assigned_at,
    )


def _map_to_objectives(actions: list[Action], random: Random, frame: Frame) -> None:
    through = Action.objectives.through
    through.objects.bulk_create(
        (
            through(action_id=action.pk, objective_id=objective)
            for action in actions
            for objective in random.sample(frame.objectives, 2)
        ),
        batch_size=BATCH,
    )


def _updates(
    action: Action, plan: ActionPlan, holders: dict[int, int], frame: Frame
) -> Iterator[Update]:
    """The path from planned to the present status, ending on the day of the last confirmation."""
    before: str = Status.PLANNED
    path = PATHS[action.status]
    last = action.confirmed_on or frame.day
    for number, status in enumerate(path):
        on = last - timedelta(days=10 * (len(path) - 1 - number))
        moment = datetime.combine(on, time(9, 30), ZoneInfo(plan.region.zone))
        verified = status == Status.VERIFIED
        yield Update(
            action=action,
            written_by_id=None if verified else holders[action.owner_id],
            post_id=None if verified else action.owner_id,
            status_before=before,
            status_after=status,
            sentence="Contoh pembaruan.",
            version=2 + number,
            written_at=moment,
            cleared_at=moment,
        )
        before = status


def _evidence(updates: list[Update]) -> list[Evidence]:
    return [
        Evidence(
            update=update,
            title="Contoh bukti",
            url="https://example.org/",
            is_public=True,
            released_at=update.written_at,
        )
        for update in updates
        if update.status_after == Status.REPORTED_DONE
    ]

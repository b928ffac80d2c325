"""The three small sample plans, told through the same verbs that officials use."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from actionplan.demo.people import agency_of, post_in
from actionplan.demo.stories import Event, Story, read_stories
from actionplan.models import (
    Action,
    ActionPlan,
    NationalPriority,
    Objective,
    Principle,
    SdgTarget,
    Step,
)
from actionplan.planning import Promise, create_action
from actionplan.rules import Status
from actionplan.updating import Change, EvidenceInput, record_update
from directory.models import Post, Region, Tenure, User
from workshops.models import Workshop

SAMPLES = (("52", "ntb-2023"), ("33", "jateng-2023"), ("52.03", "5203-2026"))

PRIORITIES = {
    "PN-1": ("Contoh prioritas: tata kelola migrasi", "Sample priority: migration governance"),
    "PN-2": ("Contoh prioritas: tenaga kerja terampil", "Sample priority: skilled workers"),
}


def load_plans(day: date, workshop: Workshop) -> tuple[int, int]:
    """Returns how many plans and actions are new; a plan that is there is left as it is."""
    plans = actions = 0
    for code, key in SAMPLES:
        plan, is_new = sample_plan(Region.objects.get(code=code), key, day)
        if is_new:
            plans += 1
            actions += _tell_all(plan, read_stories(key), day, workshop)
    return plans, actions


def sample_plan(region: Region, key: str, day: date) -> tuple[ActionPlan, bool]:
    prefix = "Provinsi " if region.level == "province" else ""
    return ActionPlan.objects.get_or_create(
        key=key,
        defaults={
            "region": region,
            "title_id": f"Rencana aksi GCM {prefix}{region.name} (contoh)",
            "title_en": f"GCM action plan of {region.name_en or region.name} (sample)",
            "starts_on": date(int(key[-4:]), 1, 1),
            "ends_on": date(max(day.year, int(key[-4:])) + 1, 12, 31),
            "is_public": True,
            "shows_late": region.code == "52",
            "is_demo": True,
        },
    )


def _tell_all(plan: ActionPlan, stories: list[Story], day: date, workshop: Workshop) -> int:
    for story in stories:
        action = create_action(plan, _promise(plan, story, day, workshop))
        for event in story.events:
            action = _tell(action, event, day)
        _finish(action, story, day)
    return len(stories)


def _promise(plan: ActionPlan, story: Story, day: date, workshop: Workshop) -> Promise:
    code = plan.region.code
    confirmed = story.confirmed_days_ago
    return Promise(
        title=story.title,
        owner=_owner(story.office, code),
        step=Step.objects.get(number=story.step),
        description=story.description,
        objectives=tuple(Objective.objects.filter(number__in=story.objectives)),
        principles=tuple(Principle.objects.filter(number__in=story.principles)),
        sdg_targets=tuple(SdgTarget.objects.filter(code__in=story.sdg_targets)),
        national_priorities=tuple(_priority(code) for code in story.priorities),
        partners=tuple(agency_of(kind, code) for kind in story.partners),
        workshop=workshop if story.from_workshop else None,
        starts_on=day - timedelta(days=160),
        due_on=None if story.due_in is None else day + timedelta(days=story.due_in),
        due_text=story.due_text,
        confirmed_on=None if confirmed is None else day - timedelta(days=confirmed),
        origin=(story.origin, ""),
    )


def _priority(code: str) -> NationalPriority:
    text_id, text_en = PRIORITIES[code]
    return NationalPriority.objects.get_or_create(
        source="RPJMN (contoh)", code=code, defaults={"text_id": text_id, "text_en": text_en}
    )[0]


def _owner(kind: str, code: str) -> Post:
    return post_in(agency_of(kind, code), owner_role(kind))


def owner_role(kind: str) -> str:
    """Bappeda coordinates the region; the other offices have a focal point."""
    return Post.Role.COORDINATOR if kind == "bappeda" else Post.Role.FOCAL_POINT


def _tell(action: Action, event: Event, day: date) -> Action:
    """A check is told by the verifier, everything else by the holder of the owner's post."""
    verifies = event.status == Status.VERIFIED
    post = post_in(agency_of("inspektorat", "52"), Post.Role.VERIFIER) if verifies else action.owner
    change = Change(
        status=event.status,
        sentence=event.sentence,
        blocked_by=event.obstacle,
        unblocked_by=event.need,
        evidence=_evidence(event, action),
    )
    moment = _moment(action, day - timedelta(days=event.days_ago))
    return record_update(action, _holder(post), "portal", moment, change, action.version).action


def _evidence(event: Event, action: Action) -> EvidenceInput | None:
    if not event.proof:
        return None
    url = f"https://example.org/{action.reference.lower()}"
    return EvidenceInput(event.proof, url, is_public=True)


def _moment(action: Action, day: date) -> datetime:
    return datetime.combine(day, time(10, 20), ZoneInfo(action.plan.region.zone))


def _holder(post: Post) -> User:
    tenures = Tenure.objects.filter(post=post).select_related("holder")
    holder: User = tenures.latest("starts_on").holder
    return holder


def _finish(action: Action, story: Story, day: date) -> None:
    """What the verbs would not do: what lies long ago, and a due date that was moved."""
    assigned_at = _moment(action, day - timedelta(days=story.assigned_days_ago))
    changes: dict[str, date] = {"assigned_at": assigned_at}
    if story.events and story.confirmed_days_ago is not None and story.confirmed_days_ago > 20:
        changes["confirmed_on"] = day - timedelta(days=story.confirmed_days_ago)
    if story.first_due_in is not None:
        changes["original_due_on"] = day + timedelta(days=story.first_due_in)
    Action.objects.filter(pk=action.pk).update(**changes)

"""What surrounds the sample actions: deliverables, a budget, a note, a nudge, and who may what."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from actionplan.budgeting import NOTHING_YET, QuarterFacts, YearFacts, record_year
from actionplan.closing import closing_day
from actionplan.delegating import Terms, delegate, posts_above
from actionplan.delivering import Proof, record
from actionplan.discussing import write_note
from actionplan.models import (
    Action,
    ActionPlan,
    Delivery,
    LegalInstrument,
    Nudge,
    StepDeliverable,
)
from actionplan.nudging import nudge
from actionplan.rules import Status
from actionplan.updating import Change, record_update
from directory.models import Post, Tenure, User
from workshops.models import Workshop

PLAN = "ntb-2023"
CLEARED, BELOW = "jateng-2023", "52.03"
# Deliverable, days ago, sentence, public.
IN_HAND = (
    ("awareness-1", 115, "Laporan lokakarya contoh dan daftar hadirnya.", True),
    ("awareness-3", 90, "SK contoh tentang tim koordinasi dan narahubung.", True),
    ("needs_assessment-1", 60, "Ringkasan contoh analisis kebutuhan.", True),
    ("prioritization-1", 30, "Daftar prioritas contoh, belum diumumkan.", False),
)
FIRST = QuarterFacts("2 loket", "2 loket", 25_000_000)
SECOND = QuarterFacts("4 loket", "3 loket", 30_000_000, "Contoh kendala: lelang terlambat.")
BUDGETS = {
    "NTB-2023-015": YearFacts(
        document="RKPD contoh",
        programme="Program contoh",
        sub_activity="Sub kegiatan contoh",
        source="apbd",
        ceiling=120_000_000,
        indicator="loket yang melayani",
        quarters=(FIRST, SECOND, NOTHING_YET, NOTHING_YET),
    ),
}
CLOSES_AFTER = 10
SAID = {
    "NTB-2023-012": "Contoh: rancangan pedoman dibahas bersama lima kabupaten.",
    "NTB-2023-025": "Contoh: 120 dari 300 kuesioner sudah kembali.",
}
NOTES = {
    "NTB-2023-015": "Contoh catatan: mohon disiapkan foto loket yang tidak memperlihatkan wajah."
}


def load_details(day: date) -> bool:
    """Nothing, and False, where the plan has its deliverables already."""
    plan = ActionPlan.objects.select_related("region").get(key=PLAN)
    coordinator = _holder(Post.Role.COORDINATOR, plan)
    if coordinator is None or plan.deliveries.exists():
        return False
    _record_deliverables(plan, coordinator, day)
    actions = Action.objects.select_related("plan__region", "owner__agency")
    for action in actions.filter(reference__in=BUDGETS):
        owner = Tenure.objects.on(day).get(post=action.owner).holder
        moment = _moment(plan, day - timedelta(days=3))
        facts = BUDGETS[action.reference]
        record_year(action, owner, "portal", moment, day.year, facts, action.version)
        write_note(action, coordinator, moment, NOTES[action.reference])
    _give_office_contacts(plan)
    _delegate(day)
    _wait_for_clearance(day)
    _wait_for_the_head(plan, day)
    late = actions.overdue_on(day).filter(plan=plan)[:2]
    asked_at, closing = _moment(plan, day - timedelta(days=1)), closing_day(day, CLOSES_AFTER)
    nudge(late, coordinator, Nudge.Channel.DIGEST, asked_at, closing)
    return True


def _give_office_contacts(plan: ActionPlan) -> None:
    """A mailbox and a number that nobody has, for the offices that own actions."""
    owning = Post.objects.filter(actions__plan=plan).distinct().order_by("pk")
    for number, post in enumerate(owning, start=1):
        post.mailbox = f"kantor{number}.ntb@example.org"
        post.whatsapp = f"0800 0000 {number:04d}"
        post.save()


def _delegate(day: date) -> None:
    """The coordinator of Lombok Timur lets the province help."""
    plan = ActionPlan.objects.select_related("region").get(region__code=BELOW)
    coordinator = _holder(Post.Role.COORDINATOR, plan)
    above = posts_above(plan).first()
    if coordinator and above:
        terms = Terms(above, day - timedelta(days=14), "Surat contoh 400/12", None)
        delegate(plan, coordinator, _moment(plan, day - timedelta(days=14)), day, terms)


def _wait_for_clearance(day: date) -> None:
    """The plan of Jawa Tengah is adopted, and its coordinator clears what becomes public."""
    decree = LegalInstrument.objects.create(
        kind=LegalInstrument.Kind.DECREE,
        number="CONTOH/1",
        year=day.year,
        title="Keputusan contoh tentang rencana aksi daerah",
        status=LegalInstrument.Status.ADOPTED,
    )
    plan = ActionPlan.objects.select_related("region").get(key=CLEARED)
    plan.status, plan.instrument = ActionPlan.Status.ADOPTED, decree
    plan.clearance = ActionPlan.Clearance.COORDINATOR
    plan.save()
    action = Action.objects.open().filter(plan=plan, status=Status.IN_PROGRESS).first()
    if action is not None:
        owner = Tenure.objects.on(day).get(post=action.owner).holder
        change = Change(Status.IN_PROGRESS, "Contoh: dua dari empat pertemuan telah berlangsung.")
        moment = _moment(plan, day - timedelta(days=2))
        record_update(action, owner, "portal", moment, change, action.version)


def _wait_for_the_head(plan: ActionPlan, day: date) -> None:
    """From now on heads clear what their offices say; two updates wait for one of them."""
    plan.clearance, plan.closes_after = ActionPlan.Clearance.HEAD, CLOSES_AFTER
    plan.save()
    actions = Action.objects.select_related("plan__region", "owner__agency")
    for days_ago, (reference, sentence) in enumerate(SAID.items(), start=1):
        action = actions.get(reference=reference)
        owner = Tenure.objects.on(day).get(post=action.owner).holder
        moment = _moment(plan, day - timedelta(days=days_ago))
        change = Change(Status.IN_PROGRESS, sentence)
        record_update(action, owner, "portal", moment, change, action.version)


def _record_deliverables(plan: ActionPlan, by: User, day: date) -> list[Delivery]:
    deliverables = StepDeliverable.objects.in_bulk(field_name="key")
    workshop = Workshop.objects.filter(region=plan.region, is_demo=True).first()
    return [
        record(
            plan,
            deliverables[key],
            by,
            _moment(plan, day - timedelta(days=days_ago)),
            day,
            day - timedelta(days=days_ago),
            Proof(url=f"https://example.org/{key}", workshop=workshop if days_ago > 100 else None),
            sentence,
            is_public,
        )
        for key, days_ago, sentence, is_public in IN_HAND
    ]


def _holder(role: str, plan: ActionPlan) -> User | None:
    tenures = Tenure.objects.in_role(role).filter(post__agency__region=plan.region)
    first = tenures.select_related("holder").order_by("pk").first()
    return first.holder if first else None


def _moment(plan: ActionPlan, day: date) -> datetime:
    return datetime.combine(day, time(14, 5), ZoneInfo(plan.region.zone))

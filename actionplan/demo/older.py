"""The plan that came before: closed, a few actions, everything in it said years ago."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from actionplan.demo.crowd import PATHS
from actionplan.demo.people import agency_of, post_in
from actionplan.demo.plans import owner_role
from actionplan.models import Action, ActionPlan, Evidence, Step, Update
from actionplan.planning import Promise, create_action
from actionplan.rules import Status
from directory.models import Post, Region

KEY, CODE = "ntb-2020", "52"
BETWEEN = timedelta(days=20)
SENTENCES = {
    Status.IN_PROGRESS: "Pelaksanaan dimulai sesuai jadwal.",
    Status.REPORTED_DONE: "Kegiatan selesai, laporan akhir tersedia.",
    Status.VERIFIED: "Laporan akhir sudah diperiksa.",
    Status.DROPPED: "Dihentikan; anggaran dialihkan untuk penanganan pandemi.",
}


@dataclass(frozen=True)
class Past:
    """One action of the older plan and how it ended."""

    office: str
    step: int
    title: str
    due_on: date
    status: Status


ACTIONS = (
    Past(
        "disnakertrans",
        1,
        "Sosialisasi prosedur penempatan PMI di sepuluh kecamatan",
        date(2021, 6, 30),
        Status.VERIFIED,
    ),
    Past("dinsos", 5, "Posko kepulangan PMI", date(2021, 9, 30), Status.VERIFIED),
    Past(
        "disdukcapil",
        2,
        "Pemadanan data kependudukan calon PMI",
        date(2022, 3, 31),
        Status.VERIFIED,
    ),
    Past(
        "bappeda", 6, "Rapat evaluasi tahunan lintas instansi", date(2022, 12, 15), Status.DROPPED
    ),
)


def load_older_plan() -> tuple[int, int]:
    """Returns how many plans and actions are new; a plan that is there is left as it is."""
    plan, is_new = ActionPlan.objects.get_or_create(
        key=KEY,
        defaults={
            "region": Region.objects.get(code=CODE),
            "title_id": "Rencana aksi pelindungan PMI NTB 2020-2022 (contoh)",
            "title_en": "Action plan of NTB for migrant workers, 2020-2022 (sample)",
            "starts_on": date(2020, 1, 1),
            "ends_on": date(2022, 12, 31),
            "status": ActionPlan.Status.CLOSED,
            "is_public": True,
            "is_demo": True,
        },
    )
    if is_new:
        for past in ACTIONS:
            _tell(plan, past)
    return int(is_new), len(ACTIONS) if is_new else 0


def _tell(plan: ActionPlan, past: Past) -> None:
    """Written as it stood then: nobody who is here today could say it through the verbs."""
    owner = post_in(agency_of(past.office, CODE), owner_role(past.office))
    step = Step.objects.get(number=past.step)
    promise = Promise(title=past.title, owner=owner, step=step, due_on=past.due_on)
    action = create_action(plan, promise)
    path = PATHS[past.status]
    ended_on = past.due_on - BETWEEN
    Action.objects.filter(pk=action.pk).update(
        status=past.status,
        version=1 + len(path),
        confirmed_on=ended_on,
        assigned_at=_moment(plan, plan.starts_on),
    )
    before = Status.PLANNED
    for number, status in enumerate(path, start=2):
        written_at = _moment(plan, ended_on - BETWEEN * (1 + len(path) - number))
        _write(action, before, status, number, written_at)
        before = status


def _write(
    action: Action, before: Status, after: Status, version: int, written_at: datetime
) -> None:
    checks = after == Status.VERIFIED
    verifier = post_in(agency_of("inspektorat", CODE), Post.Role.VERIFIER)
    update = Update.objects.create(
        action=action,
        post=verifier if checks else action.owner,
        status_before=before,
        status_after=after,
        sentence=SENTENCES[after],
        version=version,
        written_at=written_at,
        cleared_at=written_at,
    )
    if after == Status.REPORTED_DONE:
        Evidence.objects.create(
            update=update,
            title="Laporan akhir contoh",
            url=f"https://example.org/{action.reference.lower()}",
            is_public=True,
            released_at=written_at,
        )


def _moment(plan: ActionPlan, day: date) -> datetime:
    return datetime.combine(day, time(10, 20), ZoneInfo(plan.region.zone))

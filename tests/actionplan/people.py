"""The people and offices of one province that tests of rights and verbs need."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from actionplan.models import Action, ActionPlan
from directory.models import Agency, Post, Region, User
from tests.factories import (
    ActionFactory,
    AgencyFactory,
    PlanFactory,
    PostFactory,
    RegionFactory,
    StepFactory,
    TenureFactory,
    UserFactory,
)

DAY = date(2023, 9, 30)
NOON = datetime(2023, 9, 30, 4, 0, tzinfo=UTC)
FOCAL, OPERATOR, HEAD = Post.Role.FOCAL_POINT, Post.Role.OPERATOR, Post.Role.HEAD
COORDINATOR, VERIFIER = Post.Role.COORDINATOR, Post.Role.VERIFIER


@dataclass
class Province:
    """NTB with two offices and one regency, and an action of the first office."""

    region: Region
    office: Agency
    other_office: Agency
    planning: Agency
    inspectorate: Agency
    regency_office: Agency
    plan: ActionPlan
    action: Action
    other_action: Action
    regency_action: Action


def make_province() -> Province:
    region = RegionFactory(code="52", name="Nusa Tenggara Barat", abbreviation="NTB")
    regency = RegionFactory(
        code="52.03", name="Kabupaten Lombok Timur", level="regency", parent=region
    )
    office = AgencyFactory(name="Disnakertrans NTB", region=region)
    other = AgencyFactory(name="Dinsos NTB", region=region)
    below = AgencyFactory(name="Dinsos Lombok Timur", region=regency, level="regency")
    plan = PlanFactory(key="ntb-2023", region=region)
    regency_plan = PlanFactory(key="5203-2026", region=regency)
    step = StepFactory(number=5)
    return Province(
        region=region,
        office=office,
        other_office=other,
        planning=AgencyFactory(name="Bappeda NTB", region=region),
        inspectorate=AgencyFactory(name="Inspektorat NTB", region=region),
        regency_office=below,
        plan=plan,
        action=make_action(plan, office, "NTB-2023-001", step=step),
        other_action=make_action(plan, other, "NTB-2023-002", step=step),
        regency_action=make_action(regency_plan, below, "5203-2026-001", step=step),
    )


def make_action(plan: ActionPlan, office: Agency, reference: str, **fields: object) -> Action:
    owner = Post.objects.filter(agency=office, role=FOCAL).first() or PostFactory(agency=office)
    action: Action = ActionFactory(plan=plan, owner=owner, reference=reference, **fields)
    return action


def holder_of(agency: Agency, role: str, **person: object) -> User:
    """Somebody who has held a post of that role since the beginning of 2023."""
    post = Post.objects.filter(agency=agency, role=role).first() or PostFactory(
        agency=agency, role=role
    )
    holder: User = TenureFactory(post=post, holder=UserFactory(**person)).holder
    return holder

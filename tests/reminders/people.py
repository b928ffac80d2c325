"""An office with a focal point and actions, and the moments of a week, for tests of reminders."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from actionplan.models import Action, ActionPlan
from directory.models import Post, Tenure, User
from tests.factories import (
    ActionFactory,
    AgencyFactory,
    PlanFactory,
    PostFactory,
    RegionFactory,
    TenureFactory,
    UserFactory,
)

MONDAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)
WEDNESDAY = date(2026, 3, 4)
ZONE = "Asia/Makassar"


def at(day: date, hour: int, minute: int = 0, zone: str = ZONE) -> datetime:
    """A moment by the clock on the wall of the zone."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


@dataclass
class Office:
    """A focal point's post, its holder, and the plan of the region."""

    post: Post
    tenure: Tenure
    plan: ActionPlan

    @property
    def holder(self) -> User:
        return self.tenure.holder

    def promise(self, due_on: date | None, **fields: Any) -> Action:
        """An action that the office has had for long, confirmed lately unless told otherwise."""
        usual = {
            "owner": self.post,
            "confirmed_on": date(2026, 3, 1),
            "assigned_at": at(date(2026, 1, 5), 9),
        }
        return ActionFactory(plan=self.plan, due_on=due_on, **{**usual, **fields})


def open_office(code: str = "52", zone: str = ZONE, **person: Any) -> Office:
    region = RegionFactory(code=code, zone=zone, abbreviation="NTB" if code == "52" else "")
    plan = ActionPlan.objects.filter(region=region).first() or PlanFactory(region=region)
    post = PostFactory(agency=AgencyFactory(region=region))
    return Office(post, TenureFactory(post=post, holder=UserFactory(**person)), plan)

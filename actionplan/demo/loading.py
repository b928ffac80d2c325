"""The verb that loads the sample data: safe to repeat, and nothing of it is ever real."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from actionplan.demo import crowd, details, older, people, plans, posts, workshop
from actionplan.models import Objective, Step
from directory import freshness
from directory.models import AgencyKind, Region, User


@dataclass(frozen=True)
class Loaded:
    """How much was added, by name."""

    created: dict[str, int]


class NotPossible(Exception):  # noqa: N818
    """Nothing was written; the text says what to do first."""


@transaction.atomic
def load_demo(
    day: date, scale: int = 1, seed: int = 1, password: str = people.DEMO_PASSWORD
) -> Loaded:
    """Scale 1 is small and lively; 2 and more fill about 1,000 actions each, 100 everywhere."""
    _require_content()
    users_before = User.objects.count()
    hashed = people.set_password(password)
    people.load_staff(hashed)
    people.load_officials(day, hashed)
    sample, participants = workshop.load_workshop(day)
    new_plans, actions = plans.load_plans(day, sample)
    older_plans, older_actions = older.load_older_plan()
    new_plans, actions = new_plans + older_plans, actions + older_actions
    if details.load_details(day):
        posts.load_posts(day)
    if scale > 1:
        more_plans, more_actions = crowd.load_crowd(day, scale, seed, hashed)
        new_plans, actions = new_plans + more_plans, actions + more_actions
    freshness.touch()
    return Loaded(
        {
            "users": User.objects.count() - users_before,
            "participants": participants,
            "plans": new_plans,
            "actions": actions,
        }
    )


def _require_content() -> None:
    codes = {code for code, _ in plans.SAMPLES}
    if (
        Region.objects.filter(code__in=codes).count() < len(codes)
        or not AgencyKind.objects.exists()
        or Step.objects.count() < 6
        or not Objective.objects.exists()
    ):
        raise NotPossible(
            "The initial content is missing. Run `manage.py load_initial_content` first."
        )

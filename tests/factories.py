"""The least valid object of each kind, for tests."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from actionplan.models import Action, ActionPlan, Objective, Step
from directory.models import Agency, AgencyKind, AgencyType, Post, Region, Tenure, User
from workshops.models import Attendance, Participant, Workshop

PASSWORD = "langkah-uji-1945"


class RegionFactory(DjangoModelFactory[Region]):
    """A province unless told otherwise; `code` and `name` are usually given."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"{n + 60:02d}")
    level = "province"
    name = factory.LazyAttribute(lambda region: f"Provinsi {region.code}")
    zone = "Asia/Makassar"


class AgencyTypeFactory(DjangoModelFactory[AgencyType]):
    class Meta:
        model = AgencyType
        django_get_or_create = ("key",)

    key = "local_government"
    name_id = factory.LazyAttribute(lambda kind: kind.key)
    name_en = factory.LazyAttribute(lambda kind: kind.key)


class AgencyKindFactory(DjangoModelFactory[AgencyKind]):
    class Meta:
        model = AgencyKind
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"kind-{n}")
    type = factory.SubFactory(AgencyTypeFactory)
    name_id = factory.LazyAttribute(lambda kind: kind.key)
    name_en = factory.LazyAttribute(lambda kind: kind.key)


class AgencyFactory(DjangoModelFactory[Agency]):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Dinas Contoh {n}")
    region = factory.SubFactory(RegionFactory)
    type = factory.SubFactory(AgencyTypeFactory)
    level = "province"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"orang{n}@example.org")
    full_name = factory.Sequence(lambda n: f"Contoh {n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **{"password": PASSWORD, **kwargs})


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    agency = factory.SubFactory(AgencyFactory)


class TenureFactory(DjangoModelFactory[Tenure]):
    class Meta:
        model = Tenure

    post = factory.SubFactory(PostFactory)
    holder = factory.SubFactory(UserFactory)
    starts_on = date(2023, 1, 1)


class WorkshopFactory(DjangoModelFactory[Workshop]):
    class Meta:
        model = Workshop

    slug = factory.Sequence(lambda n: f"lokakarya-{n}")
    title_id = "Lokakarya Contoh"
    title_en = "Sample Workshop"
    region = factory.SubFactory(RegionFactory)
    starts_on = date(2023, 5, 23)
    ends_on = date(2023, 5, 23)


class ParticipantFactory(DjangoModelFactory[Participant]):
    class Meta:
        model = Participant

    full_name = factory.Sequence(lambda n: f"Peserta {n}")


class AttendanceFactory(DjangoModelFactory[Attendance]):
    class Meta:
        model = Attendance

    workshop = factory.SubFactory(WorkshopFactory)
    participant = factory.SubFactory(ParticipantFactory)
    agency = factory.SubFactory(AgencyFactory)


class StepFactory(DjangoModelFactory[Step]):
    class Meta:
        model = Step
        django_get_or_create = ("number",)

    number = 5
    key = factory.LazyAttribute(lambda step: f"step-{step.number}")
    name_id = factory.LazyAttribute(lambda step: f"Langkah {step.number}")
    name_en = factory.LazyAttribute(lambda step: f"Step {step.number}")


class ObjectiveFactory(DjangoModelFactory[Objective]):
    class Meta:
        model = Objective
        django_get_or_create = ("number",)

    number = factory.Sequence(lambda n: n + 1)
    name_id = factory.LazyAttribute(lambda objective: f"Tujuan {objective.number}")
    name_en = factory.LazyAttribute(lambda objective: f"Objective {objective.number}")


class PlanFactory(DjangoModelFactory[ActionPlan]):
    class Meta:
        model = ActionPlan

    key = factory.Sequence(lambda n: f"rencana-{n}")
    region = factory.SubFactory(RegionFactory)
    title_id = "Rencana aksi contoh"
    title_en = "Sample action plan"
    starts_on = date(2023, 1, 1)
    ends_on = date(2026, 12, 31)
    is_public = True


class ActionFactory(DjangoModelFactory[Action]):
    """An action whose owner's office lies in the region of its plan."""

    class Meta:
        model = Action

    reference = factory.Sequence(lambda n: f"UJI-2023-{n:03d}")
    plan = factory.SubFactory(PlanFactory)
    step = factory.SubFactory(StepFactory)
    title = factory.Sequence(lambda n: f"Aksi {n}")
    owner = factory.LazyAttribute(
        lambda action: PostFactory(
            agency__region=action.plan.region, agency__level=action.plan.region.level
        )
    )
    confirmed_on = date(2023, 9, 1)

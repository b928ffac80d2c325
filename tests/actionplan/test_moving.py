"""Merging offices: what goes to the successor, what stays, and what is refused."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from actionplan import moving
from actionplan.models import Action, Delegation
from directory.merging import Merger, Refusal
from directory.models import Agency, AgencyAlias, Post, User
from directory.refusing import Refused
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    Province,
    holder_of,
    make_province,
)
from tests.factories import AgencyFactory, AttendanceFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db

FROM = date(2023, 9, 1)


@dataclass
class House:
    province: Province
    new: Agency
    by: User

    @property
    def merger(self) -> Merger:
        ending = (self.province.office, self.province.other_office)
        return Merger(ending, self.new, FROM)

    def merge(self, **other: Any) -> moving.Moved:
        facts = {**vars(self.merger), **other}
        return moving.merge(Merger(**facts), self.by, NOON, DAY)


@pytest.fixture
def house() -> House:
    province = make_province()
    new = AgencyFactory(name="Dinas Baru NTB", region=province.region)
    return House(province, new, UserFactory())


def test_posts_go_with_their_actions_and_stay_separate(house: House) -> None:
    posts = set(Post.objects.filter(agency__in=house.merger.ids))
    moved = house.merge()
    assert set(Post.objects.filter(agency=house.new)) == posts
    assert (len(moved.offices.posts), moved.actions) == (2, 2)
    owners = Action.objects.filter(plan=house.province.plan).values_list("owner__agency__name")
    assert set(owners) == {("Dinas Baru NTB",)}


def test_agencies_end_the_day_before_and_know_their_successor(house: House) -> None:
    house.merge()
    for agency in house.merger.ending:
        agency.refresh_from_db()
        assert (agency.valid_to, list(agency.successors.all())) == (date(2023, 8, 31), [house.new])


def test_ways_of_writing_lead_to_the_successor(house: House) -> None:
    region = house.province.region
    AgencyAlias.objects.create(agency=house.province.office, region=region, spelling="disnaker")
    assert house.merge().offices.spellings == 1
    assert AgencyAlias.objects.get().agency == house.new


def test_partner_links_are_moved_once_and_never_to_an_own_action(house: House) -> None:
    far, own = house.province.regency_action, house.province.action
    far.partners.set([*house.merger.ending, house.new, house.province.planning])
    own.partners.set([house.province.other_office, house.new, house.province.planning])
    assert house.merge().partnerships == 3
    assert set(far.partners.all()) == {house.new, house.province.planning}
    assert set(own.partners.all()) == {house.province.planning}


def test_attendance_keeps_the_agency_of_its_day(house: House) -> None:
    attendance = AttendanceFactory(agency=house.province.office)
    house.merge()
    attendance.refresh_from_db()
    assert attendance.agency == house.province.office


def test_delegation_for_one_of_them_ends_and_reaches_no_further(house: House) -> None:
    post = PostFactory(agency=house.province.planning, role=COORDINATOR)
    facts = {"plan": house.province.plan, "post": post, "letter": "ST 1", "recorded_at": NOON}
    running = Delegation.objects.create(
        office=house.province.office, starts_on=date(2023, 1, 1), **facts
    )
    whole = Delegation.objects.create(office=None, starts_on=date(2023, 1, 1), **facts)
    to_come = Delegation.objects.create(
        office=house.province.office, starts_on=date(2023, 9, 15), **facts
    )
    assert house.merge().delegations == 2
    running.refresh_from_db()
    whole.refresh_from_db()
    assert (running.ends_on, whole.ends_on) == (date(2023, 8, 31), None)
    assert Delegation.objects.filter(pk=to_come.pk).count() == 0


REFUSED = [
    ({"ending": ()}, Refusal.NONE),
    ({"successor": "office"}, Refusal.ITSELF),
    ({"successor": "regency_office"}, Refusal.ELSEWHERE),
    ({"day": DAY + timedelta(days=1)}, Refusal.TO_COME),
]


@pytest.mark.parametrize(("given", "refusal"), REFUSED)
def test_merger_that_cannot_be_is_refused(
    given: dict[str, Any], refusal: Refusal, house: House
) -> None:
    if isinstance(given.get("successor"), str):
        given = given | {"successor": getattr(house.province, given["successor"])}
    with pytest.raises(Refused) as refused:
        house.merge(**given)
    assert refused.value.refusal == refusal
    assert Agency.objects.exclude(valid_to=None).count() == 0


def test_merging_twice_is_refused(house: House) -> None:
    stale = house.merger
    house.merge()
    with pytest.raises(Refused) as refused:
        moving.merge(stale, house.by, NOON, DAY)
    assert refused.value.refusal == Refusal.OVER


def test_successor_that_has_ended_is_refused(house: House) -> None:
    Agency.objects.filter(pk=house.new.pk).update(valid_to=date(2023, 9, 10))
    with pytest.raises(Refused) as refused:
        house.merge()
    assert refused.value.refusal == Refusal.NOT_YET


# --- The page -------------------------------------------------------------------------------------


def sent(house: House, **more: object) -> dict[str, object]:
    today = timezone.localdate().isoformat()
    return {"ending": house.merger.ids, "successor": house.new.pk, "day": today, **more}


def test_page_names_everything_before_it_moves_anything(house: House, client: Client) -> None:
    client.force_login(holder_of(house.province.planning, COORDINATOR))
    page = client.post(reverse("actions:agency-merge"), sent(house))
    assert page.status_code == 200
    named = ("Disnakertrans NTB", "Dinsos NTB", "Dinas Baru NTB")
    assert [name for name in named if name not in page.text] == []
    assert Post.objects.filter(agency=house.new).count() == 0
    answer = client.post(reverse("actions:agency-merge"), sent(house, confirmed="1"), follow=True)
    assert Post.objects.filter(agency=house.new).count() == 2
    (message,) = answer.context["messages"]
    assert "Dinas Baru NTB" in message.message


def test_agency_of_another_region_is_no_choice(house: House, client: Client) -> None:
    client.force_login(holder_of(house.province.regency_office, COORDINATOR))
    answer = client.post(reverse("actions:agency-merge"), sent(house, confirmed="1"))
    assert (answer.status_code, Post.objects.filter(agency=house.new).count()) == (422, 0)


def test_agencies_of_one_region_are_shown_at_a_time(house: House, client: Client) -> None:
    client.force_login(holder_of(house.province.planning, COORDINATOR))
    address = reverse("actions:agency-merge")

    def shown(query: str) -> list[str]:
        return [
            one.name
            for one in client.get(address + query).context["form"].fields["ending"].queryset
        ]

    assert shown("?region=52.03") == ["Dinsos Lombok Timur"]
    assert (
        shown("?region=33")
        == shown("")
        == [
            "Bappeda NTB",
            "Dinas Baru NTB",
            "Dinsos NTB",
            "Disnakertrans NTB",
            "Inspektorat NTB",
        ]
    )


def test_confirmation_counts_only_what_moves_and_leads_back_to_the_region(
    house: House, client: Client
) -> None:
    client.force_login(holder_of(house.province.planning, COORDINATOR))
    with translation.override("en"):
        address = reverse("actions:agency-merge")
        shown = client.post(address, sent(house)).text
        Action.objects.update(owner=PostFactory(agency=house.new))
        nothing = client.post(address, sent(house)).text
    assert "2 actions, with their posts" in shown
    assert [words for words in ("as partner", "of writing", ">0 ") if words in shown] == []
    assert 'merge/?region=52"' in shown
    assert "No action and no link as partner moves." in nothing


@pytest.mark.parametrize("role", [HEAD, FOCAL])
def test_only_coordinators_merge(role: str, house: House, client: Client) -> None:
    client.force_login(holder_of(house.province.office, role))
    assert client.get(reverse("actions:agency-merge")).status_code == 404

"""Regions and agency kinds: zones, governments, tiles, and few queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

from directory.loading import Loaded, load_agency_kinds, load_regions
from directory.models import AgencyKind, Region


@pytest.mark.django_db
def test_regions_take_zone_level_and_government_from_the_tables(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(30):
        loaded = load_regions()
    assert loaded == {
        "provinces": Loaded(38, 0),
        "regencies_and_cities": Loaded(514, 0),
    }
    assert Region.objects.filter(level="regency").count() == 416
    assert Region.objects.filter(level="city").count() == 98
    assert Region.objects.with_government().exclude(level="province").count() == 508
    assert Region.objects.get(code="52").slug == "ntb"
    assert Region.objects.get(code="52.03").zone == "Asia/Makassar"
    assert Region.objects.get(code="61").zone == "Asia/Pontianak"
    assert Region.objects.get(code="33").iso_code == "ID-JT"


@pytest.mark.django_db
def test_every_province_has_a_tile_of_its_own() -> None:
    load_regions()
    tiles = set(Region.objects.provinces().values_list("tile_row", "tile_column"))
    assert len(tiles) == 38
    assert (None, None) not in tiles
    assert Region.objects.exclude(level="province").exclude(tile_row=None).count() == 0


@pytest.mark.django_db
def test_a_kind_removed_by_mistake_comes_back_and_an_edited_one_stays() -> None:
    load_agency_kinds()
    AgencyKind.objects.filter(key="bappeda").update(name_en="Planning")
    AgencyKind.objects.filter(key="brida").delete()
    assert load_agency_kinds() == {"agency_types": Loaded(0, 16), "agency_kinds": Loaded(1, 141)}
    assert AgencyKind.objects.get(key="bappeda").name_en == "Planning"

"""Names of offices on papers of their own government."""

import pytest

from actionplan.naming import office_name
from directory.models import Agency, Region

NTB = Region(pk=1, name="Nusa Tenggara Barat")
LOTIM = Region(pk=2, name="Kabupaten Lombok Timur")


@pytest.mark.parametrize(
    ("region", "name", "expected"),
    [
        (NTB, "Dinas Sosial Provinsi Nusa Tenggara Barat", "Dinas Sosial"),
        (NTB, "DINAS SOSIAL PROVINSI NUSA TENGGARA BARAT", "DINAS SOSIAL"),
        (NTB, "Inspektorat Nusa Tenggara Barat", "Inspektorat"),
        (NTB, "Bappeda NTB", "Bappeda NTB"),
        (NTB, "Balai Wilayah Nusa Tenggara Barat", "Balai Wilayah Nusa Tenggara Barat"),
        (NTB, "Provinsi Nusa Tenggara Barat", "Provinsi Nusa Tenggara Barat"),
        (NTB, "Barat", "Barat"),
        (LOTIM, "Dinas Sosial Kabupaten Lombok Timur", "Dinas Sosial"),
        (LOTIM, "Dinas Sosial Lombok Timur", "Dinas Sosial Lombok Timur"),
    ],
)
def test_own_region_is_left_out_at_the_end(region: Region, name: str, expected: str) -> None:
    assert office_name(Agency(name=name, region=region), region) == expected


def test_office_of_another_region_keeps_its_whole_name() -> None:
    agency = Agency(name="Dinas Sosial Provinsi Nusa Tenggara Barat", region=NTB)
    assert office_name(agency, LOTIM) == agency.name
    assert office_name(agency, None) == agency.name

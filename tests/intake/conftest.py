"""What imports stand on: regions, kinds of agency and the four events."""

import pytest
from django.test import Client

from directory.loading import load_agency_kinds, load_regions
from tests.intake.wizard import make_organizer, signed_in
from workshops.loading import load_programmes, load_workshops


@pytest.fixture
def reference(db: None) -> None:
    load_regions()
    load_agency_kinds()
    load_programmes()
    load_workshops()


@pytest.fixture
def organizer() -> Client:
    return signed_in(make_organizer(full_name="Sri Contoh"))

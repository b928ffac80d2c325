"""What imports stand on: regions, kinds of agency and the four events."""

import pytest

from directory.loading import load_agency_kinds, load_regions
from workshops.loading import load_programmes, load_workshops


@pytest.fixture
def reference(db: None) -> None:
    load_regions()
    load_agency_kinds()
    load_programmes()
    load_workshops()

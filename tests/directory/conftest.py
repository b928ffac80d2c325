"""What lists of the directory stand on: regions and kinds of agency."""

import pytest

from directory.loading import load_agency_kinds, load_regions


@pytest.fixture
def reference(db: None) -> None:
    load_regions()
    load_agency_kinds()

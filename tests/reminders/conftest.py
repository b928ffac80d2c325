"""The beat of the frozen clock."""

from typing import Any

import pytest

from tests.reminders.timing import Beat


@pytest.fixture
def beat(mailoutbox: list[Any]) -> Beat:
    return Beat(mailoutbox)

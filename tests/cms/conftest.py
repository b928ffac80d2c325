"""The initial content, loaded once for each test that asks for it."""

import pytest

from cms.loading import InitialContent, load_initial_content


@pytest.fixture
def content(db: None) -> InitialContent:
    return load_initial_content()

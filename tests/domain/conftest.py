"""These tests read English source strings."""

import pytest


@pytest.fixture(autouse=True)
def _source_language(english: None) -> None:
    pass

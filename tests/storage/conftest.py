"""These tests read English source strings, and use real files on a laptop of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop


@pytest.fixture(autouse=True)
def _source_language(english: None) -> None:
    pass


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "laptop")


@pytest.fixture
def file(laptop: Laptop) -> Iterator[EventFile]:
    """An open, empty event file; close it yourself when the test goes on with the file."""
    opened = laptop.create()
    yield opened
    if not opened.connection.closed:
        opened.close()

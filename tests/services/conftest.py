"""These tests read English source strings, and use real files and the real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from atelier.paths import resources
from atelier.services.catalogue import Library, load
from atelier.services.editing import Editing
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop


@pytest.fixture(autouse=True)
def _source_language(english: None) -> None:
    pass


@pytest.fixture(scope="session")
def library() -> Library:
    """The built-in content."""
    return load(resources() / "library")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "laptop")


@pytest.fixture
def file(laptop: Laptop) -> Iterator[EventFile]:
    """An open, empty event file."""
    opened = laptop.create()
    yield opened
    if not opened.connection.closed:
        opened.close()


@pytest.fixture
def editing(file: EventFile) -> Editing:
    return Editing(file)

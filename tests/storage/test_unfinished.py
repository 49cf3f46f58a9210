"""A closing that the power cut off: the file opens as it was confirmed, and a damaged one is left as it is."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from atelier.domain.errors import DamagedError
from atelier.domain.themes import Pillar
from atelier.storage.copies import private_copy
from atelier.storage.salvage import rescue
from tests.storage.support import Laptop, problems

PILLARS = 40


@pytest.fixture
def half(laptop: Laptop) -> Path:
    """A file in which something was half written, with the journal of what it was."""
    with laptop.create() as file:
        for n in range(PILLARS):
            file.commit("add", Pillar.new(name=f"Pijler {n}", text="x" * 900))
    half = laptop.folder / "half.atelier"
    connection = sqlite3.connect(file.path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE pillar SET text = 'y'")
    connection.execute("UPDATE write SET value = 'y'")
    for tail in ("", "-journal"):
        shutil.copy(f"{file.path}{tail}", f"{half}{tail}")
    connection.rollback()
    connection.close()
    assert half.read_bytes() != file.path.read_bytes()
    return half


def contents(path: Path) -> list[bytes]:
    return [place.read_bytes() for place in (path, path.with_name(f"{path.name}-journal"))]


def test_it_opens_as_it_was_confirmed(laptop: Laptop, half: Path) -> None:
    with laptop.open(half) as file:
        assert {pillar.text for pillar in file.all(Pillar)} == {"x" * 900}
        assert len(file.all(Pillar)) == PILLARS
    assert problems(half) == []
    assert not half.with_name(f"{half.name}-journal").exists()


def test_it_is_proved_and_copied_without_a_change(half: Path) -> None:
    before = contents(half)
    assert problems(half) == []
    with private_copy(half) as copy:
        assert problems(copy) == []
    assert contents(half) == before


def test_a_damaged_one_is_left_as_it_is(laptop: Laptop, half: Path) -> None:
    data = bytearray(half.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 9000] = bytes(9000)
    half.write_bytes(data)
    journal = half.with_name(f"{half.name}-journal")
    journal.write_bytes(journal.read_bytes()[:600])
    before = contents(half)
    with pytest.raises(DamagedError):
        laptop.open(half)
    assert problems(half) != []
    rescue(half, None, laptop.folder / "rescued.atelier")
    assert contents(half) == before


def test_a_journal_that_says_nothing_stands_in_nobodys_way(laptop: Laptop) -> None:
    with laptop.create() as file:
        file.commit("add", Pillar.new(name="Pijler"))
    file.path.with_name(f"{file.path.name}-journal").write_bytes(bytes(512))
    assert problems(file.path) == []
    with laptop.open(file.path) as again:
        assert len(again.all(Pillar)) == 1

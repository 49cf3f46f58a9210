"""Who has a file open is told; what a crash left behind holds nobody up."""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from atelier.domain.errors import DamagedError, HeldError
from atelier.domain.themes import Pillar
from atelier.storage import backups, in_use
from atelier.storage.copies import private_copy
from tests.storage.support import Laptop


def note(path: Path) -> Path:
    return path.with_name(f".{path.name}.in-use")


def test_a_file_that_is_open_says_where_and_since_when(laptop: Laptop) -> None:
    file = laptop.create()
    found = in_use.holder(file.path)
    assert found is not None
    assert found.host == platform.node()
    with pytest.raises(HeldError, match=rf"is in use on this laptop, in another window, since .*{found.since:%H:%M}\."):
        laptop.open(file.path)
    assert in_use.holder(file.path) == found
    file.close()
    assert not note(file.path).exists()


WRITES = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
HOLDS = "import sys, pathlib; from atelier.storage.in_use import hold; hold(pathlib.Path(sys.argv[1]))"


def elsewhere(code: str, path: Path) -> str:
    """What another program says when it is refused; empty when it got the file."""
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    return done.stderr.strip().split("\n")[-1]


def test_a_backup_does_not_give_the_file_to_another_program(laptop: Laptop, tmp_path: Path) -> None:
    file = laptop.create()
    backups.keep(backups.freeze(file), tmp_path / "backups")
    file.copy_to(tmp_path / "kopie.atelier")
    assert "database is locked" in elsewhere(WRITES, file.path)
    file.close()
    assert elsewhere(WRITES, file.path) == ""


@pytest.mark.skipif(not in_use.LOCKS, reason="there a handle that closes takes no lock away")
def test_who_looks_at_the_bytes_of_an_open_file_does_not_give_it_away(laptop: Laptop) -> None:
    file = laptop.create()
    file.path.read_bytes()
    assert elsewhere(WRITES, file.path) == ""  # SQLite no longer holds it, as the system has it
    assert in_use.is_held(file.path)
    assert "BlockingIOError" in elsewhere(HOLDS, file.path)
    with pytest.raises(HeldError), private_copy(file.path):
        pass
    file.close()
    assert not in_use.is_held(file.path)
    assert elsewhere(HOLDS, file.path) == ""
    with laptop.open(file.path):  # who holds it no longer left a note
        pass


def test_a_file_that_is_refused_is_not_held(laptop: Laptop) -> None:
    laptop.create().close()
    path = laptop.folder / "week.atelier"
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(DamagedError):
        laptop.open(path)
    assert not in_use.is_held(path)
    assert not note(path).exists()


def test_a_note_that_a_crash_left_is_written_anew(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("add", Pillar.new(name="Visie"))
    file.close()
    note(file.path).write_text('{"host": "elders", "since": "2019-11-12T13:00:00+01:00"}', encoding="utf-8")
    with laptop.open(file.path) as again:
        assert [pillar.name for pillar in again.all(Pillar)] == ["Visie"]
        found = in_use.holder(file.path)
        assert found is not None
        assert found.host == platform.node()
    assert not note(file.path).exists()


@pytest.mark.parametrize("text", ["", "[]", '{"host": 1}', '{"host": "x", "since": "gisteren"}', "\0"])
def test_a_note_that_says_nothing_is_none(laptop: Laptop, text: str) -> None:
    file = laptop.create()
    note(file.path).write_text(text, encoding="utf-8")
    assert in_use.holder(file.path) is None
    with pytest.raises(HeldError, match="another window"):
        laptop.open(file.path)
    file.close()


def test_a_copy_of_a_file_that_is_in_use_has_every_act(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("add", Pillar.new(name="Visie"))
    copy = laptop.folder / "kopie.atelier"
    for tail in ("", "-wal"):
        shutil.copy(f"{file.path}{tail}", f"{copy}{tail}")
    with laptop.open(copy) as opened:
        assert [pillar.name for pillar in opened.all(Pillar)] == ["Visie"]
    file.close()

"""Who has a file open is told; what a crash left behind holds nobody up."""

import platform
import shutil
from pathlib import Path

import pytest

from atelier.domain.errors import HeldError
from atelier.domain.themes import Pillar
from atelier.storage import in_use
from tests.storage.support import Laptop


def note(path: Path) -> Path:
    return path.with_name(f".{path.name}.in-use")


def test_a_file_that_is_open_says_where_and_since_when(laptop: Laptop) -> None:
    file = laptop.create()
    found = in_use.holder(file.path)
    assert found is not None
    assert found.host == platform.node()
    with pytest.raises(HeldError, match=rf"is in use on .* since .*{found.since:%H:%M}\."):
        laptop.open(file.path)
    assert in_use.holder(file.path) == found
    file.close()
    assert not note(file.path).exists()


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

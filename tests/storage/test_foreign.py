"""Another file is proved before anything of it is trusted, and stays as it was."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.errors import FileRefusedError, StoppedError
from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from atelier.storage.acts import Act, Write, digest_of
from atelier.storage.entries import entries
from atelier.storage.event_file import EventFile
from atelier.storage.foreign import Gathered, gather
from atelier.storage.order import HIGHEST
from tests.storage.equality import merge, state
from tests.storage.support import Laptop

EVENT = Event.new(title="Week")


@pytest.fixture
def other(tmp_path: Path, file: EventFile) -> Path:
    """A closed file of the same event, in which three acts were done."""
    file.commit("begin", EVENT)
    copy = tmp_path / "other.atelier"
    file.copy_to(copy)
    with Laptop(tmp_path / "there").open(copy) as there:
        there.role = "duo"
        visie = Pillar.new(name="Visie")
        there.commit("add", visie)
        there.commit("change", replace(visie, name="De visie"))
        there.role = "facilitator"
        there.commit("add", Pillar.new(name="Agenda"))
    return copy


def read(file: EventFile, *others: Path, go_on: Callable[[], bool] = lambda: True) -> Gathered:
    own = file.path.with_name("own.atelier")
    own.unlink(missing_ok=True)
    file.copy_to(own)
    shares: list[float] = []
    try:
        return gather(own, others, shares.append, go_on)
    finally:
        assert shares == sorted(shares)
        assert all(0 <= share <= 1 for share in shares)


def beside(path: Path) -> dict[str, bytes]:
    return {item.name: item.read_bytes() for item in path.parent.iterdir() if item.name.startswith(path.name)}


def test_what_a_file_brings_and_who_did_it(file: EventFile, other: Path) -> None:
    before = beside(other)
    gathered = read(file, other)
    assert beside(other) == before
    assert [entry.act.label for entry in gathered.entries] == ["add", "change", "add"]
    (source,) = gathered.sources
    assert (source.name, source.acts) == ("other.atelier", 3)
    (who,) = source.lines
    assert (who.acts, who.roles) == (3, ("duo", "facilitator"))
    assert who.first < who.last


def test_what_two_files_both_bring_comes_once(file: EventFile, other: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.atelier"
    twin.write_bytes(other.read_bytes())
    gathered = read(file, other, twin)
    assert [source.acts for source in gathered.sources] == [3, 0]
    assert len(gathered.entries) == 3


def test_the_log_of_a_killed_program_is_read_and_left_where_it_is(file: EventFile, other: Path) -> None:
    with Laptop(other.parent / "there").open(other) as there:
        there.commit("late", Pillar.new(name="Laat"))
        killed = other.with_name("killed.atelier")
        killed.write_bytes(other.read_bytes())
        killed.with_name("killed.atelier-wal").write_bytes(Path(f"{other}-wal").read_bytes())
    before = beside(killed)
    assert len(before) == 2
    assert [entry.act.label for entry in read(file, killed).entries][-1] == "late"
    assert beside(killed) == before


def test_a_file_that_is_open_elsewhere_is_refused(file: EventFile, other: Path) -> None:
    with Laptop(other.parent / "there").open(other), pytest.raises(FileRefusedError, match="is in use on"):
        read(file, other)


def test_another_event_is_refused_with_what_to_do(file: EventFile, other: Path, tmp_path: Path) -> None:
    with Laptop(tmp_path / "apart").create() as apart:
        apart.commit("begin", Event.new(title="Week"))
    with pytest.raises(FileRefusedError, match=r"begun apart\. Only copies of one file can be merged"):
        read(file, other, apart.path)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(200), b"zomaar tekst" * 50])
def test_what_is_no_event_file_is_refused(file: EventFile, other: Path, content: bytes) -> None:
    other.write_bytes(content)
    with pytest.raises(FileRefusedError):
        read(file, other)
    assert other.read_bytes() == content


def test_reading_can_be_stopped(file: EventFile, other: Path) -> None:
    with pytest.raises(StoppedError, match="Nothing was merged"):
        read(file, other, go_on=lambda: False)


# A file in which somebody else wrote, with digests that fit


def forge(path: Path, change: Callable[[Act, list[Write]], tuple[Act, list[Write]]]) -> None:
    """Write the last act of a closed file anew, sealed as if nothing had happened."""
    connection = sqlite3.connect(path)
    last = list(entries(connection))[-1]
    act, writes = change(last.act, list(last.writes))
    rows = [[getattr(write, name) for name in Write.__slots__] for write in writes]
    columns = [getattr(act, name) for name in Act.__slots__]
    digest = digest_of(tuple(columns), (tuple(row[1:]) for row in rows))
    connection.execute("DELETE FROM write WHERE act = ?", (last.act.id,))
    connection.execute("DELETE FROM act WHERE id = ?", (last.act.id,))
    connection.execute("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*columns, digest])
    connection.executemany("INSERT INTO write VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()


def first(writes: list[Write], **values: object) -> list[Write]:
    return [replace(writes[0], **values), *writes[1:]]  # type: ignore[arg-type]


FORGED: dict[str, Callable[[Act, list[Write]], tuple[Act, list[Write]]]] = {
    "unknown kind": lambda act, writes: (act, first(writes, entity="spy")),
    "two kinds": lambda act, writes: (act, first(writes, entity="scale")),
    "unknown cell": lambda act, writes: (act, first(writes, cell="colour")),
    "no value": lambda act, writes: (act, first(writes, value="{")),
    "strange mark": lambda act, writes: (act, first(writes, value='{"deleted":1,"seen":7}')),
    "mark without words": lambda act, writes: (act, first(writes, value="[]")),
    "replaces nothing": lambda act, writes: (act, first(writes, replaces=bytes(18))),
    "restores nothing": lambda act, writes: (act, first(writes, restores=b"\x01" * 18)),
    "replaces itself": lambda act, writes: (act, first(writes, replaces=writes[0].id)),
    "no time": lambda act, writes: (replace(act, at="yesterday"), writes),
    "no offset": lambda act, writes: (replace(act, at="2019-11-12T13:00:00"), writes),
    "no room": lambda act, writes: (replace(act, lamport=HIGHEST), writes),
}


@pytest.mark.parametrize("change", FORGED.values(), ids=FORGED)
def test_acts_that_no_program_of_ours_writes_are_refused(
    file: EventFile, other: Path, change: Callable[[Act, list[Write]], tuple[Act, list[Write]]]
) -> None:
    assert read(file, other).entries[-1].writes[0].cell == "deleted"
    forge(other, change)
    with pytest.raises(FileRefusedError, match="damaged"):
        read(file, other)


def test_an_act_that_replaces_a_write_to_another_cell_is_refused(file: EventFile, other: Path) -> None:
    foreign = read(file, other).entries[0].writes[1].id
    forge(other, lambda act, writes: (act, first(writes, replaces=foreign)))
    with pytest.raises(FileRefusedError, match="damaged"):
        read(file, other)


def test_an_act_with_another_content_than_here_is_refused(file: EventFile, other: Path) -> None:
    """Sealed well, and yet not what this file knows."""
    merge(file, other)
    forge(other, lambda act, writes: (replace(act, label="iets anders"), writes))
    with pytest.raises(FileRefusedError, match="tell of the same act in two ways"):
        read(file, other)


def test_nothing_of_a_refused_file_is_taken_in(laptop: Laptop, file: EventFile, other: Path) -> None:
    gathered = read(file, other)
    before = laptop.reopen(file)
    forged = [*gathered.entries, replace(gathered.entries[0], digest=bytes(32))]
    with pytest.raises(FileRefusedError, match="in two ways"):
        before.take_in("merge", forged)
    before.close()
    assert [act["label"] if isinstance(act, dict) else act[7] for act in state(file.path, laptop)["acts"]] == ["begin"]


def test_a_value_that_is_not_text_is_refused(file: EventFile, other: Path) -> None:
    forge(other, lambda act, writes: (act, [*writes[:1], replace(writes[1], value=json.dumps([1]))]))
    with pytest.raises(FileRefusedError, match="damaged"):
        read(file, other)

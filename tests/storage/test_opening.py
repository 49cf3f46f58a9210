"""What is refused on opening, in which words, and that it is left as it was."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from atelier.domain.errors import FileRefusedError, ReadOnlyError
from atelier.domain.themes import Pillar, Scale
from atelier.storage import opening
from atelier.storage.tables import VERSION
from tests.storage.support import Laptop

DAMAGED = r"“week\.atelier” is damaged and was not opened, nor changed"


@pytest.fixture
def path(laptop: Laptop) -> Path:
    """A sound, closed file with three acts."""
    file = laptop.create()
    visie = Pillar.new(name="De visie van de regio", text="Wie we zijn.")
    file.commit("add the vision", visie)
    file.commit("add the scale", Scale.new(name="Subregionaal"))
    file.commit("remove the vision", remove=[visie])
    file.close()
    return file.path


def state(path: Path) -> dict[str, bytes | None]:
    """Every name in the folder of a file, with its bytes."""
    return {item.name: item.read_bytes() if item.is_file() else None for item in sorted(path.parent.iterdir())}


def refused(laptop: Laptop, path: Path, words: str, kind: type[FileRefusedError] = FileRefusedError) -> None:
    """Opening is refused in these words, and nothing in the folder changed."""
    before = state(path)
    with pytest.raises(kind, match=words):
        laptop.open(path)
    assert state(path) == before


def change(path: Path, *statements: str) -> None:
    """Do something to a closed file behind the program's back."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_file_is_looked_at_without_touching_it(path: Path) -> None:
    before = state(path)
    ledger = opening.inspect(path)
    assert (ledger.lamport, ledger.acts) == (3, 3)
    assert [[act[3] for act in acts] for acts in ledger.lines.values()] == [
        ["add the vision", "add the scale", "remove the vision"]
    ]
    assert state(path) == before


def test_the_schema_of_a_new_file_is_the_one_that_is_expected(path: Path) -> None:
    connection = sqlite3.connect(path)
    made = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL")}
    connection.close()
    assert made == set(opening.expected_schema())
    assert {"act", "write", "head", "draft", "meta", "pillar", "count"} < made


# Not one of ours


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"SQLite format 3\x00", b"Besluitenlijst van 12 november\n" * 40, b"\x00" * 4096, b"PK\x03\x04" * 100],
    ids=["empty", "a byte", "only a beginning", "text", "zeros", "archive"],
)
def test_no_database(laptop: Laptop, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(laptop, path, r"^“week\.atelier” is not an Atelier file\.$")


def test_the_database_of_another_program(laptop: Laptop, path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE note (text)", "PRAGMA application_id=1")
    refused(laptop, path, "belongs to another program")


def test_a_database_of_no_program_in_particular(laptop: Laptop, path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE note (text)")
    refused(laptop, path, "belongs to another program")


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 2, 2**31 - 1])
def test_a_newer_version(laptop: Laptop, path: Path, version: int) -> None:
    change(path, f"PRAGMA user_version={version}")
    refused(laptop, path, r"made by a newer version of Atelier\. Install that version")


@pytest.mark.parametrize("what", ["nothing", "a folder"])
def test_there_is_no_file(laptop: Laptop, path: Path, what: str) -> None:
    path.unlink()
    if what == "a folder":
        path.mkdir()
    refused(laptop, path, r"“week\.atelier” cannot be read: .+\.")


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE pillar",
        "DROP TABLE draft",
        "DROP INDEX ix_act_lamport",
        "CREATE TABLE extra (x)",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE INDEX extra ON pillar (name)",
        "CREATE TRIGGER extra AFTER INSERT ON pillar BEGIN DELETE FROM scale; END",
        "ALTER TABLE pillar ADD COLUMN extra TEXT",
        "ALTER TABLE pillar RENAME COLUMN name TO naam",
    ],
)
def test_other_tables_than_ours(laptop: Laptop, path: Path, statement: str) -> None:
    change(path, statement)
    refused(laptop, path, r"^“week\.atelier” has other tables than an Atelier file, and was not opened\.$")


# A place where nothing can be written


def test_a_file_marked_read_only(laptop: Laptop, path: Path) -> None:
    path.chmod(0o444)
    refused(laptop, path, "stands in a place where nothing can be changed", ReadOnlyError)
    path.chmod(0o644)
    laptop.open(path).close()


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_folder_in_which_nothing_can_be_made(
    laptop: Laptop, path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def touch(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "touch", touch)
    refused(laptop, path, "stands in a place where nothing can be changed", ReadOnlyError)


# Open elsewhere

HOLD = """
import sys
from pathlib import Path
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from tests.storage.support import Clock
file = EventFile.open(Path(sys.argv[1]), Lines(Path(sys.argv[2])), Clock())
print("open", flush=True)
sys.stdin.read()
file.close()
"""


@pytest.fixture
def held(path: Path, tmp_path: Path) -> Iterator[Path]:
    """A file that another process has open."""
    root = Path(__file__).parents[2]
    arguments = [sys.executable, "-c", HOLD, str(path), str(tmp_path / "other")]
    with subprocess.Popen(arguments, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield path
        holder.communicate("")
    assert holder.returncode == 0


def test_a_file_that_another_program_has_open(laptop: Laptop, held: Path) -> None:
    refused(laptop, held, r"is in use on .* since .*\. Close it there first, or open a copy")


def test_a_file_that_this_program_has_open(laptop: Laptop, path: Path) -> None:
    with laptop.open(path) as file:
        refused(laptop, path, r"is in use on .* since .*\. Close it there first, or open a copy")
        file.commit("go on", Scale.new(name="Wijk"))
        assert len(file.all(Scale)) == 2
    laptop.open(path).close()


def test_a_file_that_somebody_else_opens_at_the_same_instant(
    laptop: Laptop, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = opening.inspect(path)
    with laptop.open(path):
        monkeypatch.setattr(opening, "inspect", lambda _: ledger)  # it looked free a moment ago
        refused(laptop, path, "is in use on")


# Damaged


@pytest.mark.parametrize(
    "keep",
    [lambda size: 100, lambda size: 4096, lambda size: size // 2, lambda size: size - 4096],
    ids=["header", "first page", "half", "all but a page"],
)
def test_a_file_that_is_cut_off(laptop: Laptop, path: Path, keep: Callable[[int], int]) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: keep(len(whole))])
    refused(laptop, path, DAMAGED)


REST = "entity, row, cell, value, replaces, restores, seal"
ACT = "(SELECT id FROM act WHERE lamport = 1)"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET label = 'add the visiom' WHERE lamport = 1",
        "UPDATE act SET role = 'duo' WHERE lamport = 1",
        "UPDATE act SET at = '2019-11-12T13:00:09+01:00' WHERE lamport = 1",
        "UPDATE act SET kind = 'fact' WHERE lamport = 1",
        "UPDATE act SET target = id WHERE lamport = 1",
        "UPDATE act SET line = zeroblob(16)",
        "UPDATE act SET lamport = 9 WHERE lamport = 2",
        "UPDATE act SET digest = zeroblob(32) WHERE lamport = 1",
        "UPDATE write SET value = replace(value, 'zijn', 'zien')",
        "UPDATE write SET value = NULL WHERE cell = 'name'",
        "UPDATE write SET cell = 'text' WHERE cell = 'name'",
        "UPDATE write SET entity = 'scale' WHERE entity = 'pillar'",
        "UPDATE write SET row = zeroblob(16) WHERE cell = 'name'",
        "UPDATE write SET replaces = zeroblob(18) WHERE cell = 'name'",
        "UPDATE write SET restores = zeroblob(18) WHERE cell = 'name'",
        "DELETE FROM write WHERE cell = 'name'",
        f"DELETE FROM write WHERE act = {ACT}",
        "DELETE FROM act WHERE lamport = 1",
        "DELETE FROM act",
        f"INSERT INTO write SELECT act, 99, {REST} FROM write WHERE act = {ACT} AND n = 0",
        "INSERT INTO write VALUES (zeroblob(16), 0, 'pillar', zeroblob(16), 'name', NULL, x'', NULL, x'')",
        "INSERT INTO act SELECT zeroblob(16), 4, line, role, at, kind, target, label, digest FROM act LIMIT 1",
    ],
)
def test_acts_that_are_not_what_they_were(laptop: Laptop, path: Path, statement: str) -> None:
    change(path, statement)
    refused(laptop, path, DAMAGED)


@pytest.mark.parametrize(
    "text", [b"add the vision", b'{"text":"Wie we zijn."}', b"facilitator", b"2019-11-12T13:00:01"]
)
def test_a_flipped_bit_in_the_bytes(laptop: Laptop, path: Path, text: bytes) -> None:
    """SQLite itself does not notice: its own checks find the file whole."""
    whole = path.read_bytes()
    places = [n for n in range(len(whole)) if whole.startswith(text, n)]
    assert places
    flipped = bytearray(whole)
    flipped[places[0] + len(text) // 2] ^= 1
    path.write_bytes(flipped)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    refused(laptop, path, DAMAGED)


def test_a_bit_flipped_into_something_that_is_no_text(laptop: Laptop, path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[whole.index(b"add the vision")] ^= 0x80
    path.write_bytes(whole)
    refused(laptop, path, DAMAGED)


def test_pages_that_sqlite_finds_broken(laptop: Laptop, path: Path) -> None:
    whole = bytearray(path.read_bytes())
    size = int.from_bytes(whole[16:18], "big")
    for page in range(size, len(whole), size):
        whole[page : page + 8] = b"\xff" * 8
    path.write_bytes(whole)
    refused(laptop, path, DAMAGED)


def test_a_file_that_was_refused_can_be_opened_when_it_is_repaired(laptop: Laptop, path: Path) -> None:
    whole = path.read_bytes()
    change(path, "UPDATE act SET label = 'x' WHERE lamport = 1")
    refused(laptop, path, DAMAGED)
    path.write_bytes(whole)
    with laptop.open(path) as file:
        assert [scale.name for scale in file.all(Scale)] == ["Subregionaal"]
        assert file.undoable() == "remove the vision"

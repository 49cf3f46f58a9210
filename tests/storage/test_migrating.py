"""Files of older versions: opened with everything in them, a copy kept, and merged with others of their time."""

import lzma
import shutil
import sqlite3
from pathlib import Path

import pytest

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.entity import Kind
from atelier.domain.errors import FileRefusedError
from atelier.domain.model import ENTITIES
from atelier.domain.people import Person
from atelier.domain.polls import PollFacts, PollState, polls_of
from atelier.domain.themes import Dilemma, Pillar, Statement
from atelier.storage import copies, migrating, opening
from atelier.storage.tables import VERSION
from tests.storage.support import Laptop, acts_in, content, problems

RELEASED = sorted((Path(__file__).parent / "released").glob("*.xz"))
IDS = [path.stem for path in RELEASED]


@pytest.fixture(params=RELEASED, ids=IDS)
def old(request: pytest.FixtureRequest, laptop: Laptop) -> Path:
    """A file as an older version left it."""
    laptop.folder.mkdir()
    path = laptop.folder / "week.atelier"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return sorted(connection.execute(f'SELECT * FROM "{table}"'))
    finally:
        connection.close()


def visible(path: Path, kind: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute(f'SELECT count(*) FROM "{kind}" WHERE deleted = 0').fetchone()[0])
    finally:
        connection.close()


def test_there_is_a_file_of_every_version_that_was_released() -> None:
    assert [path.name for path in RELEASED] == [f"version-{n}.atelier.xz" for n in range(1, VERSION)]


def test_an_older_file_opens_with_everything_in_it(laptop: Laptop, old: Path) -> None:
    before, acts, version = old.read_bytes(), rows(old, "act"), opening.version(old)
    counted = {kind: visible(old, kind.TABLE) for kind in ENTITIES if kind.TABLE in tables(old)}
    with laptop.open(old) as file:
        assert {kind: len(file.all(kind)) for kind in counted} == counted
        assert file.all(Pillar)[0].text == "Wie we samen willen zijn."
        assert len(file.all(Dilemma)) == 22  # one of 23 was removed
        assert [person.name for person in file.all(Person)][-1] == "Anna de Griffier"
        ballots, counts, recounts = (tuple(file.all(kind)) for kind in (Ballot, Count, Recount))
        polls = polls_of(PollFacts(ballots, recounts=recounts, counts=counts, voids=tuple(file.all(Void))))
        assert {poll.state for poll in polls} == {PollState.CLOSED}
    assert opening.version(old) == VERSION
    assert [row[:8] for row in rows(old, "act")] == [row[:8] for row in acts]  # sealed anew, with salts
    assert problems(old) == []
    kept = old.with_stem(f"week (version {version})")
    assert kept.read_bytes() == before
    assert sorted(item.name for item in laptop.folder.iterdir()) == sorted(["data", old.name, kept.name])


def tables(path: Path) -> set[str]:
    return {str(name) for _, name, *_ in rows(path, "sqlite_schema")}


def test_what_was_taken_back_in_an_older_file_stays_so(laptop: Laptop, old: Path) -> None:
    """Version 1 emptied the cells of a row whose making was taken back."""
    with laptop.open(old) as file:
        assert "Iemand van toen" not in {person.name for person in file.all(Person)}
        removed = len(file.all(Statement))
        assert removed == 19  # one was removed and brought back


def test_its_line_goes_on_where_the_file_was_written(laptop: Laptop, old: Path) -> None:
    migrating.bring_up_to_date(old)
    with laptop.open(old) as file:
        file.commit("later", Person.new(name="Later"))
        assert file.undoable() == "later"
        known = content(file)
    with laptop.open(old) as again:
        assert again.undoable() == "later"
        assert content(again) == known


def test_a_second_copy_gets_a_name_of_its_own(laptop: Laptop, old: Path) -> None:
    before = old.read_bytes()
    kept = [migrating.bring_up_to_date(old)]
    old.write_bytes(before)
    kept.append(migrating.bring_up_to_date(old))
    assert [path.name for path in kept if path] == ["week (version 1).atelier", "week (version 1, copy 2).atelier"]
    assert {path.read_bytes() for path in kept if path} == {before}
    assert migrating.bring_up_to_date(old) is None


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TABLE extra (x)", "other tables"),
        ("CREATE VIEW extra AS SELECT 1", "other tables"),
        ("CREATE TRIGGER extra AFTER INSERT ON pillar BEGIN DELETE FROM scale; END", "other tables"),
        ("ALTER TABLE pillar ADD COLUMN extra TEXT", "other tables"),
        ("ALTER TABLE act ADD COLUMN extra TEXT", "other tables"),
        ("DROP TABLE write", "other tables"),
        ("UPDATE act SET label = 'x' WHERE lamport = 1", "damaged"),
    ],
)
def test_an_older_file_that_is_not_sound_is_left_alone(laptop: Laptop, old: Path, statement: str, words: str) -> None:
    connection = sqlite3.connect(old)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = old.read_bytes()
    with pytest.raises(FileRefusedError, match=words):
        laptop.open(old)
    assert old.read_bytes() == before
    assert [item.name for item in laptop.folder.iterdir()] == [old.name]


def test_an_older_file_that_cannot_be_renewed_is_left_alone(
    laptop: Laptop, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "_copied", full)
    before = old.read_bytes()
    with pytest.raises(FileRefusedError, match="of an older version and could not be renewed: the disk is full"):
        laptop.open(old)
    assert old.read_bytes() == before
    assert [item.name for item in laptop.folder.iterdir()] == [old.name]


def test_the_log_of_a_killed_program_comes_along(laptop: Laptop, old: Path) -> None:
    twin = old.with_name("killed.atelier")
    connection = sqlite3.connect(old)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("INSERT INTO draft SELECT id, 'name', 'pillar', '\"Getypt\"' FROM pillar LIMIT 1")
    connection.commit()
    shutil.copy(old, twin)
    shutil.copy(f"{old}-wal", f"{twin}-wal")
    connection.close()
    laptop.open(twin).close()
    assert [row[3] for row in rows(twin, "draft")] == ['"Getypt"']
    assert not twin.with_name(f"{twin.name}-wal").exists()


def test_a_private_copy_of_an_older_file_is_new_and_leaves_it_as_it_was(old: Path) -> None:
    before = old.read_bytes()
    with copies.private_copy(old) as place:
        assert opening.version(place) == VERSION
        assert [act.id for act, _ in acts_in(place)] == [act.id for act, _ in acts_in(old)]
    assert not place.exists()
    assert old.read_bytes() == before
    assert problems(old) == []
    assert [item.name for item in old.parent.iterdir()] == [old.name]


def test_a_file_that_somebody_works_in_is_not_copied(laptop: Laptop) -> None:
    with (
        laptop.create() as file,
        pytest.raises(FileRefusedError, match="is in use on"),
        copies.private_copy(file.path),
    ):
        pass


def test_facts_of_an_older_file_are_what_they_were(laptop: Laptop, old: Path) -> None:
    facts = [kind for kind in ENTITIES if kind.KIND is Kind.FACT and kind.TABLE in tables(old)]
    before = {kind.TABLE: {row[0] for row in rows(old, kind.TABLE)} for kind in facts}
    laptop.open(old).close()
    assert {kind.TABLE: {row[0] for row in rows(old, kind.TABLE)} for kind in facts} == before

"""`check` finds what was planted in a file, and says nothing against a sound one."""

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Ballot, Count, Recount, Sheet
from atelier.domain.counting import digest_of
from atelier.domain.errors import FileRefusedError
from atelier.domain.themes import Pillar
from atelier.domain.week import Gathering
from atelier.storage import opening
from atelier.storage.checking import check
from atelier.storage.entries import ACTS, WRITES
from atelier.storage.tables import TABLES
from tests.storage.support import Laptop, problems

NOON = datetime(2019, 11, 12, 12, tzinfo=UTC)
QUESTION = "Wie geeft de opdracht?"
SEALED = "Every closed count adds up and carries its digest"


def fill(path: Path, laptop: Laptop) -> Path:
    """A file with everything that a check looks at: a removal, an undo, a draft, a poll counted twice."""
    file = laptop.create(path.name)
    visie, agenda = Pillar.new(name="De visie van de regio"), Pillar.new(name="De agenda van de regio")
    gathering = Gathering.new(title="Mandaat en zeggenschap", present=29)
    ballot = Ballot.new(
        gathering=gathering.id,
        subject=visie.id,
        method="spectrum5",
        question=QUESTION,
        options=("Sterk A", "Eerder A", "Midden", "Eerder B", "Sterk B"),
        sides=("raden", "colleges"),
        asked="iedereen in de zaal",
        at=NOON,
    )
    sheet = Sheet.new(ballot=ballot.id, counts=(5, 8, 4, 8, 3))
    recount = Recount.new(ballot=ballot.id, reason="Eén hand stond in het verkeerde vak.", at=NOON)
    file.commit("add", visie, agenda, gathering)
    file.commit("change", replace(visie, text="Wie we zijn."))
    file.commit("remove", remove=[agenda])
    file.undo()
    file.commit("open", ballot)
    file.commit("type", sheet)
    file.commit("close", count(ballot, (5, 8, 4, 8, 3)), remove=[sheet])
    file.commit("recount", recount)
    file.commit("close", replace(count(ballot, (5, 7, 4, 9, 3)), recount=recount.id))
    file.close()
    return file.path


def count(ballot: Ballot, counts: tuple[int, ...]) -> Count:
    return Count.new(ballot=ballot.id, counts=counts, present=29, at=NOON, digest=digest_of(ballot, counts, 29))


@pytest.fixture
def path(laptop: Laptop) -> Path:
    return fill(Path("week.atelier"), laptop)


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()


def test_nothing_is_said_against_a_sound_file(path: Path) -> None:
    findings = list(check(path))
    assert [finding.problem for finding in findings] == [""] * len(findings)
    subjects = [finding.subject for finding in findings]
    assert subjects[0] == "The file can be opened and all 9 acts are what they were"
    assert subjects[-1] == SEALED
    assert {f"Table {name} equals its acts" for name in TABLES} < set(subjects)
    assert len(subjects) == len(TABLES) + 5


def test_checking_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    list(check(path))
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir() if item.is_file()] == [path.name]


def test_an_empty_file_is_sound(laptop: Laptop) -> None:
    laptop.create().close()
    assert problems(laptop.folder / "week.atelier") == []


def test_a_file_that_cannot_be_opened_is_the_only_finding(path: Path) -> None:
    path.write_text("geen bestand van Atelier")
    (finding,) = check(path)
    assert finding.subject == "The file can be opened and every act is what it was"
    assert "is not an Atelier file" in finding.problem


def test_a_changed_act_is_the_only_finding(path: Path) -> None:
    change(path, "UPDATE act SET label = 'aad' WHERE lamport = 1")
    (finding,) = check(path)
    assert "is damaged" in finding.problem


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (
            "UPDATE pillar SET name = 'Visie' WHERE text <> ''",
            "Table pillar equals its acts: 1 row differs from the acts",
        ),
        ("UPDATE pillar SET deleted = 1", "Table pillar equals its acts: 2 rows differ from the acts"),
        ("UPDATE gathering SET present = 30", "Table gathering equals its acts: 1 row differs from the acts"),
        ("UPDATE gathering SET day = zeroblob(16)", "Table gathering equals its acts: 1 row differs from the acts"),
        ("DELETE FROM gathering", "Table gathering equals its acts: 1 row differs from the acts"),
        ("DELETE FROM recount", "Table recount equals its acts: 1 row differs from the acts"),
        (
            "INSERT INTO scale (id, name, deleted) VALUES (zeroblob(16), 'Wijk', 0)",
            "Table scale equals its acts: 1 row differs from the acts",
        ),
        ("DELETE FROM head WHERE cell = 'text'", "The list of latest writes equals the acts: 2 rows differ"),
        ("DELETE FROM head", "The list of latest writes equals the acts: "),
        (
            "INSERT INTO head SELECT row, 'extra', act, n FROM head LIMIT 1",
            "The list of latest writes equals the acts: 1 row differs from the acts",
        ),
    ],
)
def test_tables_that_differ_from_their_acts(path: Path, statement: str, problem: str) -> None:
    change(path, statement)
    found = problems(path)
    assert len(found) == 1
    assert found[0].startswith(problem)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE \"count\" SET digest = 'x' || digest", "the digest is not that of these numbers"),
        (
            "UPDATE \"count\" SET counts = '[5,8,4,7,4]' WHERE recount IS NULL",
            "the digest is not that of these numbers",
        ),
        ('UPDATE "count" SET present = 30', "the digest is not that of these numbers"),
        ('UPDATE "count" SET present = 27', "28 of 27 present: that is 1 too many."),
        ("UPDATE \"count\" SET counts = '[0,0,0,0,0]'", "Nobody has answered yet"),
        ("UPDATE \"count\" SET counts = '[5,8,4,11]'", "one whole number of 0 or more for each answer"),
        ('UPDATE ballot SET sides = \'["colleges","raden"]\'', "the digest is not that of these numbers"),
    ],
)
def test_a_count_that_is_not_what_was_closed(path: Path, statement: str, problem: str) -> None:
    change(path, statement)
    table, sealed = problems(path)
    assert table.startswith(("Table count equals its acts:", "Table ballot equals its acts:"))
    assert sealed.startswith(f"{SEALED}: {QUESTION}")
    assert problem in sealed


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ballot",
        "UPDATE ballot SET options = NULL",
        "UPDATE \"count\" SET present = 'negenentwintig'",
        "UPDATE \"count\" SET counts = 'vijf'",
        "UPDATE \"count\" SET ballot = x'00'",
        "UPDATE \"count\" SET at = 'gisteren'",
        "UPDATE ballot SET options = '{'",
        "UPDATE ballot SET question = CAST(x'ff' AS TEXT)",
        "UPDATE pillar SET name = CAST(x'ff' AS TEXT)",
    ],
)
def test_what_cannot_be_read_is_a_finding_and_no_crash(path: Path, statement: str) -> None:
    change(path, statement)
    assert problems(path)


def test_a_count_with_a_forged_history_is_found_by_its_own_digest(path: Path) -> None:
    """Somebody who rewrites act, digest and table alike still has to seal the numbers."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE write SET value = replace(value, '[5,7,4,9,3]', '[5,7,4,8,4]')")
    connection.execute("UPDATE \"count\" SET counts = '[5,7,4,8,4]' WHERE counts = '[5,7,4,9,3]'")
    writes = connection.execute(WRITES).fetchall()
    for row in connection.execute(ACTS).fetchall():
        own = [write[1:] for write in writes if write[0] == row[0]]
        digest = opening.digest_of(row[:8], own)
        connection.execute("UPDATE act SET digest = ? WHERE id = ?", (digest, row[0]))
    connection.commit()
    connection.close()
    opening.inspect(path)
    (found,) = problems(path)
    assert found == f"{SEALED}: {QUESTION}: the digest is not that of these numbers"


def tables_of(path: Path) -> str:
    """A fingerprint of all that can be seen in the tables, or that they cannot be read."""
    connection = sqlite3.connect(path)
    try:
        rows = {name: sorted(connection.execute(f'SELECT * FROM "{table.name}"')) for name, table in TABLES.items()}
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str]:
    path = fill(Path("week.atelier"), Laptop(tmp_path_factory.mktemp("sound")))
    return path, path.read_bytes(), tables_of(path)


@given(st.data())
def test_any_flipped_bit_that_changes_what_is_seen_is_found(
    sound: tuple[Path, bytes, str], data: st.DataObject
) -> None:
    """Wherever it fell: refused on opening, found by a check, or in a place that shows nothing."""
    path, whole, seen = sound
    used = [n for n, byte in enumerate(whole) if byte]
    place, bit = data.draw(st.sampled_from(used)), data.draw(st.integers(0, 7))
    flipped = bytearray(whole)
    flipped[place] ^= 1 << bit
    path.write_bytes(flipped)
    try:
        opening.inspect(path)
    except FileRefusedError:
        (finding,) = check(path)
        assert finding.problem
        return
    if tables_of(path) != seen:
        assert problems(path)
    else:
        list(check(path))

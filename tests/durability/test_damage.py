"""Damaged files through the door of the window: no crash, nothing written to them, and no figure without its digest."""

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from atelier.domain.counting import digest_of, rest_of
from atelier.domain.errors import AtelierError, DamagedError
from atelier.paths import resources
from atelier.services.workspace import Events, Workspace
from tests.conftest import PROFILE
from tests.durability.session import FILE, Session, begin
from tests.storage.support import Clock, problems

DAMAGES = 1000 if PROFILE == "endure" else 16
PAGE = 4096
WAYS = ("flip", "cut", "swap", "zero")
PARTS = ("", "-wal")


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop on which a session was killed: a file and its log that both hold much, and a backup from before."""
    place = tmp_path_factory.mktemp("damage")
    live, left = place / "live", place / "left"
    live.mkdir()
    session = begin(live, lambda *_: None)
    for step in (session.edits, session.hands, session.secret, session.backup):
        step(1)
    session.workspace.close()
    session = begin(live, lambda *_: None)
    for n in range(2, 5):
        session.hands(n)
        session.secret(n)
        session.edits(n)
    shutil.copytree(live, left)
    end(session)
    return left


def end(session: Session) -> None:
    session.workspace.close()


def broken(data: bytes, way: str, chance: random.Random) -> bytes:
    """One way in which a disk or a stick fails."""
    raw = bytearray(data)
    if way == "flip":
        for _ in range(chance.randint(1, 40)):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    elif way == "cut":
        del raw[chance.randrange(1, len(raw)) :]
    else:
        one, other = (chance.randrange(len(raw) // PAGE) * PAGE for _ in range(2))
        ours, theirs = bytes(raw[one : one + PAGE]), bytes(raw[other : other + PAGE])
        raw[one : one + PAGE] = bytes(PAGE) if way == "zero" else theirs
        if way == "swap":
            raw[other : other + PAGE] = ours
    return bytes(raw)


def figures(workspace: Workspace) -> set[tuple[object, ...]]:
    """Every closed figure that the program would show."""
    shown = set()
    for poll in workspace.polling.polls.all():
        count = poll.standing
        if count is not None:
            rest = rest_of(count)
            assert digest_of(poll.ballot, count.counts, count.present, rest) == count.digest, "a figure without digest"
            shown.add((poll.ballot.question, count.counts, count.answers, count.times, count.present))
    return shown


def contents(path: Path) -> dict[str, bytes]:
    return {tail: Path(f"{path}{tail}").read_bytes() for tail in PARTS if Path(f"{path}{tail}").exists()}


def test_no_damage_is_a_crash_or_a_wrong_figure(
    worked: Path, tmp_path: Path, run_seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, counts = random.Random(run_seed), Counter[str]()  # noqa: S311 - not for secrets
    laptop = tmp_path / "laptop"
    shutil.copytree(worked, laptop)
    path, events = laptop / FILE, Events(resources(), laptop / "data", Clock())
    (origin,) = (laptop / "data" / "backups").glob("*/origin.txt")
    origin.write_text(str(path.resolve()), encoding="utf-8")
    sound = contents(path)
    with_all = events.open(path)
    true = figures(with_all)
    with_all.close()
    for n in range(DAMAGES):
        part = PARTS[n % 4 == 3]  # every fourth time the log
        data = {**sound, part: broken(sound[part], WAYS[n % len(WAYS) if part == "" else chance.randrange(4)], chance)}
        lay(path, data)
        counts[outcome(events, path, data, true)] += 1
    with capsys.disabled():
        print(f"\n{DAMAGES} damaged files: {dict(counts)}")
    assert counts["restored and read"] > 0
    assert counts["opened, sound"] + counts["opened, found by the full check"] < DAMAGES


def test_planted_a_figure_that_differs_from_its_digest_is_not_shown(worked: Path, tmp_path: Path) -> None:
    path = shutil.copytree(worked, tmp_path / "laptop") / FILE
    events = Events(resources(), tmp_path / "laptop" / "data", Clock())
    events.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE count SET counts = '[9,9,9]' WHERE rowid = (SELECT min(rowid) FROM count)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        events.open(path)
    assert path.read_bytes() == before


def lay(path: Path, data: dict[str, bytes]) -> None:
    for rest in path.parent.glob(f"{path.name}*"):
        rest.unlink()
    for tail, content in data.items():
        Path(f"{path}{tail}").write_bytes(content)


def outcome(events: Events, path: Path, data: dict[str, bytes], true: set[tuple[object, ...]]) -> str:
    """Open it as the window does; a refused file is followed by each of the ways on that the window offers."""
    try:
        opened = events.open(path)
    except DamagedError:
        assert contents(path) == data
        (backup,) = events.backups_of(path)
        restored = events.restore(backup, path.with_name("restored.atelier"))
        assert figures(restored) < true
        restored.close()
        (path.parent / "restored.atelier").unlink()
        read = read_rest(events, path, true)
        assert contents(path) == data
        return "restored and read" if read else "restored"
    except AtelierError as error:
        assert contents(path) == data
        return f"refused: {error}".replace(path.name, "…")
    assert figures(opened) <= true
    opened.close()
    return "opened, found by the full check" if problems(path) else "opened, sound"


def read_rest(events: Events, path: Path, true: set[tuple[object, ...]]) -> bool:
    rescued = events.rescue(path)
    opened = events.open(rescued.path)
    assert figures(opened) <= true
    opened.close()
    rescued.path.unlink()
    return rescued.found > 0


def test_planted_a_table_that_lost_its_rows_is_refused_before_anything_is_written(worked: Path, tmp_path: Path) -> None:
    """Found by swapping pages at random: the event was gone, its acts were not, and the log was folded in."""
    path = shutil.copytree(worked, tmp_path / "laptop") / FILE
    events = Events(resources(), tmp_path / "laptop" / "data", Clock())
    events.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM event")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        events.open(path)
    assert path.read_bytes() == before


def test_planted_an_index_that_differs_from_its_table_is_refused_before_anything_is_written(
    worked: Path, tmp_path: Path
) -> None:
    """Found by changing pages at random: the line of the file could not be read, after the log was folded in."""
    path = shutil.copytree(worked, tmp_path / "laptop") / FILE
    events = Events(resources(), tmp_path / "laptop" / "data", Clock())
    events.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_meta_1'"
        (root,) = connection.execute(query).fetchone()
    raw = path.read_bytes()
    page = raw[(root - 1) * PAGE : root * PAGE]
    assert b"line" in page
    path.write_bytes(raw.replace(page, page.replace(b"line", b"lime")))
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        events.open(path)
    assert path.read_bytes() == before

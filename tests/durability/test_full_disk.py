"""A disk that is full at any write of a session: told at once in a sentence, nothing lost, and on with room again."""

import os
import random
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from atelier.domain.errors import AtelierError
from atelier.domain.people import Duo
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.services.workspace import Events
from tests.conftest import PROFILE
from tests.durability.proving import Confirmed, half_done, require
from tests.durability.session import PRESENT, Session, begin
from tests.storage.support import Clock, problems

ENDURE = PROFILE == "endure"
STEPS = ("edits", "hands", "secret", "merge", "backup", "export")
PAGE, MOST = 4096, 160  # room is given in pages: none, one, ... so that each write once is the one that does not fit
WIDE = {"merge": 8, "backup": 8}  # what copies the whole file needs more room: eight pages more each time
TRIES = MOST if ENDURE else 5  # for each step
SIZE = 64 * 2**20
WHY = ("the disk is full", "the place cannot be written to")  # of a full disk SQLite sometimes says only the second


@dataclass
class Small:
    """A small disk and what takes its room."""

    folder: Path

    @property
    def ballast(self) -> Path:
        return self.folder / "ballast"

    def leave(self, room: int) -> None:
        """Fill it up but for so many bytes."""
        free = os.statvfs(self.folder)
        with self.ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room))

    def make_room(self) -> None:
        self.ballast.unlink()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Small]:
    """A file system of its own, which only an administrator can make; also for temporary files."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if not hasattr(os, "posix_fallocate") or os.getuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("a full disk needs a small file system, which only root can make")
    (folder / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    yield Small(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


@dataclass
class Told:
    """What a session told."""

    lines: list[str]

    def __call__(self, *words: object) -> None:
        self.lines.append(" ".join(map(str, words)))


def again(session: Session, step: str, n: int) -> None:
    """The same work in a meeting of its own, because that of before may have been left half done."""
    session.meeting = Gathering.new(title="Mandaat", present=PRESENT)
    session.workspace.editing.add(session.meeting)
    session.confirmed()
    getattr(session, step)(n)


def said(work: Callable[[], object]) -> str:
    """What is refused, or nothing; anything but a sentence fails the test."""
    try:
        work()
    except AtelierError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_lost_when_the_disk_is_full(
    small: Small, step: str, run_seed: str, capsys: pytest.CaptureFixture[str], english: None
) -> None:
    chance, told = random.Random(run_seed + step), Told([])  # noqa: S311 - not for secrets
    rooms = range(MOST) if ENDURE else [0, *chance.sample(range(1, MOST), TRIES - 1)]
    session, sentences = begin(small.folder, told), Counter[str]()
    for n, pages in enumerate(rooms):
        session.meeting = Gathering.new(title="Mandaat", present=PRESENT)
        session.workspace.editing.add(session.meeting)
        session.confirmed()
        small.leave(pages * PAGE * WIDE.get(step, 1))
        refused = said(partial(getattr(session, step), n))
        assert refused or pages, "there was no room at all"
        assert not refused or any(why in refused for why in WHY), refused
        sentences[re.sub("“.*”", "…", refused) or "done"] += 1
        assert half_done(small.folder) == []
        small.make_room()
        again(session, step, n)
        if n % 10 == 9:
            session = reopened(session, small, told)
    reopened(session, small, told).workspace.close()
    with capsys.disabled():
        print(f"\nfull disk in {step}: {dict(sentences)}")


def reopened(session: Session, small: Small, told: Told) -> Session:
    """Closed, proved, and open again."""
    session.workspace.close()
    confirmed = Confirmed()
    confirmed.hear(told.lines)
    confirmed.exports.clear()  # they are known to be whole, and only make a long run slow
    require(confirmed, small.folder, small.folder)
    for place in (small.folder / "rapporten").glob("*"):
        place.unlink()
    return begin(small.folder, told)


def test_closing_on_a_full_disk_keeps_everything(small: Small, english: None) -> None:
    told = Told([])
    for pages in (0, 1, 3, 10):
        session = begin(small.folder, told)
        session.edits(pages)
        small.leave(pages * PAGE)
        refused = said(session.workspace.close)
        assert not refused or any(why in refused for why in WHY), refused
        small.make_room()
        confirmed = Confirmed()
        confirmed.hear(told.lines)
        require(confirmed, small.folder, small.folder)


def test_a_file_that_cannot_be_opened_on_a_full_disk_opens_when_there_is_room(small: Small, english: None) -> None:
    begin(small.folder, Told([])).workspace.close()
    copy = small.folder / "copy.atelier"
    copy.write_bytes((small.folder / "week.atelier").read_bytes())
    events, refusals = Events(resources(), small.folder / "data", Clock()), set()
    for pages in range(12):
        small.leave(pages * PAGE)
        try:
            events.open(copy).close()
        except AtelierError as error:
            refusals.add(str(error))
        small.make_room()
        assert problems(copy) == []
    assert refusals
    assert all("disk is full" in refused for refused in refusals), refusals
    events.open(copy).close()


def test_work_for_a_duo_does_not_fit_on_a_full_stick(small: Small, tmp_path: Path, english: None) -> None:
    (tmp_path / "laptop").mkdir()
    session, target = begin(tmp_path / "laptop", Told([])), small.folder / "duo.atelier"
    duo = Duo.new(theme="Wonen")
    session.workspace.editing.add(duo)
    refused = set()
    for pages in range(0, 100, 9):
        small.leave(pages * PAGE)
        if sentence := said(partial(session.workspace.giving.give, duo, target)):
            refused.add(sentence)
            assert not target.exists()
        target.unlink(missing_ok=True)
        small.make_room()
    assert refused
    assert all("disk is full" in sentence for sentence in refused), refused
    session.workspace.close()

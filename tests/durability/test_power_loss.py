"""Power loss at any moment of a recorded session: the last confirmed state or a later one, and a file that opens."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROFILE
from tests.durability.disk import FOLDER, Content, Cut, Disk, Write, lay
from tests.durability.proving import Confirmed, acts_of, half_done, require
from tests.durability.session import FILE
from tests.durability.trace import Playback, can_attach, record
from tests.storage.support import Laptop

ENDURE = PROFILE == "endure"
TURNS, MOMENTS = (10, 1500) if ENDURE else (2, 40)
LOSSES = ("all", "any", "any", "nothing")

pytestmark = pytest.mark.skipif(
    not can_attach(), reason="strace is missing or may not attach here. For power loss: sudo apt-get install strace"
)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """The folder of a session that ended well, the trace of it, and what it told."""
    place = tmp_path_factory.mktemp("power")
    folder, trace = place / "laptop", place / "trace"
    folder.mkdir()
    return folder, trace, record(folder, TURNS, trace)


def test_the_trace_holds_everything_that_was_done(recorded: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    folder, trace, told = recorded
    playback = Playback(Disk(str(folder)))
    assert sum(1 for _ in playback.play(trace)) > len(told)
    assert playback.told == told
    left = playback.disk.after("nothing", random.Random(1))  # noqa: S311 - not for secrets
    real = {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
    assert left == real


def test_no_power_loss_takes_what_was_confirmed(
    recorded: tuple[Path, Path, list[str]], tmp_path: Path, run_seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything that a session leaves: the event, urns, backups, copies, reports and renewed files."""
    folder, trace, _ = recorded
    chance, start, tried = random.Random(run_seed), time.monotonic(), Counter[str]()  # noqa: S311 - not for secrets
    moments = sum(1 for _ in Playback(Disk(str(folder))).play(trace))
    chosen = set(chance.sample(range(moments), min(MOMENTS, moments)))
    for moment, disk, confirmed in moments_of(folder, trace):
        if moment in chosen:
            loss, found = chance.choice(LOSSES), tmp_path / "found"
            lay(disk.after(loss, chance), str(folder), found)
            try:
                require(confirmed, found, folder)
                assert half_done(found) == []
            except Exception as error:
                raise AssertionError(f"moment {moment} of {moments}, {loss} lost") from error
            tried[loss] += 1
            shutil.rmtree(found)
    with capsys.disabled():
        spent = time.monotonic() - start
        print(f"\npower loss: {tried.total()} disks at {moments} moments, {len(confirmed.acts)} acts confirmed, "
              f"{dict(tried)}, {spent:.0f} s")  # fmt: skip
    assert set(tried) == set(LOSSES)


@pytest.mark.skipif(not ENDURE, reason="the event alone at every single moment: make endure")
def test_the_event_opens_after_power_loss_at_every_moment(
    recorded: tuple[Path, Path, list[str]], tmp_path: Path, run_seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With all that was not synced lost, and with any of it lost; a disk that was tried before is passed over."""
    folder, trace, _ = recorded
    chance, seen = random.Random(run_seed), set[int]()  # noqa: S311 - not for secrets
    event, moment = f"{folder}/{FILE}", 0
    for moment, disk, confirmed in moments_of(folder, trace):
        for loss in ("all", "any"):
            left = {p: data for p, data in disk.after(loss, chance).items() if p.startswith(event)}
            mark = hash((tuple(left.items()), len(confirmed.acts)))
            if mark not in seen and (left or confirmed.opened):
                seen.add(mark)
                lay(left, str(folder), tmp_path / "found")
                with Laptop(tmp_path / "found").open(tmp_path / "found" / FILE) as file:
                    assert confirmed.acts <= acts_of(file), (moment, loss)
                shutil.rmtree(tmp_path / "found")
    with capsys.disabled():
        print(f"\npower loss: {len(seen)} different disks of the event alone at {moment + 1} moments")


def moments_of(folder: Path, trace: Path) -> Iterator[tuple[int, Disk, Confirmed]]:
    """The disk after each call, and what was confirmed by then."""
    playback, confirmed, heard = Playback(Disk(str(folder))), Confirmed(), 0
    for moment, _ in enumerate(playback.play(trace)):
        confirmed.hear(playback.told[heard:])
        heard = len(playback.told)
        yield moment, playback.disk, confirmed


# The disk itself


def test_the_disk_forgets_what_was_not_synced() -> None:
    chance, disk = random.Random(1), Disk("/r")  # noqa: S311 - not for secrets
    number = disk.create("/r/a")
    disk.files[number].since.append(Write(0, b"one"))
    assert disk.after("all", chance) == {}
    disk.sync_folder("/r")
    assert disk.after("all", chance) == {"/r/a": b""}
    disk.files[number].sync()
    disk.files[number].since += [Write(1, b"xy"), Cut(2)]
    assert disk.after("all", chance) == {"/r/a": b"one"}
    assert disk.after("nothing", chance) == {"/r/a": b"ox"}
    disk.name("/r/b", number)
    disk.name("/r/a", None)
    assert disk.after("nothing", chance) == {"/r/b": b"ox"}
    assert {tuple(sorted(disk.after("any", chance))) for _ in range(50)} >= {("/r/a",), ("/r/b",)}


def test_a_write_is_torn_at_its_sectors_only() -> None:
    chance, seen = random.Random(1), set()  # noqa: S311 - not for secrets
    for _ in range(200):
        content = Content(bytearray(b"-" * 8192), [Write(0, b"x" * 8192)])
        left = content.after("any", chance)
        assert all(left[n : n + 512] in {b"-" * 512, b"x" * 512} for n in range(0, 8192, 512))
        seen.add(left)
    assert len(seen) > 20


def test_what_lies_in_a_folder_that_was_not_synced_is_gone() -> None:
    chance, disk = random.Random(1), Disk("/r")  # noqa: S311 - not for secrets
    disk.name("/r/f", FOLDER)
    disk.create("/r/f/a")
    disk.sync_folder("/r/f")
    assert disk.after("all", chance) == {}
    disk.sync_folder("/r")
    assert disk.after("all", chance) == {"/r/f": None, "/r/f/a": b""}

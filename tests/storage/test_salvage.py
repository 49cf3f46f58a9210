"""Damaged files: never written, never a crash, and every act that can be proved is found again."""

import random
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.errors import AtelierError, DamagedError
from atelier.domain.themes import Pillar
from atelier.storage import backups, salvage
from tests.conftest import PROFILE
from tests.storage.support import Laptop, problems

PAGE = 4096
DAMAGES = 1000 if PROFILE == "endure" else 24
ACTS = 60


@pytest.fixture
def saved(laptop: Laptop, tmp_path: Path) -> tuple[Path, backups.Backup]:
    """A closed file of 60 acts, and a backup from when it had 40."""
    file = laptop.create()
    for n in range(ACTS):
        if n == 40:
            backup = backups.keep(backups.freeze(file), tmp_path / "backups")
        file.commit("add a pillar", Pillar.new(name=f"Pijler {n}", text="Wat er staat. " * 20))
    file.close()
    return file.path, backup


def names(laptop: Laptop, path: Path) -> set[str]:
    with laptop.open(path) as file:
        return {pillar.name for pillar in file.all(Pillar)}


def flip_text(path: Path, text: bytes) -> None:
    """Change the first letter of every place where a text stands."""
    data = path.read_bytes()
    assert text in data
    path.write_bytes(data.replace(text, b"X" + text[1:]))


def test_what_the_damaged_file_has_newer_comes_beside_the_backup(
    laptop: Laptop, saved: tuple[Path, backups.Backup], tmp_path: Path
) -> None:
    path, backup = saved
    flip_text(path, b"Pijler 57")
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        laptop.open(path)
    target = laptop.folder / "gered.atelier"
    rescued = salvage.rescue(path, backup.path, target)
    assert (rescued.kept, rescued.found, len(rescued.lost)) == (40, 19, 1)
    assert rescued.lost[0].endswith("add a pillar")
    assert names(laptop, target) == {f"Pijler {n}" for n in range(ACTS)} - {"Pijler 57"}
    assert problems(target) == []
    assert path.read_bytes() == before


def test_without_a_backup_what_can_be_read_is_found(laptop: Laptop, saved: tuple[Path, backups.Backup]) -> None:
    path, _ = saved
    flip_text(path, b'Pijler 3"')
    rescued = salvage.rescue(path, None, laptop.folder / "gered.atelier")
    assert (rescued.kept, rescued.found, len(rescued.lost)) == (0, ACTS - 1, 1)
    assert len(names(laptop, rescued.path)) == ACTS - 1


def test_a_change_that_builds_on_one_that_is_lost_is_listed_with_it(laptop: Laptop, tmp_path: Path) -> None:
    file = laptop.create()
    pillar = Pillar.new(name="Eerste naam")
    file.commit("add", pillar)
    file.commit("rename", replace(pillar, name="Tweede naam"))
    file.commit("add another", Pillar.new(name="Anders"))
    file.close()
    flip_text(file.path, b"Eerste naam")
    rescued = salvage.rescue(file.path, None, laptop.folder / "gered.atelier")
    assert sorted(line.split(" ", 2)[2] for line in rescued.lost) == ["add", "rename"]
    assert names(laptop, rescued.path) == {"Anders"}


def test_a_lost_first_page_is_borrowed_from_the_backup(laptop: Laptop, saved: tuple[Path, backups.Backup]) -> None:
    path, backup = saved
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    rescued = salvage.rescue(path, backup.path, laptop.folder / "gered.atelier")
    assert (rescued.kept, rescued.found, rescued.lost) == (40, 20, ())


def test_nothing_at_all_is_refused_and_leaves_nothing(laptop: Laptop, saved: tuple[Path, backups.Backup]) -> None:
    path, _ = saved
    path.write_bytes(bytes(len(path.read_bytes())))
    before = sorted(laptop.folder.iterdir())
    with pytest.raises(AtelierError):
        salvage.rescue(path, None, laptop.folder / "gered.atelier")
    assert sorted(laptop.folder.iterdir()) == before


def damage(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """One way in which a disk or a stick fails."""
    way, raw = chance.choice(["flip", "cut", "swap", "zero"]), bytearray(data)
    pages = len(raw) // PAGE
    if way == "flip":
        for _ in range(chance.randint(1, 40)):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    elif way == "cut":
        del raw[chance.randrange(1, len(raw)) :]
    else:
        one, other = (chance.randrange(pages) * PAGE for _ in range(2))
        ours, theirs = bytes(raw[one : one + PAGE]), bytes(raw[other : other + PAGE])
        raw[one : one + PAGE] = bytes(PAGE) if way == "zero" else theirs
        if way == "swap":
            raw[other : other + PAGE] = ours
    return way, bytes(raw)


def test_any_damage_is_no_crash_and_writes_nothing(
    laptop: Laptop, saved: tuple[Path, backups.Backup], run_seed: str
) -> None:
    path, backup = saved
    sound, chance = path.read_bytes(), random.Random(run_seed)  # noqa: S311
    original = sorted(names(laptop, Path(shutil.copy(path, laptop.folder / "gaaf.atelier"))))
    counts = {"opened": 0, "refused": 0, "rescued": 0}
    for n in range(DAMAGES):
        way, data = damage(sound, chance)
        broken = laptop.folder / "stuk.atelier"
        broken.write_bytes(data)
        try:
            opened = laptop.open(broken)
        except AtelierError:
            counts["refused"] += 1
            assert broken.read_bytes() == data, (n, way)
        else:  # the damage lies where no act is: what is shown is what its digests cover
            counts["opened"] += 1
            opened.close()
        broken.write_bytes(data)
        target = laptop.folder / "gered.atelier"
        rescued = salvage.rescue(broken, backup.path, target)
        counts["rescued"] += rescued.found
        assert rescued.kept == 40
        assert broken.read_bytes() == data, (n, way)
        assert names(laptop, target) <= set(original), (n, way)
        if PROFILE == "endure" or n % 6 == 0:
            assert problems(target) == [], (n, way)
        target.unlink()
    print(f"damaged files: {DAMAGES}, {counts}")
    assert counts["refused"] > 0
    assert counts["rescued"] > 0


def test_planted_a_value_changed_without_its_digest_is_not_taken(
    laptop: Laptop, saved: tuple[Path, backups.Backup]
) -> None:
    path, backup = saved
    connection = sqlite3.connect(path)
    connection.execute("UPDATE write SET value = replace(value, 'Pijler 50', 'Vervalst 50')")
    connection.commit()
    connection.close()
    rescued = salvage.rescue(path, backup.path, laptop.folder / "gered.atelier")
    assert (rescued.found, len(rescued.lost)) == (19, 1)
    assert "Vervalst 50" not in names(laptop, rescued.path)


def test_a_write_that_is_no_longer_of_its_act(laptop: Laptop, saved: tuple[Path, backups.Backup]) -> None:
    """Found by damaging files at random: the table still finds it by its place, and the digest covers the rest."""
    path, backup = saved
    data, original = path.read_bytes(), names(laptop, Path(shutil.copy(path, laptop.folder / "gaaf.atelier")))
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        (act,) = connection.execute("SELECT id FROM act ORDER BY lamport DESC LIMIT 1 OFFSET 5").fetchone()
    places = [found.start() for found in re.finditer(re.escape(act), data)]
    assert len(places) > 5
    found = []
    for n, at in enumerate(places):
        path.write_bytes(data[: at + 12] + bytes([data[at + 12] ^ 1]) + data[at + 13 :])
        rescued = salvage.rescue(path, backup.path, laptop.folder / f"gered {n}.atelier")
        assert names(laptop, rescued.path) <= original
        assert problems(rescued.path) == []
        found.append(rescued.found)
    assert min(found) == 19
    assert found.count(20) > 5


def test_a_list_of_tables_that_is_no_text_any_more(laptop: Laptop, saved: tuple[Path, backups.Backup]) -> None:
    """Found by damaging files at random: SQLite then complains in bytes that are no text either."""
    path, backup = saved
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE ", b"CREATE T\xf0BLE "))
    rescued = salvage.rescue(path, backup.path, laptop.folder / "gered.atelier")
    assert rescued.kept == 40
    assert problems(path) != []

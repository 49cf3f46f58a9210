"""Holds what is left on a disk against what was confirmed: nothing confirmed is gone, and nothing is there by half."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from atelier.domain.ballots import Count
from atelier.services.merging import KEPT
from atelier.storage import backups
from atelier.storage.backups import prove
from atelier.storage.event_file import EventFile
from atelier.storage.tables import ACT
from atelier.storage.urn import Urn, left_behind
from tests.durability.session import FILE
from tests.storage.support import Laptop, problems


@dataclass
class Confirmed:
    """What was told, by kind; of files the place as their maker knew it."""

    acts: set[str] = field(default_factory=set)
    votes: dict[tuple[UUID, UUID], int] = field(default_factory=dict)  # ballot and urn
    exports: dict[str, str] = field(default_factory=dict)  # place to digest
    copies: set[str] = field(default_factory=set)  # backups, and copies from before a merge
    old: dict[str, set[str]] = field(default_factory=dict)  # files of an older version to acts that came after
    opened: bool = False

    def hear(self, told: Iterable[str]) -> None:
        for line in told:
            what, _, rest = line.partition(" ")
            self.opened = True
            getattr(self, f"_hear_{what}", lambda _: None)(rest)

    def _hear_act(self, rest: str) -> None:
        self.acts.add(rest)

    def _hear_votes(self, rest: str) -> None:
        ballot, urn, number = rest.split()
        self.votes[UUID(ballot), UUID(urn)] = int(number)

    def _hear_export(self, rest: str) -> None:
        digest, _, place = rest.partition(" ")
        self.exports[place] = digest

    def _hear_copy(self, rest: str) -> None:
        self.copies.add(rest)

    _hear_backup = _hear_copy

    def _hear_old(self, rest: str) -> None:
        self.old[rest] = set()

    def _hear_renewed(self, rest: str) -> None:
        act, _, place = rest.partition(" ")
        self.old[place].add(act)


def require(confirmed: Confirmed, found: Path, told_of: Path, *, thorough: bool = True) -> None:
    """Nothing that was confirmed is lacking in the folder that was found; `told_of` is where it was when told."""
    laptop = Laptop(found)
    if not confirmed.opened and not (found / FILE).exists():
        return
    if thorough:
        assert problems(found / FILE) == []
    with laptop.open(found / FILE) as file:
        acts = acts_of(file)
        assert not confirmed.acts - acts, f"{len(confirmed.acts - acts)} confirmed acts lost"
        require_votes(confirmed, file, found)
    for place, digest in confirmed.exports.items():
        assert hashlib.sha256(moved(place, found, told_of).read_bytes()).hexdigest() == digest, place
    for place in confirmed.copies:
        require_copy(moved(place, found, told_of))
    for folder in {moved(place, found, told_of).parent for place in confirmed.copies if "backups" in place}:
        assert backups.listed(folder)
    for place, later in confirmed.old.items():
        with laptop.open(moved(place, found, told_of)) as file:
            assert later <= acts_of(file)


def require_copy(place: Path) -> None:
    """It is sound, or an older one that gave way to newer ones."""
    if place.exists():
        prove(place)
    elif "backups" not in place.parts:
        assert len(list(place.parent.glob("*.atelier"))) >= KEPT, place


def acts_of(file: EventFile) -> set[str]:
    return {row.id.hex() for row in file.fetch(select(ACT.c.id))}


def require_votes(confirmed: Confirmed, file: EventFile, found: Path) -> None:
    """Each received vote is in the urn, or in the result that was made of it."""
    sealed = {count.ballot: count for count in file.all(Count)}
    urns = found / "data" / "urns"
    for (ballot, urn), number in confirmed.votes.items():
        if ballot in sealed:
            assert sealed[ballot].voted == 6
        else:
            assert Urn.open(urns, urn).voted >= number


def half_done(found: Path) -> list[str]:
    """Reports, backups and urns under their own names that are not whole."""
    wrong = []
    for path in (found / "rapporten").glob("*"):
        if path.name.startswith(".atelier-"):
            continue
        text = path.read_text(encoding="utf-8-sig")
        whole = {".html": text.rstrip().endswith("</html>"), ".json": _is_json(text), ".csv": text.endswith("\n")}
        wrong += [] if whole[path.suffix] else [path.name]
    for place in [*(found / "data" / "backups").glob("*"), found / "stick" / "Atelier"]:
        wrong += [one.path.name for one in backups.listed(place) if not backups.is_sound(one.path)]
    for urn in left_behind(found / "data" / "urns"):
        Urn.open(found / "data" / "urns", urn)
    return wrong


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def moved(place: str, found: Path, told_of: Path) -> Path:
    return found / Path(place).relative_to(told_of)

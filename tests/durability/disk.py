"""A disk that remembers what was synced: built from a trace of writes, it gives what power loss may leave.

A write that was not synced may be there, be gone, or be torn at the borders of its sectors, in any mixture. A name is
only sure to be in its folder, or gone from it, when that folder was synced; until then what was done last is lost
first, as a journal of names loses it.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

SECTORS = (512, 4096)
FOLDER = -1  # instead of the number of a file


@dataclass
class Write:
    """So many bytes at a place."""

    at: int
    data: bytes

    def on(self, content: bytearray) -> None:
        if len(content) < self.at:
            content.extend(bytes(self.at - len(content)))
        content[self.at : self.at + len(self.data)] = self.data

    def torn(self, chance: random.Random) -> "list[Write]":
        """Some of its sectors."""
        size, parts = chance.choice(SECTORS), []
        start, end = self.at, self.at + len(self.data)
        while start < end:
            stop = min(end, (start // size + 1) * size)
            if chance.random() < 0.5:
                parts.append(Write(start, self.data[start - self.at : stop - self.at]))
            start = stop
        return parts


@dataclass
class Cut:
    """Another length."""

    size: int

    def on(self, content: bytearray) -> None:
        del content[self.size :]
        content.extend(bytes(self.size - len(content)))

    def torn(self, chance: random.Random) -> "list[Write]":
        return []


@dataclass
class Content:
    """A file: what is sure, and what was done since its last sync."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Write | Cut] = field(default_factory=list)

    def now(self) -> bytes:
        whole = bytearray(self.sure)
        for change in self.since:
            change.on(whole)
        return bytes(whole)

    def sync(self) -> None:
        for change in self.since:
            change.on(self.sure)
        self.since.clear()

    def after(self, loss: str, chance: random.Random) -> bytes:
        """What is left when the power goes."""
        if loss == "nothing":
            return self.now()
        left = bytearray(self.sure)
        for change in self.since if loss == "any" else ():
            fate = chance.random()
            for part in [change] if fate < 0.4 else change.torn(chance) if fate < 0.7 else []:
                part.on(left)
        return bytes(left)


@dataclass
class Disk:
    """Files by number and the names of them; `loss` is everything that was not synced, nothing of it, or any of it."""

    root: str
    files: dict[int, Content] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    sure: dict[str, int] = field(default_factory=dict)
    since: dict[str, list[tuple[str, int | None]]] = field(default_factory=dict)  # by folder

    def name(self, path: str, number: int | None) -> None:
        """Give a name to a file, or take it away."""
        if number is None:
            self.names.pop(path, None)
        else:
            self.names[path] = number
        self.since.setdefault(parent(path), []).append((path, number))

    def create(self, path: str) -> int:
        number = len(self.files)
        self.files[number] = Content()
        self.name(path, number)
        return number

    def sync_folder(self, folder: str) -> None:
        _apply(self.sure, self.since.pop(folder, []))

    def after(self, loss: str, chance: random.Random) -> dict[str, bytes | None]:
        """Path to content, None for a folder, of what the program finds when the power is back."""
        found = dict(self.names if loss == "nothing" else self.sure)
        for done in self.since.values() if loss == "any" else ():
            _apply(found, done[: chance.randint(0, len(done))])
        there = {self.root}
        left: dict[str, bytes | None] = {}
        for path in sorted(found, key=lambda path: path.count("/")):
            if parent(path) in there:
                number = found[path]
                left[path] = None if number == FOLDER else self.files[number].after(loss, chance)
                there |= {path} if number == FOLDER else set()
        return left


def parent(path: str) -> str:
    return path.rpartition("/")[0]


def _apply(names: dict[str, int], done: list[tuple[str, int | None]]) -> None:
    for path, number in done:
        if number is None:
            names.pop(path, None)
        else:
            names[path] = number


def lay(left: dict[str, bytes | None], root: str, target: Path) -> None:
    """Make real files of it."""
    target.mkdir()
    for path, content in left.items():
        place = target / path.removeprefix(f"{root}/")
        if content is None:
            place.mkdir()
        else:
            place.write_bytes(content)

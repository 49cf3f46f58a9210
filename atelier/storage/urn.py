"""The urn of an open secret ballot: what was voted and who voted, never who voted what (DESIGN 2b)."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from atelier.domain.errors import AtelierError, NotSavedError, UrnError, reason
from atelier.i18n import tr
from atelier.storage.locked import locked, unlocked
from atelier.storage.whole_files import fresh_beside, make_private_folder, replace_whole, sync_folder, wipe

if TYPE_CHECKING:
    from collections.abc import Iterator

Answer = tuple[int, ...]
Pile = tuple[tuple[Answer, int], ...]  # distinct answers in their own order, each with how often it was given

MAGIC = b"Atelier urn 1\n"
DIGEST = 32
MOST = 9999  # the largest number that an answer can hold, and -MOST the smallest
NUMBER = len(f"{-MOST},")
VOTER = len(f'"{"0" * 32}",')


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """What an urn holds; two piles, because paper is entered twice."""

    capacity: int
    longest: int
    piles: tuple[Counter[Answer], Counter[Answer]] = field(default_factory=lambda: (Counter(), Counter()))
    voters: frozenset[UUID] = frozenset()

    def with_one(self, answer: Answer, passing: int, change: int = 1) -> "_Held":
        """The same with an answer more, or fewer, on one of the piles."""
        pile = self.piles[passing - 1].copy()
        pile[answer] += change
        return self.with_pile(pile, passing)

    def with_pile(self, pile: Counter[Answer], passing: int) -> "_Held":
        """The same with another pile in the place of one."""
        return replace(self, piles=(pile, self.piles[1]) if passing == 1 else (self.piles[0], pile))

    def require_fitting(self, answer: Answer) -> None:
        """An answer that does not fit in the fixed size is a mistake of ours.

        Raises:
            ValueError: it is too long, or holds a number that is too large.
        """
        if len(answer) > self.longest or any(abs(part) > MOST for part in answer):
            raise ValueError("the answer is longer than this urn was made for")


class Urn:
    """One file of fixed size per ballot; each call reads it, and each vote rewrites it whole.

    Nothing stays in memory between calls, so no crash report can hold an answer. An answer is a tuple of whole
    numbers of -9999 to 9999; the empty one is blank. With the salt of an event that has a password, the urn has it too.
    """

    def __init__(self, folder: Path, ballot: UUID, salt: bytes = b"") -> None:
        self._ballot, self._salt = ballot, salt
        self._path = _path(folder, ballot)

    @classmethod
    def create(cls, folder: Path, ballot: UUID, capacity: int, longest: int, salt: bytes = b"") -> Self:
        """An empty urn for at most `capacity` votes of at most `longest` numbers each.

        Raises:
            NotSavedError: it could not be made.
            FileExistsError: this ballot has one already.
        """
        urn = cls(folder, ballot, salt)
        if urn._path.exists():
            raise FileExistsError(urn._path)
        with _kept(tr("The urn could not be made: {why}.")):
            make_private_folder(folder)
            urn._write(_Held(capacity, longest))
        return urn

    @classmethod
    def open(cls, folder: Path, ballot: UUID, salt: bytes = b"") -> Self:
        """The urn of a ballot that was opened before; what a kill left unfinished is finished.

        Raises:
            UrnError: it is gone or damaged, so that the ballot is void.
        """
        urn = cls(folder, ballot, salt)
        for rest in urn._rests:
            wipe(rest)
        urn._read()
        return urn

    # Voting

    def cast(self, answer: Answer, voter: UUID | None) -> None:
        """One vote, of a voter on the roll or of nobody in particular; received when this returns.

        Raises:
            AtelierError: this voter has voted, or the urn is full.
            NotSavedError: it could not be kept, and does not count.
            UrnError: the urn is gone or damaged.
        """
        held = self._read()
        if voter in held.voters:
            raise AtelierError(tr("A vote was already received for this name."))
        voters = held.voters | ({voter} if voter else set())
        self._add(replace(held, voters=voters), answer, 1)

    def put(self, answer: Answer, passing: int) -> None:
        """One paper of the pile, entered for the first or the second time; raises as `cast` does."""
        self._add(self._read(), answer, passing)

    def fill(self, pile: Pile, passing: int) -> None:
        """A whole pass at once, in the place of what was entered in it.

        Raises:
            AtelierError: more papers than this urn was made for.
            NotSavedError: it could not be kept, and what was entered before stands.
            UrnError: the urn is gone or damaged.
        """
        held = self._read()
        for answer, _ in pile:
            held.require_fitting(answer)
        papers = sum(number for _, number in pile)
        if papers > held.capacity:
            raise AtelierError(
                tr("Together {n} papers, and this poll takes {most} at most. Look at the numbers again.",
                   n=papers, most=held.capacity)
            )  # fmt: skip
        with _kept(tr("This counting could not be kept: {why}. Try again.")):
            self._write(held.with_pile(Counter(dict(pile)), passing))

    def take_back(self, answer: Answer, passing: int) -> None:
        """A paper that was entered by mistake.

        Raises:
            AtelierError: it was not entered in this pass.
            NotSavedError: it could not be taken back, and still counts.
            UrnError: the urn is gone or damaged.
        """
        held = self._read()
        if not held.piles[passing - 1][answer]:
            raise AtelierError(tr("This answer was not entered."))
        with _kept(tr("This could not be taken back: {why}. Try again.")):
            self._write(held.with_one(answer, passing, -1))

    def _add(self, held: _Held, answer: Answer, passing: int) -> None:
        held.require_fitting(answer)
        if held.piles[passing - 1].total() >= held.capacity:
            raise AtelierError(tr("The urn is full: as many votes were received as people were invited."))
        with _kept(tr("This vote could not be kept: {why}. It does not count yet; try again.")):
            self._write(held.with_one(answer, passing))

    # Looking

    @property
    def voted(self) -> int:
        """How many votes were received; of paper, how many were entered in the first pass."""
        return self._read().piles[0].total()

    def has_voted(self, voter: UUID) -> bool:
        """Whether a vote of this voter was received."""
        return voter in self._read().voters

    def waiting(self, roll: Iterable[UUID]) -> tuple[UUID, ...]:
        """Who of a roll can still vote, in the order of the roll."""
        voters = self._read().voters
        return tuple(voter for voter in roll if voter not in voters)

    def answers(self, passing: int = 1) -> Pile:
        """Distinct answers with their number, in an order that tells nothing; only for closing."""
        return _sorted(self._read().piles[passing - 1])

    def differences(self) -> tuple[tuple[Answer, int, int], ...]:
        """Answers of which the two passes hold a different number, with both numbers."""
        first, second = self._read().piles
        found = sorted(set(first) | set(second))
        return tuple((one, first[one], second[one]) for one in found if first[one] != second[one])

    # The file

    def destroy(self) -> None:
        """Overwrite and remove the urn; a kill in between is finished by `open`, `destroy` or `left_behind`.

        Raises:
            NotSavedError: it is still there.
        """
        with _kept(tr("The urn could not be destroyed: {why}. This is tried again when the event is opened.")):
            with suppress(FileNotFoundError):
                self._path.replace(_doomed(self._path))
                sync_folder(self._path.parent)  # or power loss gives its own name to what was overwritten
            for rest in self._rests:
                wipe(rest)
                if rest.exists():
                    raise PermissionError
            if self._path.parent.exists():
                sync_folder(self._path.parent)

    @property
    def _rests(self) -> tuple[Path, ...]:
        """What a kill may leave beside it."""
        return (_doomed(self._path), fresh_beside(self._path), _scratch(self._path))

    def _write(self, held: _Held) -> None:
        data = _packed(self._ballot, held)
        replace_whole(self._path, locked(data, self._salt, _scratch(self._path)) if self._salt else data)

    def _read(self) -> _Held:
        if not self._path.parent.exists():
            raise NotSavedError(tr("The place of the urn cannot be reached now. Nothing was changed; try again."))
        try:
            data = unlocked(self._path)
        except FileNotFoundError as error:
            raise UrnError(tr("The urn of this secret poll is gone: its votes cannot be counted.")) from error
        except OSError as error:
            raise NotSavedError(tr("The urn cannot be read now: {why}. Try again.", why=reason(error))) from error
        return _unpacked(self._ballot, data)


def left_behind(folder: Path) -> list[UUID]:
    """The ballots whose urn is still in a folder; what was being destroyed is finished first."""
    if not folder.exists():
        return []
    for doomed in folder.glob("*.gone"):
        wipe(doomed)
    return sorted(UUID(path.stem) for path in folder.glob("*.urn"))


def _path(folder: Path, ballot: UUID) -> Path:
    return folder / f"{ballot.hex}.urn"


def _doomed(path: Path) -> Path:
    """The name of an urn that is being destroyed."""
    return path.with_suffix(".gone")


def _scratch(path: Path) -> Path:
    """Where the bytes of an urn with a password are made."""
    return path.with_suffix(".locked")


@contextmanager
def _kept(sentence: str) -> "Iterator[None]":
    """Turn what the disk refuses into a sentence with its `why`."""
    try:
        yield
    except OSError as error:
        raise NotSavedError(sentence.format(why=reason(error))) from error


def _sorted(pile: Counter[Answer]) -> Pile:
    return tuple(sorted((answer, number) for answer, number in pile.items() if number))


def _packed(ballot: UUID, held: _Held) -> bytes:
    """All that an urn holds in one spelling, filled up to the size that a full urn needs at most."""
    content = {
        "ballot": ballot.hex,
        "capacity": held.capacity,
        "longest": held.longest,
        "piles": [_sorted(pile) for pile in held.piles],
        "voters": sorted(voter.hex for voter in held.voters),
    }
    body = json.dumps(content, separators=(",", ":")).encode()
    answer = held.longest * NUMBER + len(f"[[],{held.capacity}],")
    size = len(json.dumps({**content, "piles": [[], []], "voters": []})) + held.capacity * (2 * answer + VOTER)
    body = body.ljust(size)
    return MAGIC + hashlib.sha256(body).digest() + body


def _unpacked(ballot: UUID, data: bytes) -> _Held:
    """The inverse of `_packed`.

    Raises:
        UrnError: it is not, byte for byte, what was written for this ballot.
    """
    body = data[len(MAGIC) + DIGEST :]
    sound = data[: len(MAGIC)] == MAGIC and data[len(MAGIC) :][:DIGEST] == hashlib.sha256(body).digest()
    content: dict[str, Any] = json.loads(body) if sound else {}
    if content.get("ballot") != ballot.hex:
        raise UrnError(tr("The urn of this secret poll is damaged: its votes cannot be counted."))
    first, second = (Counter({tuple(answer): number for answer, number in pile}) for pile in content["piles"])
    voters = frozenset(UUID(voter) for voter in content["voters"])
    return _Held(content["capacity"], content["longest"], (first, second), voters)

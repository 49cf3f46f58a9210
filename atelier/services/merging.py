"""Bringing files of one event together: first what it would do, then doing it, then what is left to choose."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.entity import Entity
from atelier.domain.errors import FileRefusedError, NotSavedError, reason
from atelier.domain.model import ENTITIES
from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.i18n import mark, tr
from atelier.storage import conflicts
from atelier.storage.acts import Entry
from atelier.storage.copies import private_copy
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.foreign import Gathered, Source, Told, gather
from atelier.storage.lines import Lines
from atelier.storage.versions import Conflict
from atelier.storage.whole_files import make_private_folder, settle
from atelier.storage.worked_out import WorkedOut, Workplace, may_be_taken_over

MERGE, SETTLE = mark("merge"), mark("settle")
KEPT = 10  # copies of one file from before its merges


@dataclass(frozen=True, slots=True)
class KindCount:
    """What a merge does to the rows of one kind; `conflicts` are rows with something to choose."""

    kind: type[Entity]
    new: int
    changed: int
    removed: int
    same: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do: from whom, how many rows of which kind, the polls that come in, what is to be chosen."""

    sources: tuple[Source, ...]
    kinds: tuple[KindCount, ...]
    polls: tuple[Poll, ...]
    conflicts: tuple[Conflict, ...]
    entries: tuple[Entry, ...]
    worked: WorkedOut | None = field(default=None, compare=False)  # None: to be worked out again

    @property
    def answers(self) -> int:
        """How many answers the polls that come in hold."""
        return sum(poll.tally.answered for poll in self.polls if poll.tally)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that was done, and the copy of the file as it was before (None: there was nothing to do)."""

    changes: Changes
    copy: Path | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """The input of a preview: the file as it was at one instant, and the files to come."""

    folder: Workplace
    place: Path
    others: tuple[Path, ...]
    line: bytes = b""


class Merging:
    """Merges files into the open one; the reading is done on copies, so that a worker can do it."""

    def __init__(self, file: EventFile, data: Path) -> None:
        self._file = file
        self._copies = data / "before-merge"

    def freeze(self, others: Sequence[Path]) -> Frozen:
        """The input for `look`, taken on the thread of the file.

        Raises:
            FileRefusedError: one of the others is the file itself, or nothing can be written on this laptop.
        """
        _require_others(self._file.path, others)
        frozen = _frozen(self._file.path.name, others, self._file.line)
        try:
            self._copy_to(frozen.place)
        except NotSavedError:
            frozen.folder.clear()
            raise
        return frozen

    def preview(self, others: Sequence[Path]) -> MergePreview:
        """What merging these files would do."""
        return look(self.freeze(others))

    def merge(self, preview: MergePreview) -> Merged:
        """One act, with a copy of the file made before it; an undo takes it back until the next act.

        Raises:
            NotSavedError: the copy or the merge could not be written; nothing changed.
        """
        if not preview.entries:
            return Merged(Changes(MERGE), None)
        copy = self._kept()
        changes = self._taken(preview)
        self._forget_old()
        return Merged(changes, copy)

    def _taken(self, preview: MergePreview) -> Changes:
        worked = preview.worked
        if worked is None or worked.base != self._file.lamport:  # something was done here meanwhile
            return self._file.take_in(MERGE, preview.entries)
        changes = self._file.take_over(MERGE, worked)
        worked.folder.clear()
        return changes

    def copies(self) -> list[Path]:
        """The copies of this file from before its merges."""
        return [path for path in self._copies.glob("*.atelier") if path.name.startswith(f"{self._file.path.stem} ")]

    def _kept(self) -> Path:
        """A copy of now, there for good before anything changes."""
        copy = self._free_place()
        try:
            make_private_folder(self._copies)
        except OSError as error:
            raise _not_copied(copy, error) from error
        fresh = copy.with_name(f".{copy.name}")
        self._copy_to(fresh)
        fresh.replace(copy)
        settle(self._copies)
        return copy

    def _free_place(self) -> Path:
        stem = f"{self._file.path.stem} {self._file.now():%Y-%m-%d %H.%M.%S}"
        names = (stem, *(f"{stem} ({n})" for n in range(2, 1000)))
        return next(place for name in names if not (place := self._copies / f"{name}.atelier").exists())

    def _copy_to(self, place: Path) -> None:
        try:
            self._file.copy_to(place)
        except OSError as error:
            place.unlink(missing_ok=True)
            raise _not_copied(place, error) from error

    def _forget_old(self) -> None:
        """Copies hold people's names: no more of them than somebody could need."""
        for path in sorted(self.copies(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
            path.unlink(missing_ok=True)

    def conflicts(self) -> list[Conflict]:
        """Everything that waits for a choice."""
        return conflicts.conflicts(self._file)

    def settle(self, conflict: Conflict, values: Mapping[str, Any]) -> Changes:
        """Choose one of the versions, or a third text, as one act."""
        return conflicts.settle(self._file, SETTLE, conflict, values)


def look(frozen: Frozen, told: Told = lambda _: None, go_on: Callable[[], bool] = lambda: True) -> MergePreview:
    """Read the others and try the merge on a copy, of which a merge then only takes over the rows; for the worker.

    Raises:
        FileRefusedError: one of the files cannot be merged with this one; the sentence says why.
        NotSavedError: there is no room for the trial.
        StoppedError: `go_on` said no.
    """
    try:
        return _look(frozen, gather(frozen.place, frozen.others, told, go_on))
    except OSError as error:
        frozen.folder.clear()
        raise _not_copied(frozen.place, error) from error
    except BaseException:
        frozen.folder.clear()
        raise


def _look(frozen: Frozen, gathered: Gathered) -> MergePreview:
    trial = frozen.place.rename(frozen.place.with_suffix(".trial"))
    with EventFile.open(trial, Lines(frozen.folder.path), _clock) as file:
        before, known = {kind: _prints(file, kind) for kind in ENTITIES}, _polls(file)
        chosen, base = {_key(conflict) for conflict in conflicts.conflicts(file)}, file.lamport
        changes = file.take_in(MERGE, gathered.entries)
        found = tuple(one for one in conflicts.conflicts(file) if _key(one) not in chosen)
        kinds = tuple(_counted(kind, before[kind], _prints(file, kind), found) for kind in ENTITIES)
        polls = tuple(_new_polls(known, _polls(file)))
    worked = None
    if may_be_taken_over(gathered.entries, frozen.line):
        highest = max(entry.act.lamport for entry in gathered.entries)
        worked = WorkedOut(frozen.folder, trial, base, highest, changes.kinds, changes.values)
    else:
        frozen.folder.clear()
    return MergePreview(gathered.sources, kinds, polls, found, gathered.entries, worked)


def preview_of(path: Path, others: Sequence[Path]) -> MergePreview:
    """What a merge into a closed file would do; that file is left as it is too.

    Raises:
        FileRefusedError: one of the files cannot be merged.
    """
    with private_copy(path) as place:
        _require_others(path, others)
        frozen = _frozen(path.name, others)
        shutil.copy(place, frozen.place)
        return look(frozen)


def _not_copied(place: Path, error: OSError) -> NotSavedError:
    return NotSavedError(tr("“{name}” could not be saved: {why}.", name=place.name, why=reason(error)))


def _require_others(own: Path, others: Sequence[Path]) -> None:
    for path in others:
        if path.exists() and path.samefile(own):
            raise FileRefusedError(tr("“{name}” is this file itself. Choose the other one.", name=path.name))


def _frozen(name: str, others: Sequence[Path], line: bytes = b"") -> Frozen:
    try:
        folder = Workplace()
    except OSError as error:
        raise _not_copied(Path(name), error) from error
    return Frozen(folder, folder.path / name, tuple(others), line)


def _clock() -> datetime:
    """The trial is thrown away, and so are its times."""
    return datetime.now(UTC)


def _key(conflict: Conflict) -> tuple[Any, ...]:
    return conflict.kind, conflict.row, conflict.cell, frozenset(version.act for version in conflict.versions)


Prints = Mapping[UUID, int]


def _prints(file: EventFile, kind: type[Entity]) -> Prints:
    """What tells whether a row changed: a number for each, because there may be very many."""
    return {value.id: hash(value) for value in file.all(kind)}


def _counted(kind: type[Entity], before: Prints, after: Prints, found: Sequence[Conflict]) -> KindCount:
    both = before.keys() & after.keys()
    changed = sum(before[row] != after[row] for row in both)
    contested = {conflict.row for conflict in found if conflict.kind is kind}
    return KindCount(
        kind=kind,
        new=len(after.keys() - before.keys()),
        changed=changed,
        removed=len(before.keys() - after.keys()),
        same=len(both) - changed,
        conflicts=len(contested),
    )


def _new_polls(before: Iterable[Poll], after: Iterable[Poll]) -> Iterator[Poll]:
    """Polls that were not here, or stood otherwise."""
    known = {poll.id: poll for poll in before}
    return (poll for poll in after if known.get(poll.id) != poll)


def _polls(file: EventFile) -> tuple[Poll, ...]:
    every = file.all
    facts = PollFacts(
        tuple(every(Ballot)), recounts=tuple(every(Recount)), counts=tuple(every(Count)), voids=tuple(every(Void))
    )
    return polls_of(facts)

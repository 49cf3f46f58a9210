"""Three files of one event, apart and together again: whatever was done, in whatever order they meet, all end equal."""

import itertools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import select, text

from atelier.domain.ballots import Ballot, Recount, Sheet
from atelier.domain.entity import Entity, natural_id
from atelier.domain.methods.base import Way
from atelier.domain.themes import Pillar
from atelier.domain.week import Event, Gathering, RunSheetItem, Step
from atelier.storage import intake, journal
from atelier.storage.acts import DELETED
from atelier.storage.conflicts import conflicts, settle
from atelier.storage.event_file import EventFile
from atelier.storage.tables import WRITE
from tests.storage.equality import State, differences, history, merge, state, unsound
from tests.storage.support import Clock, Laptop, problems

ENDURE = os.environ.get("ATELIER_PROFILE") == "endure"
SEARCH = settings(max_examples=300 if ENDURE else 8, stateful_step_count=60 if ENDURE else 25, deadline=None)

FILES, ROWS = st.integers(0, 2), st.integers(0, 5)
WORDS = st.sampled_from(["Visie", "Agenda", "Werkwijze", "één", ""])
PLACES = st.sampled_from("ahiz")
EVENT = UUID(int=100)


def row(number: int, word: str = "", place: str = "i") -> Entity:
    """Row 0 and 1 are meetings, 2 and 3 hang below one of them, 4 and 5 stand alone."""
    key = UUID(int=number + 1)
    if number < 2:
        return Gathering(id=key, title=word, position=place)
    if number < 4:
        return RunSheetItem(id=key, gathering=UUID(int=1 + number % 2), title=word, position=place)
    return Pillar(id=key, name=word, text=word, position=place)


def titled(value: Any, word: str) -> Any:
    name = next(field.name for field in fields(value) if field.name in {"title", "name"})
    return replace(value, **{name: word})


def ballot(above: UUID, at: datetime) -> Ballot:
    words = {"method": "yesno", "question": "Doen?", "options": ("ja", "nee"), "sides": ("ja", "nee")}
    return Ballot.new(gathering=above, subject=above, asked="allen", at=at, **words)


class Apart(RuleBasedStateMachine):
    """Three laptops, hours apart, with a copy of one file each."""

    hours: ClassVar = (0, -7, 5)

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="apart-"))
        self.laptops = [
            Laptop(self.folder / str(n), Clock(Clock().at + timedelta(hours=h))) for n, h in enumerate(self.hours)
        ]
        file = self.laptops[0].create()
        file.commit("begin", Event(id=EVENT, title="Week"), *(row(n, str(n)) for n in range(5)))
        file.close()
        others = [laptop.receive(file.path) for laptop in self.laptops[1:]]
        self.files = [self.laptops[0].open(file.path), *others]
        self.confirmed: set[tuple[bytes, str, str | None]] = set()
        self.sticks: list[Path] = []

    def act(self, n: int, *put: Entity, remove: tuple[Entity, ...] = ()) -> None:
        self.files[n].commit("act", *put, remove=remove)
        self.confirm(n)

    def confirm(self, n: int) -> None:
        """Everything that this line wrote is to be found again, whatever happens later."""
        file = self.files[n]
        query = select(WRITE.c.row, WRITE.c.cell, WRITE.c.value).where(WRITE.c.act == file._last)
        self.confirmed |= {tuple(found) for found in file.fetch(query)}

    @rule(n=FILES, number=ROWS, word=WORDS)
    def edit(self, n: int, number: int, word: str) -> None:
        value = row(number)
        found = self.files[n].get(type(value), value.id)
        if found:
            self.act(n, titled(found, word))

    @rule(n=FILES, number=ROWS, word=WORDS, place=PLACES)
    def put(self, n: int, number: int, word: str, place: str) -> None:
        """Made, made again after a removal, or given other values in all of its cells."""
        self.act(n, row(number, word, place))

    @rule(n=FILES, number=ROWS)
    def remove(self, n: int, number: int) -> None:
        value = row(number)
        found = self.files[n].get(type(value), value.id)
        if found:
            self.act(n, remove=(found,))

    @rule(n=FILES, number=ROWS, place=PLACES)
    def reorder(self, n: int, number: int, place: str) -> None:
        value = row(number)
        found = self.files[n].get(type(value), value.id)
        if found:
            self.act(n, replace(found, position=place))

    @rule(n=FILES, word=WORDS)
    def add(self, n: int, word: str) -> None:
        self.act(n, Pillar.new(name=word, position="i"))

    @rule(n=FILES, meeting=st.integers(0, 1), what=st.integers(0, 2))
    def record(self, n: int, meeting: int, what: int) -> None:
        """A fact, or what is typed in an open ballot under an identity that every laptop gives it.

        Not of a poll by name: that belongs to the laptop that opened it (DESIGN 2a, rule 13).
        """
        file, above = self.files[n], UUID(int=1 + meeting)
        if file.get(Gathering, above) is None:
            return
        ballots = [one for one in file.all(Ballot) if one.way is not Way.NAMED]
        if what == 0 or not ballots:
            self.act(n, Step.new(gathering=above, at=file.now()), ballot(above, file.now()))
        elif what == 1:
            self.act(n, Recount.new(ballot=ballots[-1].id, reason="verkeerd vak", at=file.now()))
        else:
            self.act(n, Sheet(id=natural_id(ballots[0].id, "sheet", 1), ballot=ballots[0].id, counts=(n, meeting)))

    @rule(n=FILES)
    def undo(self, n: int) -> None:
        if self.files[n].undo():
            self.confirm(n)

    @rule(n=FILES)
    def redo(self, n: int) -> None:
        if self.files[n].redo():
            self.confirm(n)

    @rule(n=FILES, which=st.integers(0, 9), version=st.integers(0, 2), word=WORDS)
    def settle(self, n: int, which: int, version: int, word: str) -> None:
        file = self.files[n]
        found = conflicts(file)
        if not found:
            return
        conflict = found[which % len(found)]
        values = dict(conflict.versions[version % len(conflict.versions)].values)
        if conflict.cell == DELETED:
            values = {DELETED: bool(version % 2)}
        elif isinstance(next(iter(values.values())), str) and version == 2:
            values = dict.fromkeys(values, word)
        settle(file, "settle", conflict, values)
        self.confirm(n)
        assert (conflict.kind, conflict.row, conflict.cell) not in {(c.kind, c.row, c.cell) for c in conflicts(file)}

    @rule(n=FILES)
    def settle_and_think_again(self, n: int) -> None:
        file = self.files[n]
        before, shown = conflicts(file), seen(file)
        if before:
            settle(file, "settle", before[0], before[0].versions[0].values)
            file.undo()
            assert {key(c) for c in conflicts(file)} == {key(c) for c in before}
            assert seen(file) == shown

    @rule(n=FILES)
    def reopen(self, n: int) -> None:
        self.files[n] = self.laptops[n].reopen(self.files[n])

    @rule(n=FILES)
    def copy_to_a_stick(self, n: int) -> None:
        stick = self.folder / f"stick-{len(self.sticks)}.atelier"
        self.files[n].copy_to(stick)
        self.sticks.append(stick)

    @rule(n=FILES, which=st.integers(0, 9))
    def merge_from_a_stick(self, n: int, which: int) -> None:
        if self.sticks:
            merge(self.files[n], self.sticks[which % len(self.sticks)])

    @rule(n=FILES, other=FILES)
    def merge(self, n: int, other: int) -> None:
        if n != other:
            self.bring(n, other)

    def bring(self, n: int, other: int) -> None:
        self.files[other].close()
        merge(self.files[n], self.files[other].path)
        self.files[other] = self.laptops[other].open(self.files[other].path)

    @rule(n=FILES, other=FILES, again=st.sampled_from(["merge", "redo"]))
    def merge_and_think_again(self, n: int, other: int, again: str) -> None:
        """Taking a merge back gives what was, and taking it again gives what it gave."""
        if n == other:
            return
        file = self.files[n]
        top = file.undoable()
        before = all_of(file)
        self.bring(n, other)
        after = all_of(file)
        if after["acts"] == before["acts"]:
            return
        assert file.undoable() == "merge"
        file.undo()
        assert all_of(file) == before
        if top != "merge":  # a merge can be taken back until the next act only, and another merge is one
            assert file.undoable() == top
        file.redo() if again == "redo" else self.bring(n, other)
        assert all_of(file) == after

    def teardown(self) -> None:
        try:
            if getattr(self, "files", None):
                self.meet()
        finally:
            for file in getattr(self, "files", []):
                file.connection.closed or file.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def meet(self) -> None:
        """All three come together in every order, on a laptop of their own, some more than once."""
        for file in self.files:
            file.close()
        paths = [file.path for file in self.files]
        states: list[State] = []
        for turn, order in enumerate(itertools.permutations(range(3))):
            laptop = Laptop(self.folder / f"turn-{turn}")
            with laptop.receive(paths[order[0]]) as file:
                for other in [*order[1:], order[1]]:
                    merge(file, paths[other])
            states.append(state(file.path, laptop))
            assert differences(states[0], states[-1]) == []
        assert problems(file.path) == []
        assert list(unsound(file.path)) == []
        assert self.confirmed - history(file.path) == set()


def key(conflict: Any) -> tuple[Any, ...]:
    return conflict.kind, conflict.row, conflict.cell, tuple(str(sorted(v.values.items())) for v in conflict.versions)


def seen(file: EventFile) -> list[list[Entity]]:
    return [file.all(kind) for kind in (Event, Gathering, RunSheetItem, Pillar, Ballot, Sheet, Step, Recount)]


def all_of(file: EventFile) -> dict[str, Any]:
    """The state of an open file."""
    with file.connection.begin():
        rows = {name: sorted(map(tuple, file.connection.exec_driver_sql(query))) for name, query in QUERIES.items()}
    return {**rows, "visible": seen(file), "conflicts": conflicts(file)}


QUERIES = {
    "acts": "SELECT id, digest FROM act WHERE id IN (SELECT act FROM write)",
    "heads": "SELECT row, cell, act, n FROM head",
    "pillars": "SELECT id, name, text, position, deleted FROM pillar",
}


def test_three_files_that_meet_in_any_order_end_equal() -> None:
    run_state_machine_as_test(Apart, settings=SEARCH)


# Planted faults


def _last_one_lost(patch: pytest.MonkeyPatch) -> None:
    lacking = intake.lacking
    patch.setattr(intake, "lacking", lambda *given: lacking(*given)[:-1])


def _as_they_came(patch: pytest.MonkeyPatch) -> None:
    """Shown is what came in last, not what has the highest number."""
    patch.setattr(journal, "_HEADS_OF_ROWS", journal._HEADS_OF_ROWS.order_by(None).order_by(text("act.rowid")))


def _heads_stay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(journal, "_drop_heads", lambda *_: None)


def _former_heads_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(journal, "_heads_from_writes", lambda *_: [])


def played(machine: type[Apart], steps: Sequence[tuple[Any, ...]]) -> None:
    """One run that is told: the name of each rule with what it is given; all files meet at the end."""
    play = machine()
    play.begin()
    try:
        for name, *given in steps:
            getattr(play, name)(*given)
    finally:
        play.teardown()


BOTH = (("edit", 1, 0, "Visie"), ("edit", 2, 0, "Agenda"))  # two laptops, one cell


@pytest.mark.parametrize(
    ("plant", "steps"),
    [
        (_last_one_lost, BOTH),
        (_as_they_came, BOTH),
        (_heads_stay, (*BOTH, ("merge_and_think_again", 1, 2, "redo"))),
        (_former_heads_lost, (*BOTH, ("merge_and_think_again", 1, 2, "redo"))),
    ],
)
def test_a_fault_in_the_merge_is_found(
    monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None], steps: Sequence[tuple[Any, ...]]
) -> None:
    played(Apart, steps)
    plant(monkeypatch)
    with pytest.raises(Exception):  # noqa: B017, PT011 - an assertion, or a file that cannot be read any more
        played(Apart, steps)


def together(folder: Path) -> tuple[Path, Laptop]:
    """A file in which two laptops came together, with something to choose."""
    here, there = Laptop(folder / "here"), Laptop(folder / "there")
    file = here.create()
    file.commit("begin", Event(id=EVENT, title="Week"), row(4, "Visie"), row(5, "Agenda"))
    file.close()
    other = there.receive(file.path)
    other.commit("there", row(4, "daar"), row(0, "Mandaat"))
    other.close()
    file = here.open(file.path)
    file.commit("here", row(4, "hier"))
    merge(file, other.path)
    file.close()
    return file.path, here


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pillar SET name = 'iets anders'",
        "UPDATE pillar SET deleted = 1",
        "DELETE FROM head WHERE cell = 'name'",
        "INSERT INTO head SELECT row, cell, zeroblob(16), 0 FROM head WHERE cell = 'position' LIMIT 1",
    ],
)
def test_a_difference_between_two_files_is_found(tmp_path: Path, statement: str) -> None:
    path, laptop = together(tmp_path)
    before = state(path, laptop)
    assert differences(before, state(path, laptop)) == []
    assert len(before["conflicts"]) == 2  # name and text of one pillar
    connection = sqlite3.connect(path)
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()
    assert differences(before, state(path, laptop))


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM write WHERE cell = 'name' AND act = (SELECT id FROM act WHERE lamport = 1)", "replaces"),
        ("UPDATE run_sheet_item SET gathering = zeroblob(16)", "hangs below nothing"),
    ],
)
def test_a_reference_to_nothing_is_found(tmp_path: Path, statement: str, found: str) -> None:
    path, laptop = together(tmp_path)
    with laptop.open(path) as file:
        file.commit("item", row(2, "Welkom"))
    assert list(unsound(path)) == []
    connection = sqlite3.connect(path)
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()
    assert any(found in problem for problem in unsound(path))

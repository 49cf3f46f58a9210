"""Three laptops with clocks hours apart work, ask, close, undo and renew their files; together nothing is missing."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar, cast
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test
from sqlalchemy import Connection, select

from atelier.domain.asking import Terms
from atelier.domain.ballots import Ballot, Count, Electorate, Recount, Void, Vote
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.methods.base import Way
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage import migrating
from atelier.storage.acts import Entry
from atelier.storage.event_file import EventFile
from atelier.storage.mapper import entity_of
from atelier.storage.origin import lines_of
from atelier.storage.tables import TABLES
from tests.storage.ageing import age
from tests.storage.support import Laptop
from tests.storage.test_converging import FILES, Apart, played

E = TypeVar("E", bound=Entity)

ENDURE = os.environ.get("ATELIER_PROFILE") == "endure"
SEARCH = settings(max_examples=150 if ENDURE else 6, stateful_step_count=80 if ENDURE else 40, deadline=None)

TOWNS = tuple(Municipality(id=UUID(int=200 + n), name=name) for n, name in enumerate(("Wijchen", "Druten", "Heumen")))
DILEMMA = Dilemma(id=UUID(int=210), title="Wie", question="Wie?", a_short="raden", b_short="colleges")
MEETINGS, VOTERS = st.integers(0, 1), st.integers(0, len(TOWNS) - 1)
SAID = st.sampled_from([(0,), (1,), ()])  # for, against, and taken back


class AtWork(Apart):
    """The same three laptops, on which polls are held, and which meet files of an older version."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        self.asked: set[UUID] = set()
        self.polls: dict[UUID, Poll] = {}  # as the laptop that holds them had them last
        self.files[0].commit("towns", *TOWNS, DILEMMA)
        for n in (1, 2):
            self.bring(n, 0)

    def polling(self, n: int) -> Polling:
        return Polling(self.files[n], Secret(self.laptops[n].folder / "urns"))

    def own_poll(self, n: int, which: int) -> Poll | None:
        """An open poll by name that this laptop opened, if there is one."""
        polls = [poll for poll in self.polling(n).polls.all() if poll.accepting and poll.ballot.way is Way.NAMED]
        return polls[which % len(polls)] if polls else None

    def seen_by(self, n: int) -> None:
        """What stands in its own polls must stand in them everywhere in the end, also below a meeting that went."""
        lines = lines_of(self.files[n], self.asked)
        self.polls.update(
            (poll.id, poll) for poll in all_polls(self.files[n]) if lines.get(poll.id) == self.files[n].line
        )

    @rule(n=FILES, meeting=MEETINGS)
    def ask(self, n: int, meeting: int) -> None:
        found = self.files[n].get(Gathering, UUID(int=1 + meeting))
        if found is None:
            return
        with suppress(AtelierError):  # another one is open in this meeting
            terms = Terms(way=Way.NAMED, electorate=Electorate.MEMBERS)
            self.asked.add(self.polling(n).opening.open(found, DILEMMA, "yesno", terms).poll.id)
            self.confirm(n)
        self.seen_by(n)

    @rule(n=FILES, which=st.integers(0, 3), voter=VOTERS, said=SAID)
    def answer(self, n: int, which: int, voter: int, said: tuple[int, ...]) -> None:
        poll = self.own_poll(n, which)
        if poll is not None:
            self.polling(n).voting.cast(poll, TOWNS[voter].id, said)
            self.confirm(n)
            self.seen_by(n)

    @rule(n=FILES, which=st.integers(0, 3), voter=VOTERS)
    def nobody_else_answers(self, n: int, which: int, voter: int) -> None:
        """What another laptop opened can only be read here."""
        polls = [poll for poll in self.polling(n).polls.all() if poll.elsewhere]
        if polls:
            with pytest.raises(AtelierError):
                self.polling(n).voting.cast(polls[which % len(polls)], TOWNS[voter].id, (0,))

    @rule(n=FILES, which=st.integers(0, 3))
    def close(self, n: int, which: int) -> None:
        poll = self.own_poll(n, which)
        if poll is not None:
            with suppress(AtelierError):  # nobody answered
                self.polling(n).closing.close(poll, len(TOWNS), anyway=True)
                self.confirm(n)
            self.seen_by(n)

    @rule(n=FILES, which=st.integers(0, 3))
    def count_again(self, n: int, which: int) -> None:
        polls = [poll for poll in self.polling(n).polls.all() if poll.standing and poll.ballot.way is Way.NAMED]
        if polls:
            with suppress(AtelierError):  # another one is open in this meeting
                self.polling(n).closing.recount(polls[which % len(polls)], "verkeerd geteld")
                self.confirm(n)
            self.seen_by(n)

    @rule(n=FILES)
    def undo(self, n: int) -> None:
        super().undo(n)
        self.seen_by(n)

    @rule(n=FILES)
    def redo(self, n: int) -> None:
        super().redo(n)
        self.seen_by(n)

    @rule(n=FILES)
    def renew(self, n: int) -> None:
        """The laptop still had an older version, and gets this one."""
        self.files[n].close()
        age(self.files[n].path)
        self.files[n] = self.laptops[n].open(self.files[n].path)

    @rule(n=FILES)
    def copy_to_a_stick_of_then(self, n: int) -> None:
        self.copy_to_a_stick(n)
        age(self.sticks[-1])

    def meet(self) -> None:
        """Beside what holds for all rows: no answer of a closed or named poll is missing, and none is twice there."""
        for n in range(3):
            self.seen_by(n)
        super().meet()
        laptop = Laptop(self.folder / "turn-5")
        with laptop.open(laptop.folder / self.files[0].path.name) as file:
            there = {poll.id: poll for poll in all_polls(file)}
        assert there.keys() >= self.asked
        for key, poll in self.polls.items():
            assert there[key].counts == poll.counts
            assert (there[key].state, there[key].given) == (poll.state, poll.given)
            assert len(there[key].votes) == len(poll.votes)


def all_polls(file: EventFile) -> tuple[Poll, ...]:
    """The polls by name, whether their meeting is in sight or not."""

    def every(kind: type[E]) -> tuple[E, ...]:
        table = TABLES[kind.TABLE]
        rows = file.fetch(select(table).where(table.c.deleted == 0))
        return tuple(cast("E", entity_of(kind, dict(row._mapping))) for row in rows)

    ballots = tuple(ballot for ballot in every(Ballot) if ballot.way is Way.NAMED)
    return polls_of(PollFacts(ballots, (), every(Recount), every(Count), every(Void), every(Vote)))


def test_work_of_three_laptops_comes_together_whole() -> None:
    run_state_machine_as_test(AtWork, settings=SEARCH)


# Planted faults


def _votes_lost(patch: pytest.MonkeyPatch) -> None:
    """An older file loses what its tables did not have."""
    record = migrating.record

    def lossy(connection: Connection, found: Sequence[Entry]) -> object:
        return record(connection, [e for e in found if not any(write.entity == "vote" for write in e.writes)])

    patch.setattr(migrating, "record", lossy)


def _anyone_answers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("atelier.services.elsewhere.Elsewhere.told", lambda _, polls: tuple(polls))


@pytest.mark.parametrize(
    ("plant", "steps"),
    [
        (_votes_lost, (("ask", 1, 0), ("answer", 1, 0, 0, (0,)), ("renew", 1))),
        (_anyone_answers, (("ask", 1, 0), ("merge", 0, 1), ("answer", 0, 0, 0, (0,)))),
    ],
)
def test_a_fault_is_found(
    monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None], steps: Sequence[tuple[Any, ...]]
) -> None:
    played(AtWork, steps)
    plant(monkeypatch)
    with pytest.raises(Exception):  # noqa: B017, PT011 - an assertion, or a file that cannot be read any more
        played(AtWork, steps)

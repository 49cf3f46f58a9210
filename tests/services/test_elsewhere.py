"""A poll belongs to the laptop that opened it: read elsewhere, never in the way there, and both stay (rule 13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from atelier.domain.asking import Terms
from atelier.domain.errors import AtelierError
from atelier.domain.methods.base import Way
from atelier.domain.polls import PollState
from atelier.domain.themes import Dilemma
from atelier.domain.week import Event, Gathering
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile
from tests.storage.equality import merge
from tests.storage.support import Laptop, problems

MEETING = Gathering.new(title="Mandaat", present=29)
DILEMMA = Dilemma.new(title="Wie geeft de opdracht", question="Wie?", a_short="raden", b_short="colleges")


@dataclass
class Desk:
    laptop: Laptop
    file: EventFile

    @property
    def polling(self) -> Polling:
        return Polling(self.file, Secret(self.laptop.folder / "urns"))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two laptops with a copy of one file each."""
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    file = here.create()
    file.commit("begin", Event.new(title="Week"), MEETING, DILEMMA)
    file.close()
    both = Desk(here, here.open(file.path)), Desk(there, there.receive(file.path))
    yield both
    for desk in both:
        desk.file.connection.closed or desk.file.close()
        assert problems(desk.file.path) == []


def brought(target: Desk, other: Desk) -> None:
    """The other laptop's file comes in, and is opened there again."""
    other.file.close()
    merge(target.file, other.file.path)
    other.file = other.laptop.open(other.file.path)


def test_what_is_open_on_another_laptop_is_only_read(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    opened = there.polling.opening.open(MEETING, DILEMMA, "spectrum5").poll
    there.polling.voting.enter(opened, (1, 2, 3, 4, 5))
    brought(here, there)
    (seen,) = here.polling.polls.all()
    assert (seen.state, seen.elsewhere, seen.accepting) == (PollState.OPEN, True, False)
    assert seen.entry == (1, 2, 3, 4, 5)
    for act in (
        lambda: here.polling.voting.enter(seen, (9, 0, 0, 0, 0)),
        lambda: here.polling.closing.close(seen, 29),
        lambda: here.polling.closing.declare_void(seen, "weg"),
    ):
        with pytest.raises(AtelierError, match="on another laptop"):
            act()
    (still,) = there.polling.polls.all()
    assert (still.accepting, still.elsewhere) == (True, False)


def test_a_lost_laptop_is_taken_over_by_a_new_ballot_and_both_stay(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    old = there.polling.opening.open(MEETING, DILEMMA, "spectrum5").poll
    brought(here, there)
    new = here.polling.opening.open(MEETING, DILEMMA, "spectrum5").poll
    here.polling.closing.close(here.polling.voting.enter(new, (5, 8, 4, 8, 3)).poll, 29)
    there.polling.closing.close(there.polling.voting.enter(old, (1, 1, 1, 1, 1)).poll, 29)
    brought(here, there)
    brought(there, here)
    for desk in desks:
        found = {poll.id: poll for poll in desk.polling.polls.all()}
        assert {poll.state for poll in found.values()} == {PollState.CLOSED}
        tallies = [found[key].tally for key in (old.id, new.id)]
        assert [tally and tally.counts for tally in tallies] == [(1, 1, 1, 1, 1), (5, 8, 4, 8, 3)]


def test_a_second_round_that_is_open_elsewhere_is_asked_here_again(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    first = there.polling.opening.open(MEETING, DILEMMA, "spectrum5").poll
    first = there.polling.closing.close(there.polling.voting.enter(first, (5, 8, 4, 8, 3)).poll, 29).poll
    second = there.polling.opening.again(first, MEETING).poll
    brought(here, there)
    mine = here.polling.opening.again(first, MEETING).poll
    assert (mine.round, mine.accepting, mine.id == second.id) == (2, True, False)
    with pytest.raises(AtelierError, match="already is a later round"):
        there.polling.opening.again(there.polling.polls.get(first.id) or first, MEETING)


def test_only_the_laptop_that_held_it_counts_again(desks: tuple[Desk, Desk]) -> None:
    """Two recounts apart would strike each other."""
    here, there = desks
    poll = there.polling.opening.open(MEETING, DILEMMA, "spectrum5").poll
    poll = there.polling.closing.close(there.polling.voting.enter(poll, (5, 8, 4, 8, 3)).poll, 29).poll
    brought(here, there)
    with pytest.raises(AtelierError, match="on another laptop"):
        here.polling.closing.recount(poll, "verkeerd geteld")
    again = there.polling.closing.recount(poll, "verkeerd geteld").poll
    assert (again.state, again.accepting) == (PollState.RECOUNTING, True)
    brought(here, there)
    (seen,) = here.polling.polls.all()
    assert (seen.state, seen.waits_elsewhere) == (PollState.RECOUNTING, True)
    here.polling.opening.open(MEETING, DILEMMA, "spectrum5")


def test_a_copy_leaves_the_urn_of_the_first_file_alone(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    """A copy on the same laptop is another line, and its opening cleans up the urns of closed polls only."""
    here, _ = desks
    secret = here.polling.opening.open(MEETING, DILEMMA, "spectrum5", Terms(way=Way.PAPER)).poll
    here.polling.secret.put(secret, (2,), 1)
    copy = tmp_path / "kopie.atelier"
    here.file.copy_to(copy)
    with here.laptop.open(copy) as file:
        polling = Polling(file, Secret(here.laptop.folder / "urns"))
        polling.secret.clean(polling.polls.all)
        assert [poll.elsewhere for poll in polling.polls.all()] == [True]
    (poll,) = here.polling.polls.all()
    assert poll.in_urn == 1

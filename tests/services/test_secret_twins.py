"""The program itself keeps its promise: in turn and on paper no byte tells who chose what, or in which order."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from atelier.domain.answers import sorted_profile
from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate, Vote
from atelier.domain.methods.base import Way
from atelier.domain.people import Person
from atelier.domain.polls import Poll, PollState
from atelier.domain.themes import Question
from atelier.domain.week import Event, Gathering
from atelier.services.editing import Editing
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile
from tests import secrecy
from tests.secrecy import Scene, betrayed, run, twins
from tests.storage.support import Laptop

VOTERS, OPTIONS = 18, 3
Entering = Callable[[EventFile, Polling, Poll, Sequence[secrecy.Vote]], None]


def in_turn(file: EventFile, polling: Polling, poll: Poll, votes: Sequence[secrecy.Vote]) -> None:
    for voter, answer in votes:
        assert voter in polling.secret.waiting(poll)
        polling.secret.cast(poll, answer, voter)
        assert polling.polls.get(poll.id).in_urn


def paper_by_paper(file: EventFile, polling: Polling, poll: Poll, votes: Sequence[secrecy.Vote]) -> None:
    """With a slip of the hand, so that something is taken back."""
    for passing, pile in ((1, votes), (2, votes[::-1])):
        for _, answer in pile:
            polling.secret.put(poll, answer, passing)
        polling.secret.take_back(poll, pile[-1][1], passing)
        polling.secret.put(poll, pile[-1][1], passing)


def totals(file: EventFile, polling: Polling, poll: Poll, votes: Sequence[secrecy.Vote]) -> None:
    """The first counting was wrong, and is entered again."""
    profile = sorted_profile(Counter(answer for _, answer in votes))
    for passing in (1, 2, 1):
        polling.secret.fill(poll, profile if passing == 2 else (((0,), 3),), passing)
    polling.secret.fill(poll, (), 1)
    polling.secret.fill(poll, profile, 1)


def row_per_vote(file: EventFile, polling: Polling, poll: Poll, votes: Sequence[secrecy.Vote]) -> None:
    """The planted fault: each vote also becomes a row, as an open poll by name would have it."""
    for voter, answer in votes:
        polling.secret.cast(poll, answer, voter)
        file.commit("vote", Vote.new(ballot=poll.id, voter=voter, answer=answer))


def nameless_row_per_vote(file: EventFile, polling: Polling, poll: Poll, votes: Sequence[secrecy.Vote]) -> None:
    """The same without the name, taken out again before the closing: the order is told."""
    for voter, answer in votes:
        polling.secret.cast(poll, answer, voter)
        vote = Vote.new(ballot=poll.id, voter=poll.id, answer=answer)
        file.commit("vote", vote)
        file.commit("forget", remove=[vote])


def telling(enter: Entering, way: Way):
    """A secret poll from an empty file to the reopening after it."""

    def story(scene: Scene, votes: Sequence[secrecy.Vote]) -> None:
        laptop = Laptop(scene.folder, scene.clock)
        file, secret = laptop.create(), Secret(scene.folder / "data" / "urns")
        meeting = Gathering.new(title="Mandaat", present=VOTERS)
        question = Question.new(gathering=meeting.id, text="Gaan we door?")
        people = [Person(id=voter, name=f"Deelnemer {n}") for n, voter in enumerate(sorted(v for v, _ in votes), 1)]
        file.commit("new event", Event.new(title="Week"), meeting, question, *people)
        polling = Polling(file, secret)
        electorate = Electorate.PEOPLE if way is Way.TURN else Electorate.ROOM
        poll = polling.opening.open(meeting, question, "yesno", Terms(way, electorate=electorate)).poll
        enter(file, polling, poll, votes)
        scene.keep("open")
        assert polling.closing.close(poll, VOTERS).poll.state is PollState.CLOSED
        scene.keep("closed")
        Editing(file).undo()
        file = laptop.reopen(file)
        secret.clean(Polling(file, secret).polls.all)
        file.close()

    return story


CLEAN = [(in_turn, Way.TURN), (paper_by_paper, Way.PAPER), (totals, Way.PAPER)]


@pytest.mark.parametrize(("enter", "way"), CLEAN, ids=lambda value: getattr(value, "__name__", value))
def test_twins_leave_the_same_bytes(tmp_path: Path, run_seed: str, enter: Entering, way: Way) -> None:
    story = telling(enter, way)
    assert betrayed(story, tmp_path / "twin", run_seed, VOTERS, OPTIONS) == []
    seen = run(story, tmp_path / "twin", run_seed, twins(run_seed, VOTERS, OPTIONS)[0])
    assert [name for name in seen if name.startswith("open") and name.endswith(".urn")]
    assert [name for name in seen if name.startswith(("closed", "afterwards")) and "urns/" in name] == []


@pytest.mark.parametrize("enter", [row_per_vote, nameless_row_per_vote], ids=lambda value: value.__name__)
def test_a_row_per_vote_is_found(tmp_path: Path, run_seed: str, enter: Entering) -> None:
    found = betrayed(telling(enter, Way.TURN), tmp_path / "twin", run_seed, VOTERS, OPTIONS)
    assert [line for line in found if line.startswith("afterwards: week.atelier: ")]

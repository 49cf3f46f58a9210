"""Piles of paper: entered twice, compared, closed with both in agreement; what a kill or a loss leaves."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.domain.answers import BLANK, INVALID, Profile
from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.errors import AtelierError, CountError
from atelier.domain.methods.base import Way
from atelier.domain.people import Person
from atelier.domain.polls import Poll, PollState
from atelier.domain.themes import Question
from atelier.domain.week import Event, Gathering
from atelier.services.attending import Attending
from atelier.services.polling import Polling
from atelier.services.secret import Secret, lost
from atelier.storage.event_file import EventFile
from atelier.storage.urn import left_behind
from tests.services.sealing import PILE
from tests.storage.support import Laptop

MEETING = Gathering.new(title="Mandaat", present=18)
QUESTION = Question.new(gathering=MEETING.id, text="Gaan we door?")
OPTIONS = ("Brug", "Fiets", "Bus")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def urns(file: EventFile) -> Path:
    return file.path.parent / "urns"


@pytest.fixture
def polling(file: EventFile, urns: Path) -> Polling:
    file.commit("new event", Event.new(title="Week"), MEETING, QUESTION)
    return Polling(file, Secret(urns))


@pytest.fixture
def opened(polling: Polling) -> Poll:
    return polling.opening.open(MEETING, QUESTION, "yesno", Terms(Way.PAPER)).poll


def test_a_pile_that_was_counted_twice_alike_is_closed(polling: Polling, opened: Poll, urns: Path) -> None:
    secret = polling.secret
    for passing in (1, 2):
        secret.fill(opened, (((0,), 9), ((1,), 5), ((2,), 1), (BLANK, 2), (INVALID, 1)), passing)
    assert (secret.entered(opened, 1), secret.entered(opened, 2)) == (18, 18)
    assert secret.differences(opened) == ()
    closed = polling.closing.close(opened, 18).poll
    assert closed.standing is not None
    count = closed.standing
    assert (count.counts, count.voted, count.blank, count.invalid) == ((9, 5, 1), 15, 2, 1)
    assert left_behind(urns) == []


def test_one_counting_is_not_enough(polling: Polling, opened: Poll) -> None:
    polling.secret.fill(opened, (((0,), 9), ((1,), 5)), 1)
    with pytest.raises(AtelierError, match="differ in 2 answers"):
        polling.closing.close(opened, 18)


def test_countings_that_differ_are_named_and_one_is_entered_again(polling: Polling, opened: Poll) -> None:
    secret = polling.secret
    secret.fill(opened, (((0,), 9), ((1,), 5)), 1)
    secret.fill(opened, (((0,), 8), ((1,), 6)), 2)
    assert secret.differences(opened) == (((0,), 9, 8), ((1,), 5, 6))
    secret.fill(opened, (), 2)
    assert (secret.entered(opened, 1), secret.entered(opened, 2)) == (14, 0)
    secret.fill(opened, (((0,), 9), ((1,), 5)), 2)
    assert secret.differences(opened) == ()


def test_more_papers_than_people_is_refused_at_the_closing_and_kept(polling: Polling, opened: Poll) -> None:
    for passing in (1, 2):
        polling.secret.fill(opened, (((0,), 12), ((1,), 8)), passing)
    with pytest.raises(CountError) as refused:
        polling.closing.close(opened, 18)
    assert (refused.value.counted, refused.value.present) == (20, 18)
    assert polling.closing.close(opened, 20).poll.state is PollState.CLOSED


def test_far_more_papers_than_people_is_refused_at_once(polling: Polling, opened: Poll) -> None:
    polling.secret.fill(opened, (((0,), 9),), 1)
    with pytest.raises(AtelierError, match="Together 37 papers, and this poll takes 36 at most"):
        polling.secret.fill(opened, (((0,), 30), ((1,), 7)), 1)
    assert polling.secret.entered(opened, 1) == 9


def test_no_answer_is_no_paper(polling: Polling, opened: Poll) -> None:
    with pytest.raises(AtelierError, match="not one of the answers"):
        polling.secret.fill(opened, (((3,), 1),), 1)
    assert polling.secret.entered(opened, 1) == 0


def test_too_few_papers_close_without_a_result(polling: Polling, opened: Poll) -> None:
    for passing in (1, 2):
        polling.secret.fill(opened, (((0,), 4), (BLANK, 3)), passing)
    closed = polling.closing.close(opened, 18, anyway=True).poll
    assert closed.standing is not None
    assert closed.standing.withheld
    assert (closed.standing.counts, closed.standing.answers, closed.standing.voted) == ((), (), 7)
    assert closed.tally is None


@settings(max_examples=12)
@given(st.lists(st.permutations((0, 1, 2)), min_size=5, max_size=10), st.randoms())
def test_the_order_of_the_papers_makes_no_difference(tmp_path_factory, papers, chance) -> None:
    file = Laptop(tmp_path_factory.mktemp("pile")).create()
    file.commit("new event", Event.new(title="Week"), MEETING, QUESTION)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    terms = Terms(Way.PAPER, OPTIONS, limit=2)
    poll = polling.opening.open(MEETING, QUESTION, "choice", terms).poll
    for passing in (1, 2):
        chance.shuffle(papers)
        for paper in papers:
            polling.secret.put(poll, tuple(paper[:2]), passing)
    assert polling.secret.differences(poll) == ()
    count = polling.closing.close(poll, 18, anyway=True).poll.standing
    assert count is not None
    assert sum(count.counts) == 2 * len(papers)
    file.close()


# What a kill or a loss leaves


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_the_urn_of_a_sealed_poll_is_destroyed_after_a_kill(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.services.sealing", str(tmp_path)]
    assert subprocess.run(program, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert len(left_behind(tmp_path / "urns")) == 1
    file = Laptop(tmp_path).open(tmp_path / "week.atelier")
    polling = Polling(file, Secret(tmp_path / "urns"))
    (poll,) = polling.polls.all()
    assert poll.state is PollState.CLOSED
    assert poll.standing is not None
    assert (poll.standing.counts, poll.standing.blank) == ((PILE[0][1], PILE[1][1], 0), 1)
    polling.secret.clean(polling.polls.all)
    assert left_behind(tmp_path / "urns") == []
    file.close()


def test_cleaning_leaves_the_urn_of_an_open_poll(polling: Polling, opened: Poll, urns: Path) -> None:
    polling.secret.put(opened, (0,), 1)
    polling.secret.clean(polling.polls.all)
    assert polling.secret.entered(opened, 1) == 1
    assert len(left_behind(urns)) == 1


def test_cleaning_leaves_the_urns_of_other_files(polling: Polling, opened: Poll, urns: Path) -> None:
    polling.secret.clean(tuple)
    assert len(left_behind(urns)) == 1


def test_a_hertelling_has_an_urn_of_its_own(polling: Polling, opened: Poll, urns: Path) -> None:
    profile: Profile = (((0,), 9), ((1,), 5))
    for passing in (1, 2):
        polling.secret.fill(opened, profile, passing)
    before = left_behind(urns)
    again = polling.closing.recount(polling.closing.close(opened, 14).poll, "twee papieren plakten").poll
    assert polling.secret.entered(again, 1) == 0
    polling.secret.clean(polling.polls.all)
    assert len(left_behind(urns)) == 1
    assert left_behind(urns) != before


def counted_again(polling: Polling, poll: Poll, first: Profile, second: Profile) -> Poll:
    """Closed with one pile, and ready to be closed with the other."""
    for passing in (1, 2):
        polling.secret.fill(poll, first, passing)
    again = polling.closing.recount(polling.closing.close(poll, 18, anyway=True).poll, "twee papieren plakten").poll
    for passing in (1, 2):
        polling.secret.fill(again, second, passing)
    return again


@pytest.mark.parametrize("second", [(((0,), 9), ((1,), 6)), (((0,), 5), ((1,), 5)), (((0,), 9), ((1,), 5), (BLANK, 1))])
def test_a_hertelling_of_a_few_other_papers_is_refused(
    english: None, polling: Polling, opened: Poll, second: Profile
) -> None:
    again = counted_again(polling, opened, (((0,), 9), ((1,), 5)), second)
    with pytest.raises(AtelierError, match="A recount is of the same papers"):
        polling.closing.close(again, 18, anyway=True)
    assert polling.polls.get(again.id).state is PollState.RECOUNTING
    assert polling.closing.declare_void(again, "er lagen er nog twee onder de tafel").poll.state is PollState.VOID


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((((0,), 9), ((1,), 5)), (((0,), 8), ((1,), 6))),  # one was read wrongly
        ((((0,), 9), ((1,), 2)), (((0,), 9), ((1,), 7))),  # five hide each other
        ((((0,), 3), ((1,), 1)), (((0,), 3), ((1,), 2))),  # nothing was told the first time
        ((((0,), 3), ((1,), 2)), (((0,), 3), ((1,), 1))),  # and nothing now
    ],
)
def test_other_hertellingen_are_closed(polling: Polling, opened: Poll, first: Profile, second: Profile) -> None:
    again = counted_again(polling, opened, first, second)
    assert polling.closing.close(again, 18, anyway=True).poll.state is PollState.CLOSED


def test_who_was_in_the_room_is_not_kept_with_a_secret_result(file: EventFile, polling: Polling) -> None:
    people = [Person.new(name=f"Deelnemer {n}") for n in range(6)]
    file.commit("people", *people)
    for person in people:
        Attending(file).check_in(MEETING, person)
    poll = polling.opening.open(MEETING, QUESTION, "yesno", Terms(Way.NAMED, electorate=Electorate.PEOPLE)).poll
    polling.voting.cast_rest(poll, (0,))
    assert len(polling.closing.close(poll, 6).poll.standing.here) == 6
    poll = polling.opening.open(MEETING, QUESTION, "yesno", Terms(Way.TURN, electorate=Electorate.PEOPLE)).poll
    for person in people:
        polling.secret.cast(poll, (0,), person.id)
    assert polling.closing.close(poll, 6).poll.standing.here == ()


@pytest.mark.parametrize("loss", ["gone", "damaged", "folder"])
def test_a_lost_urn_leaves_a_poll_that_can_be_declared_void(
    polling: Polling, opened: Poll, urns: Path, loss: str
) -> None:
    (urn,) = urns.iterdir()
    if loss == "damaged":
        urn.write_bytes(b"x")
    else:
        urn.unlink()
    if loss == "folder":
        urns.rmdir()
    (poll,) = polling.polls.all()
    assert lost(poll)
    void = polling.closing.declare_void(poll, "de urn is weg").poll
    assert void.state is PollState.VOID
    assert left_behind(urns) == []

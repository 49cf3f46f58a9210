from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Ballot, Count, Recount, Sheet, Void
from atelier.domain.counting import digest_of, require_possible
from atelier.domain.errors import AtelierError, CountError
from atelier.domain.methods import METHODS
from atelier.domain.polls import Poll, PollFacts, PollState, polls_of

NOON = datetime(2019, 11, 12, 12, 0, tzinfo=UTC)
GATHERING, SUBJECT = uuid4(), uuid4()
FIRST, RECOUNTED, SECOND = (5, 8, 4, 8, 3), (5, 7, 4, 9, 3), (8, 11, 3, 4, 2)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def ballot(minutes: int = 0, follows: Ballot | None = None) -> Ballot:
    return Ballot.new(
        gathering=GATHERING,
        subject=SUBJECT,
        method="spectrum5",
        question="Wie geeft de opdracht?",
        options=METHODS["spectrum5"].option_names(),
        sides=("raden", "colleges"),
        asked="everybody in the room",
        follows=follows.id if follows else None,
        at=at(minutes),
    )


def count(of: Ballot, counts: tuple[int, ...], minutes: int, recount: Recount | None = None) -> Count:
    return Count.new(
        ballot=of.id,
        recount=recount.id if recount else None,
        counts=counts,
        present=29,
        at=at(minutes),
        digest=digest_of(of, counts, 29),
    )


def recount(of: Ballot, minutes: int) -> Recount:
    return Recount.new(ballot=of.id, reason="Eén hand stond in het verkeerde vak.", at=at(minutes))


def only(facts: PollFacts) -> Poll:
    (poll,) = polls_of(facts)
    return poll


def test_nothing_was_asked() -> None:
    assert polls_of(PollFacts()) == ()


def test_an_open_poll_has_no_result() -> None:
    poll = only(PollFacts((ballot(),)))
    assert poll.state is PollState.OPEN
    assert poll.accepting
    assert (poll.round, poll.attempt, poll.entry) == (1, 1, (0, 0, 0, 0, 0))
    assert poll.standing is None
    assert poll.tally is None
    assert poll.struck == ()


def test_what_is_typed_belongs_to_one_counting() -> None:
    asked = ballot()
    sheets = (Sheet.new(ballot=asked.id, attempt=1, counts=FIRST), Sheet.new(ballot=uuid4(), counts=SECOND))
    assert only(PollFacts((asked,), sheets)).entry == FIRST
    again = recount(asked, 5)
    counts = (count(asked, FIRST, 3),)
    assert only(PollFacts((asked,), sheets, (again,), counts)).entry == (0, 0, 0, 0, 0)
    typed = Sheet.new(ballot=asked.id, attempt=2, counts=RECOUNTED)
    assert only(PollFacts((asked,), (*sheets, typed), (again,), counts)).entry == RECOUNTED


def test_a_closed_poll_holds_its_count() -> None:
    asked = ballot()
    counted = count(asked, FIRST, 3)
    poll = only(PollFacts((asked,), counts=(counted,)))
    assert poll.state is PollState.CLOSED
    assert not poll.accepting
    assert poll.standing == counted
    assert poll.tally is not None
    assert poll.tally.counts == FIRST
    assert poll.tally.not_voted == 1
    reading = poll.tally.reading()
    assert reading is not None
    assert reading.words == "divided"


def test_a_recount_strikes_the_count_and_opens_the_same_round() -> None:
    asked = ballot()
    counted, again = count(asked, FIRST, 3), recount(asked, 5)
    poll = only(PollFacts((asked,), recounts=(again,), counts=(counted,)))
    assert poll.state is PollState.RECOUNTING
    assert poll.accepting
    assert (poll.round, poll.attempt) == (1, 2)
    assert poll.standing is None
    assert poll.tally is None
    assert poll.struck == ((counted, again),)
    assert poll.tally_of(counted).counts == FIRST


def test_a_recounted_poll_shows_the_last_count_and_keeps_the_struck_ones() -> None:
    asked = ballot()
    one, two = recount(asked, 5), recount(asked, 9)
    counts = (count(asked, FIRST, 3), count(asked, SECOND, 7, one), count(asked, RECOUNTED, 11, two))
    poll = only(PollFacts((asked,), recounts=(two, one), counts=counts[::-1]))
    assert poll.state is PollState.CLOSED
    assert poll.standing == counts[2]
    assert poll.struck == ((counts[0], one), (counts[1], two))


def test_a_void_poll_has_no_result_and_keeps_its_count() -> None:
    asked = ballot()
    void = Void.new(ballot=asked.id, reason="De vraag was verkeerd voorgelezen.", at=at(9))
    poll = only(PollFacts((asked,), counts=(count(asked, FIRST, 3),), voids=(void,)))
    assert poll.state is PollState.VOID
    assert not poll.accepting
    assert poll.tally is None
    assert poll.void == void
    assert [c.counts for c in poll.counts] == [FIRST]


def test_rounds_follow_one_another() -> None:
    one = ballot()
    two = ballot(20, one)
    three = ballot(40, two)
    polls = polls_of(PollFacts((three, one, two)))
    assert [poll.ballot for poll in polls] == [one, two, three]
    assert [poll.round for poll in polls] == [1, 2, 3]
    assert polls[2].previous == polls[1]


def test_a_round_whose_former_one_is_missing_is_a_first_one() -> None:
    assert only(PollFacts((ballot(20, ballot()),))).round == 1


def test_a_clock_that_was_set_back_changes_no_round() -> None:
    """Clocks decide nothing: a laptop that corrects its time opens the second round before the first."""
    one = ballot(60)
    two = ballot(0, one)
    polls = {poll.id: poll for poll in polls_of(PollFacts((one, two)))}
    assert (polls[one.id].round, polls[two.id].round) == (1, 2)


def test_a_clock_that_was_set_back_changes_no_standing_count() -> None:
    asked = ballot(60)
    again = recount(asked, 65)
    first, second = count(asked, FIRST, 63), count(asked, RECOUNTED, 2, again)
    poll = only(PollFacts((asked,), recounts=(again,), counts=(second, first)))
    assert poll.standing == second
    assert poll.struck == ((first, again),)


@given(st.permutations(range(7)))
def test_the_order_in_which_facts_are_read_does_not_matter(order: list[int]) -> None:
    one = ballot_with(UUID(int=1), 0)
    two = replace(ballot_with(UUID(int=2), 30), follows=one.id)
    again = Recount(id=UUID(int=3), ballot=one.id, reason="verkeerd vak", at=at(6))
    counts = [
        replace(count(one, FIRST, 3), id=UUID(int=4)),
        replace(count(one, RECOUNTED, 8, again), id=UUID(int=5)),
        replace(count(two, SECOND, 33), id=UUID(int=6)),
    ]
    void = Void(id=UUID(int=7), ballot=two.id, reason="verkeerd voorgelezen", at=at(40))
    rows = [one, two, again, *counts, void]
    shuffled = [rows[n] for n in order]
    expected = polls_of(PollFacts((one, two), (), (again,), tuple(counts), (void,)))
    assert expected == polls_of(
        PollFacts(
            tuple(row for row in shuffled if isinstance(row, Ballot)),
            (),
            tuple(row for row in shuffled if isinstance(row, Recount)),
            tuple(row for row in shuffled if isinstance(row, Count)),
            tuple(row for row in shuffled if isinstance(row, Void)),
        )
    )
    assert [poll.state for poll in expected] == [PollState.CLOSED, PollState.VOID]


def ballot_with(identity: UUID, minutes: int) -> Ballot:
    return replace(ballot(minutes), id=identity)


@pytest.mark.parametrize("counts", [FIRST, (29, 0, 0, 0, 0), (0, 0, 0, 0, 1)])
def test_counts_that_can_be(counts: tuple[int, ...]) -> None:
    require_possible(counts, 5, 29)


def test_more_answers_than_people_are_refused_with_both_figures() -> None:
    with pytest.raises(CountError, match=r"^30 of 29 present: that is 1 too many\.$") as refusal:
        require_possible((5, 8, 4, 9, 4), 5, 29)
    assert (refusal.value.counted, refusal.value.present) == (30, 29)


@pytest.mark.parametrize("counts", [(), (5, 8, 4, 8), (5, 8, 4, 8, 3, 0), (-1, 8, 4, 8, 3)])
def test_a_count_needs_one_number_per_option(counts: tuple[int, ...]) -> None:
    with pytest.raises(AtelierError, match="one whole number of 0 or more for each answer"):
        require_possible(counts, 5, 29)


def test_a_count_of_nobody_is_no_count() -> None:
    with pytest.raises(AtelierError, match="Nobody has answered yet") as refusal:
        require_possible((0, 0, 0, 0, 0), 5, 29)
    assert not isinstance(refusal.value, CountError)


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).map(tuple), st.integers(0, 60))
def test_a_count_can_be_when_somebody_answered_and_nobody_answered_twice(counts: tuple[int, ...], present: int) -> None:
    try:
        require_possible(counts, 5, present)
    except AtelierError:
        assert not 0 < sum(counts) <= present
    else:
        assert 0 < sum(counts) <= present


def test_the_seal_covers_the_question_and_every_number() -> None:
    asked = ballot()
    seal = digest_of(asked, FIRST, 29)
    assert seal == digest_of(asked, FIRST, 29)
    others = {
        digest_of(asked, RECOUNTED, 29),
        digest_of(asked, FIRST, 28),
        digest_of(replace(asked, question="Wie geeft de opdracht"), FIRST, 29),
        digest_of(replace(asked, sides=("colleges", "raden")), FIRST, 29),
        digest_of(replace(asked, options=asked.options[::-1]), FIRST, 29),
        digest_of(replace(asked, method="agree5"), FIRST, 29),
        digest_of(replace(asked, id=uuid4()), FIRST, 29),
    }
    assert len(others) == 7
    assert seal not in others

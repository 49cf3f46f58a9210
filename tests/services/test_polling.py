"""The story of one evening: 29 present, hands counted, counted again, and asked again."""

from dataclasses import replace
from datetime import date

import pytest

from atelier.domain.asking import Terms
from atelier.domain.ballots import Ballot, Count, Electorate, Sheet
from atelier.domain.counting import digest_of
from atelier.domain.errors import AtelierError, CountError
from atelier.domain.methods.base import Way
from atelier.domain.people import Municipality, Person
from atelier.domain.polls import Poll, PollState
from atelier.domain.readings import held, three_ways
from atelier.domain.themes import Dilemma, Statement
from atelier.domain.week import Day, Event, Gathering
from atelier.domain.weights import Base, Rule
from atelier.services.attending import Attending
from atelier.services.editing import Editing
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.services.sessions import Sessions
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, problems

TOO_MANY, FIRST, RECOUNTED, SECOND = (5, 8, 4, 9, 4), (5, 8, 4, 8, 3), (5, 7, 4, 9, 3), (8, 11, 3, 4, 2)
DAY = Day.new(date=date(2019, 11, 12), venue="Mozaïek", town="Wijchen")
MEETING = Gathering.new(day=DAY.id, title="Mandaat en zeggenschap", present=29)
OTHER = Gathering.new(day=DAY.id, title="Positie van de regio", present=27)
DILEMMA = Dilemma.new(
    title="Wie geeft de opdracht",
    question="Wie geeft de opdracht: de raden of de colleges?",
    a_short="raden",
    b_short="colleges",
)
STATEMENT = Statement.new(text="Gemeenten houden al hun bevoegdheden zelf.")


@pytest.fixture
def polling(file: EventFile) -> Polling:
    file.commit("new event", Event.new(title="Week"), DAY, MEETING, OTHER, DILEMMA, STATEMENT)
    return Polling(file, Secret(file.path.parent / "urns"))


@pytest.fixture
def opened(polling: Polling) -> Poll:
    return polling.opening.open(MEETING, DILEMMA, "spectrum5").poll


@pytest.fixture
def closed(polling: Polling, opened: Poll) -> Poll:
    return polling.closing.close(polling.voting.enter(opened, FIRST).poll, 29).poll


def words(poll: Poll) -> str:
    assert poll.tally is not None
    reading = poll.tally.reading()
    assert reading is not None
    return reading.words


def test_the_whole_story(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("new event", Event.new(title="Week"), DAY, MEETING, DILEMMA)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    poll = polling.opening.open(MEETING, DILEMMA, "spectrum5").poll
    poll = polling.voting.enter(poll, TOO_MANY).poll
    with pytest.raises(CountError, match=r"30 of 29 present: that is 1 too many\.") as refusal:
        polling.closing.close(poll, 29)
    assert (refusal.value.counted, refusal.value.present) == (30, 29)
    kept = polling.polls.get(poll.id)
    assert kept == poll
    assert (kept.state, kept.entry) == (PollState.OPEN, TOO_MANY)

    poll = polling.closing.close(polling.voting.enter(poll, FIRST).poll, 29).poll
    assert (poll.state, poll.round, poll.attempt) == (PollState.CLOSED, 1, 1)
    assert poll.tally is not None
    assert (poll.tally.counts, poll.tally.answered, poll.tally.not_voted) == (FIRST, 28, 1)
    assert words(poll) == "divided"

    with pytest.raises(AtelierError, match="Give the reason; it stays visible beside the count"):
        polling.closing.recount(poll, "  ")
    poll = polling.closing.recount(poll, " Eén hand stond in het verkeerde vak. ").poll
    assert (poll.state, poll.attempt, poll.entry) == (PollState.RECOUNTING, 2, (0, 0, 0, 0, 0))
    poll = polling.closing.close(polling.voting.enter(poll, RECOUNTED).poll, 29).poll
    assert words(poll) == "divided"
    ((struck, recount),) = poll.struck
    assert (struck.counts, recount.reason) == (FIRST, "Eén hand stond in het verkeerde vak.")
    assert poll.standing is not None
    assert (poll.standing.counts, poll.standing.recount) == (RECOUNTED, recount.id)

    second = polling.opening.again(poll, MEETING).poll
    assert (second.state, second.round, second.attempt) == (PollState.OPEN, 2, 1)
    assert second.previous == poll
    assert second.ballot.question == DILEMMA.question
    second = polling.closing.close(polling.voting.enter(second, SECOND).poll, 29).poll
    assert words(second) == "largely raden"

    assert polling.polls.all() == polling.polls.all(MEETING) == (poll, second)
    file = laptop.reopen(file)
    assert Polling(file, Secret(file.path.parent / "urns")).polls.all() == (poll, second)
    file.close()
    assert problems(file.path) == []


# Opening


def test_a_question_is_frozen_at_its_opening(file: EventFile, polling: Polling, opened: Poll) -> None:
    ballot = opened.ballot
    assert ballot.question == "Wie geeft de opdracht: de raden of de colleges?"
    assert ballot.options == ("Strongly A", "Rather A", "Middle", "Rather B", "Strongly B")
    assert ballot.sides == ("raden", "colleges")
    assert ballot.asked == "everybody in the room"
    assert (ballot.gathering, ballot.subject, ballot.follows) == (MEETING.id, DILEMMA.id, None)
    Editing(file).change(DILEMMA, question="Iets anders?", a_short="burgers")
    again = polling.polls.get(opened.id)
    assert again is not None
    assert again.ballot == ballot


def test_a_statement_is_asked_in_its_own_words(polling: Polling) -> None:
    poll = polling.opening.open(MEETING, STATEMENT, "agree5").poll
    assert poll.ballot.question == "Gemeenten houden al hun bevoegdheden zelf."
    assert poll.ballot.sides == ("agree", "disagree")


def test_nobody_present_is_refused(polling: Polling) -> None:
    with pytest.raises(AtelierError, match="Nobody is present yet"):
        polling.opening.open(replace(MEETING, present=0), DILEMMA, "spectrum5")
    assert polling.polls.all() == ()


def test_no_question_is_refused(polling: Polling) -> None:
    with pytest.raises(AtelierError, match="This has no question yet"):
        polling.opening.open(MEETING, replace(DILEMMA, question=" "), "spectrum5")
    with pytest.raises(AtelierError, match="This has no question yet"):
        polling.opening.open(MEETING, Statement.new(), "agree5")


@pytest.mark.usefixtures("opened")
def test_a_meeting_has_one_open_poll(polling: Polling) -> None:
    with pytest.raises(AtelierError, match="is still open"):
        polling.opening.open(MEETING, STATEMENT, "yesno")
    polling.opening.open(OTHER, STATEMENT, "yesno")  # another room is another matter
    assert len(polling.polls.all()) == 2
    assert len(polling.polls.all(MEETING)) == 1


def test_a_poll_that_is_counted_again_is_open_too(polling: Polling, closed: Poll) -> None:
    polling.closing.recount(closed, "Verkeerd vak.")
    with pytest.raises(AtelierError, match="is still open"):
        polling.opening.open(MEETING, STATEMENT, "yesno")


def test_a_recount_waits_for_another_open_poll(polling: Polling, closed: Poll) -> None:
    other = polling.opening.open(MEETING, STATEMENT, "yesno").poll
    with pytest.raises(AtelierError, match="is still open"):
        polling.closing.recount(closed, "Verkeerd vak.")
    polling.closing.close(polling.voting.enter(other, (20, 5, 3)).poll, 29)
    assert polling.closing.recount(closed, "Verkeerd vak.").poll.state is PollState.RECOUNTING


# Counting


def test_what_is_typed_is_kept_whatever_it_is(polling: Polling, opened: Poll) -> None:
    for counts in ((5, 0, 0, 0, 0), TOO_MANY, FIRST):
        assert polling.voting.enter(opened, counts).poll.entry == counts
        kept = polling.polls.get(opened.id)
        assert kept is not None
        assert kept.entry == counts


def test_typing_can_be_taken_back_while_the_poll_is_open(file: EventFile, polling: Polling, opened: Poll) -> None:
    polling.voting.enter(opened, TOO_MANY)
    polling.voting.enter(opened, FIRST)
    file.undo()
    poll = polling.polls.get(opened.id)
    assert poll is not None
    assert poll.entry == TOO_MANY


def test_nothing_counted_cannot_be_closed(polling: Polling, opened: Poll) -> None:
    with pytest.raises(AtelierError, match="Nobody has answered yet"):
        polling.closing.close(opened, 29)
    assert polling.polls.all()[0].state is PollState.OPEN


def test_a_closed_count_is_sealed(closed: Poll) -> None:
    assert closed.standing is not None
    assert closed.standing.present == 29
    assert closed.standing.digest == digest_of(closed.ballot, FIRST, 29)


def test_more_people_may_have_come_in(polling: Polling, opened: Poll) -> None:
    poll = polling.voting.enter(opened, TOO_MANY).poll
    closed = polling.closing.close(poll, 30).poll
    assert closed.tally is not None
    assert (closed.tally.present, closed.tally.not_voted) == (30, 0)


# Closed is closed


def test_a_closed_poll_takes_no_totals(file: EventFile, polling: Polling, closed: Poll) -> None:
    with pytest.raises(AtelierError, match="This poll is closed"):
        polling.voting.enter(closed, SECOND)
    with pytest.raises(AtelierError, match="This poll is closed"):
        polling.closing.close(closed, 29)
    assert file.all(Sheet) == []
    assert polling.polls.get(closed.id) == closed


def test_who_looks_at_an_older_picture_cannot_close_twice(file: EventFile, polling: Polling, opened: Poll) -> None:
    """A second click comes with the poll as it was on the screen."""
    entered = polling.voting.enter(opened, FIRST).poll
    closed = polling.closing.close(entered, 29).poll
    for attempt in (
        lambda: polling.closing.close(entered, 29),
        lambda: polling.voting.enter(entered, SECOND),
        lambda: polling.voting.enter(opened, SECOND),
    ):
        with pytest.raises(AtelierError, match="This poll is closed"):
            attempt()
    assert polling.polls.get(closed.id) == closed
    assert len(file.all(Count)) == 1


def test_who_looks_at_an_older_picture_closes_what_was_typed_last(polling: Polling, opened: Poll) -> None:
    entered = polling.voting.enter(opened, TOO_MANY).poll
    polling.voting.enter(opened, FIRST)
    assert polling.closing.close(entered, 29).poll.counts[0].counts == FIRST


def test_who_looks_at_an_older_picture_cannot_count_again_or_ask_again_twice(polling: Polling, closed: Poll) -> None:
    polling.closing.recount(closed, "Verkeerd vak.")
    with pytest.raises(AtelierError, match="Only a closed poll can be counted again"):
        polling.closing.recount(closed, "Verkeerd vak.")
    with pytest.raises(AtelierError, match="Close this round first"):
        polling.opening.again(closed, MEETING)
    polling.closing.declare_void(closed, "Verkeerd voorgelezen.")
    with pytest.raises(AtelierError, match="already declared void"):
        polling.closing.declare_void(closed, "Verkeerd voorgelezen.")


def test_undo_neither_opens_nor_changes_a_closed_poll(file: EventFile, polling: Polling, opened: Poll) -> None:
    sessions = Sessions(file)
    polling.voting.enter(opened, TOO_MANY)
    sessions.set_present(MEETING, 30)
    entered = polling.voting.enter(opened, FIRST).poll
    closed = polling.closing.close(entered, 30).poll
    assert file.undoable() == "presence"
    file.undo()
    assert file.get(Gathering, MEETING.id) == MEETING
    assert polling.polls.get(closed.id) == closed
    assert file.undoable() == "new event"
    file.redo()
    assert polling.polls.get(closed.id) == closed
    assert closed.tally is not None
    assert closed.tally.counts == FIRST


def test_undo_does_not_reach_into_a_closed_recount(file: EventFile, polling: Polling, closed: Poll) -> None:
    poll = polling.closing.recount(closed, "Verkeerd vak.").poll
    assert file.undoable() == "new event"
    poll = polling.closing.close(polling.voting.enter(poll, RECOUNTED).poll, 29).poll
    assert file.undoable() == "new event"
    assert polling.polls.get(poll.id) == poll


def test_a_poll_comes_back_with_its_meeting(file: EventFile, polling: Polling, closed: Poll) -> None:
    file.commit("remove", remove=[MEETING])
    assert polling.polls.all() == ()
    assert polling.polls.get(closed.id) is None
    file.undo()
    assert polling.polls.all() == (closed,)


# Recount, void, next round


def test_only_a_closed_poll_is_counted_again(polling: Polling, opened: Poll) -> None:
    with pytest.raises(AtelierError, match="Only a closed poll can be counted again"):
        polling.closing.recount(opened, "Verkeerd vak.")


def test_a_poll_can_be_counted_three_times(polling: Polling, closed: Poll) -> None:
    poll = closed
    for counts in (RECOUNTED, SECOND):
        poll = polling.closing.recount(poll, "Verkeerd vak.").poll
        poll = polling.closing.close(polling.voting.enter(poll, counts).poll, 29).poll
    assert [count.counts for count in poll.counts] == [FIRST, RECOUNTED, SECOND]
    assert [count.counts for count, _ in poll.struck] == [FIRST, RECOUNTED]
    assert (poll.round, poll.attempt) == (1, 3)


@pytest.mark.parametrize("state", ["opened", "closed"])
def test_a_poll_is_declared_void_for_a_reason(
    file: EventFile, polling: Polling, request: pytest.FixtureRequest, state: str
) -> None:
    poll = request.getfixturevalue(state)
    with pytest.raises(AtelierError, match="Give the reason"):
        polling.closing.declare_void(poll, "")
    poll = polling.closing.declare_void(poll, " De vraag was verkeerd voorgelezen. ").poll
    assert poll.state is PollState.VOID
    assert poll.void is not None
    assert poll.void.reason == "De vraag was verkeerd voorgelezen."
    assert poll.tally is None
    assert polling.polls.all() == (poll,)
    assert file.all(Sheet) == []
    with pytest.raises(AtelierError, match="This poll is closed"):
        polling.voting.enter(poll, FIRST)
    with pytest.raises(AtelierError, match="Only a closed poll"):
        polling.closing.recount(poll, "Toch.")
    with pytest.raises(AtelierError, match="Close this round first"):
        polling.opening.again(poll, MEETING)
    polling.opening.open(MEETING, DILEMMA, "spectrum5")  # a void poll is in nobody's way


def test_a_round_is_asked_again_only_when_it_is_closed(polling: Polling, opened: Poll) -> None:
    with pytest.raises(AtelierError, match="Close this round first"):
        polling.opening.again(opened, MEETING)


def test_the_next_round_asks_exactly_the_same(file: EventFile, polling: Polling, closed: Poll) -> None:
    Editing(file).change(DILEMMA, question="Een andere vraag?", a_short="burgers")
    second = polling.opening.again(closed, MEETING).poll.ballot
    same = replace(closed.ballot, id=second.id, at=second.at, follows=closed.id)
    assert second == same
    assert second.at > closed.ballot.at


def test_a_round_has_one_next_round(polling: Polling, closed: Poll) -> None:
    second = polling.opening.again(closed, MEETING).poll
    with pytest.raises(AtelierError, match="There already is a later round"):
        polling.opening.again(closed, MEETING)
    with pytest.raises(AtelierError, match="There already is a later round"):
        polling.closing.recount(closed, "Verkeerd vak.")
    polling.closing.declare_void(second, "Te vroeg begonnen.")
    third = polling.opening.again(closed, MEETING).poll
    assert (third.round, third.previous) == (2, closed)


def test_rounds_are_counted(polling: Polling, closed: Poll) -> None:
    poll = closed
    for round_number in (2, 3):
        poll = polling.opening.again(poll, MEETING).poll
        poll = polling.closing.close(polling.voting.enter(poll, SECOND).poll, 29).poll
        assert poll.round == round_number
    assert [p.round for p in polling.polls.all()] == [1, 2, 3]


def test_a_poll_that_is_not_there_is_none(polling: Polling) -> None:
    assert polling.polls.get(DAY.id) is None


def test_each_act_tells_which_rows_changed(polling: Polling) -> None:
    change = polling.opening.open(MEETING, DILEMMA, "spectrum5")
    assert change.changes.touches(Ballot)
    assert list(change.changes.values) == [change.poll.id]
    change = polling.voting.enter(change.poll, FIRST)
    assert change.changes.touches(Sheet)
    change = polling.closing.close(change.poll, 29)
    assert change.changes.touches(Count)
    assert [row for row in change.changes.values.values() if row is None] == [None]  # the sheet is put away


# Those present


def test_of_those_present_counts_the_municipalities_that_somebody_stood_for(
    file: EventFile, polling: Polling, english: None
) -> None:
    towns = [
        Municipality.new(name=name, inhabitants=size)
        for name, size in (("Arnhem", 160_000), ("Druten", 19_000), ("Heumen", 16_000), ("Zevenaar", 43_000))
    ]
    people = [Person.new(name=f"Wethouder {town.name}", municipality=town.id) for town in towns]
    file.commit("towns", *towns, *people)
    for person in people[:3]:
        Attending(file).check_in(MEETING, person)
    agreed = Terms(Way.NAMED, electorate=Electorate.MEMBERS, readings=True, rule=Rule.SIMPLE, rule_base=Base.PRESENT)
    poll = polling.opening.open(MEETING, STATEMENT, "yesno", agreed).poll
    polling.voting.cast(poll, towns[0].id, (0,))
    polling.voting.cast(poll, towns[1].id, (1,))
    poll = polling.closing.close(poll, 3, anyway=True).poll
    assert set(poll.standing.here) == {town.id for town in towns[:3]}
    assert held(poll).threshold == "more than half of those present: 2 of 3"
    assert [way.figures for way in three_ways(poll)] == ["1 – 1", "4 – 1", "67% – 8%"]

from dataclasses import replace

import pytest

from atelier.domain.errors import AtelierError
from atelier.domain.people import Role
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Dilemma, Side
from atelier.domain.week import Gathering
from atelier.services.editing import Editing
from atelier.services.talk import Talk
from atelier.storage.event_file import EventFile

MEETING, SUBJECT, OTHER = Gathering.new(title="Mandaat"), Dilemma.new(title="Opdracht"), Dilemma.new(title="Geld")


@pytest.fixture
def talk(file: EventFile) -> Talk:
    file.commit("add", MEETING, SUBJECT, OTHER)
    return Talk(file, Editing(file))


def say(talk: Talk, text: str, side: Side = Side.A, subject: Dilemma = SUBJECT, role: Role | None = None) -> Argument:
    argument = Argument.new(gathering=MEETING.id, subject=subject.id, text=text, side=side, role=role)
    talk.add(argument)
    return argument


def said(talk: Talk) -> list[tuple[str, int]]:
    return [(group.argument.text, group.times) for group in talk.arguments(MEETING, SUBJECT.id)]


def test_what_is_pasted_becomes_one_line_and_nothing_is_refused(talk: Talk) -> None:
    say(talk, " De raad\r\n gaat\u2028over\tgeld ")
    assert said(talk) == [("De raad gaat over geld", 1)]
    with pytest.raises(AtelierError, match="Type something"):
        say(talk, " \n ")


def test_a_typed_line_is_a_draft_until_it_is_added(talk: Talk, editing: Editing) -> None:
    typed = Argument.new(gathering=MEETING.id, subject=SUBJECT.id, text="De raad ga")
    editing.draft_row(typed)
    assert editing.drafted(Argument) == [typed]
    assert said(talk) == []
    talk.add(replace(typed, text="De raad gaat over geld"))
    assert editing.drafted(Argument) == []
    assert said(talk) == [("De raad gaat over geld", 1)]


def test_duplicates_are_merged_and_taken_apart(talk: Talk, file: EventFile) -> None:
    one, two, three = (say(talk, text) for text in ("een", "twee", "drie"))
    talk.merge(two, one)
    talk.merge(three, two)
    assert said(talk) == [("een", 3)]
    for into in (one, two, three):
        with pytest.raises(AtelierError, match="merged already"):
            talk.merge(one, into)
    file.undo()
    assert said(talk) == [("een", 2), ("drie", 1)]
    talk.split(talk.arguments(MEETING, SUBJECT.id)[0])
    assert said(talk) == [("een", 1), ("twee", 1), ("drie", 1)]


def test_arguments_about_other_questions_are_not_merged(talk: Talk) -> None:
    one, other = say(talk, "een"), say(talk, "anders", subject=OTHER)
    with pytest.raises(AtelierError, match="same question"):
        talk.merge(one, other)


def test_a_name_is_withdrawn_with_or_without_the_words(talk: Talk, file: EventFile) -> None:
    one, two = say(talk, "een", role=Role.CLERK), say(talk, "twee", role=Role.COUNCILLOR)
    talk.withdraw(one)
    talk.withdraw(two, text=True)
    rows = file.all(Argument)
    assert [(row.text, row.role, row.withdrawn) for row in rows] == [("een", None, True), ("", None, True)]
    file.undo()
    assert file.all(Argument)[1].role is Role.COUNCILLOR


def test_an_argument_goes_to_the_other_side_and_another_place(talk: Talk) -> None:
    one, two, three = say(talk, "een"), say(talk, "twee"), say(talk, "drie", Side.B)
    talk.place(one, Side.B, three)
    assert said(talk) == [("twee", 1), ("drie", 1), ("een", 1)]
    assert talk.arguments(MEETING, SUBJECT.id)[2].argument.side is Side.B
    talk.place(two, Side.A, None)
    assert said(talk)[0] == ("twee", 1)


def test_a_question_is_asked_answered_and_opened_again(talk: Talk, file: EventFile) -> None:
    talk.add(ExpertQuestion.new(gathering=MEETING.id, subject=SUBJECT.id, text="Mag dat?"))
    (question,) = talk.questions(MEETING, SUBJECT.id)
    assert question.open
    assert question.at is not None
    talk.answer(question, "Ja,\nonder voorwaarden.", "Jurist")
    (answered,) = talk.questions(MEETING, SUBJECT.id)
    assert (answered.answer, answered.answered_by) == ("Ja, onder voorwaarden.", "Jurist")
    assert answered.answered_at is not None
    talk.answer(answered, " ", "Jurist")
    assert talk.questions(MEETING, SUBJECT.id)[0].answered_at is None
    file.undo()
    assert not talk.questions(MEETING, SUBJECT.id)[0].open


def test_notes_belong_to_an_item_or_to_the_meeting(talk: Talk) -> None:
    talk.add(Note.new(gathering=MEETING.id, text="Begonnen"))
    assert [note.text for note in talk.notes(MEETING, None)] == ["Begonnen"]
    assert talk.notes(MEETING, SUBJECT.id) == []

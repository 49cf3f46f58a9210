"""Taking back names the thing that comes back or goes."""

import pytest

from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.methods import Way
from atelier.domain.people import Municipality
from atelier.domain.themes import Argument, Dilemma, Question, Side
from atelier.domain.week import Gathering
from atelier.services.deeds import LONGEST, deed
from atelier.services.editing import Editing
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile

MEETING = Gathering.new(title="Mandaat", present=3)
DILEMMA = Dilemma.new(title="Wie beslist?")


@pytest.fixture
def editing(file: EventFile) -> Editing:
    file.commit("begin", MEETING, DILEMMA)
    return Editing(file)


def undone(file: EventFile) -> str:
    changes = file.undo()
    assert changes is not None
    return deed(file, changes)


def argument(text: str) -> Argument:
    return Argument.new(gathering=MEETING.id, subject=DILEMMA.id, side=Side.A, text=text)


def test_what_goes_and_what_comes_back_is_named(file: EventFile, editing: Editing) -> None:
    editing.add(argument("Gemeenten\nkennen het best hun inwoners"))
    assert undone(file) == "argument “Gemeenten kennen het best hun inwoners” added"
    editing.remove(DILEMMA)
    assert undone(file) == "dilemma “Wie beslist?” removed"
    again = file.redo()
    assert again is not None
    assert deed(file, again) == "dilemma “Wie beslist?” removed"
    file.undo()
    editing.change(DILEMMA, title="Wie betaalt?")
    assert undone(file) == "dilemma “Wie beslist?” changed"


def test_a_long_name_is_shortened_and_more_rows_are_counted(file: EventFile, editing: Editing) -> None:
    rows = [argument("x" * 60) for _ in range(3)]
    editing.add(*rows)
    editing.remove(*rows)
    assert undone(file) == f"argument “{'x' * (LONGEST - 1)}…” and 2 more removed"


def test_what_has_no_name_is_called_by_its_kind(file: EventFile, editing: Editing) -> None:
    editing.add(Dilemma.new(title=""))
    assert undone(file) == "dilemma added"


def test_an_answer_by_name_is_called_after_who_gave_it(file: EventFile, editing: Editing) -> None:
    town = Municipality.new(name="Arnhem")
    question = Question.new(gathering=MEETING.id, text="Doen we het?")
    editing.add(town, question)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    terms = Terms(Way.NAMED, electorate=Electorate.MEMBERS)
    poll = polling.opening.open(MEETING, question, "yesno", terms).poll
    polling.voting.cast(poll, town.id, (0,))
    assert undone(file) == "note an answer · Arnhem"


def test_an_act_of_its_own_name_keeps_it(file: EventFile, editing: Editing) -> None:
    del editing
    file.commit("more time", Gathering.new(title="Eerste"), Gathering.new(title="Tweede"))
    assert undone(file) == "more time"

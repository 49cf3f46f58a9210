"""What is printed for in the room: written whole or not at all, under a name that overwrites nothing."""

from pathlib import Path

import pytest

from atelier.domain.asking import Terms
from atelier.domain.errors import AtelierError
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.domain.themes import Question
from atelier.domain.week import Event, Gathering
from atelier.services.polling import Polling
from atelier.services.printing import Printing, copies_for, free_name, write
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile

MEETING = Gathering.new(title="Mandaat", present=18)
QUESTION = Question.new(gathering=MEETING.id, text="Gaan we door?")


@pytest.fixture
def opened(file: EventFile) -> Poll:
    file.commit("new event", Event.new(title="Week"), MEETING, QUESTION)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    return polling.opening.open(MEETING, QUESTION, "yesno", Terms(Way.PAPER)).poll


def test_ballots_and_keys_are_written(file: EventFile, opened: Poll, tmp_path: Path) -> None:
    printing = Printing(file)
    for name, what in (("a", printing.ballots(opened, 20)), ("b", printing.keys([("F1", "Help")]))):
        target = tmp_path / f"{name}.pdf"
        assert write(what, target) is None
        assert target.read_bytes().startswith(b"%PDF-1.7")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["a.pdf", "b.pdf"]


def test_what_cannot_be_written_leaves_nothing(file: EventFile, opened: Poll, tmp_path: Path) -> None:
    refused = write(Printing(file).ballots(opened, 20), tmp_path / "gone" / "a.pdf")
    assert isinstance(refused, AtelierError)
    assert "“a.pdf” could not be written" in str(refused)
    target = tmp_path / "a.pdf"
    target.mkdir()
    assert isinstance(write(Printing(file).ballots(opened, 20), target), AtelierError)
    assert list(tmp_path.glob(".a.pdf*")) == []


def test_words_that_fit_no_paper_are_a_refusal(file: EventFile, tmp_path: Path) -> None:
    long = Question.new(gathering=MEETING.id, text="woord " * 5000)
    file.commit("new event", Event.new(title="Week"), MEETING, long)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    poll = polling.opening.open(MEETING, long, "yesno", Terms(Way.PAPER)).poll
    refused = write(Printing(file).ballots(poll, 20), tmp_path / "a.pdf")
    assert "do not fit" in str(refused)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(("present", "copies"), [(0, 1), (1, 2), (10, 11), (18, 20), (29, 32), (150, 165)])
def test_a_tenth_to_spare(present: int, copies: int) -> None:
    assert copies_for(present) == copies


def test_a_name_overwrites_nothing(tmp_path: Path) -> None:
    assert free_name(tmp_path, "toetsen").name == "toetsen.pdf"
    (tmp_path / "toetsen.pdf").touch()
    assert free_name(tmp_path, "toetsen").name == "toetsen-2.pdf"

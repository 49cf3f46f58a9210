"""What people read at the door fits one page and says until when and whom to ask."""

import io
from datetime import datetime

import pytest

from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Event
from atelier.reports.door_notice import build
from atelier.reports.model import texts
from atelier.reports.pdf import write_pdf

NOW = datetime.fromisoformat("2019-11-12T14:00:00+01:00")


@pytest.mark.parametrize("tongue", ["dutch", "english"])
def test_it_is_one_page(tongue: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(tongue)
    event = Event.new(title="Week van de Regio 2019", contact="griffie@voorbeeld.nl, 026 123 45 67 " * 3)
    drawn = write_pdf(build(event, NOW), io.BytesIO())
    assert (drawn.pages, drawn.warnings) == (1, ())


def test_it_says_until_when_and_whom_to_ask(english: None) -> None:
    event = Event.new(title="Week", contact="de griffie", keep_until=VagueDate("2020-06"))
    said = list(texts(build(event, NOW)))
    assert "Names and answers are kept until June 2020, and are then removed." in said
    assert "de griffie" in said


def test_what_was_not_agreed_is_said_too(english: None) -> None:
    said = list(texts(build(Event.new(title="Week"), NOW)))
    assert "Until when names and answers are kept has not been agreed yet. Ask, and it will be." in said
    assert "the facilitator of this meeting" in said

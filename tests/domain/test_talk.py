from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.people import Person
from atelier.domain.talk import ExpertQuestion, one_line


def test_a_question_is_open_until_it_has_an_answer() -> None:
    question = ExpertQuestion.new(gathering=UUID(int=1), subject=UUID(int=2), text="Mag dat?")
    assert question.open
    assert not ExpertQuestion.new(gathering=UUID(int=1), subject=UUID(int=2), answer="Ja.").open


@given(st.text())
def test_one_line_has_no_breaks_and_stays_as_it_is(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line)
    assert len(line.splitlines()) < 2
    assert line.split() == text.split()


def test_a_withdrawn_name_is_not_shown(english: None) -> None:
    assert Person.new(name="J. Jansen").shown_name == "J. Jansen"
    assert Person.new(name="J. Jansen", withdrawn=True).shown_name == "name withdrawn"

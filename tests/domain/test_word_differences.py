"""What is marked as different is what one of two texts alone says."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.word_differences import compared


def test_only_the_words_of_one_text_are_marked() -> None:
    one, other = compared("Wij doen dit samen.", "Wij doen dit in 2025 samen.")
    assert [part.text for part in one if part.differs] == []
    assert "".join(part.text for part in other if part.differs).split() == ["in", "2025"]


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_the_parts_are_the_whole_text_and_what_is_unmarked_is_equal(one: str, other: str) -> None:
    left, right = compared(one, other)
    assert ("".join(part.text for part in left), "".join(part.text for part in right)) == (one, other)
    same = ["".join(part.text for part in parts if not part.differs) for parts in (left, right)]
    assert same[0] == same[1]

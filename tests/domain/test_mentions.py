"""Names as words of their own, and letters that are covered in any order with the same outcome."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.mentions import Part, pattern, places_in, told

NUMBERS = st.integers(0, 30)


def test_a_short_name_is_no_piece_of_another_word() -> None:
    names = pattern(["Ad", "an@x.nl"])
    text = "Ad sprak in de stad met AD, Adriaan en Ad’s broer (an@x.nl); jan@x.nl niet."
    assert [text[start:end] for start, end in places_in(text, names)] == ["Ad", "AD", "Ad", "an@x.nl"]


@given(text=st.text(max_size=30), spans=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3))
def test_parts_are_covered_in_any_order_and_any_number_of_times(text: str, spans: list[tuple[int, int]]) -> None:
    ends = set()
    for order in permutations(spans):
        left = text
        for span in (*order, *order):
            left = Part("00", "title", *span).covered(left)
            assert len(left) == len(text)
        ends.add(left)
    assert len(ends) == 1


@given(part=st.builds(Part, st.just("0a"), st.just("content.proposal.0.title"), NUMBERS, NUMBERS))
def test_a_part_is_read_back(part: Part) -> None:
    assert Part.of(str(part)) == part


def test_what_is_no_part_is_none() -> None:
    assert [Part.of(word) for word in ("", "00 title 1", "00 title 1 -2", "00 title 1 ²", "a b 1 2 3")] == [None] * 5


def test_a_covered_name_tells_not_how_long_it_was() -> None:
    text = Part("00", "goal", 6, 17).covered("Zoals Jan de Boer zei… ja.")
    assert told(text) == "Zoals … zei… ja."

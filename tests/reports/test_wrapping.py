"""Text to lines."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.reports.fonts import BOLD, REGULAR, legible, width
from atelier.reports.structure import Element
from atelier.reports.wrapping import BREAK, Face, Line, Piece, broken, words

PLAIN, STRONG = Face(REGULAR), Face(BOLD)


def shown(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_a_word_can_have_several_faces() -> None:
    first, second = words([Piece("on", PLAIN), Piece("eens", STRONG), Piece(" met", PLAIN)])
    assert first.pieces == (Piece("on", PLAIN), Piece("eens", STRONG))
    assert second.pieces == (Piece("met", PLAIN),)


def test_new_lines_are_kept_between_words_only() -> None:
    found = words([Piece("\neen\n\n", PLAIN), Piece("\ntwee \n", PLAIN)])
    assert [word.pieces for word in found] == [(Piece("een", PLAIN),), BREAK.pieces, (Piece("twee", PLAIN),)]
    assert shown(broken(found, 9, 400)) == ["een", "twee"]


def test_lines_are_as_full_as_they_can_be() -> None:
    text = "Een zin die over een paar regels gaat en dan nog verder loopt"
    lines = broken(words([Piece(text, PLAIN)]), 9, 90)
    assert " ".join(shown(lines)) == text
    for line, after in zip(shown(lines), shown(lines)[1:], strict=False):
        assert width(line, REGULAR, 9) <= 90
        assert width(f"{line} {after.split()[0]}", REGULAR, 9) > 90


def test_a_word_wider_than_a_line_is_torn_and_says_so() -> None:
    lines = broken(words([Piece(f"kort {'x' * 60} slot", PLAIN)]), 9, 90)
    assert shown(lines)[0] == "kort"
    assert [line.torn for line in lines] == [False, True, True, False, False]
    assert "".join(shown(lines)) == f"kort{'x' * 60}slot"
    assert all(width(line, REGULAR, 9) <= 90 for line in shown(lines))


def test_a_blank_beside_a_link_is_not_part_of_it() -> None:
    link = Face(REGULAR, Element("Link"), "https://x.nl")
    (line,) = broken(words([Piece("zie", PLAIN), Piece(" hier ", link), Piece("verder", PLAIN)]), 9, 400)
    assert [piece.text for piece in line.pieces] == ["zie ", "hier", " verder"]


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from([PLAIN, STRONG])), max_size=6), st.floats(5, 300))
def test_no_character_is_lost_and_no_line_is_too_wide(parts: list[tuple[str, Face]], room: float) -> None:
    pieces = [Piece(legible(text), face) for text, face in parts]
    lines = broken(words(pieces), 9, room)
    kept = "".join(shown(lines)).replace(" ", "")
    assert kept == "".join(text for text, _ in pieces).replace(" ", "").replace("\n", "")
    for line in lines:
        assert line.pieces
        wide = sum(width(text, face.font, 9) for text, face in line.pieces)
        assert wide <= room + 1e-6 or sum(len(text) for text, _ in line.pieces) == 1

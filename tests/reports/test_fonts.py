"""What our fonts can show, and how much fits."""

import unicodedata

import pytest

from atelier.reports.fonts import BOLD, MISSING, REGULAR, clipped, coverage, legible, missing, width, wrapped


def test_dutch_is_covered() -> None:
    assert coverage().issuperset("Eén coöperatie: € 1.200.000 – “ja” én ‘nee’ … ë ï ó ü ç Ĳ")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("gewoon", "gewoon"),
        ("huis 🏠 op 3 ≥ 2", f"huis {MISSING} op 3 {MISSING} 2"),
        ("e\u0301e\u0301n", "één"),
        ("zacht\u00adstreepje", "zachtstreepje"),
        ("nul\x00\x07bel", "nulbel"),
        ("👍🏽", MISSING),
        ("日本語 テキスト", f"{MISSING} {MISSING}"),
        ("kop\ufe0f\u200d", "kop"),
        ("half \ud800", f"half {MISSING}"),
        ("vast\u2011streepje", "vast-streepje"),
        ("smal\u202fwit\u2003breed", "smal\xa0wit breed"),
        ("regel\neen", "regel\neen"),
    ],
)
def test_what_is_missing_becomes_a_box(text: str, result: str) -> None:
    assert legible(text) == result
    assert coverage().issuperset(result.replace("\n", ""))


def test_what_stands_for_missing_characters_can_be_shown() -> None:
    assert coverage().issuperset(MISSING)


def test_missing_characters_are_counted_in_the_order_of_reading() -> None:
    assert missing(["huis 🏠 en ≥ en 🏠", "nul\x00", "≥é"]) == {"🏠": 2, "≥": 2}
    assert missing(["gewoon", "e\u0301"]) == {}


def test_no_private_or_unassigned_character_is_taken_from_a_font() -> None:
    assert {unicodedata.category(character) for character in coverage()}.isdisjoint({"Cc", "Cf", "Cn", "Co", "Cs"})


def test_widths_grow_with_the_size() -> None:
    assert width("woord", BOLD, 20) == pytest.approx(2 * width("woord", BOLD, 10))
    assert width("woord", BOLD, 20) > 20


def test_a_line_is_clipped_to_its_room() -> None:
    for room in (5, 40, 80, 400):
        line = clipped("Een lange regel die niet past", BOLD, 9, room)
        assert width(line, BOLD, 9) <= max(room, width("…", BOLD, 9))
    assert clipped("kort", BOLD, 9, 100) == "kort"


def test_words_wrap_and_long_words_are_cut() -> None:
    lines = wrapped("Een zin die over drie regels gaat en dan nog verder loopt", REGULAR, 9, 70, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line, REGULAR, 9) <= 70 for line in lines)
    (long,) = wrapped("x" * 400, REGULAR, 9, 70, 3)
    assert width(long, REGULAR, 9) <= 70
    assert wrapped("", REGULAR, 9, 70, 3) == []

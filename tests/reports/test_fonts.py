"""What our fonts can show, and how much fits."""

import pytest

from atelier.reports.fonts import BOLD, MISSING, REGULAR, clipped, coverage, legible, width, wrapped


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
        ("👍🏽", f"{MISSING}{MISSING}"),
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


def test_the_box_has_a_width() -> None:
    assert width(MISSING, REGULAR, 10) > 2


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

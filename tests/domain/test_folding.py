from atelier.domain.folding import folded, matches


def test_case_and_accents_are_no_difference() -> None:
    assert folded("Eén CAFÉ") == "een cafe"
    assert folded("straße") == "strasse"


def test_all_words_must_stand_in_the_text_in_any_order() -> None:
    assert matches("bos arnh", "Anna Bos, Arnhem")
    assert matches("", "Anna")
    assert not matches("bos wijchen", "Anna Bos, Arnhem")

"""Words that are explained in documents: found as they stand there, in both languages."""

import pytest

from atelier import i18n
from atelier.domain import terms
from atelier.domain.explanations import EXPLANATIONS


@pytest.fixture
def dutch() -> object:
    before = i18n.language()
    i18n.use("nl")
    yield
    i18n.use(before)


def titles(*texts: str) -> list[str]:
    return [term.title for term in terms.found(texts)]


@pytest.mark.usefixtures("english")
def test_words_are_found_whole_whatever_their_case_and_told_in_the_order_of_the_alphabet() -> None:
    assert titles("A Poll of the room, with a mandate.", "2.5 fte") == ["fte", "Mandate", "Poll"]
    assert titles("pollution; mandated; a poll-tax") == []


@pytest.mark.usefixtures("dutch")
def test_a_word_with_a_capital_is_only_meant_with_it() -> None:
    """Money is verdeeld over municipalities; a room is Verdeeld."""
    assert titles("De kosten worden opnieuw verdeeld.") == []
    assert titles("Ronde 1: Verdeeld, op 26 antwoorden.") == ["Verdeeld"]
    assert titles("een GR") == ["Gemeenschappelijke regeling"]
    assert titles("een gr") == []


@pytest.mark.usefixtures("dutch")
def test_what_the_window_explains_is_explained_on_paper_in_the_same_words() -> None:
    (term,) = terms.found(["twee kampen"])
    assert term.text == i18n.tr(EXPLANATIONS["camps"].text)


def test_every_word_has_one_explanation() -> None:
    assert not terms.PAPER_TERMS.keys() & EXPLANATIONS.keys()
    assert terms.FORMS.keys() <= terms.PAPER_TERMS.keys() | EXPLANATIONS.keys()
    assert terms.PAPER_TERMS.keys() <= terms.FORMS.keys()

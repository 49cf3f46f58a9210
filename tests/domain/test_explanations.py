"""Every word that a result can use has its paragraph, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier import i18n
from atelier.domain.explanations import EXPLANATIONS
from atelier.domain.methods import METHODS, Method
from tests.domain.methods.answering import answers, counted


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(data=st.data())
def test_every_conclusion_has_its_paragraph(method: Method, data: st.DataObject) -> None:
    given_answers = data.draw(st.lists(answers(method), min_size=1, max_size=9))
    reading = counted(method, given_answers, data.draw(st.integers(0, 2))).reading()
    assert reading is not None
    assert {reading.key, *reading.terms} <= EXPLANATIONS.keys()


KEYS = {"one", "agreed", "largely", "middle", "divided", "camps", "majority", "all", "tie", "nobody", "most"}
NUMBERS = {"margin", "base", "net", "gross", "rule2021", "threshold", "struck", "round", "writing", "secret", "wording"}


def test_the_words_that_were_asked_for_are_there() -> None:
    assert EXPLANATIONS.keys() >= KEYS | NUMBERS


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_is_one_paragraph_of_plain_sentences(language: str) -> None:
    before = i18n.language()
    i18n.use(language)
    try:
        texts = {key: (i18n.tr(found.title), i18n.tr(found.text)) for key, found in EXPLANATIONS.items()}
    finally:
        i18n.use(before)
    for key, (title, text) in texts.items():
        assert 0 < len(title) <= 40, key
        assert "\n" not in text
        assert text.endswith(".")
        sentences = [part for part in text.split(". ") if part]
        assert max(len(sentence.split()) for sentence in sentences) <= 36, (key, text)
    assert len({title for title, _ in texts.values()}) == len(texts)

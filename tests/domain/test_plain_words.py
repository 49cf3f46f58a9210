"""Long sentences and hard words are pointed at, where they stand; nothing is judged."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.plain_words import LONGEST, HardWord, Words, hard_words, long_sentences, sentences

WORDS = Words({"middels": "met", "facilit*": "helpen", "ten behoeve van": "voor"})


def test_sentences_end_where_a_reader_stops() -> None:
    text = "De raad besluit. Kan dat? Ja!\nEen kop\nBijv. de fiets o.a. in Arnhem kost € 1.200.000 per jaar."
    assert list(sentences(text)) == [
        "De raad besluit.",
        "Kan dat?",
        "Ja!",
        "Een kop",
        "Bijv. de fiets o.a. in Arnhem kost € 1.200.000 per jaar.",
    ]


def test_a_sentence_is_long_from_one_word_too_many() -> None:
    fits = "Woord " + " ".join(["woord"] * (LONGEST - 1))
    assert long_sentences(f"{fits}. {fits}.") == []
    assert long_sentences(f"Kort. {fits} nog.") == [(f"{fits} nog.", LONGEST + 1)]


def test_hard_words_stand_in_their_order_each_once() -> None:
    text = "Wij faciliteren dit ten behoeve van u, Middels een fonds; middels geld."
    assert hard_words(text, WORDS) == [
        HardWord("faciliteren", "helpen"),
        HardWord("ten behoeve van", "voor"),
        HardWord("Middels", "met"),
    ]
    assert hard_words("Inmiddels is er een middelste weg.", WORDS) == []


@given(st.text())
def test_no_text_is_lost_or_too_strange(text: str) -> None:
    kept = "".join("".join(sentence.split()) for sentence in sentences(text))
    assert all(sign in text for sign in kept)
    assert len(kept) <= len(text)
    hard_words(text, WORDS)
    long_sentences(text)

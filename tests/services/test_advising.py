"""What somebody should look at before a report goes out, each line with its place."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import Audience
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Event
from atelier.paths import resources
from atelier.reports.builders import BUILDERS
from atelier.services.advising import Advice, advice, read_words, wording, words_of
from tests.reports.samples import ARGUMENTS, POINTS, RIPE, ROOT, data

FULL = Event(id=ROOT, title="Week", contact="griffie@x.nl", summary_councils="Kort en goed.")


def lines(audience: Audience, **changes: object) -> tuple[Advice, ...]:
    sample = data(**changes)
    return advice(sample, BUILDERS[audience](sample))


def test_what_lacks_leads_to_its_field() -> None:
    found = lines(Audience.COUNCILS, event=Event(id=ROOT))
    assert [(one.field, one.row.id if one.row else None) for one in found] == [
        ("summary_councils", ROOT),
        ("contact", ROOT),
    ]
    assert lines(Audience.COUNCILS, event=FULL) == ()
    assert [one.field for one in lines(Audience.STEERING, event=FULL)] == ["summary_steering"]


def test_a_character_that_cannot_be_printed_leads_to_where_it_stands() -> None:
    odd = replace(ARGUMENTS[0], text="De raad 🏠 gaat over geld.")
    (found,) = lines(Audience.COUNCILS, event=FULL, arguments=(odd, ARGUMENTS[1]))
    assert "U+1F3E0" in found.sentence
    assert found.row == odd


def test_the_wording_of_what_this_reader_gets_is_looked_at(dutch: None) -> None:
    hard = replace(RIPE, goal="Middels een fonds faciliteren wij dit.")
    other = tuple(replace(point, text="Besluit hieromtrent.") for point in POINTS if point.audience != "raden")
    sample = data(proposals=(hard,), points=other)
    found = wording(sample, BUILDERS[Audience.COUNCILS](sample))
    assert [(one.row, one.field) for one in found] == [(hard, "goal")] * 2
    assert "Middels" in found[0].sentence
    assert "faciliteren" in found[1].sentence
    told = wording(sample, BUILDERS[Audience.COLLEGES](sample))
    assert len(told) == 3
    assert "niveau" not in " ".join(one.sentence for one in told).lower()


def test_a_long_sentence_is_counted() -> None:
    long = replace(RIPE, without=" ".join(["woord"] * 30) + ".")
    sample = data(proposals=(long,), points=())
    (found,) = wording(sample, BUILDERS[Audience.COUNCILS](sample))
    assert found.sentence.startswith("30 words in one sentence: “woord")
    assert found.field == "without"


def test_the_list_of_words_is_sound() -> None:
    words = read_words(resources() / "words" / "plain-nl.toml")
    assert len(words.hard) > 50
    for hard, plainer in words.hard.items():
        assert hard == hard.lower() == hard.strip()
        assert plainer.strip()
    assert words_of("en").hard == {}


@pytest.mark.parametrize("audience", list(Audience))
def test_an_empty_summary_is_told_on_the_page_and_a_written_one_opens_it(audience: Audience) -> None:
    from atelier.reports.model import texts  # noqa: PLC0415

    bare = list(texts(BUILDERS[audience](data())))
    assert "without a summary" in bare
    event = Event(
        id=ROOT,
        title="Week",
        reference="Z-12",
        keep_until=VagueDate("2031-01"),
        foreword="Beste lezer,\n\ndit is het.",
        **dict.fromkeys(("summary_steering", "summary_colleges", "summary_councils"), "Eerst dit.\nDan dat."),
    )
    report = BUILDERS[audience](data(event=event))
    words = list(texts(report))
    assert "reference Z-12" in report.subtitle
    start = words.index("Eerst dit.")
    assert words[start + 1] == "Dan dat."
    assert "without a summary" not in words
    assert words[words.index("Foreword") + 1] == "Beste lezer,"
    assert "Names and answers are kept until January 2031." in words

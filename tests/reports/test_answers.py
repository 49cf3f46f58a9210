"""The chapter with answers: every count, what happened to it, and the arguments."""

from dataclasses import replace

import pytest

from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.reports import answers
from atelier.reports.data import ReportData
from atelier.reports.model import Bars, Block, Figure, Heading, StackedBars, Table, block_texts, parts, plain
from tests.reports.samples import ARGUMENTS, ballot, count, data, empty, recount, void

pytestmark = pytest.mark.usefixtures("english")


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    return [inner for block in blocks for inner in ((block, *flat(parts(block))) if parts(block) else (block,))]


def said(sample: ReportData) -> str:
    return "\n".join(text for block in answers.chapter(sample) for text in block_texts(block))


def tables(sample: ReportData) -> list[Table]:
    return [block for block in answers.chapter(sample) if isinstance(block, Table)]


def asked(*polls: Poll) -> ReportData:
    return data(polls=polls, arguments=())


def test_without_polls_the_chapter_says_so() -> None:
    assert said(empty()) == "What the rooms answered\nThere are no closed polls yet."


def test_every_count_has_its_row_with_three_kinds_of_silence() -> None:
    first, second = tables(data())
    assert first.header == (
        *("Count", "Strongly A", "Rather A", "Middle", "Rather B", "Strongly B"),
        *("Answered", "Not voted", "Present"),
    )
    assert [[plain(cell) for cell in row] for row in first.rows] == [
        ["Round 1, struck", "5", "8", "4", "8", "3", "28", "1", "29"],
        ["Round 1, counted again", "5 (18%)", "7 (25%)", "4 (14%)", "9 (32%)", "3 (11%)", "28", "1", "29"],
        ["Round 2", "8 (29%)", "11 (39%)", "3 (11%)", "4 (14%)", "2 (7%)", "28", "2", "30"],
    ]
    assert second.header == ("Count", "Yes", "No", "Abstain", "Answered", "Not voted", "Present")
    assert [plain(cell) for cell in second.rows[0]] == ["Round 1", "12 (44%)", "11 (41%)", "4 (15%)", "27", "1", "28"]


def test_a_struck_count_is_named_with_its_reason() -> None:
    sentence = "Round 1: struck: Strongly A 5, Rather A 8, Middle 4, Rather B 8, Strongly B 3. "
    assert f"{sentence}Reason: Eén hand was dubbel geteld." in said(data())


def test_pictures_show_all_rounds_and_what_moved() -> None:
    figures = [block for block in flat(answers.chapter(data())) if isinstance(block, Figure)]
    stacked, moved, _ = (figure.picture for figure in figures)
    assert isinstance(stacked, StackedBars)
    assert [row.label for row in stacked.rows] == ["Round 1", "Round 2"]
    assert isinstance(moved, Bars)
    assert (moved.tally, moved.before) == (data().polls[1].tally, data().polls[0].tally)
    assert "The marks of round 1: Strongly A 5" in figures[1].alt


def test_questions_stand_under_their_pillar() -> None:
    headings = [(block.level, block.text) for block in flat(answers.chapter(data())) if isinstance(block, Heading)]
    assert headings == [
        (1, "What the rooms answered"),
        (2, "Werkwijze"),
        (3, "Wie geeft de opdracht?"),
        (4, "Arguments for “raden”"),
        (4, "Arguments for “colleges”"),
        (2, "Visie"),
        (3, "Een klein bureau is genoeg."),
        (2, "Discussed, not polled"),
        (3, "Wie geeft de opdracht?"),
        (4, "Said for neither side"),
    ]


def test_without_pillars_questions_are_still_told() -> None:
    assert "\nQuestions\nWie geeft de opdracht?" in said(data(pillars=()))
    assert "\nOther questions\nEen klein bureau" in said(data(statements=()))


def test_a_voice_is_a_role_or_a_municipality() -> None:
    text = said(data())
    assert "De raad gaat over het geld. – Councillor" in text
    assert "Onze raad kan dat niet bijhouden. – Doesburg" in text
    assert "Wat kost het?\n" in f"{text}\n"
    assert answers.voice(data(), ARGUMENTS[2]) == ""


def test_a_void_poll_keeps_its_place() -> None:
    facts = PollFacts(
        ballots=(ballot("q1", "spectrum5"),), counts=(count("q1", (9, 0, 0, 0, 0), 9),), voids=(void("q1"),)
    )
    sample = asked(*polls_of(facts))
    assert "There are no closed polls yet." in said(sample)
    assert "Round 1: declared void. Reason: De vraag was onduidelijk." in said(sample)
    assert [plain(cell) for cell in tables(sample)[0].rows[0]][:2] == ["Round 1, void", "9"]
    assert not [block for block in flat(answers.chapter(sample)) if isinstance(block, Figure)]


def test_an_open_poll_and_a_recount_give_no_result() -> None:
    facts = PollFacts(
        ballots=(ballot("q1", "spectrum5"), ballot("q2", "yesno", hours=1)),
        counts=(count("q2", (3, 2, 1), 9),),
        recounts=(recount("q2"),),
    )
    text = said(asked(*polls_of(facts)))
    assert text.count("not closed yet; there is no result.") == 2
    assert "Round 1, struck" in text
    assert "%" not in text


def test_a_secret_count_without_a_result_can_be_counted_again() -> None:
    few = replace(count("q2", (), 9), withheld=True, voted=3)
    paper = replace(ballot("q2", "yesno"), way=Way.PAPER)
    facts = PollFacts(ballots=(paper,), counts=(few,), recounts=(recount("q2"),))
    text = said(asked(*polls_of(facts)))
    assert "Round 1: struck: figures not told. Reason: Eén hand was dubbel geteld." in text


def test_a_question_asked_anew_does_not_repeat_its_arguments() -> None:
    facts = PollFacts(ballots=(ballot("q1", "spectrum5"), ballot("q2", "spectrum5", hours=1)), voids=(void("q1"),))
    text = said(data(polls=polls_of(facts)))
    assert text.count("Wie geeft de opdracht?\n") == 3
    assert text.count("De raad gaat over het geld.") == 1


def test_other_options_make_another_table() -> None:
    first, second, _ = data().polls
    changed = replace(second, ballot=replace(second.ballot, options=("1", "2", "3", "4", "5")))
    sample = asked(first, changed)
    assert [len(table.rows) for table in tables(sample)] == [2, 1]
    assert "The wording changed between the rounds" in said(sample)

"""The chapters on councils: answers in words, frames with their reasons, and what a reader was not given."""

from datetime import date, timedelta

import pytest

from atelier.domain.council_answers import AnswerOf, CouncilAnswer
from atelier.domain.frames import CouncilFrame, Fit, FrameCheck
from atelier.domain.submitting import ProposalStep, StepOf, Submission
from atelier.reports import councils, details
from atelier.reports.data import ReportData
from atelier.reports.model import Table, block_texts, plain
from tests.reports.samples import MADE, RIPE, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def said(blocks: tuple) -> str:
    return "\n".join(text for block in blocks for text in block_texts(block))


def answer(place: str, what: AnswerOf, n: int = 0, **more: object) -> CouncilAnswer:
    values = {"proposal": RIPE.id, "municipality": key(place), "answer": what, "at": MADE + timedelta(minutes=n)}
    return CouncilAnswer(id=key(f"answer {place} {n}"), **values, **more)


def answered() -> ReportData:
    first = answer("Arnhem", AnswerOf.REJECTED)
    votes = {"votes_for": 33, "votes_against": 6, "number": "2020-041", "decided": date(2020, 3, 25)}
    corrected = answer("Arnhem", AnswerOf.CONFORM, 1, corrects=(first.id,), **votes)
    return data(council_answers=(first, corrected, answer("Rozendaal", AnswerOf.NOT_JOINING)))


def test_answers_stand_in_words_with_their_votes_and_the_last_one_counts() -> None:
    table = next(block for block in councils.answers_chapter(answered()) if isinstance(block, Table))
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert rows == [
        ["Arnhem", "Conform, 33 for, 6 against, 25 March 2020, 2020-041"],
        ["Doesburg", "No answer yet"],
        ["Rozendaal", "Stays out"],
    ]


def test_answers_that_two_laptops_entered_apart_are_told() -> None:
    both = (answer("Arnhem", AnswerOf.CONFORM), answer("Arnhem", AnswerOf.AMENDED, 1))
    assert "Amended; two entries differ" in said(councils.answers_chapter(data(council_answers=both)))


def test_without_answers_and_frames_there_is_no_chapter() -> None:
    assert councils.answers_chapter(data()) == councils.frames_chapter(data()) == ()
    assert councils.frames_chapter(empty()) == ()


def test_a_proposal_outside_a_frame_says_why() -> None:
    frames = tuple(
        CouncilFrame(id=key(f"frame {name}"), municipality=key(name), interest="Eigen belang")
        for name in ("Arnhem", "Rozendaal")
    )
    check = FrameCheck(
        id=key("check"), proposal=RIPE.id, municipality=key("Rozendaal"), fit=Fit.OUTSIDE, reason="te duur"
    )
    chapter = councils.frames_chapter(data(frames=frames, frame_checks=(check,)))
    table = next(block for block in chapter if isinstance(block, Table))
    assert [plain(cell) for cell in table.rows[0]][1:] == ["–", "Rozendaal (te duur)", "Arnhem"]
    assert "2 councils gave a frame" in said(chapter)


def test_what_was_not_released_is_told_in_one_sentence() -> None:
    assert councils.left_out(data()) == ()
    told = said(details.chapter(data(left_out=2)))
    assert told.count("2 proposals have not been released to these readers and are left out.") == 1
    assert "There are no proposals yet" not in said(details.chapter(empty(left_out=1)))


def test_a_proposal_names_its_version_and_where_it_stands() -> None:
    version = Submission(id=key("version"), proposal=RIPE.id, title="", content="{}", at=MADE)
    step = ProposalStep(id=key("step"), proposal=RIPE.id, submission=version.id, step=StepOf.RETURNED, at=MADE)
    assert "version 1, returned" in said(details.chapter(data(submissions=(version,), steps=(step,))))

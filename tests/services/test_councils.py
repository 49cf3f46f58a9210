"""Frames and answers of councils on a real file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atelier.domain.council_answers import Answered, AnswerOf
from atelier.domain.errors import AtelierError
from atelier.domain.frames import Fit
from atelier.domain.people import Municipality
from atelier.domain.proposal_states import State
from atelier.domain.proposals import Proposal
from atelier.paths import resources
from atelier.services.councils import Said
from atelier.services.workspace import Events, Workspace


@pytest.fixture
def workspace(tmp_path: Path):
    opened = Events(resources(), tmp_path / "data").create(tmp_path / "w.atelier", "Week", "R", with_library=True)
    opened.editing.add(Proposal.new(title="Fietsroutes"))
    yield opened
    opened.close()


def rows(workspace: Workspace) -> tuple[Proposal, Municipality]:
    return workspace.editing.all(Proposal)[0], workspace.editing.all(Municipality)[0]


def test_a_corrected_answer_keeps_its_history(workspace: Workspace) -> None:
    proposal, place = rows(workspace)
    workspace.councils.answer(proposal, place, Said(AnswerOf.REJECTED, date(2020, 3, 18), "20-031", 10, 20))
    workspace.councils.answer(proposal, place, Said(AnswerOf.AMENDED, date(2020, 3, 18), "20-031", 20, 10))
    cell = workspace.councils.answers()[proposal.id, place.id]
    assert [one.answer for one in cell.history] == [AnswerOf.REJECTED, AnswerOf.AMENDED]
    assert (cell.answer, cell.apart) == (AnswerOf.AMENDED, False)
    assert workspace.editing.undoable() != "answer of a council"


def test_more_votes_than_seats_are_refused(workspace: Workspace) -> None:
    proposal, place = rows(workspace)
    with pytest.raises(AtelierError, match="39 seats, and 40 votes"):
        workspace.councils.answer(proposal, place, Said(AnswerOf.CONFORM, None, "", 30, 10))
    assert workspace.councils.answers().get((proposal.id, place.id), Answered()).answer is AnswerOf.OPEN


def test_the_last_word_of_all_councils_decides_a_proposal(workspace: Workspace) -> None:
    proposal, _ = rows(workspace)
    workspace.submitting.submit(proposal, with_lacking=True)
    for place in workspace.editing.all(Municipality):
        assert workspace.submitting.standing(proposal).state is State.SUBMITTED
        workspace.councils.answer(proposal, place, Said(AnswerOf.NOT_JOINING))
    assert workspace.submitting.standing(proposal).state is State.DECIDED


def test_a_proposal_lies_within_or_outside_a_frame_for_a_reason(workspace: Workspace) -> None:
    proposal, place = rows(workspace)
    with pytest.raises(AtelierError, match="gave no frame"):
        workspace.councils.check(proposal, place, Fit.WITHIN, "")
    frame = workspace.councils.frame(place)
    workspace.councils.give(type(frame)(id=frame.id, municipality=place.id, interest="Bereikbaarheid"))
    with pytest.raises(AtelierError, match="Write why"):
        workspace.councils.check(proposal, place, Fit.OUTSIDE, " ")
    workspace.councils.check(proposal, place, Fit.OUTSIDE, "Boven de ondergrens")
    check = workspace.councils.checks()[proposal.id, place.id]
    assert (check.fit, check.reason) == (Fit.OUTSIDE, "Boven de ondergrens")
    workspace.editing.undo()
    assert (proposal.id, place.id) not in workspace.councils.checks()
    assert workspace.councils.frames()[place.id].interest == "Bereikbaarheid"


def test_two_laptops_that_answer_apart_lose_no_answer_and_write_in_one_frame(tmp_path: Path) -> None:
    one = Events(resources(), tmp_path / "one").create(tmp_path / "week.atelier", "Week", "R", with_library=True)
    one.editing.add(Proposal.new(title="Fietsroutes"))
    one.close()
    copy = tmp_path / "other.atelier"
    copy.write_bytes((tmp_path / "week.atelier").read_bytes())
    one = Events(resources(), tmp_path / "one").open(tmp_path / "week.atelier")
    other = Events(resources(), tmp_path / "two").open(copy)
    proposal, place = rows(one)
    for workspace, answer in ((one, AnswerOf.CONFORM), (other, AnswerOf.AMENDED)):
        workspace.councils.answer(proposal, place, Said(answer))
    one.councils.give(replace(one.councils.frame(place), interest="Werk"))
    other.councils.give(replace(other.councils.frame(place), limit="Niet duurder"))
    one.councils.check(proposal, place, Fit.WITHIN, "")
    other.close()
    one.merging.merge(one.merging.preview([copy]))
    cell = one.councils.answers()[proposal.id, place.id]
    assert {answer.answer for answer in cell.history} == {AnswerOf.CONFORM, AnswerOf.AMENDED}
    assert cell.apart
    assert list(one.councils.frames()) == [place.id]
    waiting = {(text, conflict.cell) for conflict in one.merging.conflicts() for version in conflict.versions
               for text in version.values.values()}  # fmt: skip
    assert {("Werk", "interest"), ("Niet duurder", "limit")} <= waiting
    one.councils.answer(proposal, place, Said(AnswerOf.AMENDED))
    settled = one.councils.answers()[proposal.id, place.id]
    assert (settled.answer, settled.apart, len(settled.history)) == (AnswerOf.AMENDED, False, 3)
    one.close()

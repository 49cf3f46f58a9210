"""A proposal goes its way on real files: submitted, returned, released; nothing of it can be undone or lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from atelier.domain.errors import AtelierError, UnsettledError
from atelier.domain.people import Person
from atelier.domain.proposal_states import State
from atelier.domain.proposals import Audience, DecisionPoint, Proposal
from atelier.domain.submitting import StepOf
from atelier.paths import resources
from atelier.services.frozen import thawed
from atelier.services.workspace import Events, Workspace

HOUSING, ENERGY = "Eén woonafspraak, geteld per subregio", "Een kaart voor energie en landschap"


@pytest.fixture
def workspace(tmp_path: Path):
    opened = Events(resources(), tmp_path / "data").example(tmp_path / "week.atelier", fictitious=True)
    yield opened
    opened.close()


def titled(workspace: Workspace, title: str) -> Proposal:
    return next(one for one in workspace.editing.all(Proposal) if one.title == title)


def fresh(workspace: Workspace, **values: object) -> Proposal:
    """A proposal that was never submitted, made as a copy of one that lacks nothing."""
    like = titled(workspace, HOUSING)
    names = ("goal", "result", "leader", "mandate", "yearly_high", "roles", "counter", "without", "form", "ballots")
    copied = {name: getattr(like, name) for name in names}
    made = Proposal.new(**{**copied, "title": "Nieuw", **values})
    points = workspace.editing.all(DecisionPoint, proposal=like.id)
    kept = [
        DecisionPoint.new(proposal=made.id, audience=one.audience, verb=one.verb, text=one.text, moment=one.moment)
        for one in points
    ]
    workspace.editing.add(made, *kept)
    return made


def state(workspace: Workspace, proposal: Proposal) -> State:
    return workspace.submitting.standing(proposal).state


def test_submitting_freezes_every_field_the_points_and_the_figures(workspace: Workspace) -> None:
    proposal = fresh(workspace)
    points = workspace.editing.all(DecisionPoint, proposal=proposal.id)
    frozen_at = workspace.editing.get(Proposal, proposal.id)
    workspace.submitting.submit(proposal)
    workspace.editing.change(proposal, goal="Iets anders", yearly_high=1)
    workspace.editing.remove(points[0])
    version = workspace.submitting.standing(proposal).current
    assert version is not None
    copy = thawed(version.submission)
    assert copy.proposal == frozen_at
    assert copy.points == tuple(points)
    assert len(version.submission.evidence) == len(proposal.ballots)
    assert all(any(figure in line for figure in "0123456789") for line in version.submission.evidence)
    assert proposal.form in (copy.names or {})


def test_an_open_requirement_asks_once_and_is_recorded(workspace: Workspace) -> None:
    proposal = fresh(workspace, counter="")
    with pytest.raises(UnsettledError, match="Counter-argument from the room"):
        workspace.submitting.submit(proposal)
    assert state(workspace, proposal) is State.DRAFT
    workspace.submitting.submit(proposal, with_lacking=True)
    version = workspace.submitting.standing(proposal).current
    assert version is not None
    assert version.submission.lacking == ("Counter-argument from the room",)


def test_submitting_cannot_be_undone_and_the_edits_before_it_can(workspace: Workspace) -> None:
    proposal = fresh(workspace)
    workspace.editing.change(proposal, goal="In 2030 minder")
    workspace.submitting.submit(proposal)
    workspace.editing.undo()
    assert state(workspace, proposal) is State.SUBMITTED
    version = workspace.submitting.standing(proposal).current
    assert version is not None
    assert thawed(version.submission).proposal.goal == "In 2030 minder"


def test_the_same_text_is_not_submitted_twice_unless_it_came_back(workspace: Workspace) -> None:
    proposal = fresh(workspace)
    workspace.submitting.submit(proposal)
    with pytest.raises(AtelierError, match="Nothing changed since version 1"):
        workspace.submitting.submit(proposal)
    workspace.submitting.take(proposal, StepOf.WITHDRAWN, "Too early")
    workspace.submitting.submit(proposal)
    found = workspace.submitting.standing(proposal)
    assert [one.state for one in found.versions] == [State.WITHDRAWN, State.SUBMITTED]


def test_a_return_tells_its_reason_and_never_goes_without(workspace: Workspace) -> None:
    proposal = fresh(workspace)
    with pytest.raises(AtelierError, match="cannot be done"):
        workspace.submitting.take(proposal, StepOf.RETURNED, "Too dear")
    workspace.submitting.submit(proposal)
    with pytest.raises(AtelierError, match="Write the reason"):
        workspace.submitting.take(proposal, StepOf.RETURNED, " ")
    workspace.submitting.take(proposal, StepOf.FEEDBACK)
    workspace.submitting.take(proposal, StepOf.RETURNED, "Too dear")
    current = workspace.submitting.standing(proposal).current
    assert current is not None
    assert (current.state, current.reason) == (State.RETURNED, "Too dear")
    with pytest.raises(AtelierError, match="cannot be done"):
        workspace.submitting.take(proposal, StepOf.ADOPTED)


def test_audiences_come_in_their_order_and_not_before_each_other(workspace: Workspace) -> None:
    proposal, submitting = fresh(workspace), workspace.submitting
    with pytest.raises(AtelierError, match="Only a version that was submitted"):
        submitting.release(proposal, Audience.STEERING)
    submitting.submit(proposal)
    with pytest.raises(AtelierError, match="Steering group"):
        submitting.release(proposal, Audience.COLLEGES)
    later = workspace.file.now() + timedelta(days=2)
    submitting.release(proposal, Audience.STEERING, later)
    with pytest.raises(AtelierError, match="embargo"):
        submitting.release(proposal, Audience.COLLEGES)
    submitting.release(proposal, Audience.COLLEGES, later)
    current = submitting.standing(proposal).current
    assert current is not None
    assert not current.open_to(Audience.STEERING, workspace.file.now())
    assert current.open_to(Audience.COLLEGES, later)


def test_a_report_leaves_out_what_was_not_released_and_shows_the_version_that_was(workspace: Workspace) -> None:
    proposal, submitting = fresh(workspace), workspace.submitting
    submitting.submit(proposal)
    before = workspace.reporting.data_for(Audience.COUNCILS)
    assert proposal.id not in {one.id for one in before.proposals}
    assert before.left_out == len(workspace.editing.all(Proposal)) - len(before.proposals)
    for audience in Audience:
        submitting.release(proposal, audience)
    workspace.editing.change(proposal, goal="Nog niet voor buiten")
    data = workspace.reporting.data_for(Audience.COUNCILS)
    assert [one.goal for one in data.proposals if one.id == proposal.id] == [proposal.goal]
    assert {one.audience for one in data.points_of(proposal)} == set(Audience)
    submitting.take(proposal, StepOf.WITHDRAWN, "Too early")
    assert proposal.id not in {one.id for one in workspace.reporting.data_for(Audience.COUNCILS).proposals}


def test_as_long_as_nothing_was_submitted_reports_are_working_papers(tmp_path: Path) -> None:
    workspace = Events(resources(), tmp_path / "data").create(tmp_path / "new.atelier", "Week", "R", with_library=True)
    workspace.editing.add(Proposal.new(title="Kladje"))
    data = workspace.reporting.data_for(Audience.COUNCILS)
    assert ([one.title for one in data.proposals], data.left_out) == (["Kladje"], 0)
    workspace.close()


def test_two_laptops_submit_apart_and_both_versions_stay(tmp_path: Path) -> None:
    one = Events(resources(), tmp_path / "one").create(tmp_path / "week.atelier", "Week", "R", with_library=False)
    proposal = Proposal.new(title="Samen")
    one.editing.add(proposal)
    one.submitting.submit(proposal, with_lacking=True)
    one.close()
    copy = tmp_path / "other.atelier"
    copy.write_bytes((tmp_path / "week.atelier").read_bytes())
    one = Events(resources(), tmp_path / "one").open(tmp_path / "week.atelier")
    other = Events(resources(), tmp_path / "two").open(copy)
    for workspace, goal in ((one, "Hier"), (other, "Daar")):
        workspace.editing.change(proposal, goal=goal)
        workspace.submitting.submit(proposal, with_lacking=True)
    other.submitting.take(proposal, StepOf.FEEDBACK)
    other.close()
    one.merging.merge(one.merging.preview([copy]))
    found = one.submitting.standing(proposal)
    assert [version.number for version in found.versions] == [1, 2, 3]
    assert {thawed(version.submission).proposal.goal for version in found.versions} == {"", "Hier", "Daar"}
    assert [version.apart for version in found.versions] == [False, True, True]
    one.close()


def test_erasing_somebody_is_no_change_of_what_was_submitted(workspace: Workspace) -> None:
    person = Person.new(name="Jan de Boer")
    workspace.editing.add(person)
    proposal = fresh(workspace, title="Nieuw van Jan de Boer", goal="Jan de Boer wil dit in 2023.")
    workspace.submitting.submit(proposal)
    workspace.erasing.erase(person, texts=True)
    left, (version,) = workspace.editing.get(Proposal, proposal.id), workspace.submitting.standing(proposal).versions
    assert (left.title, left.goal) == ("Nieuw van …", "… wil dit in 2023.")
    assert not workspace.submitting.changed(left, version)
    assert thawed(version.submission).proposal == left

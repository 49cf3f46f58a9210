"""Versions side by side in words, and a passage taken back as an ordinary edit."""

from pathlib import Path

import pytest

from atelier.domain.proposals import Audience, DecisionPoint, Proposal, Verb
from atelier.domain.themes import Pillar
from atelier.paths import resources
from atelier.services.workspace import Events, Workspace


@pytest.fixture
def workspace(tmp_path: Path):
    opened = Events(resources(), tmp_path / "data").create(tmp_path / "w.atelier", "Week", "R", with_library=True)
    pillar = opened.editing.all(Pillar)[0]
    proposal = Proposal.new(title="Fietsroutes", goal="In 2030 vijf routes", yearly_high=90_000_00, pillar=pillar.id)
    point = DecisionPoint.new(proposal=proposal.id, audience=Audience.COUNCILS, verb=Verb.FUND, text="Geef geld")
    opened.editing.add(proposal, point)
    opened.submitting.submit(proposal, with_lacking=True)
    yield opened
    opened.close()


def test_two_versions_differ_in_what_was_changed_and_in_nothing_else(workspace: Workspace) -> None:
    proposal = workspace.editing.all(Proposal)[0]
    workspace.editing.change(proposal, goal="In 2030 zes routes")
    workspace.editing.remove(*workspace.editing.all(DecisionPoint))
    version = workspace.submitting.standing(proposal).current
    found = {one.about: one for one in workspace.comparing.compare(proposal, version, None)}
    assert (found["Goal"].one, found["Goal"].other) == ("In 2030 vijf routes", "In 2030 zes routes")
    assert found["Decision point for Councils: Text"].other == ""
    assert not found["Title"].differs
    assert not found["Money"].differs
    assert "90.000" in found["Money"].one.replace(",", ".")
    assert found["Pillar"].one == workspace.editing.all(Pillar)[0].name


def test_a_reference_keeps_the_name_that_it_had(workspace: Workspace) -> None:
    proposal, pillar = workspace.editing.all(Proposal)[0], workspace.editing.all(Pillar)[0]
    workspace.editing.change(pillar, name="Anders")
    version = workspace.submitting.standing(proposal).current
    found = {one.about: one for one in workspace.comparing.compare(proposal, version, None)}
    assert (found["Pillar"].one, found["Pillar"].other) == (pillar.name, "Anders")


def test_a_passage_comes_back_as_an_edit_that_can_be_undone(workspace: Workspace) -> None:
    proposal = workspace.editing.all(Proposal)[0]
    workspace.editing.change(proposal, goal="In 2030 zes routes")
    workspace.editing.remove(*workspace.editing.all(DecisionPoint))
    version = workspace.submitting.standing(proposal).current
    assert version is not None
    for passage in workspace.comparing.compare(proposal, version, None):
        if passage.differs:
            workspace.comparing.take_back(proposal, version, passage)
    assert workspace.editing.all(Proposal)[0].goal == "In 2030 vijf routes"
    assert [one.text for one in workspace.editing.all(DecisionPoint)] == ["Geef geld"]
    workspace.editing.undo()
    assert workspace.editing.all(DecisionPoint) == []
    workspace.editing.undo()
    assert workspace.editing.all(Proposal)[0].goal == "In 2030 zes routes"

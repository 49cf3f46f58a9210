"""An audience reads nothing of a proposal that was not released to it, its steps in the calendar included."""

from pathlib import Path

from atelier.domain.proposals import Audience, CooperationForm, Proposal
from atelier.domain.week import Moment
from atelier.paths import resources
from atelier.reports.councils import state_words
from atelier.services.readership import restricted
from atelier.services.workspace import Events


def test_the_steps_of_a_proposal_that_may_not_be_read_are_left_out(tmp_path: Path) -> None:
    space = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    form = next(form for form in space.editing.all(CooperationForm) if form.name == "Stichting")
    before = space.editing.all(Moment)
    proposal = space.editing.all(Proposal)[0]
    space.editing.change(proposal, form=form.id)
    space.proposing.plan_procedure(proposal)
    data = space.reporting.data()
    assert len(data.moments) == len(before) + 1
    assert data.participations
    hidden = restricted(data, {})
    assert set(hidden.moments) == set(before)
    assert (hidden.proposals, hidden.participations, hidden.partners, hidden.check_answers) == ((), (), (), ())
    space.close()


def test_a_released_version_keeps_its_own_number_and_state_when_a_later_one_waits(tmp_path: Path) -> None:
    space = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    proposal = space.editing.all(Proposal)[0]
    before = space.reporting.readable(Audience.COUNCILS, space.reporting.data())
    told = state_words(before, before.proposals[0])
    space.editing.change(proposal, goal=f"{proposal.goal} Elk jaar volgt een meting.")
    space.submitting.submit(space.editing.all(Proposal)[0], with_lacking=True)
    data = space.reporting.data()
    after = space.reporting.readable(Audience.COUNCILS, data)
    assert after.proposals[0].goal == proposal.goal  # the second version was released to nobody yet
    assert state_words(after, after.proposals[0]) == told
    assert "1" in told
    assert "2" in state_words(data, proposal)
    space.close()

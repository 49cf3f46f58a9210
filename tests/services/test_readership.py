"""An audience reads nothing of a proposal that was not released to it, its steps in the calendar included."""

from pathlib import Path

from atelier.domain.proposals import CooperationForm, Proposal
from atelier.domain.week import Moment
from atelier.paths import resources
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

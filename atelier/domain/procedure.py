"""The steps that a form of co-operation asks by law, as stations of the decision calendar."""

from collections.abc import Sequence
from uuid import UUID

from atelier.domain.entity import natural_id
from atelier.domain.folding import folded
from atelier.domain.proposals import Audience, CooperationForm, DecisionPoint, Proposal
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Moment
from atelier.i18n import tr

MARK = "(laat toetsen)"  # how the built-in steps end; a station carries it as a mark of its own


def stations(proposal: Proposal, form: CooperationForm, when: VagueDate) -> tuple[Moment, ...]:
    """One station per step, with an identity that keeps it from being planned twice."""
    return tuple(
        Moment(
            id=natural_id(proposal.id, "procedure", folded(step)),
            when=when,
            body=Body.COUNCILS,
            title=step.replace(MARK, "").replace(" .", ".").strip().rstrip("."),
            text=tr("For the form “{form}” of “{title}”", form=form.name, title=proposal.title.strip()),
            proposal=proposal.id,
            unchecked=True,
        )
        for step in form.procedure
    )


def when_decided(points: Sequence[DecisionPoint], moments: Sequence[Moment]) -> VagueDate | None:
    """When the councils first decide on a proposal: its steps come at the latest then. None: not known."""
    asked: set[UUID | None] = {point.moment for point in points if point.audience is Audience.COUNCILS}
    dates = [moment.when for moment in moments if moment.id in asked and not moment.when.permanent]
    return min(dates, default=None)

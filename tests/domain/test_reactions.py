"""Open official reactions over all proposals, the first due in front."""

from datetime import date

from atelier.domain.proposals import Proposal, Reaction
from atelier.domain.reactions import open_reactions

ONE, OTHER = Proposal.new(title="One"), Proposal.new(title="Other")
TODAY = date(2019, 12, 10)


def reaction(proposal: Proposal, sender: str, due: date | None = None, *, settled: bool = False) -> Reaction:
    return Reaction.new(proposal=proposal.id, sender=sender, due=due, settled=settled)


def test_the_first_due_stands_in_front_and_a_day_that_passed_is_late() -> None:
    rows = [
        reaction(OTHER, "no day"),
        reaction(ONE, "later", date(2020, 1, 5)),
        reaction(OTHER, "late", date(2019, 12, 9)),
        reaction(ONE, "done", date(2019, 12, 1), settled=True),
        reaction(ONE, "today", TODAY),
        reaction(ONE, "no day either"),
        reaction(Proposal.new(), "of a proposal that was removed"),
    ]
    found = open_reactions([ONE, OTHER], rows, TODAY)
    senders = [(one.reaction.sender, one.late) for one in found]
    assert senders == [("late", True), ("today", False), ("later", False), ("no day either", False), ("no day", False)]
    assert [one.proposal.title for one in found[:3]] == ["Other", "One", "One"]

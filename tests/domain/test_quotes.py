"""What a proposal quotes from its polls: only closed ones, and each figure with its base."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from atelier.domain.ballots import Ballot, Count, Void
from atelier.domain.polls import Poll
from atelier.domain.proposals import Proposal
from atelier.domain.quotes import quotes

pytestmark = pytest.mark.usefixtures("english")
AT = datetime(2019, 11, 14, 15, 0, tzinfo=UTC)


def poll(counts: tuple[int, ...] | None = (9, 3, 0)) -> Poll:
    ballot = Ballot.new(
        gathering=uuid4(), subject=uuid4(), method="yesno", question="Doen we mee? ", asked="",
        options=("Ja", "Nee", "Onthouding"), sides=("ja", "nee"), at=AT,
    )  # fmt: skip
    made = () if counts is None else (Count.new(ballot=ballot.id, counts=counts, present=15, at=AT, digest=""),)
    return Poll(ballot, made)


def test_a_quote_carries_totals_base_way_and_date() -> None:
    asked = poll()
    (quote,) = quotes(Proposal.new(ballots=(asked.id,)), [poll(), asked])
    assert quote.ballot == asked.id
    assert quote.text.startswith("“Doen we mee?” (round 1): ")
    assert quote.text.endswith(". Ja 9, Nee 3, Onthouding 0; 12 of 15 present; Show of hands, 14 November 2019.")


def test_what_is_open_void_or_not_linked_is_not_quoted() -> None:
    asked = poll(None)
    void = replace(poll(), void=Void.new(ballot=uuid4(), reason="", at=AT))
    assert quotes(Proposal.new(ballots=(asked.id, void.id)), [asked, void, poll()]) == ()

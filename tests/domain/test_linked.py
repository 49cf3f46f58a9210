"""A poll in other words or in writing names the one that it follows."""

from dataclasses import replace

import pytest

from atelier.domain.ballots import Relation
from atelier.domain.linked import link_words
from atelier.domain.polls import Poll
from tests.reports.test_paper_ballots import poll_of

pytestmark = pytest.mark.usefixtures("english")


def following(relation: Relation) -> Poll:
    first = poll_of("yesno")
    return Poll(replace(first.ballot, follows=first.id, relation=relation, question="Anders?"), linked=first)


def test_the_former_poll_is_named() -> None:
    assert link_words(following(Relation.WORDING)) == "other wording of: “Wat doen we eerst?” – not comparable"
    assert link_words(following(Relation.WRITING)) == "in writing, beside: “Wat doen we eerst?”"
    assert link_words(poll_of("yesno")) == ""

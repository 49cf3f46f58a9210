"""Closed polls for tests of what a result means: by name of municipalities, by hands, or in secret."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from atelier.domain.answers import Answer, Profile
from atelier.domain.ballots import Ballot, Count, Electorate, Relation, Vote
from atelier.domain.counting import of_totals, of_urn, of_votes, sealed
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll, PollFacts, polls_of
from tests.domain.members import eighteen

ROOT = UUID("7a5e0000-0000-4000-8000-000000000001")
AT = datetime(2019, 11, 12, 10, 0, tzinfo=UTC)
MEMBERS = eighteen()
NAMES = tuple(MEMBERS)
YES, NO, ABSTAIN = (0,), (1,), (2,)


def key(name: str) -> UUID:
    """The same identity in every run."""
    return uuid5(ROOT, name)


def ballot(method: str = "yesno", way: Way = Way.NAMED, **more: Any) -> Ballot:
    """A ballot on one statement; by name it asks the eighteen municipalities."""
    asking = METHODS[method]
    values: dict[str, Any] = {
        "id": key("ballot"),
        "gathering": key("gathering"),
        "subject": key("subject"),
        "method": method,
        "question": "Kunt u verder met het samenwerkingsprogramma?",
        "options": asking.option_names() or ("Wonen", "Werken", "Groen", "Vervoer"),
        "sides": asking.side_names(("raden", "colleges")),
        "asked": "",
        "way": way,
        "limit": asking.default.limit,
        "points": asking.default.points,
        "invited": 18,
        "at": AT,
    }
    if way is Way.NAMED:
        names = {"electorate": Electorate.MEMBERS, "voters": tuple(map(key, NAMES)), "names": NAMES}
        values |= {**names, "inhabitants": tuple(MEMBERS.values()), "readings": True}
    return Ballot(**values | more)


def answered(asked: Ballot, answers: Mapping[str, Answer], remarks: Mapping[str, str] | None = None,
             present: int = 18) -> Poll:  # fmt: skip
    """The closed poll of these answers by name."""
    votes = [
        Vote(
            id=key(f"vote {name}"),
            ballot=asked.id,
            voter=key(name),
            answer=answer,
            remark=(remarks or {}).get(name, ""),
        )
        for name, answer in answers.items()
    ]
    return _closed(asked, sealed(asked, of_votes(asked, votes, present, AT)))


def hands(asked: Ballot, counts: Sequence[int], present: int) -> Poll:
    """The closed poll of typed totals."""
    return _closed(asked, sealed(asked, of_totals(asked, tuple(counts), None, present, AT, ())))


def secret(asked: Ballot, contents: Profile, present: int) -> Poll:
    """The closed poll of an urn."""
    return _closed(asked, sealed(asked, of_urn(asked, contents, present, AT)))


def _closed(asked: Ballot, count: Count) -> Poll:
    return polls_of(PollFacts(ballots=(asked,), counts=(count,)))[0]


def after(first: Poll, second: Poll, relation: Relation = Relation.ROUND) -> Poll:
    """The second poll as the one that follows the first."""
    following = replace(
        second.ballot,
        id=key(f"after {first.id}"),
        follows=first.id,
        relation=relation,
        at=first.ballot.at + timedelta(hours=1),
    )
    counts = tuple(replace(count, ballot=following.id) for count in second.counts)
    facts = PollFacts(ballots=(first.ballot, following), counts=(*first.counts, *counts))
    return polls_of(facts)[-1]


def everybody(answer: Answer, **others: Answer) -> dict[str, Answer]:
    """All eighteen with one answer, but those that are named."""
    return {name: others.get(name.replace(" ", "_"), answer) for name in NAMES}

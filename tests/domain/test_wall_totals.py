"""Totals of dots and choices are refused exactly when nobody could have given them, tried out wall by wall."""

from datetime import UTC, datetime
from functools import cache
from itertools import product
from uuid import UUID

import pytest

from atelier.domain.answers import Answer, Form
from atelier.domain.ballots import Ballot
from atelier.domain.counting import require_totals
from atelier.domain.errors import AtelierError
from atelier.domain.methods import METHODS

NOBODY = UUID(int=0)
NAMES = ("wonen", "energie", "water")
RULES = [
    ("dots", 3, 2),
    ("dots", 3, 1),
    ("dots", 2, 5),
    ("dots", 4, 3),
    ("dots", 1, 1),
    ("choice", 0, 1),
    ("choice", 0, 2),
]


def ballot(method: str, points: int, limit: int) -> Ballot:
    return Ballot.new(
        gathering=NOBODY, subject=NOBODY, method=method, question="", options=NAMES, sides=(), asked="",
        limit=limit, points=points, at=datetime(2019, 11, 12, tzinfo=UTC),
    )  # fmt: skip


@cache
def answers(method: str, form: Form) -> list[Answer]:
    """Per option what every valid answer of one person adds."""
    shape = METHODS[method].shape
    places = product(range(form.points + 1), repeat=3) if form.points else product(range(3), repeat=form.limit)
    found = set()
    for answer in places:
        try:
            found.add(tuple(shape.adds(shape.require(answer, form), 3)))
        except AtelierError:
            continue
    return sorted(found)


def possible(asked: Ballot, totals: tuple[int, ...], people: int) -> bool:
    try:
        require_totals(asked, totals, people, people)
    except AtelierError:
        return False
    return True


@pytest.mark.parametrize(("method", "points", "limit"), RULES)
@pytest.mark.parametrize("people", [1, 2, 3])
def test_totals_are_refused_exactly_when_nobody_could_have_made_them(
    method: str, points: int, limit: int, people: int
) -> None:
    asked = ballot(method, points, limit)
    walls = {(0, 0, 0)}
    for _ in range(people):  # each gives an answer, or none
        walls |= {tuple(map(sum, zip(wall, one, strict=True))) for wall in walls for one in answers(method, asked.form)}
    for totals in product(range(people * max(points, limit) + 2), repeat=3):
        assert possible(asked, totals, people) == (totals in walls and any(totals)), totals

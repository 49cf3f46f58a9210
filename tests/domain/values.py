"""Hypothesis strategies: any value of any field, and any row of any kind."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from atelier.domain.entity import Entity
from atelier.domain.methods import Method
from atelier.domain.tally import Tally
from atelier.domain.vague_date import VagueDate

INTEGERS = st.integers(-(2**63), 2**63 - 1)  # what a column of SQLite can hold
ZONES = st.builds(timezone, st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)))
DAYS = st.dates().map(date.isoformat)
MONTHS = st.dates().map(lambda day: day.isoformat()[:7])
COUNTS = st.lists(st.integers(0, 40), min_size=3, max_size=7).map(tuple)  # of an ordered question
COUNTS5 = st.lists(st.integers(0, 40), min_size=5, max_size=5).map(tuple)


def tallied(method: Method, counts: Sequence[int], sides: Sequence[str] = ("A", "B"), **more: Any) -> Tally:
    """A tally of these totals; the options are the method's own, or numbered."""
    options = method.option_names() or tuple(f"Option {n + 1}" for n in range(len(counts)))
    return Tally(method.key, options, tuple(sides), tuple(counts), sum(counts), **more)


def _span(pair: list[str]) -> str:
    return "/".join(sorted(pair))


VAGUE = st.one_of(
    DAYS, MONTHS, st.lists(DAYS, min_size=2, max_size=2).map(_span), st.lists(MONTHS, min_size=2, max_size=2).map(_span)
).map(VagueDate) | st.just(VagueDate(".."))

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    UUID: st.uuids(),
    str: st.text(),
    bytes: st.binary(),
    int: INTEGERS,
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=ZONES),
    VagueDate: VAGUE,
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of type `hint` can hold."""
    if get_origin(hint) in {UnionType, Union}:
        return st.one_of(*(st.none() if part is type(None) else values(part) for part in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=4).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return SIMPLE[hint]


def rows(kind: type[Entity]) -> st.SearchStrategy[Entity]:
    """Any row of a kind."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})

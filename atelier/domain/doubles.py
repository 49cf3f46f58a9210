"""What two laptops may have made twice: proposals to join, never more than that."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any, TypeVar

from atelier.domain.duplicates import spoken
from atelier.domain.entity import Entity
from atelier.domain.folding import folded
from atelier.domain.people import Person
from atelier.domain.themes import Argument
from atelier.i18n import mark

E = TypeVar("E", bound=Entity)

SAME_EMAIL, SAME_NAME, SAME_TEXT = (
    mark("the same e-mail"),
    mark("the same name and municipality"),
    mark("the same text"),
)


@dataclass(frozen=True, slots=True)
class Double:
    """Two rows that may be one, and why; the lower identity stays, so that two laptops join them alike."""

    stays: Entity
    goes: Entity
    why: str


def doubles(people: Iterable[Person], arguments: Iterable[Argument]) -> list[Double]:
    """People with one e-mail address, else one name and municipality; arguments of one side with one text."""
    present = [person for person in people if not person.withdrawn]
    found = list(_pairs(present, lambda person: _squeezed(person.email), SAME_EMAIL))
    known = {(double.stays.id, double.goes.id) for double in found}
    by_name = _pairs(present, _name, SAME_NAME)
    found += [double for double in by_name if (double.stays.id, double.goes.id) not in known]
    standing = [group.argument for group in spoken(list(arguments))]
    return found + list(_pairs(standing, _words, SAME_TEXT))


def _name(person: Person) -> tuple[object, ...] | None:
    name = _squeezed(person.name)
    return (name, person.municipality) if name and person.municipality else None


def _words(argument: Argument) -> tuple[object, ...] | None:
    words = _squeezed(argument.text)
    return (argument.gathering, argument.subject, argument.side, words) if words else None


def _squeezed(text: str) -> str:
    return " ".join(folded(text).split())


def _pairs(rows: Iterable[E], key: Callable[[E], Any], why: str) -> Iterator[Double]:
    alike: dict[Any, list[E]] = {}
    for row in sorted(rows, key=attrgetter("id")):
        if key(row):
            alike.setdefault(key(row), []).append(row)
    for group in alike.values():
        yield from (Double(stays, goes, why) for stays, goes in pairwise(group))

"""The frozen copy of a proposal: made at submitting, read back as the rows that it was made from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from atelier.domain.dossier import PARTS
from atelier.domain.entity import Entity
from atelier.domain.mentions import told
from atelier.domain.model import ENTITIES
from atelier.domain.naming import name_of
from atelier.domain.participation import Participation
from atelier.domain.people import Person
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.domain.submitting import Submission
from atelier.storage.event_file import EventFile
from atelier.storage.mapper import dump, from_fields, to_json
from atelier.storage.tables import BY_NAME

# What a duo writes below a proposal; who takes part, what officials say and how it lies to frames goes on beside it.
BELOW: tuple[type[Entity], ...] = tuple(kind for kind in PARTS if kind is not Participation)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A proposal with what hangs below it, and the names of what it refers to."""

    proposal: Proposal
    below: tuple[Entity, ...] = ()
    names: Mapping[UUID, str] | None = None

    @property
    def points(self) -> tuple[DecisionPoint, ...]:
        """Its decision points, in their order."""
        return tuple(row for row in self.below if isinstance(row, DecisionPoint))


def live(file: EventFile, proposal: Proposal) -> Frozen:
    """The proposal as the file holds it now, whatever the caller read before."""
    proposal = file.get(Proposal, proposal.id) or proposal
    below = tuple(row for kind in BELOW for row in file.all(kind, proposal=proposal.id))
    return Frozen(proposal, below, dict(_named(file, (proposal, *below))))


def content(frozen: Frozen) -> str:
    """JSON of the proposal and of what hangs below it, by table."""
    tables: dict[str, list[Any]] = {}
    for row in (frozen.proposal, *frozen.below):
        tables.setdefault(row.TABLE, []).append(
            {field.name: to_json(getattr(row, field.name)) for field in fields(row)}
        )
    return dump(tables)


def names(frozen: Frozen) -> tuple[str, ...]:
    """What it refers to as lines of "identity name"."""
    return tuple(f"{row.hex} {name}" for row, name in sorted((frozen.names or {}).items()))


def thawed(submission: Submission) -> Frozen:
    """The rows of a submitted version; kinds and fields that this program does not know are left out."""
    tables = json.loads(told(submission.content))
    rows = [from_fields(BY_NAME[table], row) for table, found in tables.items() if table in BY_NAME for row in found]
    proposal = next(row for row in rows if isinstance(row, Proposal))
    known = dict(told(line).split(" ", 1) for line in submission.names)
    called = {UUID(hex=row): name for row, name in known.items()}
    return Frozen(proposal, tuple(row for row in rows if row is not proposal), called)


def _named(file: EventFile, rows: tuple[Entity, ...]) -> Iterator[tuple[UUID, str]]:
    """The names of what rows refer to; people are left out, so that a name can still be withdrawn or erased."""
    own = {row.id for row in rows}
    wanted = {found for row in rows for field in fields(row) for found in _references(getattr(row, field.name))} - own
    for kind in ENTITIES:
        if kind is not Person:
            yield from ((value.id, " ".join(name_of(value).split())) for value in file.some(kind, wanted))


def _references(value: Any) -> Iterator[UUID]:
    for part in value if isinstance(value, tuple) else (value,):
        if isinstance(part, UUID):
            yield part

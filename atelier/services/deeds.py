"""What an act did, named in a few words: for who takes it back, or does it again."""

from uuid import UUID

from atelier.domain.ballots import Ballot, Vote
from atelier.domain.entity import Entity
from atelier.domain.kind_names import KIND_NAMES
from atelier.domain.naming import name_of
from atelier.i18n import mark, number, tr
from atelier.services.editing import ADD, CHANGE, MOVE, REMOVE
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.history import whatever

DEEDS = {
    ADD: mark("{thing} added"),
    CHANGE: mark("{thing} changed"),
    MOVE: mark("{thing} moved"),
    REMOVE: mark("{thing} removed"),
}
LONGEST = 48  # characters of a name


def deed(file: EventFile, changes: Changes) -> str:
    """The label of an act with the thing that it was done to, where that can be named: dilemma “…” removed."""
    rows, general = list(changes.values), DEEDS.get(changes.label)
    if not rows or (general is None and len(rows) > 1):
        return tr(changes.label)
    value = _whatever(file, changes, rows[0])
    thing, name = _kind(value), _short(_name(file, value))
    if general is None:
        return f"{tr(changes.label)} · {name}" if name else tr(changes.label)
    thing = f"{thing} “{name}”" if name else thing
    if len(rows) > 1:
        thing += " " + tr("and {n} more", n=number(len(rows) - 1))
    return tr(general, thing=thing) if thing else tr(changes.label)


def _whatever(file: EventFile, changes: Changes, row: UUID) -> Entity | None:
    """A row as it is now, or as it was before it went."""
    found = (whatever(file, kind, row) for kind in sorted(changes.kinds, key=lambda kind: kind.TABLE))
    return changes.values[row] or next(filter(None, found), None)


def _kind(value: Entity | None) -> str:
    """What it is, as it stands within a sentence."""
    name = tr(KIND_NAMES[type(value)]) if value and type(value) in KIND_NAMES else ""
    return name[:1].lower() + name[1:]


def _name(file: EventFile, value: Entity | None) -> str:
    """What it is called; an answer by name is called after who gave it."""
    if not isinstance(value, Vote):
        return name_of(value) if value else ""
    ballot = file.get(Ballot, value.ballot)
    return ballot.names[ballot.voters.index(value.voter)] if ballot and value.voter in ballot.voters else ""


def _short(name: str) -> str:
    """A name on one line, in part when it is long."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"

"""What reports print of the choices that merged files still ask for: both texts, but no personal data or notes."""

from collections.abc import Iterator
from uuid import UUID

from atelier.domain.attendance import Attendance
from atelier.domain.entity import Entity
from atelier.domain.people import Person
from atelier.domain.proposals import Proposal
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.unsettled import Unsettled
from atelier.services.wording import Wording
from atelier.storage.conflicts import conflicts
from atelier.storage.event_file import EventFile
from atelier.storage.versions import Conflict

PRIVATE: frozenset[type[Entity]] = frozenset({Person, Attendance, Note, ExpertQuestion})  # never in a report
NAMES = frozenset({"contact", "members", "sender", "speaker"})  # cells that hold the name of a person


def unsettled(file: EventFile) -> Iterator[Unsettled]:
    """Every choice that is open in what reports may print."""
    wording = Wording(file)
    for conflict in conflicts(file):
        if conflict.kind in PRIVATE or conflict.cell in NAMES:
            continue
        yield Unsettled(
            row=conflict.row,
            cell=conflict.cell,
            acts=tuple(sorted(version.act for version in conflict.versions)),
            subject=wording.subject(conflict),
            name=wording.field(conflict),
            versions=tuple(dict.fromkeys(wording.value(version) for version in conflict.versions)),
            proposal=_proposal(file, conflict),
        )


def _proposal(file: EventFile, conflict: Conflict) -> UUID | None:
    if conflict.kind is Proposal:
        return conflict.row
    return getattr(file.get(conflict.kind, conflict.row), "proposal", None)

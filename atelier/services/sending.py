"""The sending list: which edition goes to whom, and whether it went with the data as they are now."""

from dataclasses import dataclass, replace
from uuid import UUID

from atelier.domain.ballots import Dispatch
from atelier.domain.editions import Edition
from atelier.domain.entity import natural_id
from atelier.domain.people import Person, Role
from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.i18n import mark
from atelier.reports.model import Status
from atelier.services.reporting import Reporting
from atelier.storage.event_file import Changes, EventFile

_NOBODY = UUID(int=0)
_READER = {Audience.COLLEGES: Role.SECRETARY, Audience.COUNCILS: Role.CLERK}  # who hands it on at home


@dataclass(frozen=True, slots=True)
class Line:
    """One edition: for which municipality, who receives it there, what was sent, and whether that is still right."""

    edition: Edition
    municipality: str
    receivers: tuple[str, ...]
    sent: Dispatch | None
    current: bool


class Sending:
    """The sending list of an open event."""

    def __init__(self, file: EventFile, reporting: Reporting) -> None:
        self._file = file
        self._reporting = reporting

    def lines(self, audience: Audience, now: str = "") -> tuple[Line, ...]:
        """Every edition for an audience, the general one in front; `now` is the fingerprint of the data, if known."""
        now = now or self._reporting.data_for(audience).fingerprint()
        names = {member.id: member.name for member in self._reporting.members()}
        every = [edition for edition in self._reporting.editions() if edition.audience is audience]
        return tuple(self._line(edition, names.get(edition.member or _NOBODY, ""), now) for edition in every)

    def _line(self, edition: Edition, municipality: str, now: str) -> Line:
        role, member = _READER.get(edition.audience), edition.member
        people = [row for row in self._file.all(Person) if row.role is role and member in row.municipalities]
        row = self._file.get(Dispatch, self._key(edition))
        sent = row if row and row.at else None
        current = sent is not None and sent.fingerprint == now
        return Line(edition, municipality, tuple(person.shown_name for person in people), sent, current)

    def tick(self, edition: Edition, *, sent: bool) -> Changes:
        """Note that an edition was sent as it is now, or that it was not."""
        row = Dispatch(id=self._key(edition), audience=str(edition.audience), municipality=edition.member)
        if sent:
            now = self._reporting.data_for(edition.audience).fingerprint()
            status, number = self._reporting.releasing.standing(now, *edition)
            final = status is Status.FINAL
            row = replace(row, at=self._file.now(), fingerprint=now, version=number, final=final)
        return self._file.commit(mark("sending list"), row)

    def _key(self, edition: Edition) -> UUID:
        event = self._file.all(Event)[0]
        return natural_id(event.id, "dispatch", edition.audience, edition.member)

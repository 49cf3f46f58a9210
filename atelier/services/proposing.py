"""What is done with a proposal as a whole: its programme, its roles, its checks, who joins, its procedure."""

from dataclasses import replace
from operator import attrgetter
from uuid import UUID

from atelier.domain.commission import CheckAnswer, Partner, Programme, RoleSwitch, Supplier, Verdict
from atelier.domain.dossier import Dossier
from atelier.domain.entity import natural_id
from atelier.domain.errors import AtelierError
from atelier.domain.participation import Participation, Stance, participation_id
from atelier.domain.people import Municipality
from atelier.domain.procedure import stations, when_decided
from atelier.domain.proposals import Check, CooperationForm, DecisionPoint, Proposal
from atelier.domain.week import Event, Moment
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile

PROGRAMME, SWITCH, CHECK = mark("regional programme"), mark("role of the councils"), mark("check")
TAKE_PART, PROCEDURE, KEY = mark("take part"), mark("steps in the calendar"), mark("allocation key")


class Proposing:
    """The acts on a proposal that touch more than one of its fields."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def dossier(self, proposal: Proposal) -> Dossier:
        """The proposal with all that belongs to it."""
        every, own = self._file.all, {"proposal": proposal.id}
        return Dossier(
            proposal=proposal,
            points=tuple(every(DecisionPoint, **own)),
            participations=tuple(every(Participation, **own)),
            suppliers=tuple(every(Supplier, **own)),
            partners=tuple(every(Partner, **own)),
            answers=tuple(every(CheckAnswer, **own)),
            switches=self.switches(proposal),
            stations=tuple(every(Moment, **own)),
            programme=self._file.get(Programme, proposal.programme),
            form=self._file.get(CooperationForm, proposal.form),
            checks=tuple(every(Check)),
            members=tuple(every(Municipality)),
        )

    def switches(self, proposal: Proposal) -> tuple[RoleSwitch, ...]:
        """The log of its council roles, the oldest switch first."""
        return tuple(sorted(self._file.all(RoleSwitch, proposal=proposal.id), key=attrgetter("at", "id")))

    def programme_id(self, year: int) -> UUID:
        """The identity of the regional programme of a year."""
        return natural_id(self._event(), Programme.TABLE, year)

    def place_in_programme(self, proposal: Proposal, year: int | None) -> Changes:
        """Put a proposal in the programme of a year, which begins with its first proposal; None takes it out."""
        if year is None:
            return self._file.commit(PROGRAMME, replace(self._current(proposal), programme=None))
        row = self.programme_id(year)
        begun = self._file.get(Programme, row) or Programme(id=row, year=year)
        return self._file.commit(PROGRAMME, begun, replace(self._current(proposal), programme=row))

    def switch_roles(self, proposal: Proposal, roles: tuple[UUID, ...]) -> Changes:
        """Give the councils another set of roles and log it; an untold switch takes the next one along.

        So clicking a set together is one line of the log, and going back to where it began is none.
        """
        current = self._current(proposal)
        log = self.switches(proposal)
        changed = replace(current, roles=roles)
        last = log[-1] if log and not log[-1].by.strip() and not log[-1].reason.strip() else None
        if last and set(last.before) == set(roles):
            return self._file.commit(SWITCH, changed, remove=[last])
        switch = last or RoleSwitch.new(proposal=proposal.id, before=current.roles, at=self._file.now())
        return self._file.commit(SWITCH, changed, replace(switch, after=roles, at=self._file.now()))

    def answer_check(self, proposal: Proposal, check: Check, verdict: Verdict) -> Changes:
        """Answer a check; the reason is a field of the answer."""
        answer = self.check_answer(proposal, check)
        return self._file.commit(CHECK, replace(answer, verdict=verdict))

    def check_answer(self, proposal: Proposal, check: Check) -> CheckAnswer:
        """What is answered to a check, or an answer that is not given yet."""
        row = natural_id(proposal.id, CheckAnswer.TABLE, check.id)
        return self._file.get(CheckAnswer, row) or CheckAnswer(id=row, proposal=proposal.id, check=check.id)

    def take_part(self, proposal: Proposal, municipality: UUID, stance: Stance | None) -> Changes:
        """Note what a municipality does with a proposal; without an answer its condition goes too."""
        answer = self.participation(proposal, municipality)
        condition = answer.condition if stance else ""
        return self._file.commit(TAKE_PART, replace(answer, stance=stance, condition=condition))

    def participation(self, proposal: Proposal, municipality: UUID) -> Participation:
        """The answer of a municipality, or one that is not given yet."""
        row = participation_id(proposal.id, municipality)
        known = self._file.get(Participation, row)
        return known or Participation(id=row, proposal=proposal.id, municipality=municipality)

    def weigh(self, proposal: Proposal, municipality: UUID, part: int) -> Changes:
        """Give a municipality its part in the key of its own."""
        current = self._current(proposal)
        key = {**current.key, municipality: part}
        ordered = {member.id: key[member.id] for member in self._file.all(Municipality) if key.get(member.id)}
        return self._file.commit(KEY, replace(current, key_members=tuple(ordered), key_parts=tuple(ordered.values())))

    def plan_procedure(self, proposal: Proposal) -> Changes:
        """Put the steps of its form in the calendar, those that are not there yet.

        Raises:
            AtelierError: its form asks no step, it has no dated station for the councils, or all steps are there.
        """
        current = self._current(proposal)
        form = self._file.get(CooperationForm, current.form)
        if form is None or not form.procedure:
            raise AtelierError(tr("This form asks no step by law that is known."))
        when = when_decided(self._file.all(DecisionPoint, proposal=current.id), self._file.all(Moment))
        if when is None:
            raise AtelierError(tr("First give a decision point of the councils a station: the steps take its date."))
        fresh = [moment for moment in stations(current, form, when) if self._file.get(Moment, moment.id) is None]
        if not fresh:
            raise AtelierError(tr("All steps of this form stand in the calendar already."))
        return self._file.commit(PROCEDURE, *fresh)

    def _current(self, proposal: Proposal) -> Proposal:
        current = self._file.get(Proposal, proposal.id)
        if current is None:
            raise AtelierError(tr("This was removed. Ctrl+Z brings it back."))
        return current

    def _event(self) -> UUID:
        return self._file.all(Event)[0].id

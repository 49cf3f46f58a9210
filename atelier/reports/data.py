"""What every report is made from: the visible content of one event, frozen, with its fingerprint."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from operator import attrgetter
from typing import TypeVar
from uuid import UUID

from atelier.domain.commission import CheckAnswer, Partner, Programme, RoleSwitch, Supplier
from atelier.domain.council_answers import CouncilAnswer
from atelier.domain.dossier import Dossier
from atelier.domain.entity import Entity
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.logo import Logo
from atelier.domain.participation import Participation
from atelier.domain.people import Duo, Municipality
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import Audience, Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.submitting import ProposalRelease, ProposalStep, Submission
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Statement
from atelier.domain.unsettled import Unsettled
from atelier.domain.week import Day, Event, Gathering, Moment

E = TypeVar("E", bound=Entity)
P = TypeVar("P", DecisionPoint, Participation, Supplier, Partner, RoleSwitch, CheckAnswer)


def fingerprint_of(rows: Iterable[object]) -> str:
    """Eight characters, such as 7F3A-91C2, over rows whatever their order: equal data, equal print."""
    lines = sorted(map(repr, rows))
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def rounds(poll: Poll) -> tuple[Poll, ...]:
    """A poll with all rounds before it, the first round first."""
    return (*rounds(poll.previous), poll) if poll.previous else (poll,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """All rows in their own order; `made_at`, an aware local time, `reader` and `logo` stay outside the fingerprint.

    `reader` is the municipality that an edition is for; None: the general edition.
    """

    event: Event
    made_at: datetime
    logo: Logo | None = None
    reader: Municipality | None = None
    days: tuple[Day, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    moments: tuple[Moment, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    statements: tuple[Statement, ...] = ()
    arguments: tuple[Argument, ...] = ()
    polls: tuple[Poll, ...] = ()
    duos: tuple[Duo, ...] = ()
    council_roles: tuple[CouncilRole, ...] = ()
    forms: tuple[CooperationForm, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    points: tuple[DecisionPoint, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    submissions: tuple[Submission, ...] = ()
    steps: tuple[ProposalStep, ...] = ()
    releases: tuple[ProposalRelease, ...] = ()
    council_answers: tuple[CouncilAnswer, ...] = ()
    frames: tuple[CouncilFrame, ...] = ()
    frame_checks: tuple[FrameCheck, ...] = ()
    left_out: int = 0  # proposals that were not released to the reader
    whole_print: str = ""  # the fingerprint of all data, where proposals were left out
    unsettled: tuple[Unsettled, ...] = ()
    participations: tuple[Participation, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    partners: tuple[Partner, ...] = ()
    checks: tuple[Check, ...] = ()
    check_answers: tuple[CheckAnswer, ...] = ()
    programmes: tuple[Programme, ...] = ()
    switches: tuple[RoleSwitch, ...] = ()

    def fingerprint(self) -> str:
        """Eight characters, such as 7F3A-91C2, over all rows whatever their order: equal data, equal print."""
        if self.whole_print:
            return self.whole_print
        rows = [self.event]
        for field in fields(self):
            value = getattr(self, field.name)
            rows += value if isinstance(value, tuple) else ()
        return fingerprint_of(rows)

    def named(self, rows: tuple[E, ...], row: UUID | None) -> E | None:
        """The row with that identity among `rows`."""
        return next((value for value in rows if value.id == row), None)

    def points_of(self, proposal: Proposal, audience: Audience | None = None) -> tuple[DecisionPoint, ...]:
        """A proposal's decision points, for one audience or for all."""
        return tuple(p for p in self.points if p.proposal == proposal.id and audience in {None, p.audience})

    def dossier(self, proposal: Proposal) -> Dossier:
        """A proposal with all that belongs to it."""

        def below(rows: tuple[P, ...]) -> tuple[P, ...]:
            return tuple(row for row in rows if row.proposal == proposal.id)

        return Dossier(
            proposal=proposal,
            points=below(self.points),
            participations=below(self.participations),
            suppliers=below(self.suppliers),
            partners=below(self.partners),
            answers=below(self.check_answers),
            switches=tuple(sorted(below(self.switches), key=attrgetter("at"))),
            stations=tuple(row for row in self.moments if row.proposal == proposal.id),
            programme=self.named(self.programmes, proposal.programme),
            form=self.named(self.forms, proposal.form),
            checks=self.checks,
            members=self.municipalities,
        )

    def open_reactions(self, proposal: Proposal) -> tuple[Reaction, ...]:
        """Official reactions that still wait to be settled."""
        return tuple(r for r in self.reactions if r.proposal == proposal.id and not r.settled)

    def closed_polls(self) -> tuple[Poll, ...]:
        """Polls with a count that holds, in the order of asking."""
        return tuple(poll for poll in self.polls if poll.state is PollState.CLOSED)

    def latest_polls(self) -> tuple[Poll, ...]:
        """Of every question the closed poll of its last round, also when a void round lies between."""
        followed = {earlier.id for poll in self.closed_polls() for earlier in rounds(poll)[:-1]}
        return tuple(poll for poll in self.closed_polls() if poll.id not in followed)

    def questions(self) -> tuple[tuple[Poll, ...], ...]:
        """All polls, open and void ones too, with the rounds of one question together."""
        asked: dict[UUID, list[Poll]] = {}
        for poll in self.polls:
            asked.setdefault(rounds(poll)[0].id, []).append(poll)
        return tuple(map(tuple, asked.values()))

    def polls_of(self, proposal: Proposal) -> tuple[Poll, ...]:
        """The latest polls that a proposal rests on: linked themselves, or about one of its dilemma's."""
        ballots, subjects = set(proposal.ballots), set(proposal.dilemmas)
        return tuple(
            poll
            for poll in self.latest_polls()
            if poll.ballot.subject in subjects or ballots & {earlier.id for earlier in rounds(poll)}
        )

    def arguments_on(self, subject: UUID, gathering: UUID) -> tuple[Argument, ...]:
        """What was said about a subject in one meeting."""
        return tuple(a for a in self.arguments if (a.subject, a.gathering) == (subject, gathering) and a.text.strip())

    def last_day(self) -> date:
        """The last day of the week, else the day on which the report was made."""
        return max((day.date for day in self.days), default=self.made_at.date())

    def moment_of(self, point: DecisionPoint) -> Moment | None:
        """The station of the calendar at which a point is decided."""
        return self.named(self.moments, point.moment)

    def dated_points(self, audience: Audience) -> list[tuple[DecisionPoint, Proposal, Moment | None]]:
        """The decision points of an audience with proposal and moment, the first due first, undated last."""
        rows = [
            (point, proposal, self.moment_of(point))
            for proposal in self.proposals
            for point in self.points_of(proposal, audience)
        ]
        dated = sorted((row for row in rows if row[2]), key=lambda row: (attrgetter("when")(row[2]), row[0].position))
        return dated + [row for row in rows if row[2] is None]

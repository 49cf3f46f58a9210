"""New events from the library, and the built-in example with its optional fictitious filling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID

from atelier.domain.ballots import Ballot, Count, Recount
from atelier.domain.counting import digest_of
from atelier.domain.entity import Entity, natural_id
from atelier.domain.methods import METHODS
from atelier.domain.order import spread
from atelier.domain.people import Duo, Person, Role
from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.domain.proposals import Allocation, Audience, DecisionPoint, Proposal, Reaction, Verb
from atelier.domain.themes import Argument, Dilemma, Side, Statement
from atelier.domain.week import Day, Event, Gathering, GatheringKind, ItemKind, RunSheetItem
from atelier.i18n import mark, tr
from atelier.services.catalogue import DATED, Library
from atelier.services.example_full import Behind
from atelier.services.example_way import Way
from atelier.storage.event_file import EventFile

ZONE = timezone(timedelta(hours=1))  # November in the Netherlands
Table = Mapping[str, Any]


def begin(file: EventFile, title: str, region: str, library: Library | None) -> None:
    """Fill a new file with its event and, unless `library` is None, with everything that has no date."""
    event = Event.new(title=title, region=region)
    rows = _library_rows(library, event.id, dated=False) if library else []
    file.commit(mark("new event"), event, *rows, for_good=True)


def fill_example(file: EventFile, library: Library, fictitious: Table | None) -> None:
    """Fill a new file with the week of 2019 and, when asked for, with its fictitious filling."""
    event = Event.new(
        title=library.event["title"],
        region=library.event["region"],
        questions=tuple(library.event["urgency_questions"]),
        fictitious=fictitious is not None,
    )
    file.commit(mark("new event"), event, *_library_rows(library, event.id, dated=True), for_good=True)
    if fictitious is not None:
        file.commit(mark("fictitious filling"), *Filling(file, event.id, fictitious).rows())
        file.commit(mark("fictitious filling"), *Way(file, event.id, fictitious, lambda: _polls(file)).rows())


def _polls(file: EventFile) -> tuple[Poll, ...]:
    every = file.all
    facts = PollFacts(ballots=tuple(every(Ballot)), recounts=tuple(every(Recount)), counts=tuple(every(Count)))
    return polls_of(facts)


def _library_rows(library: Library, event: UUID, *, dated: bool) -> list[Entity]:
    names = [name for name in library.entries if dated or name not in DATED]
    return [row for name in names for row in library.rows(name, event)]


@dataclass(frozen=True, slots=True)
class Filling:
    """The invented ateliers, people, answers and proposals of `fictitious.toml` as rows."""

    file: EventFile
    event: UUID
    tables: Table

    def rows(self) -> list[Entity]:
        """Everything in the order in which a reader would make it."""
        proposals = self._ordered("proposal", self._proposal)
        behind = Behind(self.event, self.tables, {row.id: row for row in proposals if isinstance(row, Proposal)})
        return [
            *self._ordered("person", self._person),
            *self._ordered("duo", self._duo),
            *self._ordered("gathering", self._gathering),
            *self._ordered("run_sheet_item", self._item),
            *self._ordered("argument", self._argument),
            *(row for n, poll in enumerate(self.tables["poll"]) for row in self._poll(n, poll)),
            *behind.rows(),
            *self._ordered("decision_point", self._point),
            *self._ordered("reaction", self._reaction),
        ]

    def _ordered(self, section: str, make: Any) -> list[Entity]:
        tables = self.tables[section]
        keys = spread(len(tables))
        made = [
            make(self._id(section, table.get("key", n)), table, position)
            for n, (table, position) in enumerate(zip(tables, keys, strict=True))
        ]
        return list(made)

    def _id(self, section: str, *key: object) -> UUID:
        return natural_id(self.event, section, *key)

    def _ref(self, section: str, key: str) -> UUID | None:
        return self._id(section, key) if key else None

    def _refs(self, section: str, keys: list[str]) -> tuple[UUID, ...]:
        return tuple(self._id(section, key) for key in keys)

    def _person(self, row: UUID, table: Table, position: str) -> Person:
        home = self._ref("municipality", table["municipality"])
        return Person(id=row, name=table["name"], role=Role(table["role"]), municipality=home, position=position)

    def _duo(self, row: UUID, table: Table, position: str) -> Duo:
        return Duo(id=row, theme=table["theme"], members=self._refs("person", table["members"]), position=position)

    def _gathering(self, row: UUID, table: Table, position: str) -> Gathering:
        hours, minutes = map(int, table["start"].split(":"))
        return Gathering(
            id=row,
            day=self._ref("day", table["day"]),
            kind=GatheringKind(table["kind"]),
            title=table["title"],
            pillar=self._ref("pillar", table["pillar"]),
            starts=hours * 60 + minutes,
            present=table["present"],
            municipalities=self._refs("municipality", table["municipalities"]),
            duos=self._refs("duo", table["duos"]),
            position=position,
        )

    def _item(self, row: UUID, table: Table, position: str) -> RunSheetItem:
        return RunSheetItem(
            id=row,
            gathering=self._id("gathering", table["gathering"]),
            title=table["title"],
            kind=ItemKind(table["kind"]),
            minutes=table["minutes"],
            dilemma=self._ref("dilemma", table["dilemma"]),
            line=table["line"],
            position=position,
        )

    def _argument(self, row: UUID, table: Table, position: str) -> Argument:
        return Argument(
            id=row,
            gathering=self._id("gathering", table["gathering"]),
            subject=self._id("dilemma", table["dilemma"]),
            side=Side(table["side"]),
            text=table["text"],
            role=Role(table["role"]) if table["role"] else None,
            municipality=self._ref("municipality", table["municipality"]),
            position=position,
        )

    def _poll(self, n: int, table: Table) -> list[Entity]:
        """The rounds of one question, with the counts and a recount of its first round."""
        rows: list[Entity] = []
        before: Ballot | None = None
        asked_before = sum(poll["gathering"] == table["gathering"] for poll in self.tables["poll"][:n])
        for number, asked in enumerate(table["rounds"]):
            at = self._moment(table["gathering"], 20 + 35 * asked_before + 20 * number)
            ballot = self._ballot(n, number, table, before, at)
            rows += [ballot, self._count(ballot, asked, at + timedelta(minutes=3))]
            if number == 0 and "recount" in table:
                rows += self._recount(ballot, {**asked, **table["recount"]}, at + timedelta(minutes=5))
            before = ballot
        return rows

    def _ballot(self, n: int, number: int, table: Table, before: Ballot | None, at: datetime) -> Ballot:
        subject = self._subject(table)
        method = METHODS[table["method"]]
        poles = (subject.a_short, subject.b_short) if isinstance(subject, Dilemma) else ("", "")
        return Ballot(
            id=self._id("poll", n, number),
            gathering=self._id("gathering", table["gathering"]),
            subject=subject.id,
            method=method.key,
            question=subject.question if isinstance(subject, Dilemma) else subject.text,
            options=method.option_names(),
            sides=method.side_names(poles),
            asked=tr("everybody in the room"),
            follows=before.id if before else None,
            at=at,
        )

    def _count(self, ballot: Ballot, asked: Table, at: datetime, recount: Recount | None = None) -> Count:
        counts, present = tuple(asked["counts"]), asked["present"]
        return Count(
            id=natural_id(ballot.id, "count", recount.id if recount else ""),
            ballot=ballot.id,
            recount=recount.id if recount else None,
            counts=counts,
            present=present,
            at=at,
            digest=digest_of(ballot, counts, present),
        )

    def _recount(self, ballot: Ballot, asked: Table, at: datetime) -> list[Entity]:
        recount = Recount(id=natural_id(ballot.id, "recount"), ballot=ballot.id, reason=asked["reason"], at=at)
        return [recount, self._count(ballot, asked, at + timedelta(minutes=2), recount)]

    def _subject(self, table: Table) -> Dilemma | Statement:
        kind, key = (Dilemma, table["dilemma"]) if table["dilemma"] else (Statement, table["statement"])
        found = self.file.get(kind, self._id(kind.TABLE, key))
        if not isinstance(found, Dilemma | Statement):
            raise TypeError(f"fictitious.toml polls an unknown {kind.TABLE} “{key}”")
        return found

    def _moment(self, gathering: str, minutes: int) -> datetime:
        table = next(table for table in self.tables["gathering"] if table["key"] == gathering)
        day = self.file.get(Day, self._id("day", table["day"]))
        if day is None:
            raise LookupError(f"fictitious.toml meets on an unknown day “{table['day']}”")
        start = datetime.combine(day.date, time.fromisoformat(table["start"]), ZONE)
        return start + timedelta(minutes=minutes)

    def _proposal(self, row: UUID, table: Table, position: str) -> Proposal:
        same = ("title", "goal", "result", "leader", "mandate", "from_year", "counter", "without", "open_points")
        money = ("once_low", "once_high", "yearly_low", "yearly_high")
        polled = set(table["polls"])
        ballots = tuple(
            self._id("poll", n, len(poll["rounds"]) - 1)
            for n, poll in enumerate(self.tables["poll"])
            if polled & {poll["dilemma"], poll["statement"]}
        )
        return Proposal(
            id=row,
            duo=self._ref("duo", table["duo"]),
            pillar=self._ref("pillar", table["pillar"]),
            challenge=self._ref("challenge", table["challenge"]),
            allocation=Allocation(table["allocation"]),
            fte=round(table["fte"] * 100),
            roles=self._refs("council_role", table["roles"]),
            form=self._ref("cooperation_form", table["form"]),
            dilemmas=self._refs("dilemma", table["dilemmas"]),
            ballots=ballots,
            position=position,
            **{name: table[name] for name in same},
            **{name: table[name] * 100 for name in money},
        )

    def _point(self, row: UUID, table: Table, position: str) -> DecisionPoint:
        return DecisionPoint(
            id=row,
            proposal=self._id("proposal", table["proposal"]),
            audience=Audience(table["audience"]),
            verb=Verb(table["verb"]),
            text=table["text"],
            moment=self._ref("moment", table["moment"]),
            position=position,
        )

    def _reaction(self, row: UUID, table: Table, position: str) -> Reaction:
        return Reaction(
            id=row,
            proposal=self._id("proposal", table["proposal"]),
            sender=table["sender"],
            field=table["field"],
            text=table["text"],
            due=date.fromisoformat(table["due"]) if table["due"] else None,
            settled=table["settled"],
            how=table["how"],
            position=position,
        )

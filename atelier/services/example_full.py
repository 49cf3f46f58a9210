"""What the example's proposals hold behind their atelierversie, as rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from atelier.domain.commission import CheckAnswer, Partner, PartnerKind, Programme, RoleSwitch, Supplier, Verdict
from atelier.domain.entity import Entity, natural_id
from atelier.domain.order import spread
from atelier.domain.participation import Participation, Stance, participation_id
from atelier.domain.proposals import Appointer, Proposal
from atelier.domain.vague_date import VagueDate

Table = Mapping[str, Any]
DATES = frozenset({"mandate_until", "nominated_on", "appointed_on", "ends"})


@dataclass(frozen=True, slots=True)
class Behind:
    """The full form of the proposals of `fictitious.toml`; `proposals` are their atelierversies."""

    event: UUID
    tables: Table
    proposals: Mapping[UUID, Proposal]

    def rows(self) -> list[Entity]:
        """The proposals whole, and what hangs below them."""
        makers = (self._programmes, self._whole, self._participations, self._suppliers, self._partners)
        return [row for make in (*makers, self._answers, self._switches) for row in make()]

    def _id(self, section: str, key: object) -> UUID:
        return natural_id(self.event, section, key)

    def _of(self, table: Table) -> UUID:
        return self._id("proposal", table["proposal"])

    def _programmes(self) -> Iterator[Entity]:
        for table in self.tables["programme"]:
            yield Programme(id=self._id(Programme.TABLE, table["year"]), **table)

    def _whole(self) -> Iterator[Entity]:
        """Every proposal, with the fields of its full form where it has one."""
        full = {self._of(table): table for table in self.tables["full"]}
        for row, proposal in self.proposals.items():
            given = {name: value for name, value in full.get(row, {}).items() if name != "proposal"}
            yield replace(proposal, **{name: self._field(name, value) for name, value in given.items()})

    def _field(self, name: str, value: Any) -> Any:
        if name in DATES:
            return VagueDate.parse(value)
        if name == "programme":
            return self._id(Programme.TABLE, value)
        return Appointer(value) if name == "appointer" else value

    def _participations(self) -> Iterator[Entity]:
        for table in self.tables["participation"]:
            for stance in Stance:
                yield from (self._answer(table, member, stance) for member in table[stance.value])
        for table in self.tables["condition"]:
            yield self._answer(table, table["municipality"], Stance(table["stance"]), table["text"])

    def _answer(self, table: Table, key: str, stance: Stance, condition: str = "") -> Participation:
        proposal, member = self._of(table), self._id("municipality", key)
        row = participation_id(proposal, member)
        return Participation(id=row, proposal=proposal, municipality=member, stance=stance, condition=condition)

    def _suppliers(self) -> Iterator[Entity]:
        for row, table, position in self._placed("supplier"):
            member = self._id("municipality", table["municipality"]) if table["municipality"] else None
            fte, name = round(table["fte"] * 100), table["name"]
            proposal = self._of(table)
            yield Supplier(id=row, proposal=proposal, municipality=member, name=name, fte=fte, position=position)

    def _partners(self) -> Iterator[Entity]:
        for row, table, position in self._placed("partner"):
            yield Partner(
                id=row,
                proposal=self._of(table),
                kind=PartnerKind(table["kind"]),
                name=table["name"],
                contribution=table["contribution"],
                position=position,
            )

    def _placed(self, section: str) -> Iterator[tuple[UUID, Table, str]]:
        tables = self.tables[section]
        for n, (table, position) in enumerate(zip(tables, spread(len(tables)), strict=True)):
            yield self._id(section, n), table, position

    def _answers(self) -> Iterator[Entity]:
        for table in self.tables["check_answer"]:
            for verdict, text in ((Verdict.YES, ""), (Verdict.NO, table["reason"])):
                for key in table[verdict.value]:
                    proposal, check = self._of(table), self._id("check", key)
                    row = natural_id(proposal, CheckAnswer.TABLE, check)
                    yield CheckAnswer(id=row, proposal=proposal, check=check, verdict=verdict, text=text)

    def _switches(self) -> Iterator[Entity]:
        for n, table in enumerate(self.tables["role_switch"]):
            yield RoleSwitch(
                id=self._id("role_switch", n),
                proposal=self._of(table),
                before=tuple(self._id("council_role", key) for key in table["before"]),
                after=self.proposals[self._of(table)].roles,
                by=table["by"],
                reason=table["reason"],
                at=datetime.fromisoformat(table["at"]),
            )

"""Who takes part: the answer of every municipality, also under a condition."""

from typing import Any
from uuid import UUID

from atelier.domain.dossier import Dossier
from atelier.domain.participation import STANCE_NAMES, Participation, Stance, participation_id
from atelier.domain.proposals import Proposal
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.proposals.answering import Answering, Line
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.text_fields import TextField


class JoiningCard(Card):
    """All municipalities with their answers, and how many stand where."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Who takes part"))
        self._desk = desk
        self._proposal: Proposal | None = None
        self.summary = label("")
        hint = tr("As long as a condition stands here the answer counts as open.")
        condition = TextField(desk, "condition", tr("Under which condition?"), hint, lines=2)
        answers: list[tuple[str, Any]] = [(tr(name), stance) for stance, name in STANCE_NAMES.items()]
        self.answering = Answering(
            tr("Who takes part"), [*answers, (tr("no answer yet"), None)], condition, narrow=True
        )
        self.answering.answered.connect(self._on_answered)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.answering)

    def show_dossier(self, dossier: Dossier) -> None:
        """The answers of all municipalities to this proposal."""
        self._proposal = dossier.proposal
        known = {answer.municipality: answer for answer in dossier.participations}
        self.summary.setText(summary(dossier))
        self.answering.show_lines([_line(member.id, member.name, known.get(member.id)) for member in dossier.members])

    def choose(self, answer: Participation) -> None:
        """Select the municipality of an answer."""
        self.answering.choose(answer.municipality)

    def _on_answered(self, municipality: UUID, stance: Stance | None) -> None:
        if self._proposal is not None:
            self._desk.settle()
            self._desk.run(self._desk.proposing.take_part, self._proposal, municipality, stance)


def _line(row: UUID, name: str, answer: Participation | None) -> Line:
    if answer is None:
        return Line(row, name, tr("no answer yet"), None, None)
    return Line(row, name, answer.words(), answer.stance, answer if answer.stance else None)


def summary(dossier: Dossier) -> str:
    """How many take part for certain, how many may, and whether somebody leads."""
    who = dossier.joining
    known = {answer.id: answer for answer in dossier.participations}
    rows = [known.get(participation_id(dossier.proposal.id, member.id)) for member in who.firm]
    leads = sum(row is not None and row.stance is Stance.LEADS for row in rows)
    parts = [
        trn("{n} municipality takes part", "{n} municipalities take part", len(who.firm)),
        trn("{n} leads", "{n} lead", leads) if leads else tr("nobody leads yet"),
        trn("{n} is still open", "{n} are still open", len(who.possible)) if who.possible else "",
        trn("{n} does not pay along", "{n} do not pay along", len(who.out)) if who.out else "",
    ]
    return " · ".join(filter(None, parts)) + "."

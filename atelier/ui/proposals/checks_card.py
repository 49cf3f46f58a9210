"""The checks on a proposal: yes, no or not known, each with its reason (W10)."""

from typing import Any
from uuid import UUID

from atelier.domain.commission import VERDICT_NAMES, CheckAnswer, Verdict
from atelier.domain.dossier import Dossier
from atelier.domain.proposals import Check, Proposal
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.proposals.answering import Answering, Line
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.text_fields import TextField

ORDER = (Verdict.YES, Verdict.NO, Verdict.UNKNOWN)


class ChecksCard(Card):
    """All checks with their answers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Checks"))
        self._desk = desk
        self._proposal: Proposal | None = None
        answers: list[tuple[str, Any]] = [(tr(VERDICT_NAMES[verdict]), verdict) for verdict in ORDER]
        reason = TextField(desk, "text", tr("Why?"), tr("A “no” asks for a reason."), lines=2)
        self.answering = Answering(tr("Checks"), answers, reason)
        self.answering.answered.connect(self._on_answered)
        self.warning = label("", "held")
        self.body.addWidget(self.answering)
        self.body.addWidget(self.warning)

    def show_dossier(self, dossier: Dossier) -> None:
        """The answers of this proposal to all checks."""
        self._proposal = dossier.proposal
        self.answering.show_lines([_line(check, dossier.answer_to(check)) for check in dossier.checks])
        bare = sum(answer.verdict is Verdict.NO and not answer.text.strip() for answer in dossier.answers)
        self.warning.setText(
            trn("{n} “no” has no reason yet.", "{n} times “no” without a reason.", bare) if bare else ""
        )
        self.warning.setVisible(bool(bare))

    def choose(self, answer: CheckAnswer) -> None:
        """Select the check of an answer."""
        self.answering.choose(answer.check)

    def _on_answered(self, row: UUID, verdict: Verdict) -> None:
        check = self._desk.editing.get(Check, row)
        if self._proposal is not None and check is not None:
            self._desk.settle()
            self._desk.run(self._desk.proposing.answer_check, self._proposal, check, verdict)


def _line(check: Check, answer: CheckAnswer | None) -> Line:
    verdict = answer.verdict if answer else Verdict.UNKNOWN
    words = [tr(VERDICT_NAMES[verdict]), answer.text.strip() if answer else ""]
    return Line(check.id, check.question, " · ".join(filter(None, words)), verdict, answer)

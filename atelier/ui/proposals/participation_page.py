"""Who takes part in which proposal, whether that is enough, and without whom it is not."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from atelier.domain.coalition import LACK_NAMES, Needs
from atelier.domain.participation import STANCE_NAMES, Participation, Stance, coalition_of
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.domain.taking_part import LEAST
from atelier.i18n import percentage, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.proposals.matrix_page import MatrixPage
from atelier.ui.widgets.basics import Card, dress_box, flow, label
from atelier.ui.widgets.matrix import Cell, Mark

STANCES = (Stance.LEADS, Stance.JOINS, Stance.FOLLOWS, Stance.NO)
CONDITION = "*"


def stance_marks() -> dict[Stance | None, Mark]:
    """The marks of no answer and of each answer."""
    letters = dict(zip(STANCES, tr("L J F N").split(), strict=True))  # leads, joins, follows, does not join
    dots, lines = Qt.BrushStyle.Dense6Pattern, Qt.BrushStyle.HorPattern
    looks = {
        Stance.LEADS: ("brand_soft", "on_brand_soft", dots),
        Stance.JOINS: ("brand_soft", "on_brand_soft", Qt.BrushStyle.NoBrush),
        Stance.FOLLOWS: ("a_soft", "a", lines),
        Stance.NO: ("chip", "muted", Qt.BrushStyle.NoBrush),
    }
    marks: dict[Stance | None, Mark] = {None: Mark("·", tr("no answer yet"), "surface", "muted")}
    marks.update({one: Mark(letters[one], tr(STANCE_NAMES[one]), *looks[one]) for one in STANCES})
    return marks


class ParticipationPage(MatrixPage):
    """The matrix of taking part."""

    def __init__(self, desk: Desk) -> None:
        self._marks = stance_marks()
        super().__init__(desk, tr("Who takes part"), list(self._marks.values()), ["Del", "1", "2", "3", "4"])
        self._buttons = {
            stance: self.answering(tr(STANCE_NAMES[stance]), str(n)) for n, stance in enumerate(STANCES, 1)
        }
        self.condition = QLineEdit()
        self.condition.setAccessibleName(tr("Condition"))
        self.condition.setPlaceholderText(tr("Only if … (empty: without a condition)"))
        self.condition.editingFinished.connect(self._on_condition)
        self.card.body.addWidget(flow(*self._buttons.values()))
        self.card.body.addWidget(label(tr("Condition"), "strong"))
        self.card.body.addWidget(self.condition)
        self.members, self.share = _box(LEAST.members, 1, 99), _box(0, 0, 100, " %")
        self.members.setAccessibleName(tr("At least so many municipalities"))
        self.share.setAccessibleName(tr("With at least this part of all inhabitants"))
        self.verdict, self.critical = label("", "strong"), label("")
        self._enough = self._needs()
        self.below.insertWidget(1, self._enough)

    def _needs(self) -> Card:
        card = Card(tr("Is it enough to start?"))
        card.body.addWidget(self.verdict)
        card.body.addWidget(self.critical)
        for text, box in (
            (tr("At least so many municipalities"), self.members),
            (tr("With at least this part of all inhabitants"), self.share),
        ):
            card.body.addWidget(label(text, "muted"))
            card.body.addWidget(box)
            box.valueChanged.connect(self._on_chosen)
        return card

    def marks(self) -> Mapping[Cell, Mark]:
        return {(one.municipality, one.proposal): self._mark(one) for one in self.desk.editing.all(Participation)}

    def _mark(self, one: Participation) -> Mark:
        plain = self._marks[one.stance]
        note = CONDITION if one.stance and not one.firm else ""
        return Mark(plain.letter, one.words(), plain.ground, plain.ink, plain.pattern, note)

    def show_cell(self, proposal: Proposal, member: Municipality) -> None:
        standing = self.desk.proposing.participation(proposal, member.id)
        for stance, widget in self._buttons.items():
            widget.setChecked(stance is standing.stance)
        if not self.condition.isModified():
            self.condition.setText(standing.condition)
        self.condition.setEnabled(standing.stance is not None)
        self._show_enough(proposal)

    def answer(self, digit: str) -> None:
        pair = self.pair()
        if pair and (not digit or digit in "1234"):
            stance = STANCES[int(digit) - 1] if digit else None
            self.desk.run(self.desk.proposing.take_part, pair[0], pair[1].id, stance)
            self.refresh()

    def first_field(self) -> QWidget:
        return self.condition

    def _on_condition(self) -> None:
        pair = self.pair()
        if pair and self.condition.isModified():
            self.condition.setModified(False)
            standing = self.desk.proposing.participation(pair[0], pair[1].id)
            self.desk.run(self.desk.editing.change, standing, condition=self.condition.text())
            self.refresh()

    def _show_enough(self, proposal: Proposal) -> None:
        """Whether the firm answers carry it, and who cannot be missed (METHODS, coalition of the willing)."""
        members = self.desk.editing.all(Municipality)
        found = coalition_of(members, self.desk.editing.all(Participation, proposal=proposal.id))
        needs = Needs(self.members.value(), Fraction(self.share.value(), 100))
        lacks = found.lacks(needs)
        who = trn("{n} municipality leads or joins without a condition", "{n} municipalities lead or join without a "
                  "condition", len(found.members))  # fmt: skip
        why = "; ".join(tr(LACK_NAMES[lack]) for lack in lacks)
        part = percentage(float(found.share or 0))
        self.verdict.setText(
            tr("Not enough to start yet: {members}; {why}.", members=who, why=why)
            if lacks
            else tr("Enough to start: {members}.", members=who)
        )
        critical = [member.name for member in members if member.id in found.critical(needs)]
        cannot = tr("Cannot be missed: {names}.", names=", ".join(critical)) if critical else ""
        nobody = "" if lacks or critical else tr("Each of them could be missed.")
        sentences = [tr("Together they have {share} of all inhabitants.", share=part), cannot, nobody]
        self.critical.setText(" ".join(one for one in sentences if one))


def _box(value: int, low: int, high: int, suffix: str = "") -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(value)
    box.setSuffix(suffix)
    dress_box(box)
    return box

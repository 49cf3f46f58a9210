"""What the matrices of proposals and municipalities share: marks at the left, the chosen cell at the right."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, label
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.mark_legend import legend
from atelier.ui.widgets.matrix import Cell, Mark, Matrix

MATRIX, CELL = range(2)


class MatrixPage(Columns):
    """Municipalities below each other and proposals beside each other; a digit on a cell answers."""

    def __init__(self, desk: Desk, title: str, marks: Sequence[Mark], keys: Sequence[str]) -> None:
        self.desk = desk
        self._blank = marks[0]
        self.matrix, self.card = Matrix(title), Card()
        self.where, self.about = label("", "strong"), label("", "muted")
        self.card.body.addWidget(self.where)
        self.card.body.addWidget(self.about)
        self._empty = label(tr("No proposals or no municipalities yet. Write a proposal in “List” first."), "muted")
        left = Card()
        self.hint = label(tr("A digit answers for the chosen cell, Delete empties it, Enter goes to the details."))
        self.legend = legend([(key, mark) for key, mark in zip(keys, marks, strict=True)])
        left.body.addWidget(self._empty)
        left.body.addWidget(self.matrix, 1)
        left.body.addWidget(self.legend)
        left.body.addWidget(self.hint)
        super().__init__([(title, left, 560, 3), (tr("Chosen cell"), self._right(), 300, 1)])
        self.matrix.chosen.connect(self._on_chosen)
        self.matrix.keyed.connect(self.answer)
        self.matrix.opened.connect(self._on_opened)

    def _right(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        layout.addWidget(self.card)
        self.below = layout
        layout.addStretch(1)
        return holder

    # What a page of its own says

    def marks(self) -> Mapping[Cell, Mark]:
        """The mark of every pair that has one, by municipality and proposal."""
        raise NotImplementedError

    def show_cell(self, proposal: Proposal, member: Municipality) -> None:
        """Show the chosen pair at the right."""
        raise NotImplementedError

    def answer(self, digit: str) -> None:
        """A digit was pressed on the chosen pair; empty: Delete was."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where Enter on a cell leads."""
        raise NotImplementedError

    # Showing

    def refresh(self) -> None:
        """Ask the services and show what they say."""
        members, proposals = self.desk.editing.all(Municipality), self.desk.editing.all(Proposal)
        there = bool(members and proposals)
        self._empty.setVisible(not there)
        for part in (self.matrix, self.legend, self.hint, self.card):
            part.setVisible(there)
        titles = [
            (one.id, f"{n}. {one.title.strip() or tr('Untitled proposal')}") for n, one in enumerate(proposals, 1)
        ]
        names = [(one.id, one.name) for one in sorted(members, key=attrgetter("position", "id"))]
        self.matrix.show_marks(names, titles, self.marks() if there else {}, self._blank)
        self._on_chosen()

    def pair(self) -> tuple[Proposal, Municipality] | None:
        """The proposal and the municipality of the chosen cell."""
        cell = self.matrix.cell()
        if cell is None:
            return None
        member, proposal = self.desk.editing.get(Municipality, cell[0]), self.desk.editing.get(Proposal, cell[1])
        return (proposal, member) if proposal and member else None

    def _on_chosen(self) -> None:
        pair = self.pair()
        if pair:
            proposal, member = pair
            self.where.setText(member.name)
            self.about.setText(title_of(proposal))
            self.show_cell(proposal, member)

    def answering(self, text: str, digit: str) -> QPushButton:
        """A button that does what a digit on the matrix does."""
        widget = button(text, lambda: self.answer(digit), "toggle")
        widget.setCheckable(True)
        return widget

    def _on_opened(self) -> None:
        self.show_panel(CELL)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)


def title_of(proposal: Proposal) -> str:
    """The title of a proposal, or that it has none yet."""
    return proposal.title.strip() or tr("Untitled proposal")

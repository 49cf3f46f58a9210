"""What the councils answered, in one matrix; a corrected answer keeps its history."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from atelier.domain.council_answers import ANSWER_NAMES, Answered, AnswerOf, CouncilAnswer
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.reports.councils import answer_words
from atelier.services.councils import Said
from atelier.ui.desk import Desk
from atelier.ui.proposals.matrix_page import CELL, MATRIX, MatrixPage
from atelier.ui.widgets.basics import Card, button, clear, dress_box, flow, label, nest, row
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.matrix import Cell, Mark

GIVEN = tuple(answer for answer in AnswerOf if answer is not AnswerOf.OPEN)
APART = "!"
UNKNOWN = -1  # votes that nobody wrote down


def answer_marks() -> dict[AnswerOf, Mark]:
    """The marks of every answer; what is rejected and who stays out are grey, never a failure."""
    letters = dict(zip(GIVEN, tr("C A W D R S").split(), strict=True))  # in the order of the answers
    brushes = Qt.BrushStyle
    looks = {
        AnswerOf.CONFORM: ("brand_soft", "on_brand_soft", brushes.NoBrush),
        AnswerOf.AMENDED: ("brand_soft", "on_brand_soft", brushes.BDiagPattern),
        AnswerOf.MOTION: ("brand_soft", "on_brand_soft", brushes.Dense6Pattern),
        AnswerOf.DEFERRED: ("warn_soft", "on_warn_soft", brushes.HorPattern),
        AnswerOf.REJECTED: ("chip", "ink", brushes.DiagCrossPattern),
        AnswerOf.NOT_JOINING: ("chip", "muted", brushes.NoBrush),
    }
    marks = {AnswerOf.OPEN: Mark("·", tr(ANSWER_NAMES[AnswerOf.OPEN]), "surface", "muted")}
    marks.update({one: Mark(letters[one], tr(ANSWER_NAMES[one]), *looks[one]) for one in GIVEN})
    return marks


class AnswersPage(MatrixPage):
    """The matrix of answers, with the form of the chosen one."""

    def __init__(self, desk: Desk) -> None:
        self._marks = answer_marks()
        keys = ["Del", *map(str, range(1, len(GIVEN) + 1))]
        super().__init__(desk, tr("Answers of the councils"), list(self._marks.values()), keys)
        self.hint.setText(tr("A digit chooses the answer of the chosen cell, Enter notes it; Delete: no answer yet."))
        self._answers: Mapping[Cell, Answered] = {}
        self.shown, self.refused = label(""), label("", "problem")
        self.choice, self.number, self.note = Chooser(), QLineEdit(), QLineEdit()
        self.dated, self.day = QCheckBox(tr("Decided on")), QDateEdit()
        self.votes_for, self.votes_against = _votes(tr("Votes for")), _votes(tr("Votes against"))
        self.save_button = button(tr("Note this answer"), self.save, "primary")
        self.history, self._before = Card(tr("Entered before")), QVBoxLayout()
        nest(self.history.body, self._before)
        self._build()

    def _build(self) -> None:
        for answer in (AnswerOf.OPEN, *GIVEN):
            self.choice.addItem(tr(ANSWER_NAMES[answer]), answer)
        self.choice.setAccessibleName(tr("Answer"))
        self.number.setAccessibleName(tr("Number of the decision"))
        self.note.setAccessibleName(tr("Note"))
        self.day.setDisplayFormat("dd-MM-yyyy")
        self.day.setAccessibleName(tr("Decided on"))
        dress_box(self.day)
        self.dated.toggled.connect(self.day.setEnabled)
        body = self.card.body
        body.addWidget(self.shown)
        body.addWidget(self.choice)
        body.addWidget(self.dated)
        body.addWidget(self.day)
        for title, field in ((tr("Number of the decision"), self.number), (tr("Note"), self.note)):
            body.addWidget(label(title, "muted"))
            body.addWidget(field)
        body.addWidget(label(tr("Votes for and against"), "muted"))
        nest(body, row(self.votes_for, self.votes_against))
        body.addWidget(self.refused)
        body.addWidget(flow(self.save_button))
        self.refused.hide()
        self.below.insertWidget(1, self.history)

    def marks(self) -> Mapping[Cell, Mark]:
        found = self.desk.workspace.councils.answers()
        self._answers = {(member, proposal): one for (proposal, member), one in found.items()}
        return {cell: self._mark(one) for cell, one in self._answers.items()}

    def _mark(self, one: Answered) -> Mark:
        plain = self._marks[one.answer]
        note = APART if one.apart else ""
        return Mark(plain.letter, answer_words(one), plain.ground, plain.ink, plain.pattern, note)

    def show_cell(self, proposal: Proposal, member: Municipality) -> None:
        one = self._answers.get((member.id, proposal.id), Answered())
        self.refused.hide()
        self.shown.setText(answer_words(one))
        answer = one.shown
        self.choice.setCurrentIndex(self.choice.findData(one.answer))
        self.dated.setChecked(bool(answer and answer.decided))
        day = (answer.decided if answer else None) or self.desk.sessions.now().date()
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.day.setEnabled(self.dated.isChecked())
        self.number.setText(answer.number if answer else "")
        self.note.setText(answer.note if answer else "")
        self.note.setCursorPosition(0)
        self.votes_for.setValue(_shown(answer.votes_for if answer else None))
        self.votes_against.setValue(_shown(answer.votes_against if answer else None))
        self._show_history(one)

    def _show_history(self, one: Answered) -> None:
        before = [answer for answer in one.history if answer is not one.shown]
        self.history.setVisible(bool(before))
        clear(self._before)
        for answer in reversed(before):
            self._before.addWidget(label(_entry(answer), "muted"))

    def answer(self, digit: str) -> None:
        """A digit chooses the answer and Enter notes it: what is noted stays for good."""
        if not digit or 0 < int(digit) <= len(GIVEN):
            self.choice.setCurrentIndex(int(digit or 0))
            self.show_panel(CELL)
            self.save_button.setFocus()

    def first_field(self) -> QWidget:
        return self.choice

    def save(self) -> None:
        """Note the answer as it stands in the form."""
        pair = self.pair()
        if pair is None:
            return
        day = self.day.date().toPython() if self.dated.isChecked() else None
        said = Said(
            self.choice.currentData(),
            day if isinstance(day, date) else None,
            self.number.text(),
            _typed(self.votes_for),
            _typed(self.votes_against),
            self.note.text(),
        )
        if self.desk.run(self.desk.workspace.councils.answer, *pair, said, refused=self._on_refused) is not None:
            self.refresh()
            self.show_panel(MATRIX)
            self.matrix.grid.setFocus()

    def _on_refused(self, error: AtelierError) -> None:
        self.refused.setText(str(error))
        self.refused.show()


def _entry(answer: CouncilAnswer) -> str:
    return answer_words(Answered((answer,)))


def _votes(title: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(UNKNOWN, 99)
    box.setSpecialValueText(tr("unknown"))
    box.setAccessibleName(title)
    box.setToolTip(title)
    dress_box(box)
    return box


def _shown(votes: int | None) -> int:
    return UNKNOWN if votes is None else votes


def _typed(box: QSpinBox) -> int | None:
    return None if box.value() == UNKNOWN else box.value()

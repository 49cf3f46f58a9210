"""The question on the table: a dilemma with its poles, a statement, a proposal, or one made on the spot."""

from uuid import UUID

from PySide6.QtCore import Signal

from atelier.domain.asking import SUBJECTS, Subject, question_of, title_of, usual
from atelier.domain.methods import METHODS
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Dilemma, Question, Scale, TensionField
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.session.poles import Poles
from atelier.ui.session.quick import QuickLine
from atelier.ui.widgets.basics import Card, FlowLayout, chip, clear, flow, label
from atelier.ui.widgets.choice_fields import Chooser

NONE, QUICK, FIRST = range(3)  # the lines of the list: nothing chosen, a question of now, and the first question


class QuestionPanel(Card):
    """Chooses and shows the question of now."""

    chosen = Signal(object)  # the Subject, or None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subjects: list[Subject] = []
        self.subject: Subject | None = None
        self.choice = Chooser()
        self.choice.setAccessibleName(tr("Question on the table"))
        self.choice.setMinimumContentsLength(20)
        self.choice.activated.connect(self._on_activated)
        self.quick = QuickLine(desk)
        self._chips = flow()
        self.question = label("", "question")
        self._poles = Poles()
        for widget in (self.choice, self.quick, self._chips, self.question, self._poles):
            self.body.addWidget(widget)
        self.show_subject(None)

    def refresh(self, gathering: Gathering | None) -> None:
        """Ask which questions there are in this meeting, its own first; the chosen one stays."""
        editing = self._desk.editing
        self.quick.gathering = gathering
        own = editing.all(Question, gathering=gathering.id) if gathering else []
        self._subjects = [*own, *(row for kind in SUBJECTS if kind is not Question for row in editing.all(kind))]
        self.choice.clear()
        self.choice.addItem(tr("Choose a question …"))
        self.choice.addItem(tr("Quick poll: type a question now (Q)"))
        for subject in self._subjects:
            self.choice.addItem(title_of(subject))
        self.choose(self.subject.id if self.subject else None)

    def choose(self, row_id: UUID | None) -> None:
        """Put a question on the table."""
        index = next((n for n, subject in enumerate(self._subjects) if subject.id == row_id), -1)
        self.choice.setCurrentIndex(index + FIRST if index >= 0 else NONE)
        self.show_subject(self._subjects[index] if index >= 0 else None)

    def _on_activated(self, index: int) -> None:
        if index == QUICK:
            self.choose(self.subject.id if self.subject else None)
            self.quick.start()
            return
        self.show_subject(self._subjects[index - FIRST] if index >= FIRST else None)
        self.chosen.emit(self.subject)

    def show_subject(self, subject: Subject | None) -> None:
        """Show this question."""
        self.subject = subject
        dilemma = subject if isinstance(subject, Dilemma) else None
        self.question.setText(self._question())
        self._poles.show_dilemma(dilemma)
        self._show_chips(dilemma)

    def _question(self) -> str:
        if self.subject is None:
            return tr("No question on the table")
        if isinstance(self.subject, Proposal):
            return self.subject.title
        return question_of(self.subject, METHODS[usual(self.subject)])

    def _show_chips(self, dilemma: Dilemma | None) -> None:
        layout = self._chips.layout()
        if not isinstance(layout, FlowLayout):
            return
        clear(layout)
        self._chips.setVisible(dilemma is not None)
        if dilemma is None:
            return
        field = self._desk.editing.get(TensionField, dilemma.tension_field)
        scales = [self._desk.editing.get(Scale, scale) for scale in dilemma.scales]
        if field is not None:
            layout.addWidget(chip(tr("Tension field: {name}", name=field.name)))
        names = ", ".join(scale.name for scale in scales if scale)
        if names:
            layout.addWidget(chip(tr("Scale: {name}", name=names)))

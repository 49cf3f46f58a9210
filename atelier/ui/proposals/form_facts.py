"""What speaks for and against a form of co-operation."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.proposals import CooperationForm
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import clear, label


class FormFacts(QWidget):
    """What speaks for and against the chosen form of co-operation, and which steps the law asks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: CooperationForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(4))
        self.hide()

    def show_form(self, row: UUID | None) -> None:
        """Show the facts of a form; None hides them."""
        form = self._desk.editing.get(CooperationForm, row)
        if form != self._shown:
            self._shown = form
            clear(self._layout)
            for text, role in _facts(form) if form else []:
                self._layout.addWidget(label(text, role))
        self.setVisible(form is not None)


def _facts(form: CooperationForm) -> list[tuple[str, str]]:
    """Texts with their roles, in reading order."""
    steps = form.procedure or (tr("No fixed step by law is known."),)
    lines = [(form.text, "")] if form.text else []
    for heading, sign, texts in (
        (tr("Pros"), "+", form.pros),
        (tr("Cons"), "−", form.cons),
        (tr("Steps by law – have a lawyer check each one"), "→", steps),
    ):
        lines += [(heading, "strong")] if texts else []
        lines += [(f"{sign} {text}", "") for text in texts]
    return [*lines, (form.note, "muted")] if form.note else lines

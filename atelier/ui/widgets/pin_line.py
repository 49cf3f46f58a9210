"""Asking for the facilitator's PIN: a line of digits that nobody can read over a shoulder, and the wait when wrong."""

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.domain.errors import AtelierError, PinError
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label

MOST_DIGITS = 12
SECOND_MS = 1000


def pin_field(name: str) -> QLineEdit:
    """A field for the digits of a PIN: shown as dots, never copied."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhHiddenText)
    field.setValidator(QRegularExpressionValidator(QRegularExpression(f"[0-9]{{0,{MOST_DIGITS}}}"), field))
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    field.setMaximumWidth(px(260))
    field.setAccessibleName(name)
    return field


class PinLine(QWidget):
    """Asks `check` about a PIN; a refusal stays below the field, with the seconds that are left to wait."""

    passed = Signal()
    left = Signal()  # somebody does not go on

    def __init__(self, check: Callable[[str], None], go: str) -> None:
        super().__init__()
        self._check = check
        self._seconds = 0
        self.field = pin_field(tr("The facilitator's PIN"))
        self.field.returnPressed.connect(self._on_entered)
        self.problem = label("", "problem")
        self.go = button(go, self._on_entered, "primary")
        self.back = button(tr("Back"), self.left.emit, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(label(tr("The facilitator's PIN"), "strong"))
        for widget in (self.field, self.problem, flow(self.go, self.back)):
            layout.addWidget(widget)
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._on_tick)
        self.problem.hide()

    def ask(self) -> None:
        """Begin with an empty field."""
        self.field.setText("")  # unlike clear() this leaves nothing that an undo could bring back
        if not self._seconds:
            self.problem.hide()
        self.field.setFocus()

    def _on_entered(self) -> None:
        pin = self.field.text()
        self.field.setText("")
        if self._seconds or not pin:
            return
        try:
            self._check(pin)
        except AtelierError as error:
            self.problem.setText(str(error))
            self.problem.show()
            self._wait(error.seconds if isinstance(error, PinError) else 0)
            return
        self.problem.hide()
        self.passed.emit()

    def _wait(self, seconds: int) -> None:
        self._seconds = seconds
        self.go.setEnabled(not seconds)
        if seconds:
            self._tick.start()
        else:
            self._tick.stop()

    def _on_tick(self) -> None:
        self._wait(self._seconds - 1)
        if self._seconds:
            self.problem.setText(trn("Wait {n} more second.", "Wait {n} more seconds.", self._seconds))
        else:
            self.problem.hide()

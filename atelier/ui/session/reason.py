"""Asks for a sentence before something that stays visible for good."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label


class ReasonLine(QWidget):
    """A line with its question and a button that goes on; hidden until it is asked for."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        self._title = label("", "strong")
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Reason, for everybody to read"))
        self.line.setAccessibleName(tr("Reason"))
        self.line.returnPressed.connect(self._on_given)
        self.go = button("", self._on_given, "danger")
        layout.addWidget(self._title)
        layout.addWidget(self.line)
        layout.addWidget(flow(self.go, button(tr("Cancel"), self.hide, "quiet")))
        self.hide()

    def ask(self, title: str, go: str, text: str = "") -> None:
        """Show the line with this question and this name on its button."""
        self._title.setText(title)
        self.go.setText(go)
        self.line.setText(text)
        self.show()
        self.line.setFocus()

    def _on_given(self) -> None:
        if not self.isHidden():
            self.given.emit(self.line.text())

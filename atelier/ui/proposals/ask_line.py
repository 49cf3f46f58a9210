"""Asks for a sentence, and when wanted a moment, before something that stays for good."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QVBoxLayout, QWidget

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, dress_box, flow, label

MORNING = QTime(9, 0)


class AskLine(QWidget):
    """Hidden until something is asked; Esc or “Cancel” puts it away."""

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        self.told, self.line = label("", "strong"), QLineEdit()
        self.line.setAccessibleName(tr("Reason"))
        self.line.setPlaceholderText(tr("Reason, for everybody to read"))
        self.line.returnPressed.connect(self.given)
        self.later, self.moment = QCheckBox(tr("Under embargo until")), QDateTimeEdit()
        self.moment.setDisplayFormat("dd-MM-yyyy HH:mm")
        self.moment.setAccessibleName(tr("Under embargo until"))
        dress_box(self.moment)
        self.later.toggled.connect(self.moment.setEnabled)
        self.go_button = button("", self.given.emit, "primary")
        for part in (self.told, self.line, self.later, self.moment):
            layout.addWidget(part)
        layout.addWidget(flow(self.go_button, button(tr("Cancel"), self.hide, "quiet")))
        self.hide()

    def ask(self, told: str, go: str, *, reason: bool, moment: datetime | None = None) -> None:
        """Ask with this sentence; `moment` proposes the day of an embargo."""
        self.told.setText(told)
        self.go_button.setText(go)
        self.go_button.setAccessibleName(go)
        self.go_button.setToolTip(go)
        self.line.clear()
        self.line.setVisible(reason)
        self.later.setVisible(moment is not None)
        self.moment.setVisible(moment is not None)
        self.later.setChecked(False)
        self.moment.setEnabled(False)
        if moment is not None:
            day = QDate(moment.year, moment.month, moment.day)
            self.moment.setDateTime(QDateTime(day, MORNING))
        self.show()
        (self.line if reason else self.go_button).setFocus()

    def embargo(self, now: datetime) -> datetime | None:
        """The moment of the embargo on this laptop's clock; None without one."""
        if self.later.isHidden() or not self.later.isChecked():
            return None
        moment = self.moment.dateTime().toPython()
        return moment.replace(tzinfo=now.tzinfo) if isinstance(moment, datetime) else None

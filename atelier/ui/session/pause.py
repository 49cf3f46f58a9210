"""When a break is over: by the run sheet, unless somebody says another time."""

from datetime import datetime, timedelta

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import dress_box, label, row

USUAL = 15  # minutes of a break that the run sheet does not know


class PauseTime(QWidget):
    """Holds the time of the wall clock at which a break ends."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said: datetime | None = None  # by somebody, or the first time that was shown without a run sheet
        self.edit = QTimeEdit()
        self.edit.setDisplayFormat("HH:mm")
        self.edit.setKeyboardTracking(False)
        self.edit.setAccessibleName(tr("The break ends at"))
        self.edit.setFixedWidth(px(90))
        dress_box(self.edit)
        self.edit.timeChanged.connect(self._on_edited)
        layout = row(label(tr("The break ends at"), wrap=False), self.edit, None)
        self.setLayout(layout)
        self._now: datetime | None = None

    def until(self, now: datetime, planned: datetime | None) -> str:
        """The time to show, as 10:45, empty once it has passed; `planned` is what the run sheet says."""
        self._now = now
        if self._said is None and planned is None:
            usual = now + timedelta(minutes=USUAL)
            self._said = usual + timedelta(minutes=-usual.minute % 5)
        end = self._said or planned or now
        with QSignalBlocker(self.edit):
            self.edit.setTime(QTime(end.hour, end.minute))
        return f"{end:%H:%M}" if end > now else ""

    def forget(self) -> None:
        """Another break, another time."""
        self._said = None

    def _on_edited(self, time: QTime) -> None:
        if self._now is not None:
            self._said = self._now.replace(hour=time.hour(), minute=time.minute(), second=0, microsecond=0)
            if self._said < self._now - timedelta(hours=12):
                self._said += timedelta(days=1)
            self.changed.emit()

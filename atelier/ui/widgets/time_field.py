"""A time of day, typed as people write it: 19:30, 19.30, 19u30 or 1930."""

import re
from typing import Any

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.widgets.text_fields import TextField

_PARTED = re.compile(r"(\d{1,2})\s*[:.,uh]\s*(\d{2})?")
_PLAIN = re.compile(r"(\d{1,2}?)(\d{2})?")


class TimeField(TextField):
    """A time, stored in minutes after midnight; whoever comes in types over all of it."""

    def read(self, text: str) -> int:
        typed = text.strip().lower()
        found = _PARTED.fullmatch(typed) or _PLAIN.fullmatch(typed)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise AtelierError(tr("“{text}” is no time. Write 19:30.", text=text.strip()))
        return hour * 60 + minute

    def write(self, value: Any) -> str:
        return f"{value // 60 % 24:02d}:{value % 60:02d}" if isinstance(value, int) else ""

    def settle(self) -> None:
        """What was entered stands there as all times do."""
        super().settle()
        if self.value is not None:
            self.show_value(getattr(self.value, self.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, QLineEdit):
            if event.reason() is Qt.FocusReason.MouseFocusReason:
                QMetaObject.invokeMethod(watched, "selectAll", Qt.ConnectionType.QueuedConnection)  # after the click
            else:
                watched.selectAll()
        return super().eventFilter(watched, event)

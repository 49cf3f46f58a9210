"""Fields that hold a number or a time of day."""

from typing import Any

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QSpinBox,
    QTimeEdit,
)

from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import dress_box
from atelier.ui.widgets.fields import Field


class NumberField(Field):
    """A whole number. `per` divides what is stored, as 100 for cents shown in euros."""

    def __init__(
        self, desk: Desk, name: str, title: str, hint: str = "", *, top: int = 1_000_000_000, per: int = 1,
        prefix: str = "", suffix: str = "",
    ) -> None:  # fmt: skip
        super().__init__(desk, name, title, hint)
        self._per = per
        self.editor = QSpinBox()
        self.editor.setRange(0, top)
        self.editor.setGroupSeparatorShown(top > 9999)
        self.editor.setPrefix(prefix)
        self.editor.setSuffix(suffix)
        self.editor.setKeyboardTracking(False)
        dress_box(self.editor)
        self.editor.editingFinished.connect(self.settle)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        if not self.editor.hasFocus() or value is None or self.editor.value() == int(value) // self._per:
            self.editor.setValue(int(value or 0) // self._per)

    def settle(self) -> None:
        self.editor.interpretText()
        self.commit(self.editor.value() * self._per)


class DecimalField(Field):
    """A number with two decimals, stored in hundredths, as fte are."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "", *, suffix: str = "") -> None:
        super().__init__(desk, name, title, hint)
        self.editor = QDoubleSpinBox()
        self.editor.setRange(0, 100_000)
        self.editor.setDecimals(2)
        self.editor.setSingleStep(0.5)
        self.editor.setSuffix(suffix)
        self.editor.setKeyboardTracking(False)
        dress_box(self.editor)
        self.editor.editingFinished.connect(self.settle)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        self.editor.setValue(int(value or 0) / 100)

    def settle(self) -> None:
        self.editor.interpretText()
        self.commit(round(self.editor.value() * 100))


class TimeField(Field):
    """A time of day, stored in minutes after midnight."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "") -> None:
        super().__init__(desk, name, title, hint)
        self.editor = QTimeEdit()
        self.editor.setDisplayFormat("HH:mm")
        dress_box(self.editor)
        self.editor.editingFinished.connect(self.settle)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        self.editor.setTime(QTime(int(value or 0) // 60 % 24, int(value or 0) % 60))

    def settle(self) -> None:
        time = self.editor.time()
        self.commit(time.hour() * 60 + time.minute())

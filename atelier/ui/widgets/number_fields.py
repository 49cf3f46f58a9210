"""Fields that hold a number."""

from abc import abstractmethod
from typing import Any

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from atelier.domain.entity import Entity
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import dress_box
from atelier.ui.widgets.fields import Field


class BoxField(Field):
    """A box with digits: one act when it is left or Enter is pressed, and only if something was changed in it."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str, box: QAbstractSpinBox) -> None:
        super().__init__(desk, name, title, hint)
        self._pending = self._showing = False
        box.setKeyboardTracking(False)
        dress_box(box)
        box.lineEdit().textEdited.connect(self._on_changed)
        box.editingFinished.connect(self.settle)
        self._box = box
        self.place(box)

    @abstractmethod
    def read(self) -> int:
        """What stands in the box, as it is stored."""

    @abstractmethod
    def write(self, value: int) -> None:
        """Show a stored value."""

    def bind(self, value: Entity | None) -> None:
        if self.value is not None and (value is None or value.id != self.value.id):
            self.settle()
            self._pending = False  # what was refused there must not end up here
        super().bind(value)

    def show_value(self, value: Any) -> None:
        if not self._pending:
            self._showing = True
            self.write(int(value or 0))
            self._showing = False

    def _on_changed(self) -> None:
        self._pending = self._pending or not self._showing

    def settle(self) -> None:
        if self._pending:
            self._box.interpretText()
            self._pending = not self.commit(self.read())


class NumberField(BoxField):
    """A whole number. `per` divides what is stored, as 100 for cents shown in euros."""

    def __init__(
        self, desk: Desk, name: str, title: str, hint: str = "", *, top: int = 1_000_000_000, per: int = 1,
        prefix: str = "", suffix: str = "",
    ) -> None:  # fmt: skip
        self.editor = QSpinBox()
        self._per = per
        super().__init__(desk, name, title, hint, self.editor)
        self.editor.setRange(0, top)
        self.editor.setGroupSeparatorShown(top > 9999)
        self.editor.setPrefix(prefix)
        self.editor.setSuffix(suffix)
        self.editor.valueChanged.connect(self._on_changed)

    def read(self) -> int:
        return self.editor.value() * self._per

    def write(self, value: int) -> None:
        self.editor.setValue(value // self._per)


class DecimalField(BoxField):
    """A number with two decimals, stored in hundredths, as fte are."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "", *, suffix: str = "") -> None:
        self.editor = QDoubleSpinBox()
        super().__init__(desk, name, title, hint, self.editor)
        self.editor.setRange(0, 100_000)
        self.editor.setDecimals(2)
        self.editor.setSingleStep(0.5)
        self.editor.setSuffix(suffix)
        self.editor.valueChanged.connect(self._on_changed)

    def read(self) -> int:
        return round(self.editor.value() * 100)

    def write(self, value: int) -> None:
        self.editor.setValue(value / 100)

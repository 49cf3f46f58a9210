"""Fields that choose among values: one, several, or yes and no."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from atelier.ui.desk import Desk
from atelier.ui.screen_of import screen_of
from atelier.ui.theme import px
from atelier.ui.widgets.basics import FlowLayout, clear
from atelier.ui.widgets.fields import Choices, Field, guard


class Chooser(QComboBox):
    """A combo box whose list is as wide as its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one does not know the style sheet
        guard(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - px(40)
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        view, screen = self.view(), screen_of(self).availableGeometry()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + px(32), screen.width()))
        super().showPopup()


class ChoiceField(Field):
    """One of several values: an enumeration or other rows; `none` names the empty choice."""

    def __init__(self, desk: Desk, name: str, title: str, choices: Choices, hint: str = "", *, none: str = "") -> None:
        super().__init__(desk, name, title, hint)
        self._choices, self._none = choices, none
        self._values: list[Any] = []
        self.editor = Chooser()
        self.editor.activated.connect(self._on_chosen)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        rows = [*([(self._none, None)] if self._none else []), *self._choices()]
        self._values = [data for _, data in rows]
        texts = [text for text, _ in rows]
        if texts != [self.editor.itemText(n) for n in range(self.editor.count())]:
            self.editor.clear()
            self.editor.addItems(texts)
        self.editor.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _on_chosen(self, index: int) -> None:
        self.commit(self._values[index])


class TogglesField(Field):
    """A set of other rows, as buttons that are on or off."""

    def __init__(self, desk: Desk, name: str, title: str, choices: Choices, hint: str = "") -> None:
        super().__init__(desk, name, title, hint)
        self._choices = choices
        self._holder = QWidget()
        self._flow = FlowLayout(6)
        self._holder.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self.place(self._holder)
        self._buttons: dict[UUID | StrEnum, QPushButton] = {}

    def show_value(self, value: Any) -> None:
        rows = list(self._choices())
        if [(text, key) for key, text in self._texts()] != [(text, key) for text, key in rows]:
            self._build(rows)
        for key, toggle in self._buttons.items():
            toggle.setChecked(key in (value or ()))

    def _texts(self) -> list[tuple[Any, str]]:
        return [(key, toggle.text()) for key, toggle in self._buttons.items()]

    def _build(self, rows: Sequence[tuple[str, Any]]) -> None:
        clear(self._flow)
        self._buttons = {}
        for text, key in rows:
            toggle = QPushButton(text)
            toggle.setProperty("role", "toggle")
            toggle.setCheckable(True)
            toggle.setAutoDefault(False)
            toggle.clicked.connect(self._on_toggled)
            self._flow.addWidget(toggle)
            self._buttons[key] = toggle
        self._holder.updateGeometry()

    def _on_toggled(self) -> None:
        self.commit(tuple(key for key, toggle in self._buttons.items() if toggle.isChecked()))


class TickField(Field):
    """Yes or no."""

    def __init__(self, desk: Desk, name: str, title: str, text: str) -> None:
        super().__init__(desk, name, title)
        self.editor = QCheckBox(text)
        self.editor.clicked.connect(self.commit)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        self.editor.setChecked(bool(value))

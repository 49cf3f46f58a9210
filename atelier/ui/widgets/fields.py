"""Fields of a row: what is typed is kept every second, and becomes one act on leaving, after rest, or at closing."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTime, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.vague_date import VagueDate
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import FlowLayout, clear, dress_box, is_undo, label

DRAFT_MS = 1_000
REST_MS = 30_000
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Choices = Callable[[], Sequence[tuple[str, Any]]]


class WheelGuard(QObject):
    """Lets the wheel scroll the form, instead of changing a number or a choice that it happens to pass."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Chooser(QComboBox):
    """A combo box that shows that it opens, and whose list is as wide as its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - px(40)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = text
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setPen(QColor(tokens().muted))
        painter.drawText(self.rect().adjusted(0, 0, -px(9), 0), RIGHT, "▾")

    def showPopup(self) -> None:
        view, screen = self.view(), self.screen().availableGeometry()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + px(32), screen.width()))
        super().showPopup()


class Field(QWidget):
    """A labelled editor of one field of one row; a refusal is told right below it and the entry stays."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "") -> None:
        super().__init__()
        self.desk, self.name = desk, name
        self.value: Entity | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(4))
        self._layout.addWidget(label(title, "strong"))
        if hint:
            self._layout.addWidget(label(hint, "muted"))
        self.problem = label("", "problem")
        self.problem.hide()
        self._title = title
        desk.settling.connect(self.settle)

    def place(self, editor: QWidget) -> None:
        """Put the editor below its name."""
        editor.setAccessibleName(self._title)
        if isinstance(editor, QComboBox | QAbstractSpinBox):
            editor.installEventFilter(WheelGuard(editor))
        self._layout.addWidget(editor)
        self._layout.addWidget(self.problem)

    def bind(self, value: Entity | None) -> None:
        """Edit the field of this row; what is being typed for another row is settled first."""
        if self.value is not None and (value is None or value.id != self.value.id):
            self.settle()
        self.value = value
        self.setEnabled(value is not None)
        self.problem.hide()
        self.show_value(getattr(value, self.name) if value is not None else None)

    def show_value(self, value: Any) -> None:
        """Show what the row holds."""
        raise NotImplementedError

    def settle(self) -> None:
        """Make an act of what is being typed, if anything."""

    def commit(self, new: Any) -> None:
        """Give the row this value in one act."""
        if self.value is None or getattr(self.value, self.name) == new:
            return
        self.problem.hide()
        done = self.desk.run(self.desk.editing.change, self.value, refused=self.refuse, **{self.name: new})
        if done is not None:
            self.value = done.values.get(self.value.id) or self.value

    def refuse(self, error: AtelierError) -> None:
        """Say below the field why its entry does not do."""
        self.problem.setText(str(error))
        self.problem.show()


class TextField(Field):
    """One line, or more when `lines` is above one."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "", *, lines: int = 1) -> None:
        super().__init__(desk, name, title, hint)
        self._dirty = self._showing = False
        self.editor: QLineEdit | GrowingEdit = GrowingEdit(lines) if lines > 1 else QLineEdit()
        self.editor.textChanged.connect(self._on_typed)
        self.editor.installEventFilter(self)
        self.place(self.editor)
        self._draft, self._rest = QTimer(self), QTimer(self)
        for timer, slot in ((self._draft, self._on_draft), (self._rest, self.settle)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)

    def bind(self, value: Entity | None) -> None:
        if self.value is not None and (value is None or value.id != self.value.id):
            self.settle()
            self._dirty = False  # a refused entry was for that row, and must not end up in this one
        super().bind(value)

    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.text() if isinstance(self.editor, QLineEdit) else self.editor.toPlainText()

    def read(self, text: str) -> Any:
        """The value that a text stands for.

        Raises:
            AtelierError: it stands for none.
        """
        return text

    def write(self, value: Any) -> str:
        """The text of a value."""
        return str(value or "")

    def show_value(self, value: Any) -> None:
        text = self.write(value)
        if self._dirty or text == self.text():
            return
        self._showing = True
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
        else:
            self.editor.setPlainText(text)
        self._showing = False

    def _on_typed(self) -> None:
        if self._showing or self.value is None:
            return
        self._dirty = True
        if not self._draft.isActive():
            self._draft.start(DRAFT_MS)
        self._rest.start(REST_MS)

    def _on_draft(self) -> None:
        if not self._dirty or self.value is None:
            return
        try:
            typed = self.read(self.text())
        except AtelierError:
            return
        self.desk.editing.draft(self.value, self.name, typed)

    def settle(self) -> None:
        self._draft.stop()
        self._rest.stop()
        if not self._dirty or self.value is None:
            return
        try:
            typed = self.read(self.text())
        except AtelierError as error:
            self.refuse(error)
            return
        self._dirty = False
        if getattr(self.value, self.name) == typed:
            self.desk.editing.forget_draft(self.value, self.name)
        self.commit(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        if not self._dirty and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()  # nothing typed here yet: the key belongs to the whole event
            return True
        return super().eventFilter(watched, event)


class GrowingEdit(QPlainTextEdit):
    """A text of several lines that grows with its content; Tab goes on to the next field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()  # the document does not tell when a narrower width takes more lines

    def _fit(self) -> None:
        block, text = self.document().firstBlock(), 0.0
        while block.isValid():
            text += self.blockBoundingRect(block).height()
            block = block.next()
        height = round(max(text, self._lines * self.fontMetrics().lineSpacing())) + px(28)
        if height != self.height():
            self.setFixedHeight(height)


class VagueDateField(TextField):
    """A day, a month, or a span; an entry that is no date stays, with the reason."""

    def read(self, text: str) -> VagueDate:
        return VagueDate.parse(text)

    def write(self, value: Any) -> str:
        return value.text if isinstance(value, VagueDate) else ""


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


class Form(QWidget):
    """Fields below each other that edit one row; a tuple of fields stands beside each other."""

    def __init__(self, *fields: Field | tuple[Field, ...]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        self.fields: list[Field] = []
        for field in fields:
            group = field if isinstance(field, tuple) else (field,)
            self.fields += group
            layout.addLayout(_beside(group))
        self.bind(None)

    def bind(self, value: Entity | None) -> None:
        """Edit this row in every field."""
        for field in self.fields:
            field.bind(value)


def _beside(group: Sequence[Field]) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(px(14))
    for field in group:
        layout.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return layout


def enum_choices(names: dict[Any, str]) -> Choices:
    """The members of an enumeration with their translated names."""
    return lambda: [(tr(name), member) for member, name in names.items()]


def row_choices(desk: Desk, kind: type[Entity], name: str = "name") -> Choices:
    """The rows of a kind by one of their texts."""
    return lambda: [(getattr(value, name), value.id) for value in desk.editing.all(kind)]

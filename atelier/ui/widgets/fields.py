"""Fields of a row: what they share, and the form that holds them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError, NotSavedError
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, nest

Choices = Callable[[], Sequence[tuple[str, Any]]]


class WheelGuard(QObject):
    """Lets the wheel scroll the form, instead of changing a number or a choice that it happens to pass."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def guard(editor: QWidget) -> None:
    """The wheel neither changes this editor nor takes the cursor to it from where somebody types."""
    editor.installEventFilter(WheelGuard(editor))
    editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


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
            guard(editor)
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

    def commit(self, new: Any) -> bool:
        """Give the row this value in one act; False when it was refused and the entry must stay."""
        if self.value is None or getattr(self.value, self.name) == new:
            return True
        self.problem.hide()
        value = self.value
        self.desk.owed.drop(value, self.name)
        refused = partial(self._on_refused, value, new)
        done = self.desk.run(self.desk.editing.change, value, refused=refused, **{self.name: new})
        if done is not None:
            self.value = done.values.get(value.id) or value
        return done is not None

    def _on_refused(self, value: Entity, new: Any, error: AtelierError) -> None:
        if isinstance(error, NotSavedError):
            self.desk.owed.add(value, self.name, new)
        self.refuse(error)

    def refuse(self, error: AtelierError) -> None:
        """Say below the field why its entry does not do."""
        self.problem.setText(str(error))
        self.problem.show()


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
            nest(layout, _beside(group))
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

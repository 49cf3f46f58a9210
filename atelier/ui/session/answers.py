"""Giving one answer, whatever its shape: a button per option with its digit; the mouse is never needed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.answers import ONE, ORDER, POINTS, SOME, SPAN, Answer, Form, Shape
from atelier.domain.errors import AtelierError
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, row
from atelier.ui.widgets.row_button import RowButton

DIGITS = (*range(Qt.Key.Key_1, Qt.Key.Key_9 + 1), Qt.Key.Key_0)
BACK = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OptionButton(RowButton):
    """One option: the digit that chooses it, its words in full, and what was chosen."""

    def __init__(self, place: int, option: str) -> None:
        self.place, self.option = place, option
        self._mark = label("", "strong", wrap=False)
        holder = QWidget()
        line = row(label(key_of(place), "chip-quiet", wrap=False), label(option), self._mark, spacing=10)
        line.setStretch(1, 1)
        holder.setLayout(line)
        super().__init__(option, holder)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_mark(self, mark: str) -> None:
        """Show what was chosen of it; empty is nothing."""
        self._mark.setText(mark)
        self.setChecked(bool(mark))
        self.setAccessibleName(f"{self.option} {mark}".strip())

    def nextCheckState(self) -> None:
        """Not by itself: the answer decides."""


class AnswerEntry(QWidget):
    """One answer being made. Digits choose, Backspace takes the last choice back, Enter says that it is finished."""

    changed = Signal()
    answered = Signal(object)  # the Answer, valid and in its one spelling

    def __init__(self, form: Form, shape: Shape) -> None:
        super().__init__()
        self._form, self._shape = form, shape
        self._chosen: list[int] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        self.buttons = [self._button(place) for place in range(len(form.options))]
        for widget in self.buttons:
            layout.addWidget(widget)
        self._hint = label("", "muted")
        layout.addWidget(self._hint)
        self._show()

    def _button(self, place: int) -> OptionButton:
        widget = OptionButton(place, self._form.options[place])
        widget.clicked.connect(self._on_clicked)
        return widget

    @property
    def answer(self) -> Answer | None:
        """The answer in its one spelling; None while it is not a valid one."""
        try:
            return self._shape.require(self._given(), self._form)
        except AtelierError:
            return None

    def why_not(self) -> str:
        """What is still missing or too much; empty when the answer is valid."""
        try:
            self._shape.require(self._given(), self._form)
        except AtelierError as error:
            return str(error)
        return ""

    def clear(self) -> None:
        """Nothing chosen; for the next voter nothing of the former one stays."""
        self._chosen = []
        self._show()

    def finish(self) -> None:
        """Give the answer, or say what is still missing."""
        answer = self.answer
        if answer is None:
            self._hint.setText(self.why_not())
            self._hint.show()
        else:
            self.answered.emit(answer)

    def choose(self, place: int) -> None:
        """One more choice."""
        if 0 <= place < len(self.buttons):
            self._press(place)
            self._show()
            self.changed.emit()

    def _press(self, place: int) -> None:
        self._chosen = [place]

    def _given(self) -> Answer:
        return tuple(self._chosen)

    def _mark(self, place: int) -> str:
        return "✓" if place in self._chosen else ""

    def _told(self) -> str:
        return ""

    def _show(self) -> None:
        for widget in self.buttons:
            widget.show_mark(self._mark(widget.place))
        self._hint.setText(self._told())
        self._hint.setVisible(bool(self._told()))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, OptionButton):
            self.choose(sender.place)
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Its digits are no keys of the session around it."""
        wanted = isinstance(event, QKeyEvent) and _plain(event) and event.key() in {*DIGITS, *BACK, *ENTER}
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = _plain(event)
        if plain and event.key() in DIGITS:
            self.choose(DIGITS.index(event.key()))
        elif plain and event.key() in ENTER:
            self.finish()
        elif event.key() in BACK and self._chosen:
            self._chosen.pop()
            self._show()
            self.changed.emit()
        else:
            super().keyPressEvent(event)


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class OneEntry(AnswerEntry):
    """One option."""


class SomeEntry(AnswerEntry):
    """A set of options; choosing one again takes it out."""

    def _press(self, place: int) -> None:
        self._chosen = [p for p in self._chosen if p != place] if place in self._chosen else [*self._chosen, place]

    def _told(self) -> str:
        limit = self._form.limit
        return trn("At most {n} option.", "At most {n} options.", limit) if limit else ""


class PointsEntry(AnswerEntry):
    """Dots: each choice places one more."""

    def _press(self, place: int) -> None:
        self._chosen.append(place)

    def _given(self) -> Answer:
        return tuple(self._chosen.count(place) for place in range(len(self._form.options)))

    def _mark(self, place: int) -> str:
        return "●" * self._chosen.count(place)

    def _told(self) -> str:
        left = self._form.points - len(self._chosen)
        if left < 0:
            return self.why_not()
        told = trn("{n} dot left.", "{n} dots left.", left)
        if self._form.limit:
            told += " " + trn("At most {n} dot on one option.", "At most {n} dots on one option.", self._form.limit)
        return told


class OrderEntry(AnswerEntry):
    """An order: the first choice is the best; choosing one again takes it out."""

    def _press(self, place: int) -> None:
        self._chosen = [p for p in self._chosen if p != place] if place in self._chosen else [*self._chosen, place]

    def _mark(self, place: int) -> str:
        return tr("place {n}", n=self._chosen.index(place) + 1) if place in self._chosen else ""

    def _told(self) -> str:
        if self._form.complete:
            return tr("From best to least, all of them. Backspace takes the last one back.")
        return tr("From best to least, as many as you like. Backspace takes the last one back.")


class SpanEntry(AnswerEntry):
    """An interval: the lowest and the highest that somebody accepts."""

    def _press(self, place: int) -> None:
        self._chosen = [place] if len(self._chosen) >= 2 else [*self._chosen, place]

    def _given(self) -> Answer:
        return tuple(self._chosen) if len(self._chosen) == 2 else tuple(self._chosen * 2)

    def _mark(self, place: int) -> str:
        return "✓" if self._chosen and min(self._chosen) <= place <= max(self._chosen) else ""

    def _told(self) -> str:
        return tr("Choose the lowest and the highest that you accept; one alone counts for both.")


ENTRIES: dict[Shape, type[AnswerEntry]] = {
    ONE: OneEntry,
    SOME: SomeEntry,
    POINTS: PointsEntry,
    ORDER: OrderEntry,
    SPAN: SpanEntry,
}


def entry(shape: Shape, form: Form) -> AnswerEntry:
    """The widget that makes one answer of this shape."""
    return ENTRIES[shape](form, shape)


def key_of(place: int) -> str:
    """The digit that chooses an option; empty beyond the tenth."""
    return str((place + 1) % 10) if place < len(DIGITS) else ""


def legend(options: Sequence[str]) -> str:
    """The digits with their options, in one line."""
    return " · ".join(f"{key_of(place)} {option}" for place, option in enumerate(options) if key_of(place))

"""Counting hands: one total per answer, typed or by plus and minus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from atelier.i18n import tr
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.bars import paint_part
from atelier.ui.widgets.basics import button, clear, dress_box, label

TOP = 100_000
LONG = 20  # characters of an option that fit beside its total


class _Track(QWidget):
    """A small bar that grows with one total."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour, self._share = colour, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(22))
        self.setMinimumWidth(px(12))

    def show_share(self, share: float) -> None:
        """The filled part, 0..1."""
        self._share = min(1.0, share)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().track))
        filled = self.rect().toRectF()
        filled.setWidth(filled.width() * self._share)
        paint_part(painter, filled, tokens().bar(self._colour), self._colour)


class Counting(QWidget):
    """The sheet that the typist fills in; every total is stored at once."""

    entered = Signal(object)  # the totals, a tuple of int
    finished = Signal()  # Enter on the last total

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self.boxes: list[QSpinBox] = []
        self._tracks: list[_Track] = []
        self._shown: tuple[str, ...] = ()

    def show_totals(self, options: Sequence[str], colours: Sequence[str], totals: Sequence[int], present: int) -> None:
        """Show what has been counted so far."""
        if tuple(options) != self._shown:
            self._build(options, colours)
        for box, track, total in zip(self.boxes, self._tracks, totals, strict=True):
            box.blockSignals(True)
            box.setValue(total)
            box.blockSignals(False)
            track.show_share(total / present if present else 0.0)

    def _build(self, options: Sequence[str], colours: Sequence[str]) -> None:
        clear(self._grid)
        self._shown, self.boxes, self._tracks = tuple(options), [], []
        long = max(map(len, options)) > LONG
        for line, (option, colour) in enumerate(zip(options, colours, strict=True)):
            box, track = self._box(option), _Track(colour)
            less = button("−", self._on_less, "step", tip=tr("One less: {option}", option=option))
            more = button("+", self._on_more, "step", tip=tr("One more: {option}", option=option))
            for step in (less, more):
                step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                step.setProperty("line", line)
            name: QLabel = label(option, wrap=long)
            if long:  # above its own line, so that all of it can be read
                self._grid.addWidget(name, 2 * line, 0, 1, 5)
            else:
                self._grid.addWidget(name, 2 * line + 1, 0)
            for column, widget in enumerate((track, box, less, more), 1):
                self._grid.addWidget(widget, 2 * line + 1, column)
            self.boxes.append(box)
            self._tracks.append(track)

    def _box(self, option: str) -> QSpinBox:
        box = QSpinBox()
        box.setProperty("role", "count")
        box.setRange(0, TOP)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setFixedWidth(px(64))
        box.setKeyboardTracking(False)
        dress_box(box)
        box.setAccessibleName(option)
        box.valueChanged.connect(self._on_value)
        box.installEventFilter(self)
        return box

    def totals(self) -> tuple[int, ...]:
        """What stands in the boxes, typed digits included."""
        self.settle()
        return tuple(box.value() for box in self.boxes)

    def settle(self) -> None:
        """Take over digits that were typed without Enter."""
        for box in self.boxes:
            if box.lineEdit().isModified():
                box.interpretText()
                box.lineEdit().setModified(False)

    def _on_value(self) -> None:
        self.entered.emit(tuple(box.value() for box in self.boxes))

    def _step(self, by: int) -> None:
        sender = self.sender()
        line = sender.property("line") if sender else None
        if line is not None:
            self.settle()
            self.boxes[int(line)].stepBy(by)

    def _on_less(self) -> None:
        self._step(-1)

    def _on_more(self) -> None:
        self._step(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next total; behind the last one it is finished."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QSpinBox):
            watched.selectAll()
        if isinstance(event, QKeyEvent) and isinstance(watched, QSpinBox) and _is_enter(event):
            watched.interpretText()
            watched.lineEdit().setModified(False)
            self._after(watched)
            return True
        return super().eventFilter(watched, event)

    def _after(self, box: QSpinBox) -> None:
        place = self.boxes.index(box) + 1
        if place < len(self.boxes):
            self.boxes[place].setFocus()
            self.boxes[place].selectAll()
        else:
            self.finished.emit()


def _is_enter(event: QKeyEvent) -> bool:
    """Enter without Ctrl, which closes the poll."""
    plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
    return event.type() == QEvent.Type.KeyPress and plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}

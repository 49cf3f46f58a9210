"""What the marks of a matrix mean: each with its letter, its pattern, its key and its words."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.basics import flow, label
from atelier.ui.widgets.matrix import Mark, paint_mark


class MarkSample(QWidget):
    """One mark as it looks in the matrix."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(QSize(px(34), px(26)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_mark(QPainter(self), QRect(0, 0, self.width(), self.height()), self._mark)


def legend(marks: Sequence[tuple[str, Mark]]) -> QWidget:
    """Every mark with the key that sets it."""
    return flow(*(_entry(key, mark) for key, mark in marks), spacing=14)


def _entry(key: str, mark: Mark) -> QWidget:
    entry = QWidget()
    layout = QHBoxLayout(entry)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(6))
    layout.addWidget(MarkSample(mark))
    words = f"{mark.words} ({key})" if key else mark.words
    layout.addWidget(label(words, wrap=False))
    return entry

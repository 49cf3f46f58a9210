"""A list with the form of its chosen row: beside each other, or above and below when there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.columns import scrolled


class MasterDetail(QWidget):
    """Both sides scroll by themselves, so that the form stays in sight beside a long list."""

    def __init__(self, master: QWidget, detail: QWidget, least: int = 340) -> None:
        super().__init__()
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(px(22), px(16), px(22), 0)
        self._box.setSpacing(px(16))
        self.master, self.detail = scrolled(_on_top(master)), scrolled(_on_top(detail))
        self._box.addWidget(self.master, 1)
        self._box.addWidget(self.detail, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= 2 * px(self._least) + px(60)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def _on_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, px(16))
    layout.addWidget(widget)
    layout.addStretch(1)
    return holder

"""The bar at the top of a page, of one height everywhere: where we are, the title, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, nest

HEIGHT = 70  # at scale 1: two lines and their margins


class Head(QFrame):
    """Keeps its height when the line above the title is empty, and the title its place."""

    def __init__(self, title: str, *, crumb: str | None = "") -> None:
        """`crumb` is where we are; None on a page that has no such line, where the title stands in the middle."""
        super().__init__()
        self.setProperty("role", "top")
        self.setMinimumHeight(px(HEIGHT))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(px(22), px(12), px(22), px(12))
        self._line.setSpacing(px(10))
        self.crumb, self.title = label(crumb or "", "muted"), label(title, "title")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.crumb)
        names.addWidget(self.title)
        if crumb is None:
            self.crumb.hide()
            names.addStretch(1)
        nest(self._line, names, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(px(10))
        nest(self._line, self._actions)

    def add(self, widget: QWidget) -> None:
        """Something at the right end."""
        self._actions.addWidget(widget)

    def lie(self, *, narrow: bool) -> None:
        """A narrow page puts what can be done below where we are."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._line.direction():
            self._line.setDirection(direction)
            self._actions.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight)

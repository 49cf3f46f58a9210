"""A page with one card that covers the views for a while."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button
from atelier.ui.widgets.head import Head
from atelier.ui.widgets.middle import in_the_middle

WIDE = 560


class OverPanel(QWidget):
    """Fills `home` from its opening until Esc; the cursor then goes back to where it was. Its parts go in `card`."""

    def __init__(self, title: str, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        self.setAccessibleName(title)
        self.card = Card()
        self.card.setMaximumWidth(px(WIDE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head(title))
        layout.addWidget(self._scrolling(), 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        home.installEventFilter(self)
        self.hide()

    def _head(self, title: str) -> Head:
        head = Head(title, crumb=None)
        head.add(button(tr("Close"), self.leave, tip=tr("Close (Esc)")))
        return head

    def _scrolling(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(in_the_middle(self.card))
        return area

    def cover(self, first: QWidget) -> None:
        """Cover the window, with the cursor in `first`."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._home.rect())
        self.show()
        self.raise_()
        first.setFocus()

    def leave(self) -> None:
        """Back to the work."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._home:
            self.setGeometry(self._home.rect())
        return super().eventFilter(watched, event)

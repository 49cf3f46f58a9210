"""A page that covers a whole window and hides what is in it, until whoever may lets it go."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Cover(QWidget):
    """While it is there the window's own keys, menus and names for screen readers are gone, and it takes no files."""

    ended = Signal()

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._closing = False  # the window was to be closed
        self._before: QWidget | None = None
        self._hidden: list[QWidget] = []
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def cover(self) -> None:
        """Cover the window."""
        self._before = QApplication.focusWidget()
        children = self._home.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._hidden = [child for child in children if child.isVisible() and not child.isWindow()]
        for child in self._hidden:
            child.hide()
        self._home.installEventFilter(self)
        self.setGeometry(self._home.rect())
        self.show()

    def uncover(self) -> None:
        """Give the window back, and close it if that was asked meanwhile."""
        self._home.removeEventFilter(self)
        self.hide()
        for child in self._hidden:
            child.show()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()
        if self._closing:
            self._home.close()

    def ask_out(self) -> None:
        """Somebody wants out: each page has its own way."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window follows in size, takes no files, and closes with leave only."""
        if watched is self._home and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._home.rect())
        elif watched is self._home and event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            event.ignore()
            return True
        elif watched is self._home and event.type() == QEvent.Type.Close:
            event.ignore()
            self.ask_out()
            self._closing = True
            return True
        return super().eventFilter(watched, event)

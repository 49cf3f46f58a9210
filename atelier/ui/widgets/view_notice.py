"""The notice of a whole view: a problem makes room for itself, news floats, so nothing moves when it goes by itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.basics import set_role
from atelier.ui.widgets.notice import SHOWN_MS, Notice

WIDE = 720  # of news that floats, at scale 1


class ViewNotice(Notice):
    """Its `place` is put in the layout of the view; news lies above the foot of the view instead."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self._view = view
        self.place = QVBoxLayout()
        self.place.addWidget(self)
        self._floats = False
        view.installEventFilter(self)

    def lie(self, *, passing: bool) -> None:
        self._floats = passing
        if passing:
            self.place.removeWidget(self)
            self.setParent(self._view)
            set_role(self, "news")
            self._float()
            self.raise_()
        else:
            self.place.addWidget(self)

    def _float(self) -> None:
        """At the foot, in the middle, as high as its text needs."""
        wide = min(self._view.width() - 2 * px(22), px(WIDE))
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        self.setGeometry((self._view.width() - wide) // 2, self._view.height() - high - px(16), wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._view and self._floats:
            self._float()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """It stays while it is pointed at."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._floats:
            self._timer.start(SHOWN_MS)

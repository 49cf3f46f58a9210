"""Panels beside each other while there is room, as tabs when there is not (UX: nothing scrolls sideways)."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from atelier.ui.theme import px


class Sheet(QWidget):
    """What scrolls: as tall as its texts are at this width, where Qt would take the height at the least width."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self._box.hasHeightForWidth() else hint


def scrolled(widget: QWidget) -> QScrollArea:
    """A widget that scrolls down and never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sheet = Sheet(widget)
    sheet.setProperty("role", "page")
    widget.setProperty("role", widget.property("role") or "page")
    area.setWidget(sheet)
    return area


class Columns(QStackedWidget):
    """`panels` are (title, widget, least width at scale 1, share of the extra room)."""

    def __init__(self, panels: Sequence[tuple[str, QWidget, int, int]]) -> None:
        super().__init__()
        self._panels = [(title, scrolled(widget), least, share) for title, widget, least, share in panels]
        self._beside, self._tabs = QWidget(), QTabWidget()
        self._row = QHBoxLayout(self._beside)
        self._row.setContentsMargins(px(22), px(16), px(22), px(16))
        self._row.setSpacing(px(16))
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self.addWidget(self._beside)
        self.addWidget(self._tabs)
        self._tabbed: bool | None = None
        self._arrange(tabbed=False)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), px(240))  # else the widths of the panels would keep the window from getting narrower

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(px(least) + px(16) for _, _, least, _ in self._panels) + px(44)
        self._arrange(tabbed=event.size().width() < needed)

    def show_panel(self, index: int) -> None:
        """Bring a panel to the front when they are tabs."""
        self._tabs.setCurrentIndex(index)

    def _arrange(self, *, tabbed: bool) -> None:
        if tabbed == self._tabbed:
            return
        self._tabbed = tabbed
        for title, page, least, share in self._panels:
            if tabbed:
                margin = px(16)
                page.setMinimumWidth(0)
                page.setViewportMargins(margin, margin, margin, margin)
                self._tabs.addTab(page, title)
            else:
                page.setViewportMargins(0, 0, 0, 0)
                page.setMinimumWidth(px(least))
                self._row.addWidget(page, share)
                page.show()
        self.setCurrentIndex(int(tabbed))

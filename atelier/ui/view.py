"""What every view has: a bar with where we are and what can be done, a notice, and its content."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, nest
from atelier.ui.widgets.head import Head
from atelier.ui.widgets.view_notice import ViewNotice

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes

BESIDE = 760  # from this width on, at scale 1, the actions stand beside the title


class View(QWidget):
    """A page of the window. It refreshes when it is shown, and when an act touches one of its KINDS."""

    KINDS: ClassVar[tuple[type[Entity], ...]] = ()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "page")
        self._stale = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = Head(title)
        self.crumb, self.title = self.head.crumb, self.head.title
        outer.addWidget(self.head)
        self.notice = ViewNotice(self)
        nest(outer, self.notice.place)
        self._outer = outer
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh_now)
        desk.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow view puts what can be done below where we are."""
        super().resizeEvent(event)
        self.head.lie(narrow=event.size().width() < px(BESIDE))

    def add_action(
        self, text: str, slot: Callable[[], object], role: str = "", shortcut: str = "", tip: str = ""
    ) -> QPushButton:
        """A button at the right end of the bar."""
        widget = button(text, slot, role, shortcut, tip)
        self.head.add(widget)
        return widget

    def add_to_bar(self, widget: QWidget) -> None:
        """Something else at the right end of the bar."""
        self.head.add(widget)

    def set_content(self, widget: QWidget) -> None:
        """The content below the bar."""
        self._outer.addWidget(widget, 1)

    def refresh(self) -> None:
        """Ask the services and show what they say."""

    def focus_on(self, value: Entity) -> None:
        """Bring one row into sight, as the search asks."""

    def release(self) -> None:
        """The event closes: ask it nothing any more."""
        self._soon.stop()

    def memory(self) -> object:
        """What this view is at, beyond the file; None where the file says it all."""
        return None

    def recall(self, memory: object) -> None:
        """Go on where a former view of the same kind was."""

    def on_refused(self, error: AtelierError) -> None:
        """A refusal is told in the view where it happened."""
        self.notice.warn(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _on_changed(self, changes: "Changes") -> None:
        if not changes.touches(*self.KINDS):
            return
        self._stale = True
        if self.isVisible():
            self._soon.start(0)

    def _refresh_now(self) -> None:
        """Only while it is seen: a view that was hidden meanwhile refreshes when it is shown again."""
        if self.isVisible():
            self._stale = False
            self.refresh()

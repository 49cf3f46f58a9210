"""One sentence at the place where something happened, with a way on; never a wall."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, clear, flow, label, nest, row, set_role

SHOWN_MS = 8000


class Notice(QFrame):
    """Hidden until there is something to say; a problem stays until it is closed, news goes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(22), px(8), px(12), px(8))
        layout.setSpacing(px(6))
        self.text = label()
        self.text.setAccessibleName(tr("Notice"))
        close = button("✕", self.clear, "quiet", tip=tr("Close this notice"))
        line = row(self.text, close)
        line.setStretch(0, 1)
        nest(layout, line)
        self._ways = flow()
        layout.addWidget(self._ways)
        self._shown: tuple[tuple[str, Callable[[], object]], ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def tell(self, text: str) -> None:
        """News that goes by itself."""
        self._show(text, "notice", (), passing=True)
        self._timer.start(SHOWN_MS)

    def saved(self, target: Path) -> None:
        """News of a file that was written: where it is, with a button that opens it."""
        text = tr("Saved as “{name}” in “{folder}”.", name=target.name, folder=target.parent)
        self._show(text, "notice", ((tr("Open"), partial(_open, target)),), passing=True)
        self._timer.start(2 * SHOWN_MS)

    def ask(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """A question that waits for one of its buttons."""
        self._show(text, "notice", ways)

    def warn(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """A problem, with buttons that lead on."""
        self._show(text, "notice-problem", ways)

    def add(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """A problem below what is said already, which keeps its buttons."""
        if self.isHidden():
            self.warn(text, *ways)
        else:
            self.warn(f"{self.text.text()}\n{text}", *self._shown, *ways)

    def clear(self) -> None:
        """Nothing to say."""
        self._timer.stop()
        self.hide()

    def _show(
        self, text: str, role: str, ways: tuple[tuple[str, Callable[[], object]], ...], *, passing: bool = False
    ) -> None:
        self._timer.stop()
        self._shown = ways
        layout = self._ways.layout()
        if layout is not None:
            clear(layout)
            for name, slot in ways:
                layout.addWidget(button(name, slot))
        self._ways.setVisible(bool(ways))
        set_role(self, role)
        self.text.setText(text)
        self.lie(passing=passing)
        self.show()

    def lie(self, *, passing: bool) -> None:
        """Take a place for what is said; `passing` news goes by itself."""


def _open(target: Path) -> None:
    """In the program that this laptop has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

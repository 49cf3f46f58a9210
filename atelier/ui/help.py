"""The help over the views, from the rail to the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.help_panel import HelpPanel
from atelier.ui.printing import Printer


class Help(QObject):
    """Opens the help beside the rail, and prints the keys on a page that can lie beside the laptop."""

    def __init__(self, desk: Desk, home: QWidget, rail: QWidget) -> None:
        super().__init__(home)
        self._desk, self._home, self._rail = desk, home, rail
        self._keys: Sequence[tuple[str, str]] = ()
        self.panel = HelpPanel()
        self.panel.print_wanted.connect(self._on_print)
        self.printer = Printer(desk, self.panel, self.panel.notice)
        self.panel.setParent(home)
        self.panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel.hide()
        for widget in (home, rail):
            widget.installEventFilter(self)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """All keys with what they do."""
        self._keys = keys
        self.panel.show_keys(keys)

    def open(self) -> None:
        """Help that works offline."""
        self.panel.show()
        self._place()
        self.panel.raise_()
        self.panel.setFocus()

    def _place(self) -> None:
        left = self._rail.width()
        self.panel.setGeometry(left, 0, self._home.width() - left, self._home.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_print(self) -> None:
        self.printer.save(self._desk.printing.keys(self._keys), tr("keys"))

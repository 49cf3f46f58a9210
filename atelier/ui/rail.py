"""The rail at the left: the views, the menu, and at its foot whether everything is saved."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label


class Rail(QFrame):
    """One button per view, in the order of Ctrl+1 and on."""

    chosen = Signal(str)

    def __init__(self, title: str, entries: list[tuple[str, str, QIcon]], menu: QMenu, menu_icon: QIcon) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setFixedWidth(px(208))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(18), px(12), px(12))
        layout.setSpacing(px(4))
        layout.addWidget(label("Atelier", "brand"))
        self.event_title = label(title)
        layout.addWidget(self.event_title)
        layout.addSpacing(px(12))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for number, (key, name, icon) in enumerate(entries, 1):
            entry = self._entry(name, icon)
            entry.setCheckable(True)
            entry.setToolTip(f"{name} · Ctrl+{number}")
            entry.setProperty("key", key)
            entry.clicked.connect(self._on_clicked)
            self._group.addButton(entry)
            self.buttons[key] = entry
            layout.addWidget(entry)
        layout.addStretch(1)
        self.menu_button = self._entry(tr("Menu"), menu_icon)
        self.menu_button.setMenu(menu)
        layout.addWidget(self.menu_button)
        self.foot = label()
        self.foot.setContentsMargins(px(8), px(6), px(8), 0)
        layout.addWidget(self.foot)

    @staticmethod
    def _entry(name: str, icon: QIcon) -> QPushButton:
        entry = QPushButton(icon, f"  {name}")
        entry.setIconSize(QSize(px(18), px(18)))
        entry.setAccessibleName(name)
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return entry

    def show_view(self, key: str) -> None:
        """Mark the view that is open."""
        self.buttons[key].setChecked(True)

    def saved(self, at: datetime) -> None:
        """The last act is on disk since this moment."""
        self.foot.setText(tr("Everything saved · {time}", time=f"{at:%H:%M:%S}"))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(str(sender.property("key")))

"""The rail at the left: the views, the menu, and at its foot whether everything is saved."""

from datetime import datetime
from textwrap import shorten

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, set_role

LONGEST_TITLE, LONGEST_WORD = 70, 20


class Rail(QFrame):
    """One button per view, in the order of Ctrl+1 and on."""

    chosen = Signal(str)
    waiting_wanted = Signal()

    def __init__(
        self, title: str, entries: list[tuple[str, str, QIcon]], menu: QMenu, icons: tuple[QIcon, QIcon]
    ) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        layout = QVBoxLayout(self)
        layout.setSpacing(px(4))
        self._layout = layout
        self._names: dict[QPushButton, str] = {}
        self._saved = ""
        self.saved_until = ""
        self._backup, self._backup_wrong = "", False
        self._brand = label("Atelier", "brand")
        self.event_title = label()
        self.show_title(title)
        self.event_title.setContentsMargins(0, 0, 0, px(12))
        layout.addWidget(self._brand)
        layout.addWidget(self.event_title)
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
        self.waiting = self._entry("", icons[1])
        self.waiting.clicked.connect(self.waiting_wanted)
        self.waiting.hide()
        layout.addWidget(self.waiting)
        self.menu_button = self._entry(tr("Menu"), icons[0])
        self.menu_button.setMenu(menu)
        layout.addWidget(self.menu_button)
        self.foot = label()
        layout.addWidget(self.foot)
        self.backup = label()
        layout.addWidget(self.backup)
        self.compact = False
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Icons alone, where a small screen or large text leaves no room for words."""
        self.compact = compact
        self.setFixedWidth(px(66 if compact else 208))
        side, top = (px(6), px(6)) if compact else (px(12), px(18))
        self._layout.setContentsMargins(side, top, side, px(6) if compact else px(12))
        for entry, name in self._names.items():
            entry.setText("" if compact else f"  {name}")
            set_role(entry, "icon" if compact else "")
        self._brand.setHidden(compact)
        self.event_title.setHidden(compact)
        self._tell()

    def _entry(self, name: str, icon: QIcon) -> QPushButton:
        entry = QPushButton(icon, f"  {name}")
        self._names[entry] = name
        entry.setIconSize(QSize(px(18), px(18)))
        entry.setAccessibleName(name)
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return entry

    def show_title(self, title: str) -> None:
        """The name of the event; a very long one in part, with the whole in the tooltip."""
        words = (word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…" for word in title.split())
        self.event_title.setText(shorten(" ".join(words), LONGEST_TITLE, placeholder=" …"))
        self.event_title.setToolTip(title)

    def show_view(self, key: str) -> None:
        """Mark the view that is open, if it is one of these."""
        self._group.setExclusive(False)
        for name, entry in self.buttons.items():
            entry.setChecked(name == key)
        self._group.setExclusive(True)

    def show_waiting(self, n: int) -> None:
        """How much waits for a choice since files came together; nothing is shown when that is nothing."""
        told = trn("{n} to choose", "{n} to choose", n)
        self._names[self.waiting] = told
        self.waiting.setAccessibleName(told)
        self.waiting.setToolTip(tr("Two laptops wrote this differently"))
        self.waiting.setText("" if self.compact else f"  {told}")
        self.waiting.setVisible(bool(n))

    def saved(self, at: datetime) -> None:
        """The last act is on disk since this moment."""
        self._saved = self.saved_until = f"{at:%H:%M:%S}"
        self._tell()

    @property
    def is_saved(self) -> bool:
        """Whether the last change is in the file."""
        return bool(self._saved)

    def unsaved(self) -> None:
        """The last change could not be written."""
        self._saved = ""
        self._tell()

    def backed_up(self, state: str, wrong: bool) -> None:
        """How it stands with the backups; `wrong` asks for attention."""
        self._backup, self._backup_wrong = state, wrong
        self._tell()

    def _tell(self) -> None:
        whole = tr("Everything saved · {time}", time=self._saved) if self._saved else tr("Not saved!")
        short = f"✓ {self._saved[:5]}" if self._saved else "!"
        self.foot.setText(short if self.compact else whole)
        set_role(self.foot, "" if self._saved else "unsaved")
        self.foot.setAccessibleName(whole)
        self.foot.setToolTip(whole)
        self.backup.setText(" ".join(["!"] * self._backup_wrong + [self._backup] * (not self.compact)))
        set_role(self.backup, "unsaved" if self._backup_wrong else "")
        self.backup.setAccessibleName(self._backup)
        self.backup.setToolTip(self._backup)
        self.backup.setHidden(not self._backup or (self.compact and not self._backup_wrong))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(str(sender.property("key")))

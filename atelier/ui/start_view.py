"""The first page: recent events, new, open, and the built-in example; a file may be dropped on it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.i18n import language, long_date, tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.notice import Notice


class NewEventCard(Card):
    """The name and region of a new event, and whether it starts with the library."""

    wanted = Signal(str, str, bool)  # title, region, with the library
    lacking = Signal(str)  # a sentence

    def __init__(self) -> None:
        super().__init__(tr("New event"))
        self.title_line, self.region_line = QLineEdit(), QLineEdit()
        for line, text in ((self.title_line, tr("Name of the event")), (self.region_line, tr("Region"))):
            line.setPlaceholderText(text)
            line.setAccessibleName(text)
            line.returnPressed.connect(self._on_wanted)
            self.body.addWidget(line)
        self.library = QCheckBox(tr("Start with the library"))
        self.library.setChecked(True)
        self.body.addWidget(self.library)
        hint = tr("Eighteen municipalities, dilemma's, statements, roles of the council and forms, all to be changed.")
        self.body.addWidget(label(hint, "muted"))
        self.make = button(tr("Make the event…"), self._on_wanted, "primary")
        self.body.addWidget(flow(self.make))

    def _on_wanted(self) -> None:
        title = self.title_line.text().strip()
        if title:
            self.wanted.emit(title, self.region_line.text().strip(), self.library.isChecked())
        else:
            self.lacking.emit(tr("Give the event a name first."))
            self.title_line.setFocus()


class StartView(QWidget):
    """What the program opens with when no file was given."""

    open_wanted = Signal()
    path_wanted = Signal(object)  # a Path
    example_wanted = Signal(bool)  # with the fictitious filling
    language_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.notice = Notice()
        outer.addWidget(self.notice)
        page = QWidget()
        outer.addWidget(scrolled(page), 1)
        centre = QHBoxLayout(page)
        self._column = QWidget()
        self._column.setMaximumWidth(px(920))
        centre.addStretch(1)
        centre.addWidget(self._column, 100, Qt.AlignmentFlag.AlignTop)
        centre.addStretch(1)
        self._fill(QVBoxLayout(self._column))

    def _fill(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(px(22), px(40), px(22), px(22))
        layout.setSpacing(px(16))
        layout.addWidget(label("Atelier", "hero"))
        layout.addWidget(label(tr("Run policy workshops without internet. One file holds one event."), "muted"))
        cards = QHBoxLayout()
        cards.setSpacing(px(16))
        self.new = NewEventCard()
        self.new.lacking.connect(self.notice.tell)
        cards.addWidget(self.new, 1, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setSpacing(px(16))
        side.addWidget(self._open_card())
        side.addWidget(self._example_card())
        side.addStretch(1)
        nest(cards, side, 1)
        nest(layout, cards)
        other = "English" if language() == "nl" else "Nederlands"
        self.language = button(other, self._on_language, "quiet", tip="Nederlands / English")
        layout.addWidget(flow(self.language))
        layout.addStretch(1)

    def _open_card(self) -> Card:
        card = Card(tr("Open"))
        card.body.addWidget(flow(button(tr("Open a file…"), self.open_wanted.emit, shortcut="Ctrl+O")))
        card.body.addWidget(label(tr("Or drop a file on this window."), "muted"))
        self._recent_title = label(tr("Opened before"), "caption")
        self._recent_title.hide()
        card.body.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(px(6))
        nest(card.body, self._recent)
        return card

    def _example_card(self) -> Card:
        card = Card(tr("Example: Week van de Regio 2019"))
        card.body.addWidget(label(tr("A fresh copy of the built-in week, to try everything on."), "muted"))
        self.example = button(tr("Open the example"), self._on_example)
        self.filled = button(tr("With fictitious ateliers"), self._on_filled, "quiet")
        card.body.addWidget(flow(self.example, self.filled))
        return card

    def show_recent(self, paths: Sequence[Path]) -> None:
        """The files that were open before, the latest first; also those that are not where they were."""
        clear(self._recent)
        self._recent_title.setVisible(bool(paths))
        for path in paths:
            entry = button(f"{path.stem} · {_changed(path)}", self._on_recent, tip=str(path))
            entry.setProperty("path", str(path))
            self._recent.addWidget(entry, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_recent(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.path_wanted.emit(Path(str(sender.property("path"))))

    def _on_example(self) -> None:
        self.example_wanted.emit(False)

    def _on_filled(self) -> None:
        self.example_wanted.emit(True)

    def _on_language(self) -> None:
        self.language_wanted.emit("en" if language() == "nl" else "nl")


def _changed(path: Path) -> str:
    try:
        return long_date(datetime.fromtimestamp(path.stat().st_mtime).astimezone().date())
    except OSError:
        return tr("not found")

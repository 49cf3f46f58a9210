"""The window of an open event: the rail, the views, what is found, and taking back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import qtawesome
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.kind_names import KIND_NAMES
from atelier.i18n import mark, tr
from atelier.services.answering import READ
from atelier.services.deeds import deed
from atelier.services.merging import MERGE, SETTLE
from atelier.ui.actions import Command, CommandMenu, key_table
from atelier.ui.archiving import Archiver
from atelier.ui.backups_panel import BackupsPanel
from atelier.ui.desk import Desk
from atelier.ui.help_panel import HelpPanel
from atelier.ui.password_panel import PasswordPanel
from atelier.ui.pin_panel import PinPanel
from atelier.ui.printing import Printer
from atelier.ui.rail import Rail
from atelier.ui.search_panel import SearchPanel
from atelier.ui.theme import px
from atelier.ui.tokens import RAIL_TEXT
from atelier.ui.view import View
from atelier.ui.week.retention import overdue
from atelier.ui.widgets.basics import label

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes

CONTESTING = frozenset({MERGE, SETTLE, READ})  # acts that, done or taken back, can open or end a choice
ROOMY = 900  # from this width on, at scale 1, the rail has words beside its icons


@dataclass(frozen=True, slots=True)
class Place:
    """One view; `finds` are the kinds of rows that the search opens in it. Without an icon it is in the menu alone."""

    key: str
    title: str
    icon: str
    make: "Callable[[Workbench], View]"
    finds: tuple[type[Entity], ...] = ()


class Workbench(QWidget):
    """Rail and views of one open event."""

    opened = Signal()  # the event was opened just now, and its window is there
    choices_wanted = Signal()  # to settle what two laptops wrote differently
    files_wanted = Signal(object)  # a list of Paths that are to be merged
    turned = Signal(str)  # to another view, by its key

    def __init__(self, desk: Desk, places: Sequence[Place], commands: Sequence[Command], first: str) -> None:
        super().__init__()
        self.desk = desk
        self.places = {place.key: place for place in places}
        self._views: dict[str, View] = {}
        event = desk.workspace.event
        shortcuts = [
            Command(place.title, f"Ctrl+{n}" if place.icon else "", partial(self.open, place.key), not place.icon)
            for n, place in enumerate(places, 1)
        ]
        self.pin, self.backups = PinPanel(desk, self), BackupsPanel(desk, self)
        self.archiver, self.password = Archiver(desk, self), PasswordPanel(desk, self)
        own = [
            Command(mark("Undo"), "Ctrl+Z", self.undo),
            Command(mark("Redo"), "Ctrl+Y, Ctrl+Shift+Z", self.redo),
            Command(mark("Search"), "Ctrl+F", self.search),
            Command(mark("Help"), "F1", self.help),
            Command(mark("PIN…"), "", self.pin.open),
            Command(mark("Password…"), "", self.password.open),
            Command(mark("Backups…"), "", self.backups.open),
            Command(mark("Notice for the door…"), "", self._on_notice),
            Command(mark("Copy without people for the archive…"), "", self._on_archive),
            Command(),
        ]
        menu = CommandMenu([*own, *shortcuts, Command(), *commands], self)
        entries = [(place.key, tr(place.title), icon(place.icon)) for place in places if place.icon]
        self.rail = Rail(event.title, entries, menu, (icon("fa6s.bars"), icon("fa6s.code-compare")))
        self.rail.chosen.connect(self.open)
        self.rail.waiting_wanted.connect(self.show_choices)
        self.stack = QStackedWidget()
        self._build(fictitious=event.fictitious)
        self.searching = SearchPanel(desk, self, tuple(kind for place in places for kind in place.finds))
        self.searching.hide()
        self.searching.found.connect(self.show_row)
        self._keys = [*key_table([*own, *shortcuts, *commands]), *session_keys()]
        self.helping = HelpPanel(self._keys)
        self.helping.print_wanted.connect(self._on_print)
        self._printer = Printer(desk, self.helping, self.helping.notice)
        self.helping.setParent(self)
        self.helping.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.helping.hide()
        self.pin.done.connect(self.tell)
        desk.pin_wanted.connect(self.pin.open)
        desk.changed.connect(self._on_changed)
        desk.refused.connect(self.warn)
        desk.owed.unpaid.connect(self.rail.unsaved)
        desk.owed.paid.connect(self._on_paid)
        self.rail.saved(desk.sessions.now())
        self._show_waiting()
        self.open(first if first in self.places else places[0].key)
        self._tell_place()
        late = overdue(event, desk)
        if late:
            self.view.notice.warn(late, (tr("Copy without people for the archive…"), self._on_archive))
        if desk.workspace.recovered is not None:
            self.view.notice.tell(tr("What was being typed when the program stopped has been kept."))

    def _tell_place(self) -> None:
        """Say what is special about where the file lies."""
        for copy in self.desk.workspace.conflict_copies()[:1]:
            self.view.notice.ask(
                tr("Beside this file lies “{name}”, made because two laptops wrote it. Merge it?", name=copy.name),
                (tr("Merge it with this event…"), partial(self.merge, copy)),
            )
            return
        former = self.desk.workspace.file.former
        if former is not None:
            told = tr(
                "This file was of an older version and was renewed. As it was it is kept as “{place}”.", place=former
            )
            self.view.notice.ask(told)
        elif self.desk.workspace.checkout is not None:
            self.view.notice.tell(
                tr(
                    "This file lies on a share or in a synced folder. You work on a copy on this laptop, which is "
                    "copied back with every backup and on closing."
                )
            )

    def _build(self, *, fictitious: bool) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        if fictitious:
            banner = label(tr("Fictitious example: people, answers and proposals are invented."), "fictitious")
            banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
            right.addWidget(banner)
        right.addWidget(self.stack, 1)
        layout.addLayout(right, 1)

    @property
    def view(self) -> View:
        """The view that is open."""
        return self._views[self.key]

    @property
    def key(self) -> str:
        """The key of the view that is open."""
        return next(key for key, view in self._views.items() if view is self.stack.currentWidget())

    def view_of(self, key: str) -> View:
        """The view of a place, made when it is first asked for: all of them at once would keep somebody waiting."""
        if key not in self._views:
            self._views[key] = self.places[key].make(self)
            self.stack.addWidget(self._views[key])
        return self._views[key]

    def make_ready(self, on: bool) -> None:
        """A projector that comes on has something to show, also while another view is open."""
        if on:
            self.view_of("session").refresh()

    def open(self, key: str) -> None:
        """Go to a view; what is being typed becomes an act first."""
        self.desk.settle()
        self.helping.hide()
        self.pin.hide()
        self.password.hide()
        self.backups.hide()
        self.stack.setCurrentWidget(self.view_of(key))
        self.rail.show_view(key)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(key)

    # Taking back, finding, helping

    def undo(self) -> None:
        """Take back the last act."""
        self._take(self.desk.run(self.desk.editing.undo), tr("There is nothing to undo."), tr("Undone: {what}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._take(self.desk.run(self.desk.editing.redo), tr("There is nothing to redo."), tr("Done again: {what}"))

    def _take(self, changes: "Changes | None", nothing: str, done: str) -> None:
        if changes is None:
            self.view.notice.tell(nothing)
            return
        text = done.format(what=deed(self.desk.workspace.file, changes))
        if changes.left:
            text += " · " + tr("left as it is, because it was changed since: {what}", what=_in_words(changes.left))
        self.view.notice.tell(text)

    def search(self) -> None:
        """Search the whole file."""
        self.searching.open()

    def help(self) -> None:
        """Help that works offline."""
        self.helping.show()
        self._place_help()
        self.helping.raise_()
        self.helping.setFocus()

    def _on_notice(self) -> None:
        self.desk.settle()
        Printer(self.desk, self, self.view.notice).save(self.desk.printing.notice(), tr("notice for the door"))

    def _on_archive(self) -> None:
        self.archiver.save(self.view.notice)

    def _on_print(self) -> None:
        """The keys on a page that can lie beside the laptop."""
        self._printer.save(self.desk.printing.keys(self._keys), tr("keys"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = event.size().width() < px(ROOMY)
        if compact != self.rail.compact:
            self.rail.set_compact(compact=compact)
        self._place_help()

    def _place_help(self) -> None:
        self.helping.setGeometry(self.rail.width(), 0, self.width() - self.rail.width(), self.height())

    def release(self) -> None:
        """The event closes, or another workbench takes over: nothing here asks it anything any more."""
        self.desk.blockSignals(True)
        self.desk.owed.stop()
        for view in self._views.values():
            view.release()

    def memory(self) -> dict[str, object]:
        """What each view was at, to go on there after it was built anew."""
        return {key: view.memory() for key, view in self._views.items()}

    def recall(self, memory: Mapping[str, object]) -> None:
        """Go on where the views of another workbench were."""
        for key, at in memory.items():
            if at is not None:
                self.view_of(key).recall(at)

    def merge(self, *paths: Path) -> None:
        """Go to the page where files come together, with these."""
        self.open("merge")
        self.files_wanted.emit(list(paths))

    def run_session(self, wanted: Entity) -> None:
        """Go to the session view and run this meeting there, or put this proposal on the table."""
        self.open("session")
        self.view.focus_on(wanted)

    def show_row(self, value: Entity) -> None:
        """Open the view of a row, with that row in sight."""
        for key, place in self.places.items():
            if isinstance(value, place.finds):
                self.open(key)
                self.view.focus_on(value)
                return

    def show_choices(self) -> None:
        """Go to what merged files say differently."""
        self.open("merge")
        self.choices_wanted.emit()

    def _show_waiting(self) -> None:
        self.rail.show_waiting(len(self.desk.workspace.merging.conflicts()))

    def _on_changed(self, changes: "Changes") -> None:
        if changes.label in CONTESTING or not self.rail.waiting.isHidden():
            self._show_waiting()
        self.rail.saved(self.desk.sessions.now())
        self.rail.show_title(self.desk.workspace.event.title)
        self.window().setWindowTitle(self.title())

    def title(self) -> str:
        """Of the window: also the name of the file, because a copy or a backup has the same event."""
        return f"{self.desk.workspace.event.title} – {self.desk.workspace.place.name} – Atelier"

    def _on_paid(self) -> None:
        self.rail.saved(self.desk.sessions.now())
        self.tell(tr("Everything that was typed is saved again."))

    def tell(self, sentence: str) -> None:
        """News, whichever view is open."""
        self.view.notice.tell(sentence)

    def warn(self, sentence: str) -> None:
        """A problem, whichever view is open."""
        self.view.notice.warn(sentence)


def _in_words(cells: Sequence[str]) -> str:
    """The kinds of rows that an undo left alone, given as `table.cell`."""
    names = {kind.TABLE: name for kind, name in KIND_NAMES.items()}
    tables = dict.fromkeys(cell.split(".")[0] for cell in cells)
    return ", ".join(tr(names[table]) for table in tables if table in names)


def icon(name: str) -> QIcon:
    """An icon in the colour of the rail."""
    drawn: QIcon = qtawesome.icon(name, color=QColor(RAIL_TEXT))
    return drawn


def session_keys() -> list[tuple[str, str]]:
    """The keys that are not commands of the whole window."""
    return [
        ("1, 2, 3", tr("Session: a new argument for A, for neither, for B")),
        ("4, E", tr("Session: a question for an expert")),
        ("H, M, W", tr("Session: chosen argument on the screen, merge it, withdraw its name")),
        ("Alt+←, Alt+→", tr("Session: chosen argument to the other side")),
        ("Ctrl+Enter", tr("Session: open or close the poll")),
        ("Q", tr("Session: a quick poll; options behind a slash")),
        ("1–9, Backspace", tr("Session, by name: the answer, and take it back; Shift: all others")),
        ("−, *", tr("Session, paper ballots: a blank or an invalid paper")),
        ("Ctrl+→", tr("Session: next item of the run sheet")),
        ("P", tr("Session: who is in the room, by name; Enter: came or left")),
        ("T, +", tr("Session: pause and go on, one minute more for this item")),
        ("N", tr("Session: a note for the minutes")),
        ("PgDn, PgUp", tr("Session: next or previous page on the screen (a presenter's clicker)")),
        ("B, .", tr("Session: black screen and back")),
        ("F", tr("Session: freeze the screen, and let it go on")),
        ("R", tr("Session: leave the screen to somebody's slides, and take it back")),
        ("Ctrl+I", tr("Participants: import a list of people")),
        ("1–6, Delete", tr("Proposals, matrices: an answer for the chosen cell, and none; Enter: its details")),
        ("Alt+←, Alt+→", tr("Proposals, matrices: former and next proposals")),
        ("Alt+↑, Alt+↓", tr("Lists: move up or down")),
        ("Delete", tr("Lists: remove; Ctrl+Z brings it back")),
        ("Esc", tr("Close search or help; the page, where it covers the laptop itself")),
    ]

"""The window of an open event: the rail, the views, what is found, and what lies over them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import qtawesome
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.i18n import mark, tr
from atelier.ui.actions import Command, CommandMenu, key_table
from atelier.ui.archiving import Archiver
from atelier.ui.backups_panel import BackupsPanel
from atelier.ui.desk import Desk
from atelier.ui.greeting import greet
from atelier.ui.help import Help
from atelier.ui.password_panel import PasswordPanel
from atelier.ui.pin_panel import PinPanel
from atelier.ui.printing import Printer
from atelier.ui.rail import Rail
from atelier.ui.search_panel import SearchPanel
from atelier.ui.session_keys import session_keys
from atelier.ui.standing import Standing
from atelier.ui.theme import px
from atelier.ui.tokens import RAIL_TEXT
from atelier.ui.undoing import Undoing
from atelier.ui.view import View
from atelier.ui.views import Views
from atelier.ui.widgets.basics import label, nest

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
        self.views = Views({place.key: partial(place.make, self) for place in places})
        self.undoing = Undoing(desk, self.views)
        self.pin, self.backups = PinPanel(desk, self), BackupsPanel(desk, self)
        self.archiver, self.password = Archiver(desk, self.views), PasswordPanel(desk, self)
        menu = CommandMenu(self)
        entries = [(place.key, tr(place.title), icon(place.icon)) for place in places if place.icon]
        self.rail = Rail(desk.workspace.event.title, entries, menu, (icon("fa6s.bars"), icon("fa6s.code-compare")))
        self._build(fictitious=desk.workspace.event.fictitious)
        self.searching = SearchPanel(desk, self, tuple(kind for place in places for kind in place.finds))
        self.searching.hide()
        self.help = Help(desk, self, self.rail)
        every = [*self._own_commands(), *self._turning(), Command(), *commands]
        menu.fill(every)
        self.help.show_keys([*key_table(every), *session_keys()])
        self._connect()
        self.standing = Standing(desk, self.rail, self.views)
        self.open(first if first in self.places else places[0].key)
        greet(desk, self.views.current.notice, self.archiver.save, self.merge)

    def _own_commands(self) -> list[Command]:
        return [
            Command(mark("Undo"), "Ctrl+Z", self.undoing.undo),
            Command(mark("Redo"), "Ctrl+Y, Ctrl+Shift+Z", self.undoing.redo),
            Command(mark("Search"), "Ctrl+F", self.searching.open),
            Command(mark("Help"), "F1", self.help.open),
            Command(mark("PIN…"), "", self.pin.open),
            Command(mark("Password…"), "", self.password.open),
            Command(mark("Backups…"), "", self.backups.open),
            Command(mark("Notice for the door…"), "", self.print_notice),
            Command(mark("Copy without people for the archive…"), "", self.archiver.save),
            Command(),
        ]

    def _turning(self) -> list[Command]:
        """One for each view; what stands in the rail is not in the menu."""
        return [
            Command(place.title, f"Ctrl+{n}" if place.icon else "", partial(self.open, place.key), not place.icon)
            for n, place in enumerate(self.places.values(), 1)
        ]

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
        right.addWidget(self.views, 1)
        nest(layout, right, 1)

    def _connect(self) -> None:
        desk = self.desk
        self.rail.chosen.connect(self.open)
        self.rail.waiting_wanted.connect(self.show_choices)
        self.searching.found.connect(self.show_row)
        self.pin.done.connect(self.views.tell)
        desk.pin_wanted.connect(self.pin.open)
        desk.refused.connect(self.views.warn)

    def open(self, key: str) -> None:
        """Go to a view; what is being typed becomes an act first."""
        self.desk.settle()
        for panel in (self.help.panel, self.pin, self.password, self.backups):
            panel.hide()
        self.views.turn_to(key)
        self.rail.show_view(key)
        self.views.current.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(key)

    def make_ready(self, on: bool) -> None:
        """A projector that comes on has something to show, also while another view is open."""
        if on:
            self.views.of("session").refresh()

    def print_notice(self) -> None:
        """What is kept of people, on a page for the door."""
        self.desk.settle()
        Printer(self.desk, self, self.views.current.notice).save(self.desk.printing.notice(), tr("notice for the door"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = event.size().width() < px(ROOMY)
        if compact != self.rail.compact:
            self.rail.set_compact(compact=compact)

    def release(self) -> None:
        """The event closes, or another workbench takes over: nothing here asks it anything any more."""
        self.desk.blockSignals(True)
        self.desk.owed.stop()
        self.views.release()

    # Going somewhere

    def merge(self, *paths: Path) -> None:
        """Go to the page where files come together, with these."""
        self.open("merge")
        self.files_wanted.emit(list(paths))

    def run_session(self, wanted: Entity) -> None:
        """Go to the session view and run this meeting there, or put this proposal on the table."""
        self.open("session")
        self.views.current.focus_on(wanted)

    def show_row(self, value: Entity) -> None:
        """Open the view of a row, with that row in sight."""
        for key, place in self.places.items():
            if isinstance(value, place.finds):
                self.open(key)
                self.views.current.focus_on(value)
                return

    def show_choices(self) -> None:
        """Go to what merged files say differently."""
        self.open("merge")
        self.choices_wanted.emit()


def icon(name: str) -> QIcon:
    """An icon in the colour of the rail."""
    drawn: QIcon = qtawesome.icon(name, color=QColor(RAIL_TEXT))
    return drawn

"""Duo mode: a duo sees its own things and nothing else of the file; the facilitator's PIN leads out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain.entity import Kind
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo
from atelier.i18n import tr
from atelier.services.deeds import deed
from atelier.ui.cover import Cover
from atelier.ui.desk import Desk
from atelier.ui.duo.work_page import WorkPage
from atelier.ui.session.turn_pages import TurnPage
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.list_editor import ROW, RowList
from atelier.ui.widgets.pin_line import PinLine

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes


class ChooseDuo(TurnPage):
    """Which duo comes next."""

    started = Signal()
    out = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Choose your duo"))
        self.list = RowList(tr("Your duo"))
        self.go_button = button(tr("Start"), self.started.emit, "primary")
        self.out_button = button(tr("Facilitator…"), self.out.emit, "quiet", tip=tr("Leave the duo mode"))
        self.fence = label("", "muted")
        self.body.addWidget(label(tr("Choose your duo"), "hero"))
        self.body.addWidget(label(tr("You see your own dilemma's, proposals and reactions.")))
        self.body.addWidget(self.list)
        self.body.addWidget(flow(self.go_button, self.out_button))
        self.body.addWidget(self.fence)


class DuoScreen(Cover):
    """Choose a duo, work, choose another; an undo takes back nothing but what this duo did since it came."""

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(home)
        self._desk = desk
        self._done = self._undone = 0  # acts of this duo that an undo, or a redo, may reach
        self._taking = False
        self._before_full = home.windowState()
        self.choose, self.work = ChooseDuo(), WorkPage(desk)
        self.pin = PinLine(desk.pin.check, tr("Leave the duo mode"))
        self.leaving = TurnPage(tr("Only for the facilitator"))
        self.leaving.body.addWidget(label(tr("Only for the facilitator"), "title"))
        self.leaving.body.addWidget(self.pin)
        self.pages = QStackedWidget()
        for page in (self.choose, self.work, self.leaving):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._connect()

    def _connect(self) -> None:
        self.choose.started.connect(self._on_start)
        self.choose.list.itemActivated.connect(self._on_item)
        self.choose.out.connect(self.ask_out)
        self.work.other.connect(self.ask_duo)
        self.work.out.connect(self.ask_out)
        self.pin.passed.connect(self.end)
        self.pin.left.connect(self._on_stayed)
        self._desk.changed.connect(self._on_changed)
        for keys, slot in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo), ("Ctrl+Shift+Z", self.redo)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # Coming and going

    def begin(self, duo: Duo | None = None) -> None:
        """Cover the window, and begin with this duo or with the choice."""
        self._desk.settle()
        self._desk.workspace.file.role = "duo"
        self._before_full = self._home.windowState()
        self._home.setWindowState(self._before_full | Qt.WindowState.WindowFullScreen)
        self.cover()
        if duo is None:
            self.ask_duo()
        else:
            self.show_duo(duo)
            if self._desk.workspace.recovered is not None:
                self.work.notice.tell(tr("What was being typed when the program stopped has been kept."))

    @property
    def fenced(self) -> bool:
        """Whether a PIN is asked to leave: not in a file that was given to a duo, nor where none was chosen."""
        return self._desk.pin.is_set and not self._desk.workspace.giving.is_part

    def ask_duo(self) -> None:
        """Who comes next? What the duo before typed is settled, and out of its reach for an undo."""
        self._desk.settle()
        duos = self._desk.workspace.giving.duos()
        self._done = self._undone = 0
        current = self.work.duo.id if self.work.duo else None
        all_duos = self._desk.editing.all(Duo)
        self.choose.list.fill([(duo.id, duo_name(all_duos, duo.id)) for duo in duos], current)
        if duos and self.choose.list.currentRow() < 0:
            self.choose.list.setCurrentRow(0)
        self.choose.fence.setText(self._fence(there=bool(duos)))
        self.choose.go_button.setEnabled(bool(duos))
        self.pages.setCurrentWidget(self.choose)
        self.choose.list.setFocus()

    def _fence(self, *, there: bool) -> str:
        if not there:
            return tr("There are no duo's yet. The facilitator makes them in Participants.")
        if self.fenced:
            return tr("The facilitator's PIN leads back to the rest of the file.")
        if self._desk.workspace.giving.is_part:
            return tr("This file holds the work of one duo, so leaving asks no PIN.")
        return tr("No PIN is chosen in this file, so anybody can leave. Choose one in the menu.")

    def show_duo(self, duo: Duo) -> None:
        """The page of this duo."""
        self._done = self._undone = 0
        self.pages.setCurrentWidget(self.work)
        self.work.show_duo(duo)

    def _on_start(self) -> None:
        item = self.choose.list.currentItem()
        if item is not None:
            self._on_item(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        duo = self._desk.editing.get(Duo, item.data(ROW))
        if duo is not None:
            self.show_duo(duo)

    def ask_out(self) -> None:
        """To the facilitator: with the PIN, or at once where there is none."""
        self._desk.settle()
        if not self.fenced:
            self.end()
            return
        self.pages.setCurrentWidget(self.leaving)
        self.pin.ask()

    def _on_stayed(self) -> None:
        self._closing = False
        self.ask_duo()

    def end(self) -> None:
        """Give the window back to the facilitator."""
        self._desk.settle()
        self._desk.changed.disconnect(self._on_changed)
        giving = self._desk.workspace.giving
        self._desk.workspace.file.role = "duo" if giving.is_part else "facilitator"
        self._home.setWindowState(self._before_full)
        self.uncover()

    # Taking back own work only

    def _on_changed(self, changes: "Changes") -> None:
        self.work.refresh()
        if self._taking:
            return
        sealed = any(kind.KIND is Kind.FACT for kind in changes.kinds)
        self._done = 0 if sealed else self._done + 1
        self._undone = 0

    def undo(self) -> None:
        """Take back the last thing that this duo did."""
        self._take(-1)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._take(1)

    def _take(self, step: int) -> None:
        self._desk.settle()
        nothing = tr("There is nothing of your own to undo.") if step < 0 else tr("There is nothing to redo.")
        if not (self._done if step < 0 else self._undone):
            self.work.notice.tell(nothing)
            return
        editing, self._taking = self._desk.editing, True
        changes = self._desk.run(editing.undo if step < 0 else editing.redo, refused=self.work.on_refused)
        self._taking = False
        if changes is not None:
            self._done += step
            self._undone -= step
            told = tr("Undone: {what}") if step < 0 else tr("Done again: {what}")
            self.work.notice.tell(told.format(what=deed(self._desk.workspace.file, changes)))

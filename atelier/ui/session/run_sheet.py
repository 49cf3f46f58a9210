"""The run sheet of a running meeting, with its clock, the way to catch up, and the notes of each item."""

from collections import Counter
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.clock import Schedule, Slot
from atelier.domain.minutes import Paper
from atelier.domain.shortening import Shortening
from atelier.domain.talk import Note
from atelier.domain.week import Gathering, RunSheetItem
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.session.catching_up import CatchingUp
from atelier.ui.session.clock_card import ClockCard
from atelier.ui.session.notes import NotesPanel
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.list_editor import ROW, RowList
from atelier.ui.widgets.more_menu import Entry, MoreButton


class RunSheetPanel(QWidget):
    """Where the meeting is; Enter on an item or the button goes there."""

    came_to = Signal(object)  # the RunSheetItem that is current now, or None

    paper_wanted = Signal(object, object)  # a Paper of a Gathering

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self.schedule: Schedule | None = None
        card = Card(tr("Run sheet"))
        self.list = RowList(tr("Run sheet"))
        self.list.itemActivated.connect(self._on_activated)
        self._empty = label(tr("This meeting has no run sheet yet. Make it in Week."), "muted")
        self.list.currentRowChanged.connect(self._on_selected)
        self.clock, self.catching_up, self.notes = ClockCard(), CatchingUp(), NotesPanel(desk)
        self.catching_up.accepted.connect(self._on_accepted)
        self.catching_up.refused.connect(self._on_refused)
        self.next_button = button(tr("Next item"), self.go_on, shortcut="Ctrl+Right")
        self.end_button = button(tr("End the meeting"), self.end)  # no key: who leafs on does not end it
        self.pause_button = button(tr("Pause"), self.pause, tip=tr("The clock of this item stands still (T)"))
        self.extend_button = button(tr("+1 minute"), self.extend, tip=tr("One minute more for this item (+)"))
        self.more = MoreButton(
            [
                Entry(tr("End the meeting"), self.end, when=self._running),
                Entry(tr("Run sheet (PDF)…"), partial(self._print, Paper.RUN_SHEET)),
                Entry(tr("Minutes (PDF)…"), partial(self._print, Paper.MINUTES)),
                Entry(tr("Back to the planned minutes"), self._on_as_planned, when=self._changed),
            ]
        )
        self._buttons = flow(
            self.next_button, self.end_button, self.pause_button, self.extend_button, self.more, spacing=6
        )
        for widget in (self._empty, self.clock, self._buttons, self.catching_up, self.list, self.notes):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    @property
    def item(self) -> RunSheetItem | None:
        """The item that the meeting is at."""
        current = self.schedule.current if self.schedule else None
        return current.item if current else None

    def show_gathering(self, gathering: Gathering | None) -> None:
        """Show the run sheet of this meeting."""
        self._gathering = gathering
        self.refresh()

    def refresh(self) -> None:
        """Ask for the times of now."""
        if self._gathering is None:
            return
        self.schedule = self._desk.sessions.schedule(self._gathering)
        slots = self.schedule.slots
        here = self.item
        notes = Counter(note.item for note in self._desk.editing.all(Note, gathering=self._gathering.id))
        self.list.fill([(s.item.id, self._line(s, notes[s.item.id])) for s in slots], here.id if here else None)
        for widget in (self.list, self.clock, self._buttons):
            widget.setVisible(bool(slots))
        self._empty.setVisible(not slots)
        self.next_button.setText(self._next_name())
        last = self._running() and self._next() is None
        self.next_button.setVisible(not last)
        self.end_button.setVisible(last)
        for widget in (self.pause_button, self.extend_button):
            widget.setVisible(self._running())
        self.pause_button.setText(tr("Go on") if self.schedule.pausing else tr("Pause"))
        self.notes.show_item(self._gathering, here)
        self._show_clock()

    def tick(self) -> None:
        """A second later: only the clock changes."""
        if self._gathering is not None:  # also while hidden: the projector shows this clock
            self.schedule = self._desk.sessions.schedule(self._gathering)
            self._show_clock()

    def _show_clock(self) -> None:
        if self.schedule is not None and self._gathering is not None:
            self.clock.show_schedule(self.schedule)
            self.catching_up.show_proposal(self._desk.sessions.proposal(self._gathering, self.schedule))

    def _line(self, slot: Slot, notes: int) -> str:
        done = slot.started is not None and slot.item != self.item
        here = "▸ " if slot.item == self.item else "✓ " if done else ""
        title = slot.item.title or tr("(no title)")
        minutes = f"·\N{NO-BREAK SPACE}{slot.item.minutes}′"
        if slot.item.length != slot.item.minutes:
            minutes += f" → {slot.item.length}′"
        below = trn("{n} note", "{n} notes", notes) if notes else ""
        return "\n".join(part for part in (f"{slot.planned:%H:%M}  {here}{title} {minutes}", below) if part)

    def _running(self) -> bool:
        return self.schedule is not None and self.schedule.current is not None

    def _changed(self) -> bool:
        slots = self.schedule.slots if self.schedule else ()
        return any(slot.item.length != slot.item.minutes for slot in slots)

    def _next(self) -> RunSheetItem | None:
        items = [slot.item for slot in self.schedule.slots] if self.schedule else []
        if self.item is None:
            return items[0] if items else None
        place = items.index(self.item) + 1
        return items[place] if place < len(items) else None

    def _next_name(self) -> str:
        return tr("Start") if self.item is None else tr("Next item")

    def go_on(self) -> None:
        """To the next item, or to the first one."""
        following = self._next()
        if following is not None:
            self._go(following)

    def end(self) -> None:
        """The meeting is over."""
        self._go(None)

    def pause(self) -> None:
        """The meeting pauses, or goes on."""
        if self._gathering is not None and self._running():
            self._desk.run(self._desk.sessions.pause, self._gathering)
            self.refresh()

    def extend(self) -> None:
        """One minute more for the current item."""
        if self.item is not None:
            self._desk.run(self._desk.sessions.extend, self.item)
            self.refresh()

    def _on_accepted(self, proposal: Shortening) -> None:
        self._desk.run(self._desk.sessions.accept, proposal)
        self.refresh()

    def _on_refused(self, proposal: Shortening) -> None:
        if self._gathering is not None:
            self._desk.sessions.refuse(self._gathering, proposal)
            self._show_clock()

    def _print(self, paper: Paper) -> None:
        if self._gathering is not None:
            self.paper_wanted.emit(paper, self._gathering)

    def _on_as_planned(self) -> None:
        if self._gathering is not None:
            self._desk.run(self._desk.sessions.follow_plan, self._gathering)
            self.refresh()

    def _at(self, row: int) -> RunSheetItem | None:
        entry = self.list.item(row)
        wanted: UUID | None = entry.data(ROW) if entry else None
        slots = self.schedule.slots if self.schedule else ()
        return next((slot.item for slot in slots if slot.item.id == wanted), None)

    def _on_selected(self, row: int) -> None:
        """The notes are those of the item that is selected."""
        self.notes.show_item(self._gathering, self._at(row) or self.item)

    def _on_activated(self) -> None:
        chosen = self._at(self.list.currentRow())
        if chosen is not None:
            self._go(chosen)

    def _go(self, item: RunSheetItem | None) -> None:
        if self._gathering is not None:
            self._desk.run(self._desk.sessions.go_to, self._gathering, item)
            self.refresh()
            self.came_to.emit(item)

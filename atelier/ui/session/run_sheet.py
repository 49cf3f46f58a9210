"""The run sheet of a running meeting, with its clock."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from atelier.domain.clock import Schedule, Slot
from atelier.domain.week import Gathering, RunSheetItem
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.list_editor import RowList


def minutes_of(span: timedelta) -> int:
    """Whole minutes of a time span, rounded to the nearest."""
    return round(span.total_seconds() / 60)


def countdown(span: timedelta) -> str:
    """07:48, or −02:10 when it is over."""
    seconds = int(span.total_seconds())
    sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 60:02d}:{seconds % 60:02d}"


def punctuality(schedule: Schedule) -> str:
    """Behind, ahead or on time, in words; empty before the start."""
    behind = minutes_of(schedule.behind)
    if behind > 0:
        return trn("{n} minute behind schedule", "{n} minutes behind schedule", behind)
    if behind < 0:
        return trn("{n} minute ahead of schedule", "{n} minutes ahead of schedule", -behind)
    return tr("on schedule")


class ClockCard(QFrame):
    """What is left of this item, and whether the whole meeting ends on time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clock")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(2))
        self.caption, self.time = label(), label("", "time", wrap=False)
        self.drift, self.end = label(), label()
        for widget in (self.caption, self.time, self.drift, self.end):
            layout.addWidget(widget)

    def show_schedule(self, schedule: Schedule) -> None:
        """Paint the clock of this instant."""
        end = schedule.expected_end
        if schedule.ended:
            self._show(tr("Ended at"), f"{schedule.ended:%H:%M}", "", "")
        elif schedule.current is None:
            planned = schedule.slots[0].planned if schedule.slots else schedule.now
            self._show(tr("Planned start"), f"{planned:%H:%M}", tr("Start with the first item."), "")
        else:
            caption = tr("Left in this item") if schedule.remaining >= timedelta() else tr("Over time")
            until = tr("Ends at {time}", time=f"{end:%H:%M}") if end else ""
            self._show(caption, countdown(schedule.remaining), punctuality(schedule), until)

    def _show(self, caption: str, time: str, drift: str, end: str) -> None:
        for widget, text in ((self.caption, caption), (self.time, time), (self.drift, drift), (self.end, end)):
            widget.setText(text)
            widget.setVisible(bool(text))


class RunSheetPanel(QWidget):
    """Where the meeting is; Enter on an item or the button goes there."""

    came_to = Signal(object)  # the RunSheetItem that is current now, or None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self.schedule: Schedule | None = None
        card = Card(tr("Run sheet"))
        self.list = RowList(tr("Run sheet"))
        self.list.itemActivated.connect(self._on_activated)
        self._empty = label(tr("This meeting has no run sheet yet. Make it in Week."), "muted")
        self.clock = ClockCard()
        self.next_button = button(tr("Next item"), self.go_on, shortcut="Ctrl+Right")
        self.end_button = button(tr("End the meeting"), self.end, "quiet")
        for widget in (self._empty, self.clock, flow(self.next_button, self.end_button), self.list):
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
        self.list.fill([(slot.item.id, self._line(slot)) for slot in slots], here.id if here else None)
        self.list.setVisible(bool(slots))
        self.clock.setVisible(bool(slots))
        self._empty.setVisible(not slots)
        running = self.schedule.current is not None
        self.next_button.setText(self._next_name())
        self.next_button.setEnabled(self._next() is not None)
        self.end_button.setVisible(running)
        self.clock.show_schedule(self.schedule)

    def tick(self) -> None:
        """A second later: only the clock changes."""
        if self._gathering is not None:  # also while hidden: the projector shows this clock
            self.schedule = self._desk.sessions.schedule(self._gathering)
            self.clock.show_schedule(self.schedule)

    def _line(self, slot: Slot) -> str:
        done = slot.started is not None and slot.item != self.item
        here = "▸ " if slot.item == self.item else "✓ " if done else ""
        title = slot.item.title or tr("(no title)")
        return f"{slot.planned:%H:%M}  {here}{title} · {slot.item.minutes}′"

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

    def _on_activated(self) -> None:
        chosen = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        slots = self.schedule.slots if self.schedule else ()
        self._go(next(slot.item for slot in slots if slot.item.id == chosen))

    def _go(self, item: RunSheetItem | None) -> None:
        if self._gathering is not None:
            self._desk.run(self._desk.sessions.go_to, self._gathering, item)
            self.refresh()
            self.came_to.emit(item)

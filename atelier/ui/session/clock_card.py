"""The clock of the running meeting: what is left of this item, and whether the whole meeting ends on time."""

from datetime import timedelta

from PySide6.QtWidgets import QFrame, QVBoxLayout

from atelier.domain.clock import MINUTE, Alert, Schedule
from atelier.i18n import tr, trn
from atelier.ui.projector.pages import TimerPage
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, set_role


def minutes_of(span: timedelta) -> int:
    """Whole minutes of a time span, rounded to the nearest."""
    return round(span / MINUTE)


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


def ending(schedule: Schedule) -> str:
    """When the whole meeting ends, and what that is against the plan; empty without a run sheet."""
    end = schedule.expected_end
    if end is None:
        return ""
    late = minutes_of(schedule.late)
    if late > 0:
        return trn("Ends at {time}, {n} minute late", "Ends at {time}, {n} minutes late", late, time=f"{end:%H:%M}")
    return tr("Ends at {time}, on time", time=f"{end:%H:%M}")


def alert_words(schedule: Schedule) -> str:
    """That the time of this item is nearly over, or that the meeting pauses; else empty."""
    if schedule.pausing:
        return tr("The meeting pauses")
    words = {Alert.SOON: tr("Less than 5 minutes"), Alert.LAST: tr("The last minute"), Alert.OVER: tr("Time is up")}
    return words.get(schedule.alert, "")


def timer_page(left: str, schedule: Schedule | None) -> TimerPage:
    """The clock for the room."""
    if schedule is None or schedule.current is None:
        return TimerPage(left, title=left, time="–")
    note = alert_words(schedule) or punctuality(schedule)
    return TimerPage(left, title=schedule.current.item.title, time=countdown(schedule.remaining), note=note)


class ClockCard(QFrame):
    """Large for who leads; near the end it warns in words and in another colour, and makes no sound."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clock")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(2))
        self.caption, self.time = label(), label("", "time", wrap=False)
        self.alert, self.drift, self.end = label("", "alert"), label(), label()
        self._parts = (self.caption, self.time, self.alert, self.drift, self.end)
        for widget in self._parts:
            layout.addWidget(widget)

    def show_schedule(self, schedule: Schedule) -> None:
        """Paint the clock of this instant."""
        if schedule.ended:
            self._show(tr("Ended at"), f"{schedule.ended:%H:%M}")
        elif schedule.current is None:
            planned = schedule.slots[0].planned if schedule.slots else schedule.now
            self._show(tr("Planned start"), f"{planned:%H:%M}", drift=tr("Start with the first item."))
        else:
            caption = tr("Left in this item") if schedule.remaining >= timedelta() else tr("Over time")
            words = (alert_words(schedule), punctuality(schedule), ending(schedule))
            self._show(caption, countdown(schedule.remaining), *words)
        calm = schedule.pausing or schedule.alert in {Alert.NONE, Alert.SOON}
        set_role(self.time, "time" if calm else "time-alert")

    def _show(self, caption: str, time: str, alert: str = "", drift: str = "", end: str = "") -> None:
        for widget, text in zip(self._parts, (caption, time, alert, drift, end), strict=True):
            widget.setText(text)
            widget.setVisible(bool(text))

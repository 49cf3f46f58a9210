"""Who is in the room, by name: type, Enter, and somebody came or left, with the time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QLineEdit, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from atelier.domain.attendance import Room
from atelier.domain.errors import AtelierError
from atelier.domain.folding import matches
from atelier.domain.people import ROLE_NAMES, Municipality, Person
from atelier.domain.week import Gathering
from atelier.i18n import number, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label, nest, row, set_role
from atelier.ui.widgets.row_delegate import RowDelegate

PERSON = Qt.ItemDataRole.UserRole
SHOWN = 200  # rows; more are found by typing
LOW = 420  # pixels at scale 1: less is too little for the list
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RoomList(QListWidget):
    """People with a tick for who is in the room, and when they came or left."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("People"))
        self.setItemDelegate(RowDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the line: one key after the other
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMinimumHeight(px(80))

    def fill(self, people: Sequence[Person], room: Room, served: Callable[[Person], str]) -> None:
        """Show these people; the chosen one stays chosen, else the first is."""
        chosen = self.chosen()
        self.clear()
        for person in people[:SHOWN]:
            self._add(person, room, served(person))
        places = [person.id for person in people[:SHOWN]]
        self.setCurrentRow(places.index(chosen.id) if chosen and chosen.id in places else 0)

    def _add(self, person: Person, room: Room, served: str) -> None:
        listens = tr("only listens") if person.listens else ""
        parts = (_when(person, room), tr(ROLE_NAMES[person.role]), served, listens)
        words = " · ".join(part for part in parts if part)
        name = person.name or tr("no name yet")
        item = QListWidgetItem(f"{name}\n{words}")
        item.setData(PERSON, person)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        item.setCheckState(Qt.CheckState.Checked if room.holds(person.id) else Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
        self.addItem(item)

    def chosen(self) -> Person | None:
        """The person of the chosen row."""
        item = self.currentItem()
        return item.data(PERSON) if item else None

    def step(self, by: int) -> None:
        """Choose another row."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))


def _when(person: Person, room: Room) -> str:
    """Since when somebody is here, or when they left last."""
    stays = room.stays_of(person.id)
    if not stays:
        return ""
    last = stays[-1]
    if last.left is None:
        return tr("here since {time}", time=_clock(last.came))
    return tr("left at {time}", time=_clock(last.left))


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"


class PresencePanel(Card):
    """The people of the list, over the right side of a page; the cursor stays in its line, Esc gives it back."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self._before: QWidget | None = None
        self._names: dict[UUID, str] = {}
        self.room: Room | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(tr("Name or municipality"))
        self.edit.setAccessibleName(tr("Who comes or leaves: name or municipality"))
        self.list = RoomList()
        self.count, self.told = label("", "strong"), label("", "muted")
        self.members = label("", "muted", wrap=False)
        self.only_listed = button("", self._on_only_listed, tip=tr("Nobody is present but those who are ticked"))
        self._build()
        self.setAccessibleName(tr("Who is in the room"))
        self._over = over
        self.setParent(over.parentWidget())
        over.installEventFilter(self)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_typed)
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    def _build(self) -> None:
        head = row(self.count, button(tr("Close"), self.leave, "quiet", tip=tr("Close (Esc)")))
        head.setStretch(0, 1)
        nest(self.body, head)
        for part in (flow(self.members, self.only_listed, spacing=12), self.edit, self.told):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addStretch()  # without anybody found the line stays where it is
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(32))
        shadow.setOffset(0, px(4))
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)

    # Opening and leaving

    def open(self) -> None:
        """Show the panel with the cursor in its line; what was typed there stays, selected."""
        if self._gathering is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self._desk.settle()
        self._on_typed()
        self.refresh()
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus()
        self.edit.selectAll()

    def leave(self) -> None:
        """Close; the cursor goes back to where it was."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_gathering(self, gathering: Gathering | None) -> None:
        """The room of this meeting."""
        self._gathering = gathering
        self.refresh()

    def municipalities(self) -> tuple[UUID, ...]:
        """For which municipalities somebody was checked in; none before anybody was."""
        return self.room.municipalities if self.room else ()

    # Showing

    def refresh(self) -> None:
        """Ask who is in the room now."""
        if self._gathering is None:
            self.room = None
            self.hide()
            return
        self.room = self._desk.sessions.attendance(self._gathering)
        self._names = {member.id: member.name for member in self._desk.editing.all(Municipality)}
        self._count(self.room)
        self._fill()

    def _count(self, room: Room) -> None:
        words = tr("{n} present, of whom {m} by name", n=number(room.present), m=number(room.listed))
        if room.listed > room.present:
            words = tr("{n} present, but {m} by name: tick off who left", n=room.present, m=room.listed)
        if room.listening:
            words += " · " + trn("{n} only listens", "{n} only listen", room.listening)
        self.count.setText(words)
        here, total = len(room.municipalities), room.members
        self.members.setText(tr("Municipalities present: {here} of {total}", here=here, total=total))
        self.members.setVisible(bool(total))
        self.only_listed.setText(tr("Count only these {n}", n=number(room.listed)))
        self.only_listed.setVisible(bool(room.others and room.listed))

    def _fill(self) -> None:
        """The people who match what is typed."""
        if self.room is None:
            return
        people = self._desk.editing.all(Person)
        wanted = self.edit.text()
        found = [person for person in people if matches(wanted, f"{person.name} {self._served(person)}")]
        self.list.fill(found, self.room, self._served)
        self.list.setVisible(bool(found))
        if not found:
            self._tell(self._why_nobody(people))

    def _on_typed(self) -> None:
        self._tell(tr("Enter: came or left. Type to find somebody, Esc to go back."))
        self._fill()

    def _why_nobody(self, people: list[Person]) -> str:
        if not people:
            return tr("Nobody is on the list yet. Add people in Participants, or import a list there.")
        return tr("Nobody found. Who is not on the list is counted with + at the top.")

    def _served(self, person: Person) -> str:
        return ", ".join(self._names[member] for member in person.municipalities if member in self._names)

    def _tell(self, text: str, role: str = "muted") -> None:
        self.told.setText(text)
        set_role(self.told, role)

    # Acting

    def _check(self) -> None:
        """The chosen person came, or left."""
        person = self.list.chosen()
        if person is None or self._gathering is None or self.room is None:
            return
        sessions, inside = self._desk.sessions, self.room.holds(person.id)
        act = sessions.check_out if inside else sessions.check_in
        done = self._desk.run(act, self._gathering, person, refused=self._on_refused)
        self.refresh()
        self.edit.selectAll()
        if done is not None:
            told = tr("{name} left at {time}.") if inside else tr("{name} came at {time}.")
            self._tell(told.format(name=person.name, time=_clock(sessions.now())), "strong")

    def _on_refused(self, error: AtelierError) -> None:
        self._tell(str(error), "problem")

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self._check()

    def _on_only_listed(self) -> None:
        if self.room is not None and self._gathering is not None:
            self._desk.run(self._desk.sessions.set_present, self._gathering, self.room.listed, refused=self._on_refused)
            self.refresh()
            self.edit.setFocus()

    # Keys and place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in STEPS:
                self.list.step(STEPS[Qt.Key(event.key())])
                return True
            if event.key() in ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._check()
                return True
        elif event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """At the right of what it lies over, as high as that; where that is low, over the bar above it too."""
        view = self.parentWidget()
        if view is not None:
            gap = px(12)
            room = self._over.geometry() if self._over.height() >= px(LOW) else view.rect()
            width = min(px(420), room.width() - 2 * gap)
            self.setGeometry(room.right() - width - gap, room.top() + gap, width, room.height() - 2 * gap)

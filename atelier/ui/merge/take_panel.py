"""Taking over what an event that was begun apart holds: what would come in, what must be answered, one button."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.matching import Doubt
from atelier.domain.naming import name_of
from atelier.domain.people import Municipality, Person
from atelier.i18n import number, tr, trn
from atelier.services.taking_over import Offer, Other, read_other
from atelier.ui.desk import Desk
from atelier.ui.merge.bring_panel import narrow
from atelier.ui.merge.words import kind_name
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.tab_order import follow_the_eye

Answers = dict[UUID, UUID | None]


def other_or_refusal(path: Path) -> tuple[Path, Other | AtelierError]:
    """For the worker, from which a refusal comes back as a value."""
    try:
        return path, read_other(path)
    except AtelierError as error:
        return path, error


class DoubtCard(Card):
    """One row of theirs, and the buttons that say which of ours it is."""

    answered = Signal(object, object)  # the row of theirs, the row of ours or None

    def __init__(self, doubt: Doubt, places: Mapping[UUID, str]) -> None:
        super().__init__(f"{kind_name(type(doubt.theirs))} · {tr(doubt.why)}")
        self.doubt = doubt
        self.body.addWidget(label(_told(doubt.theirs, places), "strong"))
        self.group = QButtonGroup(self)
        ways = [(tr("The same as {name}", name=_told(row, places)), row.id) for row in doubt.ours]
        self.ways = [self._way(name, row) for name, row in [*ways, (tr("A new one"), None)]]
        self.body.addWidget(flow(*self.ways))

    def _way(self, name: str, row: UUID | None) -> QPushButton:
        way = QPushButton(name)
        way.setCheckable(True)
        way.setProperty("role", "toggle")
        way.setAutoDefault(False)
        way.clicked.connect(partial(self.answered.emit, self.doubt.theirs.id, row))
        self.group.addButton(way)
        return way


class TakePanel(QWidget):
    """`wanted` asks for a file, `taken` tells what was done, `refused` why nothing was."""

    wanted = Signal()
    taken = Signal(str)
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reading: Path | None = None
        self._other: Other | None = None
        self.answers: Answers = {}
        self.offer: Offer | None = None
        self.cards: dict[UUID, DoubtCard] = {}
        self.choose_button = button(tr("Choose a file…"), self.wanted.emit, "primary")
        self.told, self.rest = label("", "title"), label("", "muted")
        self.take_button = button("", self.take, "primary")
        self.leave_button = button(tr("Cancel"), self.leave, "quiet")
        self._questions, self._found = QVBoxLayout(), QVBoxLayout()
        self.pages = QStackedWidget()
        for card in (self._start_card(), self._reading_card(), self._offer_card()):
            self.pages.addWidget(scrolled(narrow(card)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    @staticmethod
    def _card(*parts: QWidget) -> Card:
        card = Card()
        for part in parts:
            card.body.addWidget(part)
        return card

    def _start_card(self) -> Card:
        told = tr("An event that was begun apart cannot be merged, but what it holds can come in here.")
        kept = tr(
            "People, municipalities and entries of the library that are here already are recognised; where it is not "
            "sure you are asked. Polls that are still open stay behind."
        )
        title = label(tr("Take over from another file"), "title")
        return self._card(title, label(told), label(kept, "muted"), flow(self.choose_button))

    def _reading_card(self) -> Card:
        return self._card(label(tr("The file is being read…"), "strong"))

    def _offer_card(self) -> Card:
        card = self._card(self.told, self.rest)
        self._questions.setSpacing(px(10))
        self._found.setSpacing(px(6))
        nest(card.body, self._questions)
        card.body.addWidget(flow(self.take_button, self.leave_button))
        nest(card.body, self._found)
        return card

    # Reading

    def start(self, path: Path) -> None:
        """Read this file on the worker; nothing changes yet."""
        self._reading = path
        self.pages.setCurrentIndex(1)
        self._desk.worker.start(other_or_refusal, path, done=self._on_read)

    def _on_read(self, read: tuple[Path, Other | AtelierError]) -> None:
        path, found = read
        if not isValid(self) or path is not self._reading:
            return  # left, or another file was asked for meanwhile
        if isinstance(found, AtelierError):
            self._refuse(found)
        else:
            self._other, self.answers, self.cards = found, {}, {}
            clear(self._questions)
            self._ask()

    def _refuse(self, error: AtelierError) -> None:
        self.leave()
        self.refused.emit(error)

    def leave(self) -> None:
        """Back to the choice of a file; nothing was taken over."""
        self._reading = self._other = self.offer = None
        self.pages.setCurrentIndex(0)
        self.choose_button.setFocus()

    # Asking and doing

    def _ask(self) -> None:
        """What would come in with the answers so far, and what is to be answered yet."""
        if self._other is None:
            return
        taking = self._desk.workspace.taking_over
        refused = self.refused.emit if self.offer else self._refuse
        offer = self._desk.run(taking.offer, self._other, self.answers, refused=refused)
        if offer is None:
            return
        first, self.offer = self.offer is None, offer
        for doubt in offer.doubts:
            self._add(doubt)
        self._show(offer)
        self.pages.setCurrentIndex(2)
        if first:
            follow_the_eye(self)
            (next(iter(self.cards.values())).ways[0] if self.cards else self.take_button).setFocus()

    def _add(self, doubt: Doubt) -> None:
        if doubt.theirs.id not in self.cards:
            card = DoubtCard(doubt, self._places())
            card.answered.connect(self._on_answered)
            self.cards[doubt.theirs.id] = card
            self._questions.addWidget(card)

    def _places(self) -> dict[UUID, str]:
        """Names of municipalities, ours and theirs."""
        theirs = self._other.rows[Municipality] if self._other else ()
        return {row.id: name_of(row) for row in (*theirs, *self._desk.editing.all(Municipality))}

    def _on_answered(self, theirs: UUID, ours: UUID | None) -> None:
        self.answers[theirs] = ours
        self._ask()

    def _show(self, offer: Offer) -> None:
        new, open_ = len(offer.new), len(offer.doubts)
        self.told.setText(tr("From “{name}”: {what}", name=offer.other.name, what=_summary(offer)))
        left = offer.taken.unfinished
        told = trn("{n} poll that is still open stays behind.", "{n} polls that are still open stay behind.", left)
        self.rest.setText(told)
        self.rest.setVisible(bool(left))
        asked = trn("First answer {n} question", "First answer {n} questions", open_)
        nothing = not new and not offer.taken.filled
        ready = tr("Nothing to take over") if nothing else trn("Take over {n} item", "Take over {n} items", new)
        self.take_button.setText(asked if open_ else ready)
        self.take_button.setAccessibleName(self.take_button.text())
        self.take_button.setEnabled(not open_ and not nothing)
        clear(self._found)
        for kind, n in Counter(map(type, offer.new)).items():
            self._found.addWidget(label(kind_name(kind), "strong"))
            self._found.addWidget(label(tr("{n} new", n=number(n)), "muted"))

    def take(self) -> None:
        """Everything as one act."""
        offer = self.offer
        if offer is None or offer.doubts:
            return
        taking = self._desk.workspace.taking_over
        if self._desk.run(taking.take, offer.other, self.answers, refused=self.refused.emit) is not None:
            self.leave()
            self.taken.emit(tr("Taken over: {what}", what=_summary(offer)))


def _summary(offer: Offer) -> str:
    """What comes in, in one sentence."""
    parts = [tr("{n} new", n=number(len(offer.new))), tr("{n} here already", n=number(offer.taken.same))]
    if offer.taken.filled:
        parts.append(tr("{n} completed", n=number(len(offer.taken.filled))))
    return ", ".join(parts) + "."


def _told(row: Entity, places: Mapping[UUID, str]) -> str:
    name = row.shown_name if isinstance(row, Person) else name_of(row)
    place = places.get(getattr(row, "municipality", None) or UUID(int=0), "")
    return " · ".join(part for part in (name, place) if part)

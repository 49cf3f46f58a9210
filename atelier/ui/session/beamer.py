"""What the projector shows, chosen on the laptop and seen there in small, with what comes next beside it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QPushButton

from atelier.domain.proposals import Proposal
from atelier.i18n import mark, tr
from atelier.ui.projector.pages import PAGE_NAMES, Page
from atelier.ui.projector.projector import Projector, State
from atelier.ui.projector.screens import size_of
from atelier.ui.projector.window import Preview
from atelier.ui.screen_of import screen_of
from atelier.ui.session.pause import PauseTime
from atelier.ui.session.screen_button import ScreenButton
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label, nest, set_role
from atelier.ui.widgets.choice_fields import Chooser

ORDER = tuple(key for key in PAGE_NAMES if key != "black")
STATE_TEXTS = {
    State.OFF: mark("The projector is off. F5 puts it on."),
    State.WAITING: mark("There is no second screen. The page comes by itself when a beamer is connected."),
    State.RELEASED: mark("The screen is free for somebody's slides; the clock runs on. R takes it back."),
    State.BLACK: mark("The screen is black. B brings the page back."),
    State.FROZEN: mark("Frozen: the room keeps this page. F lets it go on."),
}


class BeamerPanel(Card):
    """Chooses the page of the projector; black is a key, not a page to come back from."""

    chosen = Signal(str)  # a key of PAGE_NAMES
    next_changed = Signal()  # what comes next; the room sees nothing of it

    def __init__(self, projector: Projector) -> None:
        super().__init__(tr("On the screen"))
        self._projector = projector
        self._offered: tuple[str, ...] = ORDER[:1]  # what a clicker goes through: pages that have something to show
        self._kind, self._proposed = ORDER[0], ""
        self._build_pictures()
        self._build_choices()
        self._build_details()
        projector.page_changed.connect(self.preview.show_page)
        projector.changed.connect(self._on_state)
        self.preview.show_page(projector.window.page)
        self._on_state()

    # Building

    def _build_pictures(self) -> None:
        self.preview, self.coming = Preview(tr("What the room sees")), Preview(tr("The page that comes next"))
        self._coming_name, self.state = label("", "muted"), label("", "muted")
        self.state.setAccessibleName(tr("State of the projector"))
        pictures = QGridLayout()  # the two stand at one height, however long a name is
        pictures.setHorizontalSpacing(px(10))
        pictures.setVerticalSpacing(px(4))
        parts = ((label(tr("Now"), "muted"), self.preview), (self._coming_name, self.coming))
        for column, (name, picture) in enumerate(parts):
            pictures.addWidget(name, 0, column, Qt.AlignmentFlag.AlignBottom)
            pictures.addWidget(picture, 1, column)
            pictures.setColumnStretch(column, 1)
        nest(self.body, pictures)
        self.body.addWidget(self.state)

    def _build_choices(self) -> None:
        projector, self._group = self._projector, QButtonGroup(self)
        self.page_buttons = {key: _toggle(tr(name), self._on_clicked) for key, name in PAGE_NAMES.items()}
        for key in ORDER:
            self._group.addButton(self.page_buttons[key])
        self.page_buttons["welcome"].setChecked(True)
        self.freeze = _toggle(tr("Freeze"), projector.toggle_freeze, tr("The room keeps this page (F)"))
        self.free = _toggle(tr("Release"), projector.toggle_release, tr("Leave the screen to slides (R)"))
        self.body.addWidget(flow(*self.page_buttons.values(), self.freeze, self.free, spacing=6))

    def _build_details(self) -> None:
        self.proposal = Chooser()
        self.proposal.setAccessibleName(tr("Proposal for the screen"))
        self.proposal.setPlaceholderText(tr("Choose a proposal…"))
        self.proposal.setMinimumContentsLength(12)
        self.proposal.activated.connect(self._on_proposal)
        self.pause = PauseTime()
        self.pause.changed.connect(self._on_asked)
        self.count_box = QCheckBox(tr("Show how many answered"))
        self.count_box.clicked.connect(self._on_asked)
        self.switch = button("", self._on_switch, tip=tr("Projector on (F5) or off (Ctrl+F5)"))
        for widget in (self.proposal, self.pause, self.count_box):
            self.body.addWidget(widget)
        self.screen_button = ScreenButton(self._projector.screens)
        self.body.addWidget(flow(self.switch, self.screen_button))

    # What is shown

    @property
    def kind(self) -> str:
        """The page that was chosen."""
        return self._kind

    @property
    def next_kind(self) -> str:
        """The page that a clicker goes to: the one that was proposed, else the next one that has something to show."""
        return self._proposed if self._proposed not in ("", self.kind) else self._beside(1)

    @property
    def counting(self) -> bool:
        """Whether somebody asked for the number of answers before closing."""
        return self.count_box.isChecked()

    @property
    def chosen_proposal(self) -> UUID | None:
        """The proposal that was picked for the screen."""
        picked = self.proposal.currentData()
        return picked if isinstance(picked, UUID) else None

    def restore(self, kind: str, proposal: UUID | None, *, counting: bool) -> None:
        """Choose a page as it was, without lifting black or freeze."""
        self._kind = kind
        self.page_buttons[kind].setChecked(True)
        self._pick(proposal)
        self.count_box.setChecked(counting)
        self._on_state()

    def offer(self, kind: str, *, there: bool) -> None:
        """Offer a page only while there is something to show on it."""
        self.page_buttons[kind].setVisible(there)

    def choose(self, kind: str, *, lift: bool = True) -> None:
        """Show a page of this kind, whatever was black or frozen; without `lift` it waits behind that."""
        self._kind, self._proposed = kind, ""
        self.page_buttons[kind].setChecked(True)
        self.chosen.emit(kind)
        if lift:
            self._projector.lift()

    def turn_page(self, step: int) -> None:
        """The next or the former page, as a presenter's clicker asks."""
        self.choose(self.next_kind if step > 0 else self._beside(-1))

    def propose(self, kind: str) -> None:
        """What should come next (empty: the usual order); nothing changes on the screen."""
        self._proposed = kind
        self.next_changed.emit()

    def go_through(self, kinds: Sequence[str]) -> None:
        """What a clicker goes through: the pages that have something to show now."""
        self._offered = tuple(kinds)
        self.pause.setVisible("pause" in (self.kind, self.next_kind))

    def offer_proposals(self, proposals: Sequence[Proposal]) -> None:
        """The proposals to choose from."""
        picked = self.chosen_proposal
        self.proposal.clear()
        for value in proposals:
            self.proposal.addItem(value.title or tr("(no title)"), value.id)
        self._pick(picked)
        self.proposal.setVisible(bool(proposals))
        self.page_buttons["proposal"].setEnabled(bool(proposals))

    def _pick(self, proposal: UUID | None) -> None:
        known = [self.proposal.itemData(n) for n in range(self.proposal.count())]
        self.proposal.setCurrentIndex(known.index(proposal) if proposal in known else -1)

    def show_next(self, page: Page) -> None:
        """Paint what comes next, in small."""
        self._coming_name.setText(tr("Next: {page}", page=tr(PAGE_NAMES[self.next_kind])))
        self.coming.show_page(page)

    def _beside(self, step: int) -> str:
        start = ORDER.index(self.kind)
        round_trip = (ORDER[(start + step * n) % len(ORDER)] for n in range(1, len(ORDER) + 1))
        return next((key for key in round_trip if key in self._offered), self.kind)

    # Answering

    def _on_clicked(self) -> None:
        sender = self.sender()
        kind = next(key for key, toggle in self.page_buttons.items() if toggle is sender)
        if kind == "black":
            self._projector.toggle_black()
        elif kind == "proposal" and self.chosen_proposal is None:
            self.page_buttons[self.kind].setChecked(True)
            self.proposal.setFocus()
            self.proposal.showPopup()  # which one? Then it is ready to come next
        else:
            self.choose(kind)

    def _on_proposal(self) -> None:
        """Another proposal: the room sees it when proposals are on the screen, else it is ready to come next."""
        self.proposal.clearFocus()  # the keys of a clicker are for the session again
        if self.kind == "proposal":
            self.choose("proposal")
        else:
            self.propose("proposal")

    def _on_asked(self) -> None:
        self.chosen.emit(self.kind)

    def _on_switch(self) -> None:
        if self._projector.on:
            self._projector.turn_off()
        else:
            self._projector.turn_on()

    def _on_state(self) -> None:
        projector = self._projector
        state = projector.state
        self.page_buttons["black"].setChecked(projector.black)
        self.freeze.setChecked(projector.frozen)
        self.free.setChecked(projector.released)
        self.free.setEnabled(projector.on)
        self.switch.setText(tr("Projector off") if projector.on else tr("Projector on"))
        set_role(self.state, "muted" if state in (State.OFF, State.LIVE) else "held")
        self.state.setText(tr(STATE_TEXTS[state]) if state in STATE_TEXTS else _where(projector))
        for picture in (self.preview, self.coming):
            picture.set_shape(projector.shape)


def _where(projector: Projector) -> str:
    screen = screen_of(projector.window)
    return tr("The room sees this page, on {screen} ({size}).", screen=screen.name(), size=size_of(screen))


def _toggle(text: str, slot: Callable[[], object], tip: str = "") -> QPushButton:
    widget = QPushButton(text)
    widget.setProperty("role", "toggle")
    widget.setCheckable(True)
    widget.setAutoDefault(False)
    widget.setToolTip(tip)
    widget.clicked.connect(slot)
    return widget

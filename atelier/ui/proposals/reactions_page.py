"""Every open official reaction over all proposals, the first due in front."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.proposals import Proposal, Reaction
from atelier.domain.reactions import OpenReaction, open_reactions
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.proposals.reactions import reaction_form, reaction_words
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.list_editor import RowList


class ReactionsPage(Columns):
    """A list of what waits, and the one that is chosen: settle it, or go on with a second round."""

    proposal_wanted = Signal(object)  # the Reaction, to be seen in its proposal
    version_wanted = Signal(object, str)  # the Proposal that goes back to its duo, and why
    poll_wanted = Signal(object)  # the Proposal that is put to the vote

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.found: tuple[OpenReaction, ...] = ()
        self.told, self.list = label("", "strong"), RowList(tr("Open official reactions"))
        self._empty = label(tr("No reaction waits. Add reactions beside a proposal in “List”."), "muted")
        left = Card()
        for part in (self.told, self._empty, self.list):
            left.body.addWidget(part)
        left.body.addStretch(1)
        self.form, self.about = reaction_form(desk), label("", "strong")
        self.card = Card(tr("Chosen reaction"))
        self.open_button = button(tr("Open the proposal"), self._on_open)
        self.version_button = button(tr("Back to the duo for a new version…"), self._on_version)
        self.poll_button = button(tr("Put to the vote…"), self._on_poll)
        self.card.body.addWidget(self.about)
        self.card.body.addWidget(self.form)
        self.card.body.addWidget(label(tr("A second round where that is needed"), "muted"))
        self.card.body.addWidget(flow(self.version_button, self.poll_button, self.open_button))
        super().__init__([(tr("Open"), _top(left), 420, 3), (tr("Chosen reaction"), _top(self.card), 340, 2)])
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(self._on_open)

    def refresh(self) -> None:
        """Everything that waits now."""
        before = self.chosen()
        every = self._desk.editing.all
        self.found = open_reactions(every(Proposal), every(Reaction), self._desk.sessions.now().date())
        late = sum(one.late for one in self.found)
        told = trn("{n} reaction waits", "{n} reactions wait", len(self.found)) if self.found else tr("Nothing waits")
        if late:
            told += " · " + trn("{n} is late", "{n} are late", late)
        self.told.setText(told)
        self._empty.setVisible(not self.found)
        self.list.setVisible(bool(self.found))
        ids = [one.reaction.id for one in self.found]
        current = before.reaction.id if before and before.reaction.id in ids else (ids[0] if ids else None)
        self.list.fill([(one.reaction.id, _words(one)) for one in self.found], current)
        self._on_row(self.list.currentRow())

    def chosen(self) -> OpenReaction | None:
        """The reaction that is chosen in the list."""
        place = self.list.currentRow()
        return self.found[place] if 0 <= place < len(self.found) else None

    def _on_row(self, _place: int) -> None:
        one = self.chosen()
        self.card.setVisible(one is not None)
        self.form.bind(one.reaction if one else None)
        self.about.setText(_title(one.proposal) if one else "")

    def _on_open(self) -> None:
        one = self.chosen()
        if one:
            self.proposal_wanted.emit(one.reaction)

    def _on_version(self) -> None:
        one = self.chosen()
        if one:
            self.version_wanted.emit(one.proposal, tr("Second round: {text}", text=one.reaction.text.strip()))

    def _on_poll(self) -> None:
        one = self.chosen()
        if one:
            self.poll_wanted.emit(one.proposal)


def _title(proposal: Proposal) -> str:
    return proposal.title.strip() or tr("Untitled proposal")


def _words(one: OpenReaction) -> str:
    head, _, text = reaction_words(one.reaction).partition("\n")
    late = " · " + tr("late") if one.late else ""
    return f"{_title(one.proposal)}\n{head}{late}\n{text}"


def _top(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch(1)
    return holder

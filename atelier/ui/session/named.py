"""Answers by name: a tile per municipality or person, one key each, and on to the next."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.domain.answers import Answer
from atelier.domain.ballots import Vote
from atelier.domain.errors import AbsentError, AtelierError
from atelier.domain.polls import Poll
from atelier.domain.weights import size_votes
from atelier.i18n import number, tr
from atelier.ui.desk import Desk
from atelier.ui.session.answers import AnswerEntry, entry, key_of
from atelier.ui.session.poles import dilemma_of, pole_names
from atelier.ui.session.tile_board import TileBoard
from atelier.ui.session.tiles import Tile
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, chip, clear, flow, label, nest, row
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.notice import Notice

SHORT = 36  # characters of an option in the legend
MANY = 30  # from so many voters on, a field helps to find a name


class NamedEntry(QWidget):
    """The page on which answers by name are entered; it takes the room of the whole session while it is open."""

    left = Signal()  # back to the conversation; the poll stays open
    close_wanted = Signal()
    void_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.poll: Poll | None = None
        self._entry: AnswerEntry | None = None
        self.setProperty("role", "page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(22), px(16), px(22), px(16))
        layout.addWidget(scrolled(self._board_card()))

    # Building

    def _board_card(self) -> Card:
        card = Card()
        self._question, self._count = label("", "question"), chip("", "chip")
        head = row(self._question, self._count, spacing=12)
        head.setStretch(0, 1)
        head.setAlignment(self._count, Qt.AlignmentFlag.AlignTop)
        nest(card.body, head)
        self._legend = flow(spacing=6)
        self.notice = Notice()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a name …"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.textEdited.connect(self._on_find)
        self.search.returnPressed.connect(self._on_found)
        self.board = TileBoard()
        self.board.setAccessibleName(tr("Answers by name"))
        for signal, slot in ((self.board.chosen, self._on_chosen), (self.board.rest_chosen, self._on_rest),
                             (self.board.taken_back, self._on_taken_back), (self.board.asked, self._on_asked),
                             (self.board.finding, self._on_finding)):  # fmt: skip
            signal.connect(slot)
        self.board.clicked.connect(self._on_clicked)
        self._maker = QWidget()
        self._maker_box = QVBoxLayout(self._maker)
        self._maker_box.setContentsMargins(0, 0, 0, 0)
        self.remark = QLineEdit()
        self.remark.returnPressed.connect(self._on_remark)
        self.close_button = button(tr("Close the poll"), self.close_wanted.emit, "primary", "Ctrl+Return, Ctrl+Enter")
        self._void = button(tr("Declare void…"), self.void_wanted.emit, "quiet")
        back = button(tr("Back to the conversation"), self.left.emit, tip=tr("The poll stays open (Esc)"))
        for widget in (self.notice, self._legend, self.search, self.board, self._maker, self.remark):
            card.body.addWidget(widget, 1 if widget is self.board else 0)
        card.body.addWidget(flow(self.close_button, back, self._void))
        return card

    # Showing

    def show_poll(self, poll: Poll) -> None:
        """Show the answers so far."""
        fresh = self.poll is None or (self.poll.id, self.poll.attempt) != (poll.id, poll.attempt)
        self.poll = poll
        away = self._desk.polling.polls.absent(poll)
        self.board.tiles.show_tiles(self._tiles(poll, away))
        self.board.fit()
        there = len(poll.ballot.voters) - len(away)
        self._question.setText(poll.ballot.question)
        self._count.setText(tr("{n} of {m} answered", n=len(poll.given), m=there))
        if fresh:
            self.notice.clear()
            self.remark.hide()
            self._drop_maker()
            self._show_legend(poll)
            self.search.setVisible(len(poll.ballot.voters) >= MANY)
            self.board.go_to(0)
            if self.board.tiles.tiles[0].answer or self.board.tiles.tiles[0].away:
                self.board.advance()

    def _tiles(self, poll: Poll, away: frozenset[UUID]) -> list[Tile]:
        votes = {vote.voter: vote for vote in poll.votes if vote.answer}
        return [self._tile(poll, n, votes.get(voter), away) for n, voter in enumerate(poll.ballot.voters)]

    def _tile(self, poll: Poll, place: int, vote: Vote | None, away: frozenset[UUID]) -> Tile:
        ballot, method, voter = poll.ballot, poll.method, poll.ballot.voters[place]
        answer, remark = (vote.answer, vote.remark) if vote else ((), "")
        words = method.shape.spelled(answer, ballot.options) if answer else ""
        colours = method.palette(len(ballot.options))
        colour = colours[answer[0]] if answer and method.shape.single else "option"
        note = tr("not in the room") if voter in away else self._weight(poll, place)
        return Tile(voter, ballot.names[place], note, f"{words} *" if remark else words, colour, voter in away)

    @staticmethod
    def _weight(poll: Poll, place: int) -> str:
        """What a municipality weighs in the two other readings, when they were agreed."""
        if not poll.ballot.inhabitants:
            return ""
        people = poll.ballot.inhabitants[place]
        return tr("{votes} · {people} inhabitants", votes=size_votes(people), people=number(people))

    def _show_legend(self, poll: Poll) -> None:
        layout = self._legend.layout()
        if layout is None:
            return
        clear(layout)
        dilemma = dilemma_of(self._desk, poll)
        for letter, name in zip("ab", pole_names(dilemma) if dilemma else (), strict=False):
            layout.addWidget(chip(name, f"chip-{letter}"))
        if poll.method.shape.single:
            for place, option in enumerate(poll.ballot.options):
                layout.addWidget(chip(f"{key_of(place)}  {_short(option)}", "chip-quiet"))
            layout.addWidget(label(tr("Shift + digit: all others · Backspace: take back"), "muted", wrap=False))
        else:
            layout.addWidget(label(tr("Arrows choose a name, Enter makes its answer."), "muted"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.board.setFocus()

    # Answering

    def _on_chosen(self, voter: UUID, option: int) -> None:
        if self.poll is None or option >= len(self.poll.ballot.options):
            return
        if not self.poll.method.shape.single:
            self._on_asked(voter)
            return
        self._give(voter, (option,))

    def _give(self, voter: UUID, answer: Answer) -> None:
        poll = self.poll
        wanted = poll.method.text_for(answer) if poll and answer else None
        if wanted:
            self._ask_remark(voter, answer, tr("The objection in one sentence"))
            return
        if self._cast(voter, answer):
            self.remark.hide()
            if wanted is False:
                self._ask_remark(voter, answer, tr("A condition or concern, if any; Enter goes on"), focus=False)
            self._go_on()

    def _go_on(self) -> None:
        """The next name; behind the last one the button that closes."""
        if self.board.advance():
            self.board.setFocus()
        else:
            self.close_button.setFocus()

    def _ask_remark(self, voter: UUID, answer: Answer, hint: str, *, focus: bool = True) -> None:
        self._remarked = voter, answer
        name = self.poll.ballot.names[self.poll.ballot.voters.index(voter)] if self.poll else ""
        self.remark.setPlaceholderText(f"{name}: {hint}")
        self.remark.setAccessibleName(f"{name}: {hint}")
        self.remark.clear()
        self.remark.show()
        if focus:
            self.remark.setFocus()

    def _on_remark(self) -> None:
        voter, answer = self._remarked
        if self._cast(voter, answer, self.remark.text()):
            self.remark.hide()
            self._go_on()

    def _on_rest(self, option: int) -> None:
        poll = self.poll
        if poll is not None and option < len(poll.ballot.options) and poll.method.shape.single:
            self._run(self._desk.polling.voting.cast_rest, poll, (option,))
            self._go_on()

    def _on_taken_back(self, voter: UUID) -> None:
        self._cast(voter, ())

    def _on_clicked(self) -> None:
        """A click only chooses a tile; the answer is a key or a press on the legend."""
        if self.poll is not None and not self.poll.method.shape.single:
            self._on_asked(self.board.voter)

    def _on_asked(self, voter: UUID | None) -> None:
        """Make an answer of more than one choice for this voter; when all have answered, Enter closes."""
        poll = self.poll
        if poll is None or voter is None:
            return
        if poll.method.shape.single:
            if all(tile.answer or tile.away for tile in self.board.tiles.tiles):
                self.close_wanted.emit()
            return
        self._drop_maker()
        name = poll.ballot.names[poll.ballot.voters.index(voter)]
        self._entry = entry(poll.method.shape, poll.ballot.form)
        self._entry.answered.connect(self._on_made)
        self._maker_box.addWidget(label(name, "strong"))
        self._maker_box.addWidget(self._entry)
        self._maker.show()
        self._entry.setFocus()

    def _on_made(self, answer: Answer) -> None:
        voter = self.board.voter
        self._drop_maker()
        if voter is not None and self._cast(voter, answer):
            self._go_on()

    def _drop_maker(self) -> None:
        clear(self._maker_box)
        self._entry = None
        self._maker.hide()

    def _cast(self, voter: UUID, answer: Answer, remark: str = "") -> bool:
        return self.poll is not None and self._run(self._desk.polling.voting.cast, self.poll, voter, answer, remark)

    def _run(self, act: Callable[..., object], *args: object) -> bool:
        self.notice.clear()
        return self._desk.run(act, *args, refused=self._on_refused) is not None

    def _on_refused(self, error: AtelierError) -> None:
        """Somebody who is away: say so, and offer to note that they are there."""
        if isinstance(error, AbsentError):
            self._away = error.voter
            self.notice.warn(str(error), (tr("In the room after all"), self._on_arrived))
        else:
            self.notice.warn(str(error))

    def _on_arrived(self) -> None:
        if self.poll is not None and self._run(self._desk.polling.voting.arrive, self.poll, self._away):
            self.show_poll(self.poll)
            self.board.setFocus()

    # Finding a name

    def _on_finding(self, letter: str) -> None:
        if self.search.isVisibleTo(self):
            self.search.setFocus()
            self.search.setText(letter)
            self._on_find(letter)

    def _on_find(self, text: str) -> None:
        wanted = text.strip().casefold()
        tiles = self.board.tiles.tiles
        places = [n for n, tile in enumerate(tiles) if wanted and wanted in tile.name.casefold()]
        if places:
            self.board.go_to(min(places, key=lambda n: (not tiles[n].name.casefold().startswith(wanted), n)))
            self.notice.clear()
        elif wanted:
            self.notice.warn(tr("No name with “{text}” is on this list.", text=text))

    def _on_found(self) -> None:
        self.search.clear()
        self.board.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back: from making an answer to the tiles, from the tiles to the conversation."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._entry is not None or self.remark.hasFocus():
            self._drop_maker()
            self.remark.hide()
            self.board.setFocus()
        else:
            self.left.emit()


def _short(option: str) -> str:
    """An option beside its digit; the whole of it stands on the tiles' own page and on the screen."""
    return option if len(option) <= SHORT else option[: SHORT - 1].rstrip() + "…"

"""Help that works without internet: what the program does, a session in steps, the words, the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.i18n import mark, tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label, nest
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.head import Head
from atelier.ui.widgets.notice import Notice

PURPOSE = (
    mark("Atelier helps to prepare and run working sessions, to write proposals, and to report."),
    mark("It polls what the room thinks. It decides nothing: that is up to the councils and the colleges."),
    mark("Everything is saved at once; there is no Save button. Ctrl+Z takes back, Ctrl+Y does it again."),
    mark("Nothing leaves this laptop: the event is one file, and the program never uses the internet."),
)
STEPS = (
    mark("Week: plan the day, the meeting and its run sheet."),
    mark("Participants: check the municipalities, the people and the duo's."),
    mark("Dilemma's: choose or write the questions, each with two equally strong poles."),
    mark("Session: enter how many are present, and start the first item. Put the projector on."),
    mark("Talk first: note the arguments for A and for B."),
    mark("Open the poll, count the hands and type the totals. Close it: only then the result is shown."),
    mark("Talk about the result. If it helps, ask the same question again in a second round."),
    mark("Proposals: the duo's write down what follows from it."),
    mark("Reports: look at the pages for the steering group, the colleges and the councils, and export them."),
)
WORDS = (
    (mark("Agreed"), mark("Nearly all answers lie close together. The side is named, as in “agreed: councils”.")),
    (mark("Largely"), mark("Most answers lean to one side and a smaller part does not, as in “largely councils”.")),
    (mark("Divided"), mark("The answers are spread over all positions; the room has no clear direction.")),
    (mark("Two camps"), mark("Many answers at both ends and few in between: the room is split in two.")),
    (
        mark("Margin"),
        mark("How few other answers would have made the outcome different. A small margin asks for caution."),
    ),
    (
        mark("Recount"),
        mark("The hands were miscounted and are counted again in the same round. The old count stays visible, struck."),
    ),
    (
        mark("Second round"),
        mark("The same question, put again to the same people after talking. Both results stay beside each other."),
    ),
    (
        mark("Void"),
        mark("Something went wrong and the poll does not count. It stays in the record, with the reason."),
    ),
)
TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class HelpPanel(QWidget):
    """The help as one page; Esc closes it."""

    closed = Signal()
    print_wanted = Signal()  # the keys, on one page

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(tr("Help"))
        self.notice = Notice()
        self.print_button = button(tr("Print (PDF)…"), self.print_wanted.emit, tip=tr("The keys on one page, as PDF"))
        self._close = button(tr("Close"), self.close_help, "primary", tip=tr("Close (Esc)"))
        words, table = _stack(_sentences(), _steps(), _words()), Card(tr("Keys"))
        self._keys = _grid(table)
        table.body.addWidget(flow(self.print_button))
        columns = Columns([(tr("Help"), words, 460, 3), (tr("Keys"), _stack(table), 340, 2)])
        for area in columns.findChildren(QScrollArea):
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and Page Down scroll what holds no field
            area.setAccessibleName(tr("Help"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.notice)
        layout.addWidget(columns, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_help)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys, each with what it does."""
        for n, (key, meaning) in enumerate(keys):
            self._keys.addWidget(label(key, "chip-quiet", wrap=False), n, 0, TOP_LEFT)
            self._keys.addWidget(label(meaning), n, 1)

    def _head(self) -> Head:
        head = Head(tr("Help"), crumb=None)
        head.add(self._close)
        return head

    def close_help(self) -> None:
        """Back to the work."""
        self.hide()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._close.setFocus()


def _stack(*cards: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, px(4), 0)
    layout.setSpacing(px(16))
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return holder


def _sentences() -> Card:
    card = Card(tr("What Atelier is for"))
    for sentence in PURPOSE:
        card.body.addWidget(label(tr(sentence)))
    return card


def _steps() -> Card:
    card = Card(tr("A session in steps"))
    grid = _grid(card)
    for n, step in enumerate(STEPS):
        grid.addWidget(label(str(n + 1), "strong", wrap=False), n, 0, TOP_LEFT)
        grid.addWidget(label(tr(step)), n, 1)
    return card


def _words() -> Card:
    card = Card(tr("The words of a result"))
    for word, meaning in WORDS:
        card.body.addWidget(label(tr(word), "strong"))
        card.body.addWidget(label(tr(meaning)))
    return card


def _grid(card: Card) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(14))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(1, 1)
    nest(card.body, grid)
    return grid

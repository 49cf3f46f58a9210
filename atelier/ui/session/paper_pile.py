"""One counting of a pile that is entered paper by paper: one answer, Enter, the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.answers import BLANK, INVALID, Answer, Shape
from atelier.domain.ballots import Ballot
from atelier.domain.methods import Method
from atelier.i18n import tr, trn
from atelier.ui.session.answers import BACK, entry
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label

KEYS = {Qt.Key.Key_Minus: BLANK, Qt.Key.Key_Asterisk: INVALID}  # on the number pad, beside the digits


class PaperPile(QWidget):
    """The answer of one paper at a time; only the last one is remembered, to take it back."""

    given = Signal(object)  # the Answer of a paper
    taken_back = Signal(object)  # the Answer of the paper before
    counted = Signal()  # there are no more papers
    emptied = Signal()  # begin this counting anew

    def __init__(self, ballot: Ballot, method: Method) -> None:
        super().__init__()
        self._options, self._shape = ballot.options, method.shape
        self._last: Answer | None = None
        self.entry = entry(method.shape, ballot.form)
        self.entry.setAccessibleName(tr("The answer on this paper"))
        self.entry.answered.connect(self.given)
        self._number, self._told = label("", "strong"), label("", "muted")
        self.blank = button(tr("Blank") + "  −", self._on_blank, tip=tr("A blank paper (key −)"))
        self.invalid = button(tr("Invalid") + "  *", self._on_invalid, tip=tr("An invalid paper (key *)"))
        self.back = button(tr("Take back"), self.take_back, "quiet", tip=tr("Take the last paper back (Backspace)"))
        self.done = button(tr("No more papers"), self.counted.emit, "primary")
        self.anew = button(tr("Begin this counting anew"), self.emptied.emit, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        others = flow(self.blank, self.invalid, self.back)
        for widget in (self._number, self.entry, others, self._told, flow(self.done, self.anew)):
            layout.addWidget(widget)

    def show_entered(self, papers: int) -> None:
        """How many papers were entered so far."""
        self._number.setText(tr("Paper {n}", n=papers + 1))
        self.done.setEnabled(papers > 0)
        self.anew.setEnabled(papers > 0)
        last = "" if self._last is None else spelled(self._last, self._shape, self._options)
        entered = trn("{n} paper entered", "{n} papers entered", papers)
        self._told.setText(f"{entered} · " + tr("the last one: {answer}", answer=last) if last else entered)
        self.back.setEnabled(self._last is not None)

    def received(self, answer: Answer) -> None:
        """This paper is in the urn: on to the next one."""
        self._last = answer
        self.entry.clear()
        self.entry.setFocus()

    def forget(self) -> None:
        """The last paper was taken back; the ones before it are not known any more."""
        self._last = None
        self.entry.clear()
        self.entry.setFocus()

    def focus_first(self) -> None:
        """The cursor on the answer."""
        self.entry.setFocus()

    def take_back(self) -> None:
        """Take the last paper back."""
        if self._last is not None:
            self.taken_back.emit(self._last)

    def _on_blank(self) -> None:
        self.given.emit(BLANK)

    def _on_invalid(self) -> None:
        self.given.emit(INVALID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the answer leaves alone."""
        key = Qt.Key(event.key())
        if key in KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.given.emit(KEYS[key])
        elif key in BACK and self.entry.hasFocus():
            self.take_back()
        else:
            super().keyPressEvent(event)


def spelled(answer: Answer, shape: Shape, options: tuple[str, ...]) -> str:
    """What stands on a paper, in words."""
    if answer == BLANK:
        return tr("Blank").lower()
    return tr("Invalid").lower() if answer == INVALID else shape.spelled(answer, options)

"""Given out: making what goes along, the board of what is out, and reading back the forms."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from atelier.i18n import tr
from atelier.services.form_files import SUFFIXES
from atelier.ui.desk import Desk
from atelier.ui.dialogs import documents
from atelier.ui.duo.answers_card import AnswersCard
from atelier.ui.duo.board import BoardCard
from atelier.ui.duo.give_card import GiveCard
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.columns import Columns, scrolled
from atelier.ui.widgets.tab_order import follow_the_eye

WIDEST = 900


class GivenPanel(QStackedWidget):
    """Two columns, and over them the preview of a form that came back."""

    told = Signal(str)
    refused = Signal(object)  # the error
    read_done = Signal(str)
    chosen = Signal(object)  # a list of Paths of forms
    files_wanted = Signal()  # to bring an Atelier file back
    emptied = Signal()  # the last of the forms was looked at

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.giving, self.board, self.answers = GiveCard(desk), BoardCard(desk), AnswersCard(desk)
        self._waiting: list[Path] = []
        self.read_button = button(tr("Read forms back…"), self.ask_form)
        self.bring_button = button(tr("Bring an Atelier file back…"), self.files_wanted.emit)
        back = Card(tr("What comes back"))
        how = tr("First you see what it would do; then you decide.")
        back.body.addWidget(label(how, "muted"))
        back.body.addWidget(flow(self.read_button, self.bring_button))
        self.columns = Columns(
            [
                (tr("Give along"), _top(self.giving), 360, 1),
                (tr("What comes back"), _top(back, self.board), 360, 1),
            ]
        )
        self.addWidget(self.columns)
        self.answers.setMaximumWidth(px(WIDEST))
        self.addWidget(scrolled(_top(self.answers, margin=True)))
        self.giving.wanted.connect(self.ask_folder)
        self.giving.given.connect(self._on_given)
        self.answers.left.connect(self._next)
        self.answers.done.connect(self.read_done)
        for part in (self.giving, self.answers):
            part.refused.connect(self.refused)

    def refresh(self) -> int:
        """Everything as it is now; how much is still out."""
        self.giving.refresh()
        out = self.board.refresh()
        follow_the_eye(self.columns)
        return out

    def ask_folder(self) -> None:
        """Choose the stick or the folder."""
        name = QFileDialog.getExistingDirectory(self, tr("On which stick, or in which folder?"), str(documents()))
        if name:
            self.giving.give(Path(name))

    def ask_form(self) -> None:
        """Choose files of answers."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Read forms back"), str(documents()), tr("Forms ({kinds})", kinds=kinds)
        )
        if names:
            self.chosen.emit([Path(name) for name in names])

    @property
    def reading(self) -> bool:
        """Whether a form is looked at."""
        return self.currentIndex() == 1

    def read(self, *paths: Path) -> None:
        """Show what forms that came back would do, one after another; one that is refused is passed over."""
        self._waiting = list(paths)
        self._next()

    def _next(self) -> None:
        while self._waiting:
            path = self._waiting.pop(0)
            if self.answers.read(path, len(self._waiting)):
                self.setCurrentIndex(1)
                self.answers.focus()
                return
        self.setCurrentIndex(0)
        self.read_button.setFocus()
        self.emptied.emit()

    def _on_given(self, sentence: str) -> None:
        self.board.refresh()
        self.told.emit(sentence)


def _top(*widgets: QWidget, margin: bool = False) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    side, top = (px(22), px(16)) if margin else (0, 0)
    layout.setContentsMargins(side, top, side, top)
    layout.setSpacing(px(16))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder

"""Choosing files, seeing what they would bring, and bringing them in with one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from atelier.domain.errors import AtelierError
from atelier.i18n import number, tr, trn
from atelier.services.merging import Frozen, MergePreview, look
from atelier.ui.desk import Desk
from atelier.ui.merge.words import counted, kind_name, told_of, touched
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest
from atelier.ui.widgets.columns import scrolled

LOOK_MS = 100
WIDEST = 900
NAMED = 8  # conflicts that are named; the rest is counted


@dataclass(slots=True)
class Reading:
    """How far the worker is (0..1), and whether somebody stopped it: the worker writes one, the window the other."""

    share: float = 0.0
    stopped: bool = False

    def tell(self, share: float) -> None:
        """The worker got this far."""
        self.share = share

    def goes_on(self) -> bool:
        """Whether the worker may go on."""
        return not self.stopped


def look_or_refusal(frozen: Frozen, reading: Reading) -> tuple[Reading, MergePreview | AtelierError]:
    """For the worker, from which a refusal comes back as a value."""
    try:
        return reading, look(frozen, reading.tell, reading.goes_on)
    except AtelierError as error:
        return reading, error


class BringPanel(QWidget):
    """`wanted` asks for files, `merged` tells what was done, `refused` why nothing was."""

    wanted = Signal()
    merged = Signal(str)
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reading: Reading | None = None
        self.preview: MergePreview | None = None
        self.pages = QStackedWidget()
        self.choose_button = button(tr("Choose files…"), self.wanted.emit, "primary")
        self.caption, self.bar = label("", "strong"), QProgressBar()
        self.stop_button = button(tr("Stop reading"), self.leave, tip=tr("Stop reading (Esc)"))
        self.told, self._found = label("", "title"), QVBoxLayout()
        self.merge_button = button("", self.merge, "primary")
        self.leave_button = button(tr("Cancel"), self.leave, "quiet", tip=tr("Leave without merging (Esc)"))
        for page in (self._start_page(), self._reading_page(), self._preview_page()):
            self.pages.addWidget(scrolled(narrow(page)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def _start_page(self) -> QWidget:
        card = Card()
        card.body.addWidget(label(tr("Bring the laptops together"), "title"))
        card.body.addWidget(
            label(tr("Choose the files of the other laptops. First you see what they would bring; then you decide."))
        )
        card.body.addWidget(
            label(tr("Only copies of this event can come together. Files can also be dropped here."), "muted")
        )
        card.body.addWidget(flow(self.choose_button))
        return card

    def _reading_page(self) -> QWidget:
        card = Card()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of reading"))
        for part in (self.caption, self.bar, flow(self.stop_button)):
            card.body.addWidget(part)
        return card

    def _preview_page(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.told)
        card.body.addWidget(flow(self.merge_button, self.leave_button))
        self._found.setSpacing(px(6))
        nest(card.body, self._found)
        return card

    # Reading

    def start(self, paths: Sequence[Path]) -> None:
        """Look on the worker at what these files would do; nothing changes yet."""
        self.stop()
        frozen = self._desk.run(self._desk.workspace.merging.freeze, paths, refused=self.refused.emit)
        if frozen is None:
            self.pages.setCurrentIndex(0)
            return
        self._reading = Reading()
        self.caption.setText(trn("{n} file is being read…", "{n} files are being read…", len(paths)))
        self.bar.setValue(0)
        self.pages.setCurrentIndex(1)
        self.stop_button.setFocus()
        self._timer.start()
        self._desk.worker.start(look_or_refusal, frozen, self._reading, done=self._on_read)

    def _on_time(self) -> None:
        if self._reading is not None:
            self.bar.setValue(round(100 * self._reading.share))

    def _on_read(self, read: tuple[Reading, MergePreview | AtelierError]) -> None:
        reading, found = read
        if not isValid(self) or reading is not self._reading:
            return  # left, or other files were asked for meanwhile
        self.stop()
        if isinstance(found, AtelierError):
            self.pages.setCurrentIndex(0)
            self.choose_button.setFocus()
            self.refused.emit(found)
        else:
            self._show(found)

    def stop(self) -> None:
        """Let the worker stop; what it reads is for nobody any more."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.stopped = True
        self._reading = self.preview = None

    @property
    def busy(self) -> bool:
        """Whether files are being read, or what they bring is looked at."""
        return self.pages.currentIndex() > 0

    def leave(self) -> None:
        """Back to the choice of files; nothing was merged."""
        self.stop()
        self.pages.setCurrentIndex(0)
        self.choose_button.setFocus()

    # Showing and doing

    def _show(self, preview: MergePreview) -> None:
        self.preview = preview
        kinds = touched(preview)
        clear(self._found)
        self.told.setText(_summary(preview))
        for source in preview.sources:
            self._add(source.name, *told_of(source))
        if kinds:
            self._heading(tr("What changes here"))
        for kind in kinds:
            self._add(kind_name(kind.kind), counted(kind))
        self._show_polls(preview)
        self._show_conflicts(preview)
        files = trn("Merge {n} file", "Merge {n} files", len(preview.sources))
        self.merge_button.setText(files if preview.entries else tr("Nothing to merge"))
        self.merge_button.setAccessibleName(self.merge_button.text())
        self.merge_button.setToolTip(tr("All in one act; Ctrl+Z takes it back as a whole"))
        self.merge_button.setEnabled(bool(preview.entries))
        self.pages.setCurrentIndex(2)
        (self.merge_button if preview.entries else self.leave_button).setFocus()

    def _show_polls(self, preview: MergePreview) -> None:
        if not preview.polls:
            return
        answers = trn("{n} answer", "{n} answers", preview.answers)
        self._heading(trn("{n} poll comes in", "{n} polls come in", len(preview.polls)) + f" · {answers}")
        for poll in preview.polls:
            tally = poll.tally
            told = trn("{n} answer", "{n} answers", tally.answered) if tally else tr("no result")
            self._add(poll.ballot.question, told)

    def _show_conflicts(self, preview: MergePreview) -> None:
        """What was changed on both sides, by name."""
        n, wording = len(preview.conflicts), self._desk.workspace.wording
        if not n:
            return
        self._heading(tr("To choose"))
        kept = tr("Changed on two laptops. Both versions stay; you choose after merging.")
        self._found.addWidget(label(kept, "muted"))
        for conflict in preview.conflicts[:NAMED]:
            self._add(wording.subject(conflict), f"{kind_name(conflict.kind)} · {wording.field(conflict)}")
        if n > NAMED:
            self._found.addWidget(label(tr("and {n} more", n=number(n - NAMED)), "muted"))

    def _heading(self, text: str) -> None:
        heading = label(text, "caption")
        heading.setContentsMargins(0, px(10), 0, 0)
        self._found.addWidget(heading)

    def _add(self, name: str, *lines: str) -> None:
        self._found.addWidget(label(name, "strong"))
        for line in lines:
            self._found.addWidget(label(line, "muted"))

    def merge(self) -> None:
        """Bring everything in as one act, and tell what was done."""
        shown = self.preview
        if shown is None or not shown.entries:
            return
        merged = self._desk.run(self._desk.workspace.merging.merge, shown, refused=self.refused.emit)
        if merged is not None:
            self.leave()
            self.merged.emit(tr("Merged: {what} Ctrl+Z takes it back as a whole.", what=_summary(shown)))


def _summary(preview: MergePreview) -> str:
    """What comes in, in one sentence."""
    new, changed = (sum(getattr(kind, name) for kind in preview.kinds) for name in ("new", "changed"))
    if not preview.entries:
        return tr("Everything in these files is here already.")
    parts = [tr("{n} new", n=number(new)), tr("{n} changed", n=number(changed))]
    if preview.conflicts:
        parts.append(trn("{n} to choose", "{n} to choose", len(preview.conflicts)))
    return ", ".join(parts) + "."


def narrow(card: QWidget) -> QWidget:
    """A page that keeps its lines short enough to read."""
    card.setMaximumWidth(px(WIDEST))
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(px(22), px(16), px(22), px(16))
    layout.addWidget(card)
    layout.addStretch(1)
    return page

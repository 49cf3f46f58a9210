"""Making many files at once: first a proof edition, then all of them with a bar that can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QProgressBar
from shiboken6 import isValid

from atelier.domain.documents import KIND_NAMES, Kind
from atelier.domain.editions import Edition
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import AUDIENCE_NAMES
from atelier.i18n import tr, trn
from atelier.reports.formats import FORMAT_NAMES, Format
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, button, flow, label

if TYPE_CHECKING:
    from atelier.services.exporting import Made, Plan

LOOK_MS = 100


@dataclass(slots=True)
class Making:
    """How far the worker is (0..1), and whether somebody stopped it: the worker writes one, the window the other."""

    share: float = 0.0
    stopped: bool = False

    def tell(self, share: float) -> None:
        """The worker got this far."""
        self.share = share

    def goes_on(self) -> bool:
        """Whether the worker may go on."""
        return not self.stopped


def made_or_refusal(plan: "Plan", making: Making) -> tuple[Making, "Made | AtelierError"]:
    """For the worker, from which a refusal comes back as a value."""
    from atelier.services.exporting import carry_out  # noqa: PLC0415 - slow to import at the start

    try:
        return making, carry_out(plan, making.tell, making.goes_on)
    except AtelierError as error:
        return making, error


class BatchPanel(Card):
    """Hidden until it is asked for; `folder` asks where the files go."""

    told = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, folder: Callable[[], Path | None]) -> None:
        super().__init__(tr("Everything at once"))
        self._desk, self._folder = desk, folder
        self._edition = Edition(next(iter(AUDIENCE_NAMES)))
        self._making: Making | None = None
        self.proof = label("", "strong")
        self.reports = QCheckBox(tr("The reports"))
        self.wide = QCheckBox(tr("For all readers, not this one alone"))
        self.kinds = {kind: QCheckBox(tr(name)) for kind, name in KIND_NAMES.items()}
        for box in (self.reports, self.wide, *self.kinds.values()):
            box.clicked.connect(self._count)
        self.forms = {form: QCheckBox(tr(name)) for form, name in FORMAT_NAMES.items()}
        for box in self.forms.values():
            box.clicked.connect(self._count)
        self.forms[Format.PDF].setChecked(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the files"))
        self.go = button("", self.start, "primary")
        self.stop_button = button(tr("Stop"), self.leave, tip=tr("Stop; nothing is written (Esc)"))
        self.cancel = button(tr("Cancel"), self.leave, "quiet")
        what = flow(self.reports, self.wide, *self.kinds.values(), spacing=10)
        for widget in (
            self.proof,
            what,
            label(tr("As which files?"), "muted"),
            flow(*self.forms.values(), spacing=10),
            self.bar,
        ):
            self.body.addWidget(widget)
        self.body.addWidget(flow(self.go, self.stop_button, self.cancel))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._making is not None

    def ask(self, edition: Edition, name: str, kind: Kind | None = None) -> None:
        """Ask whether the proof is right: an edition, of a municipality by its name, or another document of a kind."""
        self._edition = edition
        shown = tr(KIND_NAMES[kind]) if kind else name or tr("the general edition")
        self.reports.setChecked(kind is None)
        for each, box in self.kinds.items():
            box.setChecked(each == kind)
        self.proof.setText(tr("Proof: {edition}. Leaf through the pages first. Are they right?", edition=shown))
        self._show_running()
        self._count()
        self.show()
        self.go.setFocus()

    def editions(self) -> list[Edition]:
        """What is to be made."""
        every = self._desk.reporting.editions() if self.reports.isChecked() else ()
        return [row for row in every if self.wide.isChecked() or row.audience is self._edition.audience]

    def documents(self) -> list[Kind]:
        """Which kinds of other documents are to be made, all there are of each."""
        return [kind for kind, box in self.kinds.items() if box.isChecked()]

    def chosen_forms(self) -> tuple[Format, ...]:
        """As which files."""
        return tuple(form for form, box in self.forms.items() if box.isChecked())

    def _count(self) -> None:
        forms = self.chosen_forms()
        data = sum(form.open_data for form in forms)
        several = len(self.editions()) + sum(map(self._desk.documents.amount, self.documents()))
        n = several * (len(forms) - data) + data
        self.wide.setEnabled(self.reports.isChecked())
        text = trn("Make {n} file…", "Make {n} files…", n)
        self.go.setText(text)
        self.go.setAccessibleName(text)
        self.go.setEnabled(n > 0)

    def start(self) -> None:
        """Make them all in a folder that is asked for."""
        self._desk.settle()
        folder = self._folder()
        if folder is None or self.running:
            return
        plan = self._desk.run(
            self._desk.exporting.plan,
            self.editions(),
            self.chosen_forms(),
            folder,
            documents=self.documents(),
            refused=self.refused.emit,
        )
        if plan is None:
            return
        self._making = Making()
        self.bar.setValue(0)
        self._show_running()
        self.stop_button.setFocus()
        self._timer.start()
        self._desk.worker.start(made_or_refusal, plan, self._making, done=self._on_made)

    def _show_running(self) -> None:
        for widget in (self.bar, self.stop_button):
            widget.setVisible(self.running)
        for choice in (self.go, self.cancel, self.reports, self.wide, *self.kinds.values()):
            choice.setVisible(not self.running)
        for box in self.forms.values():
            box.setEnabled(not self.running)

    def _on_time(self) -> None:
        if self._making is not None:
            self.bar.setValue(round(100 * self._making.share))

    def _on_made(self, outcome: "tuple[Making, Made | AtelierError]") -> None:
        making, made = outcome
        if not isValid(self):
            return  # the window was closed meanwhile
        mine = making is self._making
        if mine:
            self._end()
        if isinstance(made, AtelierError):
            if mine:  # else somebody stopped it, and was told so
                self.refused.emit(made)
        elif self._desk.run(self._desk.exporting.note, made, refused=self.refused.emit) is not None:
            self.hide()
            folder = made.places[0].parent.name
            self.told.emit(trn("{n} file in “{folder}”.", "{n} files in “{folder}”.", len(made.places), folder=folder))

    def leave(self) -> None:
        """Stop what is running and say so; else close the panel."""
        if self._making is None:
            self.hide()
            return
        self._end()
        self.told.emit(tr("Stopped; nothing was written."))

    def _end(self) -> None:
        self._timer.stop()
        if self._making is not None:
            self._making.stopped = True
        self._making = None
        self._show_running()

"""Reports: choose the reader, see the real pages, repair what lacks, and hand over exactly what was seen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from atelier.domain.editions import Edition
from atelier.domain.model import ENTITIES
from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.reports.formats import FORMAT_NAMES
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_file
from atelier.ui.page_printing import PagePrinter
from atelier.ui.reports.batch_panel import BatchPanel
from atelier.ui.reports.current_pages import CurrentPages
from atelier.ui.reports.drawing import Drawn
from atelier.ui.reports.saving import Choose, Saving
from atelier.ui.reports.steps import Steps
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.page_preview import PagePreview

REST_MS = 500


class ReportsView(View):
    """The reports of the event as the readers will see them; `choose` asks where a file is to be saved."""

    place_wanted = Signal(object)  # the row that is to be repaired elsewhere
    choices_wanted = Signal()  # to settle what merged files say differently

    KINDS = ENTITIES  # nearly all of it can stand in a report

    def __init__(self, desk: Desk, choose: Choose | None = None) -> None:
        super().__init__(desk, tr("Reports"))
        self.print_button = self.add_action(tr("Print…"), self.print_pages)
        every = tr("Every edition and every document at once")
        self.all_button = self.add_action(tr("Everything…"), self.ask_everything, tip=every)
        self.save_button = self.add_action("", self.save, "primary", "Ctrl+S")
        self.preview, self.steps = PagePreview(desk.worker), Steps(desk)
        self.pages = CurrentPages(desk, self.preview)
        self.saving = Saving(desk, choose or partial(ask_file, self), self)
        self.batch, self.printer = BatchPanel(desk, self._ask_folder), PagePrinter(desk.worker, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._draw)
        self.columns = Columns([(tr("Report"), self.steps, 320, 0), (tr("Pages"), self._right(), 500, 1)])
        self.set_content(self.columns)
        self._connect()
        self._show_format()

    def _right(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.batch)
        card.body.addWidget(self.preview, 1)
        return card

    def _connect(self) -> None:
        steps = self.steps
        steps.chosen.connect(self._on_chosen)
        steps.status.choices_wanted.connect(self.choices_wanted)
        self.pages.built.connect(steps.show_report)
        self.pages.others_asked.connect(steps.forget_drawn)
        self.pages.drawn.connect(steps.show_drawn)
        self.pages.told.connect(self.crumb.setText)
        self.saving.saved.connect(self.notice.saved)
        for told in (steps.status.released, self.batch.told, self.printer.printed, self.saving.told):
            told.connect(self.notice.tell)
        for part in (steps.status, steps.sending, self.batch, self.pages, self.saving):
            part.refused.connect(self.on_refused)
        for card in (steps.advice, steps.wording):
            card.wanted.connect(self._on_place)

    # Showing

    def refresh(self) -> None:
        self.steps.refresh()
        self._rest.start(REST_MS if self.pages.shown else 0)

    def release(self) -> None:
        super().release()
        self._rest.stop()
        self.batch.leave()

    def _on_chosen(self) -> None:
        self._show_format()
        self._rest.start(0)

    def _show_format(self) -> None:
        self.save_button.setText(tr("Save as {format}…", format=tr(FORMAT_NAMES[self.steps.file_card.format])))

    def _draw(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self.desk.settle()
        self.pages.draw(self.steps.wanted, attached=self.steps.file_card.attached)

    def _on_place(self, one: object) -> None:
        """Go to what a line is about: a field of this view, or the view of that row."""
        row, name = getattr(one, "row", None), getattr(one, "field", "")
        if isinstance(row, Event):
            self.steps.show_step("texts")
            self.columns.show_panel(0)
            self.steps.texts.focus_on(row, name)
        elif row is not None:
            self.place_wanted.emit(row)

    # Handing over

    def _ready(self) -> Drawn | None:
        """The pages on the screen, when they are as the event is now; else a notice."""
        if self._rest.isActive():
            self._rest.stop()
            self._draw()  # tells whether what is shown is still how the event is
        shown = self.pages.of(self.steps.wanted)
        if shown is None:
            self.notice.tell(tr("The pages are still being drawn. Save them when they are there."))
        return shown

    def save(self) -> None:
        """Save the pages that are shown, or the same report in the chosen format."""
        shown = self._ready()
        if shown is not None:
            self.saving.save(shown, self.steps.file_card.format)

    def print_pages(self) -> None:
        """Print the pages that are shown."""
        shown = self._ready()
        if shown is not None:
            self.printer.start(shown.pages, shown.report.title)

    def ask_everything(self) -> None:
        """Show a proof edition, or the document that is chosen, and ask whether all may be made like it."""
        steps, edition = self.steps, self.steps.reader.edition
        if steps.buttons["documents"].isChecked():
            self.columns.show_panel(1)
            self.batch.ask(edition, "", steps.documents.kind)
            return
        steps.show_step("report")
        members = self.desk.reporting.members()
        if edition.member is None and edition.audience is not Audience.STEERING and members:
            widest = max(members, key=lambda member: len(member.name))  # the name that fits worst
            edition = Edition(edition.audience, widest.id)
            steps.reader.choose(edition)
        name = next((member.name for member in members if member.id == edition.member), "")
        self.columns.show_panel(1)
        self.batch.ask(edition, name)

    def _ask_folder(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(self, tr("Where should the files go?"), str(self.saving.folder))
        return Path(name) if name else None

"""Reports: choose the reader, see the real pages, repair what lacks, and hand over exactly what was seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from atelier.domain.documents import Piece
from atelier.domain.editions import OPEN_DATA, Edition
from atelier.domain.errors import AtelierError
from atelier.domain.model import ENTITIES
from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.i18n import mark, tr, trn
from atelier.reports.formats import FORMAT_NAMES, Format
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_file
from atelier.ui.page_printing import PagePrinter
from atelier.ui.reports.advice_card import AdviceCard
from atelier.ui.reports.batch_panel import BatchPanel
from atelier.ui.reports.choosing import FormatCard, ReaderCard, toggles
from atelier.ui.reports.document_card import DocumentCard
from atelier.ui.reports.drawing import Asked, Drawn, Written, drawn, written_file
from atelier.ui.reports.exports_card import ExportsCard
from atelier.ui.reports.sending_card import SendingCard
from atelier.ui.reports.status_card import StatusCard
from atelier.ui.reports.texts_card import TextsCard
from atelier.ui.theme import px
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, flow
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.page_preview import PagePreview

if TYPE_CHECKING:
    from atelier.reports.data import ReportData

Choose = Callable[[Path], Path | None]
REST_MS = 500
STEPS = {
    "report": mark("Report"),
    "documents": mark("Other documents"),
    "texts": mark("Texts"),
    "sending": mark("Sending"),
}


class ReportsView(View):
    """The reports of the event as the readers will see them; `choose` asks where a file is to be saved."""

    place_wanted = Signal(object)  # the row that is to be repaired elsewhere
    choices_wanted = Signal()  # to settle what merged files say differently

    KINDS = ENTITIES  # nearly all of it can stand in a report

    def __init__(self, desk: Desk, choose: Choose | None = None) -> None:
        super().__init__(desk, tr("Reports"))
        self._choose = choose or self._ask
        self._folder = desk.workspace.place.parent
        self.shown: Drawn | None = None
        self._asked: Asked | None = None  # what is being drawn now
        self.print_button = self.add_action(tr("Print…"), self.print_pages)
        every = tr("Every edition and every document at once")
        self.all_button = self.add_action(tr("Everything…"), self.ask_everything, tip=every)
        self.save_button = self.add_action("", self.save, "primary", "Ctrl+S")
        self.preview = PagePreview(desk.worker)
        self.reader, self.file_card, self.exports_card = ReaderCard(), FormatCard(), ExportsCard()
        self.documents, self._main = DocumentCard(), "report"  # which of the two the pages are of
        self.status, self.texts, self.sending = StatusCard(desk), TextsCard(desk), SendingCard(desk)
        self.advice = AdviceCard(tr("Before it goes out"), tr("Nothing lacks."))
        self.wording = AdviceCard(
            tr("Plain words"),
            tr("No long sentences or hard words found."),
            tr("A help for who writes; it says nothing about a level of language."),
        )
        self.batch = BatchPanel(desk, self._ask_folder)
        self.printer = PagePrinter(desk.worker, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._draw)
        self.columns = Columns([(tr("Report"), self._left(), 320, 0), (tr("Pages"), self._right(), 500, 1)])
        self.set_content(self.columns)
        self._connect()
        self._show_format()
        self.show_step("report")

    def _left(self) -> QWidget:
        holder, self._steps = QWidget(), Card()
        self.steps = toggles(STEPS, self._on_step, self._steps)
        self._steps.body.addWidget(flow(*self.steps.values(), spacing=6))
        self._parts: dict[str, tuple[Card, ...]] = {
            "report": (self.reader, self.status, self.advice, self.file_card),
            "documents": (self.documents, self.advice, self.file_card),
            "texts": (self.texts, self.wording),
            "sending": (self.sending, self.exports_card),
        }
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        first = (self._steps, self.reader, self.documents)  # what is chosen stands above what follows from it
        for card in dict.fromkeys((*first, *(card for cards in self._parts.values() for card in cards))):
            layout.addWidget(card)
        layout.addStretch(1)
        return holder

    def _right(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.batch)
        card.body.addWidget(self.preview, 1)
        return card

    def _connect(self) -> None:
        self.reader.chosen.connect(self._on_edition)
        self.documents.chosen.connect(self._on_document)
        self.file_card.chosen.connect(self._on_format)
        self.status.choices_wanted.connect(self.choices_wanted)
        for told in (self.status.released, self.batch.told, self.printer.printed):
            told.connect(self.notice.tell)
        for refused in (self.status.refused, self.sending.refused, self.batch.refused):
            refused.connect(self.on_refused)
        for card in (self.advice, self.wording):
            card.wanted.connect(self._on_place)

    # What is chosen

    @property
    def edition(self) -> Edition:
        """The edition that is chosen."""
        return self.reader.edition

    @property
    def wanted(self) -> Edition | Piece | None:
        """What the pages are to show; None while there is nothing to make the chosen document of."""
        return self.documents.piece if self._main == "documents" else self.edition

    @property
    def audience(self) -> Audience:
        """The reader that is chosen."""
        return self.edition.audience

    @property
    def format(self) -> Format:
        """As which file it is saved."""
        return self.file_card.format

    def show_step(self, step: str) -> None:
        """Show the cards of one step; the pages follow the last of the two that they can be of."""
        self.steps[step].setChecked(True)
        for card in dict.fromkeys(card for cards in self._parts.values() for card in cards):
            card.setVisible(card in self._parts[step])
        if step in {"report", "documents"} and step != self._main:
            self._main = step
            self.file_card.offer(figures=step == "report")
            self._on_document()

    def _on_step(self) -> None:
        self.show_step(next(step for step, widget in self.steps.items() if widget.isChecked()))

    def _on_edition(self) -> None:
        self.texts.show_audience(self.audience)
        self._rest.start(0)

    def _on_document(self) -> None:
        self._fill_documents()
        self._show_format()
        self._rest.start(0)

    def _fill_documents(self) -> None:
        if self._main == "documents":
            self.documents.fill(self.desk.documents.choices(self.documents.kind))

    def _on_format(self) -> None:
        self._show_format()
        self._rest.start(0)

    def _show_format(self) -> None:
        self.save_button.setText(tr("Save as {format}…", format=tr(FORMAT_NAMES[self.format])))

    # Drawing

    def refresh(self) -> None:
        self.reader.fill(self.desk.reporting.members())
        self._fill_documents()
        self.texts.refresh()
        names = {member.id: member.name for member in self.desk.reporting.members()}
        self.exports_card.show_exports(self.desk.reporting.exports(), names)
        self._rest.start(REST_MS if self.shown else 0)

    def release(self) -> None:
        super().release()
        self._rest.stop()
        self.batch.leave()

    def _draw(self) -> None:
        """Have the report drawn as the event is now, unless exactly that is shown already."""
        if not self.isVisible():
            self._stale = True
            return
        self.desk.settle()
        wanted = self.wanted
        asked = self._ask_for(wanted) if isinstance(wanted, Edition) else self._ask_for_document(wanted)
        if asked is None or (self.shown and self.shown.asked.same(asked)):
            self._asked = None
            self._tell_state()
            return
        self._asked = asked
        self._tell_state()
        keep = self.shown is not None and self.shown.asked.edition == asked.edition
        for card in () if keep else (self.advice, self.wording):
            card.forget()
        self.desk.worker.start(drawn, asked, self.preview.first_widths(keep=keep), done=self._on_drawn)

    def _ask_for(self, edition: Edition) -> Asked | None:
        """What is to be drawn, and what the cards say about it."""
        data = self.desk.reporting.data()
        report = self.desk.run(self.desk.reporting.built, edition, data, refused=self.on_refused)
        if report is None:
            return None
        self.status.show_report(report)
        self.sending.show_audience(edition.audience, report.fingerprint)
        told = self.desk.reporting.readable(edition.audience, data)
        return Asked(edition, report, told, self.file_card.attached)

    def _ask_for_document(self, piece: Piece | None) -> Asked | None:
        if piece is None:
            return None
        copy = self.desk.run(self.desk.documents.copy, piece, refused=self.on_refused)
        return Asked(piece, copy.report, self.desk.documents.data(), copy=copy) if copy else None

    def _on_drawn(self, result: Drawn | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(result, AtelierError):
            self._asked = None
            self.on_refused(result)
        elif result.asked is self._asked:  # else another report was asked for meanwhile
            keep = self.shown is not None and self.shown.asked.edition == result.asked.edition
            self.shown, self._asked = result, None
            self.advice.show_advice(result.advice)
            self.wording.show_advice(result.wording)
            self.preview.show_pages(result.pages, result.images, keep=keep)
        self._tell_state()

    def _tell_state(self) -> None:
        """The bar says whether the pages are as the event is now."""
        if self._asked is not None:
            self.crumb.setText(tr("Drawing the pages…"))
        elif self.shown:
            pages = trn("{n} page", "{n} pages", len(self.shown.pages.sizes))
            data = tr("data {fingerprint}", fingerprint=self.shown.report.fingerprint)
            self.crumb.setText(f"{pages} · {data}")
        else:
            self.crumb.setText("")

    def _on_place(self, one: object) -> None:
        """Go to what a line is about: a field of this view, or the view of that row."""
        row, name = getattr(one, "row", None), getattr(one, "field", "")
        if isinstance(row, Event):
            self.show_step("texts")
            self.columns.show_panel(0)
            self.texts.focus_on(row, name)
        elif row is not None:
            self.place_wanted.emit(row)

    # Handing over

    def _ready(self) -> Drawn | None:
        """The pages on the screen, when they are as the event is now; else a notice."""
        if self._rest.isActive():
            self._rest.stop()
            self._draw()  # tells whether what is shown is still how the event is
        if self.shown is None or self._asked is not None or self.shown.asked.edition != self.wanted:
            self.notice.tell(tr("The pages are still being drawn. Save them when they are there."))
            return None
        return self.shown

    def save(self) -> None:
        """Save the pages that are shown, byte for byte, or the same report in another format."""
        shown = self._ready()
        if shown is None:
            return
        data = self.desk.reporting.open_data() if self.format.open_data else shown.asked.data
        target = self._choose(self._folder / self._name(shown.asked, data))
        if target is None:
            return
        if self.format is Format.PDF:
            self._on_written(Written(shown.asked, Format.PDF, shown.pages.pdf, target))
            return
        self.notice.tell(tr("Making “{name}”…", name=target.name))
        self.desk.worker.start(written_file, self.format, shown, data, target, done=self._on_written)

    def _name(self, asked: Asked, data: "ReportData") -> str:
        wanted = asked.edition
        if not isinstance(wanted, Piece):
            return self.desk.reporting.name(wanted, self.format, data, self._folder)
        copy = asked.copy or self.desk.documents.copy(wanted)
        return self.desk.documents.suggest_name(wanted.kind, copy, self._folder, self.format)

    def _on_written(self, made: Written | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(made, AtelierError):
            self.on_refused(made)
            return
        reporting, wanted = self.desk.reporting, made.asked.edition
        report, member = made.asked.report, wanted.chosen.municipality if isinstance(wanted, Piece) else wanted.member
        audience = str(wanted.kind if isinstance(wanted, Piece) else wanted.audience)
        if made.form.open_data:
            audience, member = OPEN_DATA, None
            report = replace(report, fingerprint=made.asked.data.fingerprint())
            report = reporting.releasing.numbered(report, OPEN_DATA)
        saved = self.desk.run(
            reporting.save, audience, report, made.content, made.target, member, refused=self.on_refused
        )
        if saved is not None:
            self._folder = made.target.parent
            self.notice.saved(made.target)

    def print_pages(self) -> None:
        """Print the pages that are shown."""
        shown = self._ready()
        if shown is not None:
            self.printer.start(shown.pages, shown.report.title)

    def ask_everything(self) -> None:
        """Show a proof edition, or the document that is chosen, and ask whether all may be made like it."""
        if self.steps["documents"].isChecked():
            self.columns.show_panel(1)
            self.batch.ask(self.edition, "", self.documents.kind)
            return
        self.show_step("report")
        edition, members = self.edition, self.desk.reporting.members()
        if edition.member is None and edition.audience is not Audience.STEERING and members:
            widest = max(members, key=lambda member: len(member.name))  # the name that fits worst
            edition = Edition(edition.audience, widest.id)
            self.reader.choose(edition)
        name = next((member.name for member in members if member.id == edition.member), "")
        self.columns.show_panel(1)
        self.batch.ask(edition, name)

    def _ask(self, suggested: Path) -> Path | None:
        return ask_file(self, suggested)

    def _ask_folder(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(self, tr("Where should the files go?"), str(self._folder))
        return Path(name) if name else None

"""Reports: choose the reader, see the real pages, repair what lacks, and hand over exactly what was seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from atelier.domain.ballots import Ballot, Count, Dispatch, Export, Recount, Release, Void
from atelier.domain.editions import OPEN_DATA, Edition
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Audience, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Statement
from atelier.domain.week import Day, Event, Gathering, Moment
from atelier.i18n import mark, tr, trn
from atelier.reports.formats import FORMAT_NAMES, Format
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_file
from atelier.ui.page_printing import PagePrinter
from atelier.ui.reports.advice_card import AdviceCard
from atelier.ui.reports.batch_panel import BatchPanel
from atelier.ui.reports.choosing import FormatCard, ReaderCard, toggles
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

Choose = Callable[[Path], Path | None]
REST_MS = 500
STEPS = {"report": mark("Report"), "texts": mark("Texts"), "sending": mark("Sending")}


class ReportsView(View):
    """The reports of the event as the readers will see them; `choose` asks where a file is to be saved."""

    place_wanted = Signal(object)  # the row that is to be repaired elsewhere
    choices_wanted = Signal()  # to settle what merged files say differently

    KINDS: ClassVar[tuple[type[Entity], ...]] = (
        *(Export, Release, Dispatch, Event, Day, Gathering, Moment, Municipality, Person, Duo, Pillar, Challenge),
        *(Dilemma, Statement, Argument, Ballot, Count, Recount, Void),
        *(CouncilRole, CooperationForm, Proposal, DecisionPoint, Reaction),
    )

    def __init__(self, desk: Desk, choose: Choose | None = None) -> None:
        super().__init__(desk, tr("Reports"))
        self._choose = choose or self._ask
        self._folder = desk.workspace.place.parent
        self.shown: Drawn | None = None
        self._asked: Asked | None = None  # what is being drawn now
        self.print_button = self.add_action(tr("Print…"), self.print_pages)
        self.all_button = self.add_action(tr("Everything…"), self.ask_everything, tip=tr("Every edition at once"))
        self.save_button = self.add_action("", self.save, "primary", "Ctrl+S")
        self.preview = PagePreview(desk.worker)
        self.reader, self.file_card, self.exports_card = ReaderCard(), FormatCard(), ExportsCard()
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
            "texts": (self.texts, self.wording),
            "sending": (self.sending, self.exports_card),
        }
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        for card in (self._steps, *(card for cards in self._parts.values() for card in cards)):
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
    def audience(self) -> Audience:
        """The reader that is chosen."""
        return self.edition.audience

    @property
    def format(self) -> Format:
        """As which file it is saved."""
        return self.file_card.format

    def show_step(self, step: str) -> None:
        """Show the cards of one step."""
        self.steps[step].setChecked(True)
        for name, cards in self._parts.items():
            for card in cards:
                card.setVisible(name == step)

    def _on_step(self) -> None:
        self.show_step(next(step for step, widget in self.steps.items() if widget.isChecked()))

    def _on_edition(self) -> None:
        self.texts.show_audience(self.audience)
        self._rest.start(0)

    def _on_format(self) -> None:
        self._show_format()
        self._rest.start(0)

    def _show_format(self) -> None:
        self.save_button.setText(tr("Save as {format}…", format=tr(FORMAT_NAMES[self.format])))

    # Drawing

    def refresh(self) -> None:
        self.reader.fill(self.desk.reporting.members())
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
        asked = self._ask_for(self.edition)
        if asked is None or (self.shown and self.shown.asked.same(asked)):
            self._asked = None
            self._tell_state()
            return
        self._asked = asked
        self._tell_state()
        keep = self.shown is not None and self.shown.asked.edition == asked.edition
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
        if self.shown is None or self._asked is not None:
            self.notice.tell(tr("The pages are still being drawn. Save them when they are there."))
            return None
        return self.shown

    def save(self) -> None:
        """Save the pages that are shown, byte for byte, or the same report in another format."""
        shown = self._ready()
        if shown is None:
            return
        reporting, edition = self.desk.reporting, shown.asked.edition
        data = reporting.open_data() if self.format.open_data else shown.asked.data
        target = self._choose(self._folder / reporting.name(edition, self.format, data, self._folder))
        if target is None:
            return
        if self.format is Format.PDF:
            self._on_written(Written(shown.asked, Format.PDF, shown.pages.pdf, target))
            return
        self.notice.tell(tr("Making “{name}”…", name=target.name))
        self.desk.worker.start(written_file, self.format, shown, data, target, done=self._on_written)

    def _on_written(self, made: Written | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(made, AtelierError):
            self.on_refused(made)
            return
        reporting, what, member = self.desk.reporting, *made.asked.edition
        report, audience = made.asked.report, str(what)
        if made.form.open_data:
            audience, member = OPEN_DATA, None
            report = replace(report, fingerprint=made.asked.data.fingerprint())
            report = reporting.releasing.numbered(report, OPEN_DATA)
        saved = self.desk.run(
            reporting.save, audience, report, made.content, made.target, member, refused=self.on_refused
        )
        if saved is not None:
            self._folder = made.target.parent
            self.notice.tell(tr("Saved as “{name}”.", name=made.target.name))

    def print_pages(self) -> None:
        """Print the pages that are shown."""
        shown = self._ready()
        if shown is not None:
            self.printer.start(shown.pages, shown.report.title)

    def ask_everything(self) -> None:
        """Show a proof edition, and ask whether all may be made like it."""
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

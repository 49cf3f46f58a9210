"""Reports: choose the reader, see the real pages, and save exactly those."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from atelier.domain.ballots import Ballot, Count, Export, Recount, Void
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.minutes import PAPER_NAMES
from atelier.domain.people import Duo, Municipality
from atelier.domain.proposals import (
    AUDIENCE_NAMES,
    Audience,
    CooperationForm,
    CouncilRole,
    DecisionPoint,
    Proposal,
    Reaction,
)
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Statement
from atelier.domain.week import Day, Event, Gathering, Moment
from atelier.i18n import mark, short_date, tr, trn
from atelier.reports.formats import FORMAT_NAMES, FORMAT_USES, Format, written
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_file
from atelier.ui.theme import px
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.list_editor import RowList
from atelier.ui.widgets.page_images import PageImage, page_images, page_sizes
from atelier.ui.widgets.page_preview import PagePreview, Pages

if TYPE_CHECKING:
    from atelier.reports.data import ReportData
    from atelier.reports.model import Report

Choose = Callable[[Path], Path | None]
REST_MS = 500

OPENINGS = {
    Audience.STEERING: mark(
        "Opens with at most five decisions with who and when, where the room agrees and where it is split, "
        "and which proposals are ripe."
    ),
    Audience.COLLEGES: mark(
        "Opens with what is asked and when, what it costs their own municipality, and the mandate in one sentence."
    ),
    Audience.COUNCILS: mark(
        "Opens with what is asked of them and when, the money and the year, their role, and the answer of the room "
        "beside its counter-argument."
    ),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report with its PDF and the first pages to show."""

    audience: Audience
    report: "Report"
    pages: Pages
    images: tuple[PageImage, ...]


def _drawn(audience: Audience, report: "Report", widths: dict[int, int]) -> Drawn | AtelierError:
    """On the worker: draw the PDF and render the first pages; a refusal is a value, for the window to tell."""
    from atelier.services.reporting import draw  # noqa: PLC0415 - slow to import, and long there when this runs

    try:
        pdf = draw(report)
    except AtelierError as error:
        return error
    sizes = page_sizes(pdf)
    wanted = {number: width for number, width in widths.items() if number < len(sizes)}
    return Drawn(audience, report, Pages(pdf, sizes), page_images(pdf, wanted))


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be saved, and where."""

    shown: Drawn
    content: bytes
    target: Path


def _written(form: Format, shown: Drawn, data: "ReportData", target: Path) -> Written | AtelierError:
    """On the worker: make a file of another format than PDF; a refusal is a value, for the window to tell."""
    try:
        return Written(shown, written(form, shown.report, data), target)
    except AtelierError as error:
        return error


class ReportsView(View):
    """The reports of the event as the readers will see them; `choose` asks where a file is to be saved."""

    KINDS: ClassVar[tuple[type[Entity], ...]] = (
        *(Export, Event, Day, Gathering, Moment, Municipality, Duo, Pillar, Challenge, Dilemma, Statement, Argument),
        *(Ballot, Count, Recount, Void, CouncilRole, CooperationForm, Proposal, DecisionPoint, Reaction),
    )

    def __init__(self, desk: Desk, choose: Choose | None = None) -> None:
        super().__init__(desk, tr("Reports"))
        self._choose = choose or self._ask
        self._folder = desk.workspace.file.path.parent
        self.audience, self.format = Audience.STEERING, Format.PDF
        self.shown: Drawn | None = None
        self._asked: Report | None = None  # what is being drawn now
        self.save_button = self.add_action("", self.save, "primary", "Ctrl+S")
        self.preview = PagePreview(desk.worker)
        self.opening, self.use = label("", "muted"), label("", "muted")
        self.exports, self._none = RowList(tr("Exported reports")), label(tr("Nothing exported yet."), "muted")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._draw)
        self.columns = Columns([(tr("Report"), self._left(), 300, 0), (tr("Pages"), self._right(), 520, 1)])
        self.set_content(self.columns)
        self._show_audience()
        self._show_format()

    def _left(self) -> QWidget:
        report, kind, exports = Card(tr("For whom?")), Card(tr("As which file?")), Card(tr("Exported"))
        readers, files = QButtonGroup(self), QButtonGroup(self)
        self.choices = {row: self._toggle(AUDIENCE_NAMES[row], self._on_audience, readers) for row in Audience}
        self.formats = {row: self._toggle(FORMAT_NAMES[row], self._on_format, files) for row in Format}
        kind.body.addWidget(flow(*self.formats.values(), spacing=6))
        kind.body.addWidget(self.use)
        report.body.addWidget(flow(*self.choices.values(), spacing=6))
        report.body.addWidget(self.opening)
        exports.body.addWidget(self._none)
        exports.body.addWidget(self.exports)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        for card in (report, kind, exports):
            layout.addWidget(card)
        layout.addStretch(1)
        return holder

    def _toggle(self, name: str, slot: Callable[[], None], group: QButtonGroup) -> QPushButton:
        widget = button(tr(name), slot, "toggle")
        widget.setCheckable(True)
        group.addButton(widget)
        return widget

    def _right(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.preview, 1)
        return card

    # Drawing

    def refresh(self) -> None:
        self._show_exports()
        self._rest.start(REST_MS if self.shown else 0)

    def _on_audience(self) -> None:
        self.audience = next(audience for audience, widget in self.choices.items() if widget.isChecked())
        self._show_audience()
        self._rest.start(0)

    def _show_audience(self) -> None:
        self.choices[self.audience].setChecked(True)
        self.opening.setText(tr(OPENINGS[self.audience]))

    def _on_format(self) -> None:
        self.format = next(form for form, widget in self.formats.items() if widget.isChecked())
        self._show_format()

    def _show_format(self) -> None:
        self.formats[self.format].setChecked(True)
        self.use.setText(tr(FORMAT_USES[self.format]))
        self.save_button.setText(tr("Save as {format}…", format=tr(FORMAT_NAMES[self.format])))

    def _draw(self) -> None:
        """Have the report drawn as the event is now, unless exactly that is shown already."""
        if not self.isVisible():
            self._stale = True
            return
        self.desk.settle()
        report = self.desk.run(self.desk.reporting.build, self.audience, refused=self.on_refused)
        if report is None or (self.shown and self._same(self.shown, report)):
            self._asked = None
            self._tell_state()
            return
        self._asked = report
        self._tell_state()
        keep = self.shown is not None and self.shown.audience is self.audience
        widths = self.preview.first_widths(keep=keep)
        self.desk.worker.start(_drawn, self.audience, report, widths, done=self._on_drawn)

    def _same(self, shown: Drawn, report: "Report") -> bool:
        return shown.audience is self.audience and shown.report.fingerprint == report.fingerprint

    def _on_drawn(self, result: Drawn | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(result, AtelierError):
            self._asked = None
            self.on_refused(result)
        elif result.report is self._asked:  # else another report was asked for meanwhile
            keep = self.shown is not None and self.shown.audience is result.audience
            self.shown, self._asked = result, None
            self.preview.show_pages(result.pages, result.images, keep=keep)
        self._tell_state()

    def _tell_state(self) -> None:
        """The bar says whether the pages are as the event is now."""
        if self._asked is not None:
            self.crumb.setText(tr("Drawing the pages…"))
        elif self.shown:
            shown = self.shown
            pages = trn("{n} page", "{n} pages", len(shown.pages.sizes))
            data = tr("data {fingerprint}", fingerprint=shown.report.fingerprint)
            self.crumb.setText(f"{pages} · {data}")
        else:
            self.crumb.setText("")

    # Saving

    def save(self) -> None:
        """Save the pages that are shown, byte for byte, or the same report in another format."""
        if self._rest.isActive():
            self._rest.stop()
            self._draw()  # tells whether what is shown is still how the event is
        shown = self.shown
        if shown is None or self._asked is not None:
            self.notice.tell(tr("The pages are still being drawn. Save them when they are there."))
            return
        reporting = self.desk.reporting
        target = self._choose(self._folder / reporting.suggest_name(shown.audience, self._folder, self.format))
        if target is None:
            return
        if self.format is Format.PDF:
            self._on_written(Written(shown, shown.pages.pdf, target))
            return
        self.notice.tell(tr("Making “{name}”…", name=target.name))
        self.desk.worker.start(_written, self.format, shown, reporting.data(), target, done=self._on_written)

    def _on_written(self, made: Written | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(made, AtelierError):
            self.on_refused(made)
            return
        args = (made.shown.audience, made.shown.report, made.content, made.target)
        if self.desk.run(self.desk.reporting.save, *args, refused=self.on_refused) is not None:
            self._folder = made.target.parent
            self.notice.tell(tr("Saved as “{name}”.", name=made.target.name))

    def _ask(self, suggested: Path) -> Path | None:
        return ask_file(self, suggested)

    def _show_exports(self) -> None:
        exports = self.desk.reporting.exports()[::-1]
        self.exports.fill([(export.id, _line(export)) for export in exports])
        self.exports.setVisible(bool(exports))
        self._none.setVisible(not exports)


def _line(export: Export) -> str:
    at = export.at.astimezone()
    when = f"{short_date(at)} {at:%H:%M}"
    return f"{export.name}\n{when} · {_reader(export)}\n{export.fingerprint}"


def _reader(export: Export) -> str:
    """For whom a report is, or which paper of a meeting it is."""
    papers: dict[str, str] = {paper.value: name for paper, name in PAPER_NAMES.items()}
    return tr(papers.get(export.audience) or AUDIENCE_NAMES[Audience(export.audience)])

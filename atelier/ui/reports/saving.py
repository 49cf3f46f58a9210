"""Saving a report: exactly the pages that are shown, or the same in another format."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atelier.domain.documents import Piece
from atelier.domain.editions import OPEN_DATA
from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.reports.formats import Format
from atelier.ui.desk import Desk
from atelier.ui.reports.drawing import Asked, Drawn, Written, written_file

if TYPE_CHECKING:
    from atelier.reports.data import ReportData

Choose = Callable[[Path], Path | None]


class Saving(QObject):
    """Writes one file where somebody chooses, and puts it in the list of exports."""

    told = Signal(str)
    saved = Signal(object)  # the Path
    refused = Signal(object)

    def __init__(self, desk: Desk, choose: Choose, home: QWidget) -> None:
        super().__init__(home)
        self._desk, self._choose = desk, choose
        self.folder = desk.workspace.place.parent  # where the last one went

    def save(self, shown: Drawn, form: Format) -> None:
        """Save the pages byte for byte, or have the worker make another format of the same report."""
        data = self._desk.reporting.open_data() if form.open_data else shown.asked.data
        target = self._choose(self.folder / self._name(shown.asked, form, data))
        if target is None:
            return
        if form is Format.PDF:
            self._on_written(Written(shown.asked, Format.PDF, shown.pages.pdf, target))
            return
        self.told.emit(tr("Making “{name}”…", name=target.name))
        self._desk.worker.start(written_file, form, shown, data, target, done=self._on_written)

    def _name(self, asked: Asked, form: Format, data: "ReportData") -> str:
        wanted, documents = asked.edition, self._desk.documents
        if not isinstance(wanted, Piece):
            return self._desk.reporting.name(wanted, form, data, self.folder)
        return documents.suggest_name(wanted.kind, asked.copy or documents.copy(wanted), self.folder, form)

    def _on_written(self, made: Written | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(made, AtelierError):
            self.refused.emit(made)
            return
        reporting, wanted = self._desk.reporting, made.asked.edition
        report, member = made.asked.report, wanted.chosen.municipality if isinstance(wanted, Piece) else wanted.member
        audience = str(wanted.kind if isinstance(wanted, Piece) else wanted.audience)
        if made.form.open_data:
            audience, member = OPEN_DATA, None
            report = replace(report, fingerprint=made.asked.data.fingerprint())
            report = reporting.releasing.numbered(report, OPEN_DATA)
        export = self._desk.run(
            reporting.save, audience, report, made.content, made.target, member, refused=self.refused.emit
        )
        if export is not None:
            self.folder = made.target.parent
            self.saved.emit(made.target)

"""Printing a paper of one meeting: ask where, draw it on the worker, save it, and tell so."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from atelier.domain.errors import AtelierError
from atelier.domain.minutes import Paper
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.view import View

if TYPE_CHECKING:
    from atelier.reports.model import Report

Choose = Callable[[Path], Path | None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as PDF, and where it goes."""

    paper: Paper
    report: "Report"
    pdf: bytes
    target: Path


def _drawn(paper: Paper, report: "Report", target: Path) -> Drawn | AtelierError:
    """On the worker; a refusal is a value, for the window to tell."""
    from atelier.services.reporting import draw  # noqa: PLC0415 - slow to import, and long there when this runs

    try:
        return Drawn(paper, report, draw(report), target)
    except AtelierError as error:
        return error


class Printing(QObject):
    """The papers that a view offers; `choose` asks where a file is to be saved."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._view = view
        self.choose: Choose = self._ask

    def make(self, paper: Paper, gathering: Gathering) -> None:
        """Save a paper of this meeting as PDF."""
        desk = self._view.desk
        desk.settle()
        folder = desk.workspace.place.parent
        target = self.choose(folder / desk.papers.suggest_name(paper, gathering, folder))
        if target is None:
            return
        report = desk.run(desk.papers.build, paper, gathering, refused=self._view.on_refused)
        if report is not None:
            desk.worker.start(_drawn, paper, report, target, done=self._on_drawn)

    def _on_drawn(self, result: Drawn | AtelierError) -> None:
        if not shiboken6.isValid(self._view):
            return  # the window was closed meanwhile
        if isinstance(result, AtelierError):
            self._view.on_refused(result)
            return
        desk = self._view.desk
        args = (result.paper, result.report, result.pdf, result.target)
        if desk.run(desk.papers.save, *args, refused=self._view.on_refused) is not None:
            self._view.notice.saved(result.target)

    def _ask(self, suggested: Path) -> Path | None:
        dialog = QFileDialog(self._view, tr("Save as PDF"), str(suggested.parent), tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested.name)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None

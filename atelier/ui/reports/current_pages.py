"""The pages on the screen, and whether they are as the event is now."""

import shiboken6
from PySide6.QtCore import QObject, Signal

from atelier.domain.documents import Piece
from atelier.domain.editions import Edition
from atelier.domain.errors import AtelierError
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.reports.drawing import Asked, Drawn, drawn
from atelier.ui.widgets.page_preview import PagePreview


class CurrentPages(QObject):
    """Has the pages drawn on the worker, unless exactly those are shown already."""

    built = Signal(object, object)  # an Edition and its Report, which is drawn next
    others_asked = Signal()  # pages of something else are drawn next
    drawn = Signal(object)  # Drawn
    refused = Signal(object)
    told = Signal(str)  # how many pages of which data, or that they are being drawn

    def __init__(self, desk: Desk, preview: PagePreview) -> None:
        super().__init__(preview)
        self._desk, self._preview = desk, preview
        self.shown: Drawn | None = None
        self._asked: Asked | None = None  # what is being drawn now

    def draw(self, wanted: Edition | Piece | None, *, attached: bool) -> None:
        """Show these as the event is now; `attached`: a report with its open data inside."""
        asked = self._report(wanted, attached=attached) if isinstance(wanted, Edition) else self._document(wanted)
        if asked is None or (self.shown and self.shown.asked.same(asked)):
            self._asked = None
            self._tell()
            return
        self._asked = asked
        self._tell()
        keep = self._keeps_place(asked)
        if not keep:
            self.others_asked.emit()
        self._desk.worker.start(drawn, asked, self._preview.first_widths(keep=keep), done=self._on_drawn)

    def of(self, wanted: Edition | Piece | None) -> Drawn | None:
        """The pages of this; None when others are shown, or they are still being drawn."""
        current = self.shown is not None and self._asked is None and self.shown.asked.edition == wanted
        return self.shown if current else None

    def _report(self, edition: Edition, *, attached: bool) -> Asked | None:
        reporting = self._desk.reporting
        data = reporting.data()
        report = self._desk.run(reporting.built, edition, data, refused=self.refused.emit)
        if report is None:
            return None
        self.built.emit(edition, report)
        return Asked(edition, report, reporting.readable(edition.audience, data), attached)

    def _document(self, piece: Piece | None) -> Asked | None:
        if piece is None:
            return None
        copy = self._desk.run(self._desk.documents.copy, piece, refused=self.refused.emit)
        return Asked(piece, copy.report, self._desk.documents.data(), copy=copy) if copy else None

    def _keeps_place(self, asked: Asked) -> bool:
        """The same report after a change: the reader stays at the page that was open."""
        return self.shown is not None and self.shown.asked.edition == asked.edition

    def _on_drawn(self, result: Drawn | AtelierError) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        if isinstance(result, AtelierError):
            self._asked = None
            self.refused.emit(result)
        elif result.asked is self._asked:  # else another report was asked for meanwhile
            keep = self._keeps_place(result.asked)
            self.shown, self._asked = result, None
            self.drawn.emit(result)
            self._preview.show_pages(result.pages, result.images, keep=keep)
        self._tell()

    def _tell(self) -> None:
        if self._asked is not None:
            self.told.emit(tr("Drawing the pages…"))
        elif self.shown:
            pages = trn("{n} page", "{n} pages", len(self.shown.pages.sizes))
            data = tr("data {fingerprint}", fingerprint=self.shown.report.fingerprint)
            self.told.emit(f"{pages} · {data}")
        else:
            self.told.emit("")

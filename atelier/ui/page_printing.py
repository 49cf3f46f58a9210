"""Printing the pages of a PDF on a printer of this laptop, page by page, so that the window goes on."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from atelier.i18n import trn
from atelier.ui.desk import Worker
from atelier.ui.widgets.page_images import PageImage, page_images
from atelier.ui.widgets.page_preview import Pages

DOTS = 200  # per inch: sharp text on paper, and no more memory than one page takes
AskPrinter = Callable[[QPrinter, QWidget], bool]


def ask_printer(printer: QPrinter, home: QWidget) -> bool:
    """The dialog of the system; False when somebody left it."""
    return bool(QPrintDialog(printer, home).exec())


class PagePrinter(QObject):
    """Prints for one widget; `ask` lets somebody choose a printer and the pages."""

    printed = Signal(str)

    def __init__(self, worker: Worker, home: QWidget, ask: AskPrinter = ask_printer) -> None:
        super().__init__(home)
        self._worker, self._home, self._ask = worker, home, ask
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._pages: Pages | None = None
        self._left: list[int] = []
        self._count = 0

    def start(self, pages: Pages, title: str) -> None:
        """Ask for a printer and print; one document at a time."""
        if self._painter is not None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFromTo(1, len(pages.sizes))
        if not self._ask(printer, self._home):
            return
        self._left = list(chosen(printer, len(pages.sizes)))
        self._count = len(self._left)
        self._printer, self._pages, self._painter = printer, pages, QPainter(printer)
        self._next()

    def _next(self) -> None:
        if self._pages is None or not self._left:
            self._end()
            return
        number = self._left[0]
        width = round(self._pages.sizes[number][0] / 72 * DOTS)
        self._worker.start(page_images, self._pages.pdf, {number: width}, done=self._on_page)

    def _on_page(self, images: tuple[PageImage, ...]) -> None:
        if not shiboken6.isValid(self) or self._painter is None or self._printer is None:
            return  # the window was closed meanwhile
        if len(self._left) < self._count:
            self._printer.newPage()
        self._painter.drawImage(placed(self._painter.viewport().toRectF(), images[0]), images[0].image)
        self._left.pop(0)
        self._next()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = self._pages = None
        self.printed.emit(trn("{n} page sent to the printer.", "{n} pages sent to the printer.", self._count))


def chosen(printer: QPrinter, count: int) -> range:
    """The pages (from 0) that somebody chose in the dialog; all when no range was given."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or count, count))


def placed(paper: QRectF, picture: PageImage) -> QRectF:
    """Where a page comes on the paper: as large as fits, in the middle."""
    wide, high = picture.image.width(), picture.image.height()
    scale = min(paper.width() / wide, paper.height() / high)
    width, height = wide * scale, high * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)

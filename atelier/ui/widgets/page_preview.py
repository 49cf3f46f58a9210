"""The real pages of a PDF below each other, fitted to the width, sharp, and rendered only where one looks."""

from collections.abc import Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from atelier.i18n import percentage, tr
from atelier.ui.desk import Worker
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import button, clear, label, nest, row
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.page_images import PageHeading, PageImage, page_images

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
WIDEST = 920  # a page wider than this at scale 1 reads no better
KEPT = 3  # pages before and after those in sight that keep their picture
REST_MS = 80


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF with the size of its pages in points, and its headings."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    headings: tuple[PageHeading, ...] = ()


class PageSheet(QLabel):
    """One page: white until its picture is there."""

    def __init__(self, number: int, count: int) -> None:
        super().__init__()
        self.setAccessibleName(tr("Page {n} of {count}", n=number + 1, count=count))
        self.setScaledContents(True)
        self.sharp = 0  # the width in device pixels for which the picture was made

    def show_image(self, picture: PageImage, ratio: float) -> None:
        """Show the picture of this page."""
        pixmap = QPixmap.fromImage(picture.image)
        pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)
        self.sharp = picture.image.width()

    def forget(self) -> None:
        """Give the memory of the picture back."""
        self.clear()
        self.sharp = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(tokens().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageArea(QScrollArea):
    """Scrolls through pages; Page Up and Page Down turn them, Ctrl and the wheel zoom."""

    turned = Signal(int)  # how many pages on, or back when negative
    zoomed = Signal(int)  # 1 closer, -1 further
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else it comes and goes with the fit
        self.setAccessibleName(tr("Pages of the report"))
        self.setStyleSheet(
            "PageArea { border: 2px solid transparent; }"
            f"PageArea:focus {{ border-color: {tokens().brand}; border-radius: {px(8)}px; }}"
        )

    def sizeHint(self) -> QSize:
        return QSize(px(520), px(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(110))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        if event.key() in step:
            self.turned.emit(step[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PagePreview(QWidget):
    """Pages with their number, buttons to turn them and to zoom."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker
        self._pages: Pages | None = None
        self._zoom = ZOOMS.index(1.0)
        self._rendering = False
        self.sheets: list[PageSheet] = []
        self.area = PageArea()
        self._holder = QWidget()
        self._holder.setProperty("role", "page")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(px(4), px(4), px(4), px(12))
        self._column.setSpacing(px(14))
        self.area.setWidget(self._holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        self.headings = Chooser()
        self.headings.setAccessibleName(tr("To a heading"))
        self.headings.activated.connect(self._on_heading)
        self.headings.hide()
        nest(layout, self._tools())
        layout.addWidget(self.headings)
        layout.addWidget(self.area, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._render)
        self.area.turned.connect(self.turn)
        self.area.zoomed.connect(self.zoom)
        self.area.resized.connect(self._fit)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._name_page()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(REST_MS)

    def _tools(self) -> QHBoxLayout:
        self.number, self.percent = label("", "strong", wrap=False), label("", "muted", wrap=False)
        buttons = [
            button("↑", self.back, "quiet", tip=tr("Previous page (Page Up)")),
            button("↓", self.on, "quiet", tip=tr("Next page (Page Down)")),
            button("−", self.smaller, "step", tip=tr("Smaller")),
            button("+", self.larger, "step", tip=tr("Larger")),
        ]
        self.buttons = buttons
        return row(self.number, *buttons[:2], None, buttons[2], self.percent, buttons[3])

    @property
    def page(self) -> int:
        """The page that one reads, from 0."""
        bar = self.area.verticalScrollBar()
        if self.sheets and bar.maximum() and bar.value() == bar.maximum():
            return len(self.sheets) - 1
        line = bar.value() + self.area.viewport().height() // 3
        return max((n for n, sheet in enumerate(self.sheets) if 0 < sheet.y() <= line), default=0)

    def first_widths(self, *, keep: bool) -> dict[int, int]:
        """The pages to render before they are shown, with their width in device pixels."""
        numbers = self._in_sight() if keep else range(2)
        return dict.fromkeys(numbers, self._device_width())

    def show_pages(self, pages: Pages, images: Sequence[PageImage], *, keep: bool) -> None:
        """Show another PDF; `keep` stays at the place where one was reading."""
        self._pages = pages
        if len(pages.sizes) != len(self.sheets):
            self._build(len(pages.sizes))
        for sheet in self.sheets:
            sheet.forget()
        self._show_images(images)
        self._show_headings(pages.headings)
        self._fit()
        if not keep:
            self.area.verticalScrollBar().setValue(0)
        self._name_page()

    def _build(self, count: int) -> None:
        clear(self._column)
        self.sheets = [PageSheet(number, count) for number in range(count)]
        for sheet in self.sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def _show_headings(self, headings: Sequence[PageHeading]) -> None:
        names = [f"{'    ' * heading.level}{heading.text}" for heading in headings]
        if names != [self.headings.itemText(n) for n in range(self.headings.count())]:
            self.headings.clear()
            self.headings.addItems(names)
        self.headings.setVisible(bool(names))

    def _on_heading(self, place: int) -> None:
        """Go to where a heading stands."""
        if self._pages is not None:
            heading = self._pages.headings[place]
            sheet = self.sheets[heading.page]
            self.area.verticalScrollBar().setValue(sheet.y() + round(heading.share * sheet.height()) - px(12))

    def on(self) -> None:
        """To the top of the next page."""
        self.turn(1)

    def back(self) -> None:
        """To the top of the page before."""
        self.turn(-1)

    def turn(self, step: int) -> None:
        """So many pages on, or back when negative."""
        if self.sheets:
            number = min(max(self.page + step, 0), len(self.sheets) - 1)
            self.area.verticalScrollBar().setValue(self.sheets[number].y() - px(4))

    def larger(self) -> None:
        """Closer by."""
        self.zoom(1)

    def smaller(self) -> None:
        """Further away."""
        self.zoom(-1)

    def zoom(self, step: int) -> None:
        """Closer or further, at the same place in the text."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        self._fit()

    def _width(self) -> int:
        """How wide a page is shown, in logical pixels."""
        room = min(self.area.viewport().width() - px(8), px(WIDEST))
        return max(px(80), round(room * ZOOMS[self._zoom]))

    def _device_width(self) -> int:
        return round(self._width() * self.devicePixelRatioF())

    def _fit(self) -> None:
        """Give every page its size; one goes on reading where one was."""
        bar, width = self.area.verticalScrollBar(), self._width()
        share = bar.value() / self._holder.height() if self._holder.height() else 0.0
        for sheet, (wide, high) in zip(self.sheets, self._pages.sizes if self._pages else (), strict=True):
            sheet.setFixedSize(width, round(width * high / wide))
        self._column.activate()
        self._holder.adjustSize()
        bar.setValue(round(share * self._holder.height()))
        self.percent.setText(percentage(ZOOMS[self._zoom]))
        self._name_page()
        self._soon.start(REST_MS)

    def _in_sight(self) -> list[int]:
        """The pages of which some part is seen."""
        top = self.area.verticalScrollBar().value()
        bottom = top + self.area.viewport().height()
        return [n for n, sheet in enumerate(self.sheets) if sheet.y() < bottom and sheet.y() + sheet.height() > top]

    def _on_scrolled(self) -> None:
        self._name_page()
        self._soon.start(REST_MS)

    def _name_page(self) -> None:
        count = len(self.sheets)
        self.number.setText(tr("Page {n} of {count}", n=self.page + 1, count=count) if count else "")
        for widget in self.buttons:
            widget.setEnabled(bool(count))

    def _render(self) -> None:
        """Have what is in sight rendered, and the page on either side; forget what is far away."""
        self._name_page()
        if self._rendering or self._pages is None or not self.isVisible():
            return
        seen = self._in_sight() or [0]
        for n, sheet in enumerate(self.sheets):
            if not seen[0] - KEPT <= n <= seen[-1] + KEPT:
                sheet.forget()
        width = self._device_width()
        near = range(max(0, seen[0] - 1), min(len(self.sheets), seen[-1] + 2))
        wanted = {n: width for n in near if self.sheets[n].sharp != width}
        if wanted:
            self._rendering = True
            self._worker.start(_rendered, self._pages, wanted, done=self._on_rendered)

    def _on_rendered(self, result: tuple[Pages, tuple[PageImage, ...]]) -> None:
        if not shiboken6.isValid(self):
            return  # the window was closed meanwhile
        self._rendering = False
        pages, images = result
        if pages is self._pages:
            self._show_images(images)
        self._render()

    def _show_images(self, images: Sequence[PageImage]) -> None:
        for picture in images:
            self.sheets[picture.number].show_image(picture, self.devicePixelRatioF())


def _rendered(pages: Pages, widths: dict[int, int]) -> tuple[Pages, tuple[PageImage, ...]]:
    """On the worker: the pictures, with the PDF that they belong to."""
    return pages, page_images(pages.pdf, widths)

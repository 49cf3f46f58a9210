"""A table of marks: municipalities below each other, as many proposals beside each other as there is room for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from atelier.i18n import tr
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import button, label, row

LEAST = 116  # the width of a column at scale 1: three lines hold the title of a proposal
LINES = 3  # of a title above its column
_NAME = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MARK = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex
Cell = tuple[UUID, UUID]  # row and column


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell shows: a letter, the same in words, a colour by the name of its token, and a pattern."""

    letter: str
    words: str
    ground: str = "surface"
    ink: str = "ink"
    pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush
    note: str = ""  # a second sign beside the letter


def paint_mark(painter: QPainter, spot: QRect, mark: Mark) -> None:
    """The ground, the pattern and the letter of a mark."""
    colours = tokens()
    painter.fillRect(spot, QColor(getattr(colours, mark.ground)))
    if mark.pattern is not Qt.BrushStyle.NoBrush:
        line = QColor(getattr(colours, mark.ink))
        line.setAlpha(70)
        painter.fillRect(spot, QBrush(line, mark.pattern))
        letter = QRect(0, 0, px(26), px(22))
        letter.moveCenter(spot.center())
        painter.fillRect(letter, QColor(getattr(colours, mark.ground)))
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(getattr(colours, mark.ink)))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, f"{mark.letter}{mark.note}")


class MarkPainter(QStyledItemDelegate):
    """Paints marks, and a line around the one that is chosen."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        paint_mark(painter, option.rect.adjusted(1, 1, -1, -1), index.data(MARK))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tokens().brand), px(3)))
            painter.drawRect(option.rect.adjusted(px(2), px(2), -px(2), -px(2)))
        painter.restore()


class WrappedHeader(QHeaderView):
    """Names that wrap instead of being cut; that of the chosen cell stands out."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.setSectionsClickable(False)
        across = orientation is Qt.Orientation.Horizontal
        self._align = Qt.AlignmentFlag.AlignCenter if across else _NAME

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        colours, across = tokens(), self.orientation() is Qt.Orientation.Horizontal
        table = self.parentWidget()
        index = table.currentIndex() if isinstance(table, QTableWidget) else QModelIndex()
        chosen = section == (index.column() if across else index.row())
        painter.save()
        painter.fillRect(rect, QColor(colours.brand_soft if chosen else colours.surface))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QColor(colours.on_brand_soft if chosen else colours.ink))
        room = rect.adjusted(px(6), px(3), -px(6), -px(3))
        text = str(self.model().headerData(section, self.orientation()) or "")
        painter.drawText(room, self._align | Qt.TextFlag.TextWordWrap, text)
        painter.restore()


class Grid(QTableWidget):
    """The table itself; a digit, Delete or Enter on a cell is told."""

    keyed = Signal(str)
    opened = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setItemDelegate(MarkPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCornerButtonEnabled(False)
        ground = f"background: {tokens().surface}; border: none;"
        self.setStyleSheet(f"QTableCornerButton::section {{ {ground} }} QHeaderView {{ {ground} }}")
        self.setMinimumHeight(px(190))
        across, down = WrappedHeader(Qt.Orientation.Horizontal), WrappedHeader(Qt.Orientation.Vertical)
        self.setHorizontalHeader(across)
        self.setVerticalHeader(down)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.currentCellChanged.connect(self._on_current)

    def _on_current(self) -> None:
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.keyed.emit("")
        elif event.text().isdigit():
            self.keyed.emit(event.text())
        else:
            super().keyPressEvent(event)


class Matrix(QWidget):
    """Rows and columns by identity, with a mark in each cell; columns that do not fit stand on the next page."""

    chosen = Signal()  # another cell
    keyed = Signal(str)  # a digit on the chosen cell; empty is Delete
    opened = Signal()  # Enter or a double click

    def __init__(self, title: str) -> None:
        super().__init__()
        self.rows: Sequence[tuple[UUID, str]] = ()
        self.columns: Sequence[tuple[UUID, str]] = ()
        self._marks: Mapping[Cell, Mark] = {}
        self._blank = Mark("·", "")
        self._first = self._shown = 0
        self.grid = Grid(title)
        self._told = label("", "muted", wrap=False)
        self._back = button("‹", self.back, "step", "Alt+Left", tr("Former proposals"))
        self._on = button("›", self.on, "step", "Alt+Right", tr("Next proposals"))
        self._pages = QWidget()
        self._pages.setLayout(row(self._back, self._told, self._on, None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self._pages)
        layout.addWidget(self.grid, 1)
        self.grid.currentCellChanged.connect(lambda *_: self.chosen.emit())
        self.grid.keyed.connect(self.keyed)
        self.grid.opened.connect(self.opened)
        self.grid.cellDoubleClicked.connect(lambda *_: self.opened.emit())

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(300))

    # What is chosen

    def cell(self) -> Cell | None:
        """Row and column of the chosen cell."""
        at, across = self.grid.currentRow(), self._first + self.grid.currentColumn()
        if 0 <= at < len(self.rows) and self.grid.currentColumn() >= 0 and across < len(self.columns):
            return self.rows[at][0], self.columns[across][0]
        return None

    def choose(self, cell: Cell) -> None:
        """Go to a cell, on whatever page it is."""
        down = next((n for n, (key, _) in enumerate(self.rows) if key == cell[0]), 0)
        across = next((n for n, (key, _) in enumerate(self.columns) if key == cell[1]), 0)
        if not self._first <= across < self._first + self._shown:
            self._first = across // max(1, self._shown) * max(1, self._shown)
            self._fill()
        self.grid.setCurrentCell(down, across - self._first)

    # Showing

    def show_marks(
        self,
        rows: Sequence[tuple[UUID, str]],
        columns: Sequence[tuple[UUID, str]],
        marks: Mapping[Cell, Mark],
        blank: Mark,
    ) -> None:
        """Show these, keeping the chosen cell."""
        before = self.cell()
        self.rows, self.columns, self._marks, self._blank = rows, columns, marks, blank
        self._first = min(self._first, max(0, len(columns) - 1))
        self._fill()
        if before:
            self.choose(before)
        elif rows and columns:
            self.grid.setCurrentCell(0, 0)

    def on(self) -> None:
        """The next columns."""
        self._turn(self._first + self._shown)

    def back(self) -> None:
        """The columns before these."""
        self._turn(max(0, self._first - self._shown))

    def _turn(self, first: int) -> None:
        if first < len(self.columns):
            down = max(0, self.grid.currentRow())
            self._first = first
            self._fill()
            self.grid.setCurrentCell(down, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()
        if self._room() != self._shown:
            before = self.cell()
            self._fill()
            if before:
                self.choose(before)

    def _fit_rows(self) -> None:
        """Rows as high as lets all be seen, within what reads well."""
        room = self.grid.height() - self.grid.horizontalHeader().height() - px(6)
        high = max(px(26), min(px(38), room // max(1, len(self.rows))))
        for n in range(self.grid.rowCount()):
            self.grid.setRowHeight(n, high)

    def _room(self) -> int:
        names = self._names_width()
        return max(1, min(len(self.columns), (self.width() - names - px(20)) // px(LEAST)))

    def _names_width(self) -> int:
        widths = (self.grid.fontMetrics().horizontalAdvance(name) for _, name in self.rows)
        return max(widths, default=0) + px(24)

    def _title(self, title: str) -> QTableWidgetItem:
        """A title as far as three lines hold it; the whole one is its tooltip."""
        metrics, words = self.grid.fontMetrics(), title.split()
        room = QRect(0, 0, (self.width() - self._names_width() - px(20)) // max(1, self._shown) - px(14), 10_000)
        most = metrics.lineSpacing() * LINES
        kept = list(words)
        while len(kept) > 1 and metrics.boundingRect(room, _WRAP, _joined(kept, words)).height() > most:
            kept.pop()
        item = QTableWidgetItem(_joined(kept, words))
        item.setToolTip(title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
        return item

    def _fill(self) -> None:
        self._shown = self._room()
        if self._shown >= len(self.columns):
            self._first = 0
        page = self.columns[self._first : self._first + self._shown]
        self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.setRowCount(len(self.rows))
        self.grid.setColumnCount(len(page))
        for n, (_, title) in enumerate(page):
            self.grid.setHorizontalHeaderItem(n, self._title(title))
        for n, (_, name) in enumerate(self.rows):
            self.grid.setVerticalHeaderItem(n, _header(name))
            for across, (column, title) in enumerate(page):
                mark = self._marks.get((self.rows[n][0], column), self._blank)
                self.grid.setItem(n, across, _item(name, title, mark))
        self.grid.verticalHeader().setFixedWidth(self._names_width())
        self.grid.horizontalHeader().setFixedHeight(self.fontMetrics().lineSpacing() * LINES + px(14))
        self.grid.blockSignals(False)
        self._fit_rows()
        self._pages.setVisible(self._shown < len(self.columns))
        shown = tr(
            "Proposals {first}–{last} of {n}",
            first=self._first + 1,
            last=self._first + len(page),
            n=len(self.columns),
        )
        self._told.setText(shown)
        self._back.setEnabled(self._first > 0)
        self._on.setEnabled(self._first + len(page) < len(self.columns))


def _joined(kept: Sequence[str], words: Sequence[str]) -> str:
    return " ".join(kept) + ("…" if len(kept) < len(words) else "")


def _header(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    return item


def _item(name: str, title: str, mark: Mark) -> QTableWidgetItem:
    item = QTableWidgetItem(mark.letter)
    item.setData(MARK, mark)
    words = f"{name} · {title}: {mark.words}"
    item.setToolTip(words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    return item

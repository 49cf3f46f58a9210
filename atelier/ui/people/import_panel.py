"""A list of people before it is taken over: per line what it would do, and one button that does it all."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from atelier.domain.errors import AtelierError
from atelier.domain.import_columns import Row
from atelier.domain.people_import import Line, LineKind, Preview
from atelier.i18n import mark, number, tr, trn
from atelier.services.table_files import read_table
from atelier.ui.desk import Desk
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.row_delegate import RowDelegate

SHOWN = 500  # lines in sight; the filters bring the others nearer
KIND_NAMES = {
    LineKind.NEW: mark("New"),
    LineKind.CHANGED: mark("Changed"),
    LineKind.SAME: mark("The same"),
    LineKind.PROBLEM: mark("Problem"),
}
SIGNS = {LineKind.NEW: "+", LineKind.CHANGED: "≠", LineKind.SAME: "=", LineKind.PROBLEM: "!"}


def read_or_refusal(path: Path) -> tuple[Path, tuple[Row, ...] | AtelierError]:
    """For the worker, from which a refusal comes back as a value."""
    try:
        return path, read_table(path)
    except AtelierError as error:
        return path, error


class ImportPanel(QWidget):
    """The preview of one file. `finished` tells the sentence about what was done, or nothing when it was left."""

    finished = Signal(str)
    refused = Signal(object)  # the error that the file cannot be used for

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self.preview: Preview | None = None
        self.caption, self.told, self.ignored = label("", "strong"), label("", "muted"), label("", "muted")
        self._group = QButtonGroup(self)
        self.all_button = self._filter()
        self.filters = {kind: self._filter() for kind in LineKind}
        self.all_button.setChecked(True)
        self.list = _lines()
        self.take_button = button("", self.take_over, "primary")
        self.cancel_button = button(tr("Cancel"), self.leave, "quiet", tip=tr("Leave without taking over (Esc)"))
        self._build()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def _filter(self) -> QPushButton:
        widget = button("", self._fill, "toggle")
        widget.setCheckable(True)
        self._group.addButton(widget)
        return widget

    def _build(self) -> None:
        card = Card()
        filters = flow(self.all_button, *self.filters.values(), spacing=6)
        ways = flow(self.take_button, self.cancel_button)
        for part in (self.caption, ways, self.ignored, filters, self.told):
            card.body.addWidget(part)
        card.body.addWidget(self.list, 1)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(px(22), px(16), px(22), px(16))
        inside.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))

    # Reading

    def start(self, path: Path) -> None:
        """Read a file, beside the window because it may take long."""
        self._path, self.preview = path, None
        self.all_button.setChecked(True)
        self.caption.setText(tr("“{name}” is being read…", name=path.name))
        for part in (self.ignored, self.told, self.list, self.take_button, *self._group.buttons()):
            part.setVisible(False)
        self.cancel_button.setFocus()
        self._desk.worker.start(read_or_refusal, path, done=self._on_read)

    def _on_read(self, read: tuple[Path, tuple[Row, ...] | AtelierError]) -> None:
        path, rows = read
        if not isValid(self) or path != self._path or self.preview is not None:
            return  # left, or another file was asked for meanwhile
        if isinstance(rows, AtelierError):
            self._refuse(rows)
            return
        found = self._desk.run(self._desk.importing.preview, path.name, rows, refused=self._refuse)
        self._show(found)
        if found is not None:
            (self.take_button if self.take_button.isEnabled() else self.cancel_button).setFocus()

    def _refuse(self, error: AtelierError) -> None:
        self._path = self.preview = None
        self.refused.emit(error)

    def refresh(self) -> None:
        """The people may have changed: what would it do now?"""
        if self.preview is not None:
            shown = self.preview
            self._show(self._desk.run(self._desk.importing.preview, shown.file, shown.rows, refused=self._refuse))

    # Showing

    def _show(self, preview: Preview | None) -> None:
        self.preview = preview
        if preview is None:
            return
        self.caption.setText(f"{preview.file}: {preview.summary()}")
        self.ignored.setText(tr("Columns that are left out: {names}", names=", ".join(preview.ignored)))
        self.ignored.setVisible(bool(preview.ignored))
        self.all_button.setText(tr("All · {n}", n=number(len(preview.lines))))
        self.all_button.setVisible(True)
        for kind, widget in self.filters.items():
            widget.setText(f"{tr(KIND_NAMES[kind])} · {number(preview.count(kind))}")
            widget.setVisible(bool(preview.count(kind)))
            if widget.isChecked() and not preview.count(kind):
                self.all_button.setChecked(True)
        self._offer(preview)
        self._fill()

    def _offer(self, preview: Preview) -> None:
        work = _work(preview)
        self.take_button.setText(tr("Take over {what}", what=work) if work else tr("Nothing to take over"))
        self.take_button.setAccessibleName(self.take_button.text())
        self.take_button.setToolTip(tr("All in one act; lines with a problem are left out"))
        self.take_button.setEnabled(bool(work))
        self.take_button.setVisible(True)

    def _fill(self) -> None:
        if self.preview is None:
            return
        wanted = [kind for kind, widget in self.filters.items() if widget.isChecked()] or list(LineKind)
        found = [line for line in self.preview.lines if line.kind in wanted]
        self.list.clear()
        for line in found[:SHOWN]:
            self.list.addItem(_item(line))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        more = tr("The first {n} lines are shown.", n=number(SHOWN)) if len(found) > SHOWN else ""
        self.told.setText(more if found else tr("There are no people below the headings."))
        self.told.setVisible(bool(self.told.text()))

    # Deciding

    def take_over(self) -> None:
        """All new and changed people in one act."""
        shown = self.preview
        if shown is None or self._desk.run(self._desk.importing.apply, shown, refused=self._on_stale) is None:
            return
        told = tr("Taken over: {what}. Ctrl+Z takes it back as a whole.", what=_work(shown))
        left = shown.count(LineKind.PROBLEM)
        if left:
            told += " " + trn("{n} line with a problem was left out.", "{n} lines with a problem were left out.", left)
        self._path = self.preview = None
        self.finished.emit(told)

    def _on_stale(self, error: AtelierError) -> None:
        self.refresh()
        self.told.setText(str(error))
        self.told.setVisible(True)

    def leave(self) -> None:
        """Take nothing over."""
        self._path = self.preview = None
        self.finished.emit("")


def _work(preview: Preview) -> str:
    """What would be done, in words; empty when that is nothing."""
    fresh, changed = preview.count(LineKind.NEW), preview.count(LineKind.CHANGED)
    parts = (
        trn("{n} new person", "{n} new people", fresh) if fresh else "",
        trn("{n} changed person", "{n} changed people", changed) if changed else "",
    )
    return ", ".join(part for part in parts if part)


def _lines() -> QListWidget:
    rows = QListWidget()
    rows.setAccessibleName(tr("Lines of the list"))
    rows.setItemDelegate(RowDelegate(rows))
    rows.setWordWrap(True)
    rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setMinimumHeight(px(150))
    return rows


def _item(line: Line) -> QListWidgetItem:
    kind = tr(KIND_NAMES[line.kind])
    head = f"{SIGNS[line.kind]}  {line.name or '–'}"
    below = " · ".join(part for part in (kind, tr("line {n}", n=line.number), line.text) if part)
    item = QListWidgetItem(f"{head}\n{below}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.name}: {below}")
    if line.kind is LineKind.PROBLEM:
        item.setForeground(QColor(tokens().danger))
    return item

"""Cards at the left, and at the right the editor of the chosen one, or the library."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, label, nest, row
from atelier.ui.widgets.card_list import CardList
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.library_panel import LibraryPanel
from atelier.ui.widgets.notice import Notice
from atelier.ui.widgets.tab_order import follow_the_eye
from atelier.ui.widgets.text_fields import TextField

Groups = Sequence[tuple[str, Sequence[Any]]]
Names = dict[UUID | None, str]


def names(rows: Sequence[Any]) -> Names:
    """The names of rows, so that others can be shown with what they refer to."""
    return {value.id: value.name for value in rows}


class RowEditor(Card):
    """A card with forms that all edit the chosen row; `first` is where the cursor begins."""

    def __init__(self, caption: str, first: TextField) -> None:
        super().__init__(caption)
        self.first = first
        self.forms: list[Form] = []

    def add_tools(self, *buttons: QPushButton) -> None:
        """What can be done with the whole row, at the end of the line of the caption."""
        self.body.removeWidget(self.caption)
        nest(self.body, row(self.caption, *buttons), place=0)

    def bind(self, value: Entity | None) -> None:
        """Edit this row."""
        for form in self.forms:
            form.bind(value)

    def start(self) -> None:
        """Put the cursor in the first field."""
        self.first.editor.setFocus()


class CardPage(Columns):
    """Rows of one KIND: add, choose, edit, order, remove, and take from the library."""

    KIND: ClassVar[type[Entity]]

    def __init__(
        self,
        desk: Desk,
        notice: Notice,
        titles: tuple[str, str],
        cards: CardList,
        editor: RowEditor,
        library: LibraryPanel,
    ) -> None:
        self.desk, self.notice = desk, notice
        self.cards, self.editor, self.library = cards, editor, library
        self.current: UUID | None = None
        self.above = QWidget()  # what a page shows above its cards
        self.nothing, self.why = Card(), label("", "next")
        self.nothing.body.addWidget(self.why)
        left, right = _column(self.above, self.nothing, cards), _column(editor, library)
        super().__init__([(titles[0], left, 480, 3), (titles[1], right, 400, 2)])
        library.hide()
        self._connect()

    def _connect(self) -> None:
        self.editor.add_tools(
            button(tr("Up"), self.move_up, "quiet", tip=tr("Move up (Alt+Up)")),
            button(tr("Down"), self.move_down, "quiet", tip=tr("Move down (Alt+Down)")),
            button(tr("Remove"), self.remove, "quiet", tip=tr("Remove (Delete on the card)")),
        )
        self.cards.chosen.connect(self.choose)
        self.cards.opened.connect(self._on_opened)
        self.library.closed.connect(self.close_library)
        for keys, slot in (("Delete", self.remove), ("Alt+Up", self.move_up), ("Alt+Down", self.move_down)):
            shortcut = QShortcut(QKeySequence(keys), self.cards)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), px(120))

    # What a kind of rows adds

    def groups(self) -> Groups:
        """The rows to show, below their headings."""
        raise NotImplementedError

    def make(self) -> Entity:
        """A new row that the page shows as it stands now."""
        raise NotImplementedError

    def why_nothing(self) -> str:
        """What to do when there is no card to show."""
        raise NotImplementedError

    # Showing

    def refresh(self) -> None:
        """Show the rows as they are now; the chosen one stays chosen as long as it is there."""
        groups = self.groups()
        rows = [value for _, values in groups for value in values]
        if self.value() is None:
            self.current = rows[0].id if rows else None
        self.cards.show_groups(groups, self.current)
        self.cards.setVisible(bool(rows))
        self.why.setText("" if rows else self.why_nothing())
        self.nothing.setVisible(not rows)
        self._show_right()

    def _show_right(self) -> None:
        value = self.value()
        self.editor.bind(value)
        self.editor.setVisible(value is not None and self.library.isHidden())
        if not self.library.isHidden():
            self.library.refresh()
        follow_the_eye(self)

    def value(self) -> Any:
        """The chosen row; None when there is none."""
        return self.desk.editing.get(self.KIND, self.current)

    def choose(self, row: UUID | None) -> None:
        """Edit this row."""
        self.current = row
        self.library.hide()
        self.cards.mark(row)
        self._show_right()

    def show_row(self, row: UUID) -> None:
        """Bring a row into sight and choose it."""
        self.choose(row)
        self.cards.focus_current()

    def edit(self) -> None:
        """Put the cursor in the editor of the chosen row."""
        self.show_panel(1)
        self.editor.start()

    def _on_opened(self, by_keyboard: bool) -> None:
        self.library.hide()
        self._show_right()
        self.show_panel(1)
        if by_keyboard:
            self.edit()

    def toggle_library(self) -> None:
        """Show what can be added from the library, or the editor again."""
        if not self.library.isHidden():
            self.close_library()
            return
        self.editor.hide()
        self.library.show()
        self.library.refresh()
        self.show_panel(1)
        self.library.start()

    def close_library(self) -> None:
        """Back to the editor."""
        self.library.hide()
        self._show_right()
        self.show_panel(0)
        self.cards.focus_current()

    # Acts

    def add(self) -> None:
        """A new row, with the cursor in its first field."""
        self.desk.settle()
        value = self.make()
        if self._run(self.desk.editing.add, value):
            self.choose(value.id)
            self.refresh()
            self.cards.reveal()
            self.edit()

    def remove(self) -> None:
        """Remove the chosen row; the next one becomes the chosen one."""
        value, order = self.value(), self.cards.order()
        if value is None:
            return
        place = order.index(value.id) if value.id in order else 0
        rest = [row for row in order if row != value.id]
        if self._run(self.desk.editing.remove, value):
            self.current = rest[min(place, len(rest) - 1)] if rest else None
            self.refresh()
            self.show_panel(0)
            self.cards.focus_current()
            self.notice.tell(tr("Removed. Ctrl+Z brings it back."))

    def move_up(self) -> None:
        """Before the card above it, in the same group."""
        self._move(-1)

    def move_down(self) -> None:
        """Behind the card below it, in the same group."""
        self._move(1)

    def _move(self, step: int) -> None:
        group = next((values for _, values in self.groups() if any(v.id == self.current for v in values)), [])
        place = next((n for n, value in enumerate(group) if value.id == self.current), 0) + step
        value = self.value()
        if value is None or not 0 <= place < len(group):
            return
        after = group[place] if step > 0 else _in_front(self.desk.editing.all(self.KIND), group[place], value)
        if self._run(self.desk.editing.move, value, after):
            self.refresh()
            self.cards.reveal()

    def _run(self, act: Any, *values: Any) -> bool:
        return self.desk.run(act, *values, refused=lambda error: self.notice.warn(str(error))) is not None


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, px(4), 0)
    layout.setSpacing(px(12))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return holder


def _in_front(rows: Sequence[Entity], value: Entity, moving: Entity) -> Entity | None:
    """The row in front of `value`, in the order of all groups together and without the one that moves."""
    rest = [row for row in rows if row.id != moving.id]
    place = next(n for n, row in enumerate(rest) if row.id == value.id)
    return rest[place - 1] if place else None

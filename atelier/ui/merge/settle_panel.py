"""What two laptops wrote differently: both versions beside each other, and one choice as one act."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from atelier.domain.word_differences import Part, compared
from atelier.i18n import tr, trn
from atelier.services.wording import editable
from atelier.storage.versions import Conflict, Version
from atelier.ui.desk import Desk
from atelier.ui.merge.words import kind_name, moment, role_name
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.row_delegate import RowDelegate
from atelier.ui.widgets.tab_order import follow_the_eye

BESIDE = 520  # from this width on, at scale 1, versions stand beside each other
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class SettlePanel(Columns):
    """A list of everything that waits for a choice, and the versions of the one that is chosen."""

    settled = Signal(str)
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._conflicts: list[Conflict] = []
        self.list, self.told = QListWidget(), label("", "title")
        why = tr("When two laptops change the same field differently, both versions wait here.")
        self.nothing = label(why, "muted")
        self.detail, self._versions = Card(), QVBoxLayout()
        self.together, self.hint = QPlainTextEdit(), label("", "muted")
        self.keep_button = button(tr("Keep this text"), self.keep, "primary")
        self._build()
        super().__init__([(tr("To choose"), self._left(), 260, 1), (tr("Versions"), self.detail, 480, 2)])
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._on_activated)

    def _left(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.told)
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.list, 1)
        card.body.addStretch()
        return card

    def _build(self) -> None:
        self.list.setAccessibleName(tr("What waits for a choice"))
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMinimumHeight(px(150))
        self.together.setAccessibleName(tr("The text together"))
        self.together.setTabChangesFocus(True)
        self.together.setMinimumHeight(px(110))
        self._versions.setSpacing(px(10))
        self._caption = label(tr("Or make one text out of them"), "caption")
        self.detail.body.addWidget(self.hint)
        nest(self.detail.body, self._versions)
        for part in (self._caption, self.together, flow(self.keep_button)):
            self.detail.body.addWidget(part)
        self.detail.body.addStretch(1)

    # Showing

    def refresh(self) -> int:
        """Everything that waits for a choice now; how much that is."""
        before = self.current()
        self._conflicts = self._desk.workspace.merging.conflicts()
        self.list.blockSignals(True)
        self.list.clear()
        for conflict in self._conflicts:
            self.list.addItem(self._item(conflict))
        self.list.blockSignals(False)
        n = len(self._conflicts)
        self.told.setText(trn("{n} to choose", "{n} to choose", n) if n else tr("Nothing to choose"))
        self.nothing.setVisible(not n)
        for part in (self.list, self.detail):
            part.setVisible(bool(n))
        keys = [_key(one) for one in self._conflicts]
        place = keys.index(_key(before)) if before and _key(before) in keys else max(0, min(self._place, n - 1))
        self.list.setCurrentRow(place if n else -1)
        self._show(self.list.currentRow())
        return n

    _place = 0

    def current(self) -> Conflict | None:
        """The conflict that is chosen in the list."""
        return self._conflicts[self._place] if 0 <= self._place < len(self._conflicts) else None

    def _item(self, conflict: Conflict) -> QListWidgetItem:
        wording = self._desk.workspace.wording
        item = QListWidgetItem(f"{wording.subject(conflict)}\n{kind_name(conflict.kind)} · {wording.field(conflict)}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ": "))
        return item

    def _show(self, place: int) -> None:
        self._place = max(0, place)
        conflict = self.current()
        clear(self._versions)
        texts = conflict is not None and editable(conflict)
        for part in (self._caption, self.together, self.keep_button):
            part.setVisible(texts)
        if conflict is None:
            return
        wording = self._desk.workspace.wording
        self.detail.set_caption(f"{kind_name(conflict.kind)} · {wording.subject(conflict)} · {wording.field(conflict)}")
        self.hint.setText(_hint(conflict))
        self._show_versions(conflict)
        if texts:
            self.together.setPlainText(wording.value(conflict.shown) if any(conflict.shown.values.values()) else "")
        follow_the_eye(self)

    def _show_versions(self, conflict: Conflict) -> None:
        words = [self._desk.workspace.wording.value(version) for version in conflict.versions]
        beside = QHBoxLayout()
        beside.setSpacing(px(10))
        narrow = self.detail.width() < px(BESIDE)
        for n, version in enumerate(conflict.versions):
            other = words[-1] if n < len(words) - 1 else words[0]
            card = self._version(n, version, compared(words[n], other)[0], shown=version is conflict.shown)
            (self._versions if narrow or len(words) > 2 else beside).addWidget(card, 1)
        nest(self._versions, beside)

    def _version(self, n: int, version: Version, parts: tuple[Part, ...], *, shown: bool) -> QWidget:
        now = (tr("shown now"),) if shown else ()
        card = Card(" · ".join((LETTERS[n % 26], role_name(version.role), moment(version.at), *now)))
        card.body.addWidget(_marked(parts))
        choose = button(
            tr("Choose {letter}", letter=LETTERS[n % 26]), lambda: self.choose(version), tip=tr("Keep this version")
        )
        card.body.addStretch(1)
        card.body.addWidget(flow(choose))
        return card

    def _on_activated(self) -> None:
        self.show_panel(1)

    # Choosing

    def choose(self, version: Version) -> None:
        """This version holds from now on."""
        self._settle(version.values)

    def keep(self) -> None:
        """The text that was made out of both holds from now on."""
        conflict = self.current()
        if conflict is not None:
            (name,) = conflict.shown.values
            self._settle({name: self.together.toPlainText().strip()})

    def _settle(self, values: object) -> None:
        conflict = self.current()
        if conflict is None:
            return
        settle = self._desk.workspace.merging.settle
        if self._desk.run(settle, conflict, values, refused=self.refused.emit) is None:
            return
        left = self.refresh()
        more = trn("{n} to choose", "{n} to choose", left) if left else tr("Everything is chosen.")
        self.settled.emit(tr("Chosen. Ctrl+Z takes it back. {more}", more=more))
        self.list.setFocus()


def _key(conflict: Conflict) -> tuple[object, ...]:
    return conflict.kind, conflict.row, conflict.cell


def _hint(conflict: Conflict) -> str:
    if conflict.cell == "deleted":
        return tr("One laptop removed this while another went on with it. What should it be?")
    return tr("The last one is shown everywhere until you choose. Words that differ are marked.")


def _marked(parts: tuple[Part, ...]) -> QLabel:
    """A text in which the words that differ are underlined and coloured."""
    colours = tokens()
    style = f"background-color: {colours.warn_soft}; color: {colours.on_warn_soft}; text-decoration: underline"
    html = "".join(f'<span style="{style}">{escape(p.text)}</span>' if p.differs else escape(p.text) for p in parts)
    widget = label("")
    widget.setTextFormat(Qt.TextFormat.RichText)
    flags = Qt.TextInteractionFlag  # to copy a passage into the text that is made of both
    widget.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    widget.setText(html.replace("\n", "<br>"))
    widget.setAccessibleName("".join(part.text for part in parts))
    return widget

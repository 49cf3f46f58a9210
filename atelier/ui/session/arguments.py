"""Arguments for A, for B or neither: one line, one key."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from atelier.domain.people import ROLE_NAMES, Municipality, Role
from atelier.domain.themes import Argument, Side
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label, row
from atelier.ui.widgets.list_editor import RowList

SIDES = (Side.A, Side.NEUTRAL, Side.B)


class ArgumentsPanel(Card):
    """The arguments about one question, by side, and the line that adds one."""

    added = Signal(object)  # the Argument

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Arguments"))
        self._desk = desk
        self._gathering: Gathering | None = None
        self._subject: UUID | None = None
        self._edited: Argument | None = None
        self._names: dict[UUID, str] = {}
        self.lists: dict[Side, RowList] = {}
        self._titles = {
            side: label("", "pole-a" if side is Side.A else "pole-b" if side is Side.B else "caption") for side in SIDES
        }
        columns = row(spacing=14)
        for side in (Side.A, Side.B):
            columns.addLayout(self._column(side), 1)
        self.body.addLayout(columns)
        self.body.addLayout(self._column(Side.NEUTRAL))
        self.body.addWidget(self._entry())

    def _column(self, side: Side) -> QVBoxLayout:
        rows = RowList(tr("Arguments"))
        rows.setProperty("role", "plain")
        rows.itemActivated.connect(self._on_activated)
        remove = QShortcut(QKeySequence("Delete"), rows)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._on_remove)
        self.lists[side] = rows
        layout = QVBoxLayout()
        layout.setSpacing(px(6))
        layout.addWidget(self._titles[side])
        layout.addWidget(rows)
        layout.addStretch(1)
        return layout

    def _entry(self) -> QWidget:
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Add an argument …"))
        self.line.setAccessibleName(tr("Argument"))
        self.line.returnPressed.connect(self.save)
        self._sides = QButtonGroup(self)
        self.side_buttons = {side: self._toggle(side) for side in SIDES}
        self.side_buttons[Side.A].setChecked(True)
        self.voice = QComboBox()
        self.voice.setAccessibleName(tr("Role or municipality, with consent"))
        self.voice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voice.setMinimumContentsLength(14)
        self.save_button = button(tr("Add"), self.save, tip=tr("Add this argument (Enter)"))
        self.remove_button = button(tr("Remove"), self._on_remove, "quiet")
        self.remove_button.hide()
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.line)
        parts = [*self.side_buttons.values(), self.voice, self.save_button, self.remove_button]
        layout.addWidget(flow(*parts, spacing=6))
        hint = tr("A role or a municipality only with consent, never both: together they may be one person.")
        layout.addWidget(label(hint, "muted"))
        return holder

    def _toggle(self, side: Side) -> QPushButton:
        names = {Side.A: tr("For A"), Side.NEUTRAL: tr("Neither"), Side.B: tr("For B")}
        toggle = QPushButton(names[side])
        toggle.setProperty("role", "toggle")
        toggle.setCheckable(True)
        toggle.setAutoDefault(False)
        self._sides.addButton(toggle)
        return toggle

    def show_subject(self, gathering: Gathering | None, subject: UUID | None) -> None:
        """Show the arguments about this question in this meeting."""
        if subject != self._subject and self._edited is not None:
            self._edit(None)
        self._gathering, self._subject = gathering, subject
        self.refresh()

    def refresh(self) -> None:
        """Ask for the arguments as they are now; without a question there is nothing to argue about."""
        self.setVisible(self._gathering is not None and self._subject is not None)
        if self._gathering is None or self._subject is None:
            return
        members = self._desk.editing.all(Municipality)
        self._names = {member.id: member.name for member in members}
        self._fill_voices(members)
        known = self._desk.editing.all(Argument, gathering=self._gathering.id, subject=self._subject)
        titles = {Side.A: tr("For A"), Side.NEUTRAL: tr("Neither"), Side.B: tr("For B")}
        for side in SIDES:
            rows = [argument for argument in known if argument.side is side]
            self._titles[side].setText(f"{titles[side]} · {len(rows)}")
            self.lists[side].fill([(argument, self._text(argument)) for argument in rows])
            self.lists[side].setVisible(bool(rows))
        self._titles[Side.NEUTRAL].setVisible(self.lists[Side.NEUTRAL].count() > 0)

    def _fill_voices(self, members: list[Municipality]) -> None:
        texts = [tr("No name"), *(tr(name) for name in ROLE_NAMES.values()), *(member.name for member in members)]
        if texts == [self.voice.itemText(n) for n in range(self.voice.count())]:
            return
        self.voice.clear()
        self.voice.addItem(tr("No name"), None)
        for role, name in ROLE_NAMES.items():
            self.voice.addItem(tr(name), role)
        for member in members:
            self.voice.addItem(member.name, member.id)

    def _text(self, argument: Argument) -> str:
        voice = tr(ROLE_NAMES[argument.role]) if argument.role else ""
        if argument.municipality:
            voice = self._names.get(argument.municipality, "")
        return f"{argument.text}\n{voice}" if voice else argument.text

    def start(self, side: Side) -> None:
        """One key: the cursor in the line, for this side."""
        self.side_buttons[side].setChecked(True)
        self.line.setFocus()

    def save(self) -> None:
        """Add what stands in the line, or change the argument that was chosen."""
        text = self.line.text().strip()
        if not text or self._gathering is None or self._subject is None:
            return
        side = next(side for side, toggle in self.side_buttons.items() if toggle.isChecked())
        voice = self.voice.currentData()
        fields: dict[str, Any] = {
            "text": text,
            "side": side,
            "role": Role(voice) if isinstance(voice, str) else None,
            "municipality": voice if isinstance(voice, UUID) else None,
        }
        if self._edited is not None:
            self._desk.run(self._desk.editing.change, self._edited, **fields)
        else:
            argument = Argument.new(gathering=self._gathering.id, subject=self._subject, **fields)
            if self._desk.run(self._desk.editing.add, argument) is not None:
                self.added.emit(argument)
        self._edit(None)
        self.refresh()

    def _on_activated(self) -> None:
        rows = self.sender()
        if isinstance(rows, RowList) and rows.currentItem() is not None:
            self._edit(rows.currentItem().data(Qt.ItemDataRole.UserRole))

    def _edit(self, argument: Argument | None) -> None:
        """Put an argument in the line to change it; None: a new one."""
        self._edited = argument
        self.line.setText(argument.text if argument else "")
        self.save_button.setText(tr("Save") if argument else tr("Add"))
        self.remove_button.setVisible(argument is not None)
        voice = (argument.role or argument.municipality) if argument else None
        self.voice.setCurrentIndex(max(0, self.voice.findData(voice)) if voice else 0)
        if argument is not None:
            self.side_buttons[argument.side].setChecked(True)
            self.line.setFocus()

    def _on_remove(self) -> None:
        chosen = self._edited
        rows = next((rows for rows in self.lists.values() if rows.hasFocus()), None)
        if rows is not None and rows.currentItem() is not None:
            chosen = rows.currentItem().data(Qt.ItemDataRole.UserRole)
        if chosen is not None:
            self._desk.run(self._desk.editing.remove, chosen)
            self._edit(None)
            self.refresh()

"""The one line in which arguments and questions for an expert are typed, with the side and the voice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from atelier.domain.asking import arguing
from atelier.domain.entity import Entity
from atelier.domain.people import ROLE_NAMES, Municipality, Role
from atelier.domain.talk import ExpertQuestion, one_line
from atelier.domain.themes import Argument, Side
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.in_sight import soon_in_sight
from atelier.ui.widgets.typed_line import TypedLine


class ArgumentEntry(QWidget):
    """Enter adds what stands in the line, or changes the argument that was chosen; half a line is never lost."""

    saved = Signal(object)  # the Argument or ExpertQuestion that was added, or None when one was changed
    remove_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self._subject: UUID | None = None
        self.line = TypedLine(desk, tr("Argument"), self._make)
        self.line.setPlaceholderText(tr("Add an argument …"))
        self.line.returnPressed.connect(self.save)
        self._group = QButtonGroup(self)
        self.side_buttons = {side: self._toggle(name) for side, name in arguing(None).items()}
        self.question_button = self._toggle(tr("Expert"))
        self.question_button.setToolTip(tr("Question for an expert (E)"))
        self.question_button.setAccessibleName(tr("Question for an expert"))
        self.side_buttons[Side.A].setChecked(True)
        self._group.buttonClicked.connect(self._on_mode)
        self._build_voice()
        self.save_button = button(tr("Add"), self.save, tip=tr("Add this argument (Enter)"))
        self.remove_button = button(tr("Remove"), self.remove_wanted.emit, "quiet")
        self.remove_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.line)
        parts = [*self.side_buttons.values(), self.question_button, self.voice, self.save_button, self.remove_button]
        layout.addWidget(flow(*parts, spacing=6))
        layout.addWidget(self.consent)
        self._resume()

    def _toggle(self, name: str) -> QPushButton:
        toggle = QPushButton(name)
        toggle.setProperty("role", "toggle")
        toggle.setCheckable(True)
        toggle.setAutoDefault(False)
        self._group.addButton(toggle)
        return toggle

    def _build_voice(self) -> None:
        self.voice = Chooser()
        self.voice.setAccessibleName(tr("Role or municipality, with consent"))
        self.voice.setMinimumContentsLength(14)
        self.voice.currentIndexChanged.connect(self._on_voice)
        self.consent = label("", "muted")

    # Showing

    def show_place(self, gathering: Gathering | None, subject: UUID | None, sides: Mapping[Side, str]) -> None:
        """What is typed is about this question, in this meeting, and speaks for one of these sides."""
        for side, toggle in self.side_buttons.items():
            toggle.setText(sides[side])
        if subject != self._subject and self.line.edited is not None:
            self.edit(None)
        self._gathering, self._subject = gathering, subject

    def show_voices(self, members: list[Municipality]) -> None:
        """Offer the roles and these municipalities, after nobody."""
        voices: list[tuple[str, Role | UUID | None]] = [(tr("No name"), None)]
        voices += [(tr(name), role) for role, name in ROLE_NAMES.items()]
        voices += [(member.name, member.id) for member in members]
        if [text for text, _ in voices] == [self.voice.itemText(n) for n in range(self.voice.count())]:
            return
        self.voice.clear()
        for text, voice in voices:
            self.voice.addItem(text, voice)
        self._on_voice()

    def start(self, side: Side) -> None:
        """One key: the cursor in the line, for this side."""
        self._choose(self.side_buttons[side])

    def ask(self) -> None:
        """One key: the cursor in the line, for a question to an expert."""
        self._choose(self.question_button)

    def _choose(self, mode: QPushButton) -> None:
        mode.setChecked(True)
        self._on_mode()
        self.line.setFocus()
        soon_in_sight(self)

    def edit(self, argument: Argument | None) -> None:
        """Put an argument in the line to change it; None: back to a new one."""
        if argument is None:
            self.line.start_anew()
        else:
            self.side_buttons[argument.side].setChecked(True)
            self.line.edit(argument, argument.text)
        voice = (argument.role or argument.municipality) if argument else None
        self.voice.setCurrentIndex(max(0, self.voice.findData(voice)) if voice else 0)
        self.save_button.setText(tr("Save") if argument else tr("Add"))
        self.remove_button.setVisible(argument is not None)
        self._on_mode()

    def _on_mode(self) -> None:
        asking = self.question_button.isChecked()
        hint = tr("Ask an expert …") if asking else tr("Add an argument …")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(tr("Question for an expert") if asking else tr("Argument"))
        for widget in (self.voice, self.consent):
            widget.setVisible(not asking)
        self.line.keep()

    def _on_voice(self) -> None:
        if self.voice.currentIndex() > 0:
            self.consent.setText(tr("“{voice}” agreed to be named.", voice=self.voice.currentText()))
        else:
            self.consent.setText(tr("A role or a municipality only with consent."))

    # Saving

    def save(self) -> None:
        """Add what stands in the line, or change the argument that was chosen."""
        edited, value = self.line.edited, self.line.value()
        if isinstance(edited, Argument):
            self._save_edited(edited)
        elif isinstance(value, Argument | ExpertQuestion):
            whole = replace(value, **self._named()) if isinstance(value, Argument) else value
            if self._desk.run(self._desk.talk.add, whole) is not None:
                self._done(whole)

    def _save_edited(self, edited: Argument) -> None:
        text = one_line(self.line.text())
        named = self._named()
        withdrawn = edited.withdrawn and not any(named.values())  # somebody who agrees again is named again
        fields = {"text": text, "side": self._side(), "withdrawn": withdrawn, **named}
        if text and self._desk.run(self._desk.editing.change, edited, **fields) is not None:
            self._done(None)

    def _done(self, added: Entity | None) -> None:
        if self.question_button.isChecked():
            self.side_buttons[Side.A].setChecked(True)
        self.edit(None)
        self.saved.emit(added)

    def _make(self, row: UUID, text: str) -> Entity | None:
        """What is typed, without its voice: consent is asked again after a kill."""
        if self._gathering is None or self._subject is None:
            return None
        place: dict[str, Any] = {"id": row, "gathering": self._gathering.id, "subject": self._subject, "text": text}
        asking = self.question_button.isChecked()
        return ExpertQuestion(**place) if asking else Argument(side=self._side(), **place)

    def _side(self) -> Side:
        return next((side for side, toggle in self.side_buttons.items() if toggle.isChecked()), Side.NEUTRAL)

    def _named(self) -> dict[str, Any]:
        voice = self.voice.currentData()
        return {
            "role": Role(voice) if isinstance(voice, str) else None,
            "municipality": voice if isinstance(voice, UUID) else None,
        }

    def _resume(self) -> None:
        row = self.line.resume(Argument, ExpertQuestion)
        if isinstance(row, Argument):
            self.side_buttons[row.side].setChecked(True)
        elif row is not None:
            self.question_button.setChecked(True)
        self._on_mode()

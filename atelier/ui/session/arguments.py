"""Arguments for A, for B or neither: one line, one key; dragged, merged, put on the screen, and taken back."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from atelier.domain.asking import Subject, arguing
from atelier.domain.duplicates import Spoken
from atelier.domain.people import Municipality
from atelier.domain.talk import excerpt
from atelier.domain.themes import Argument, Side
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.session.argument_columns import ArgumentColumns
from atelier.ui.session.argument_entry import ArgumentEntry
from atelier.ui.session.voices import voice_of, voices_of
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.in_sight import soon_in_sight
from atelier.ui.widgets.more_menu import Entry, MoreButton


class ArgumentsPanel(Card):
    """The arguments about one question, what can be done with the chosen one, and the line that adds one."""

    added = Signal(object)  # the Argument or ExpertQuestion
    highlight_wanted = Signal(object)  # the id of the Argument

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Arguments"))
        self._desk = desk
        self._gathering: Gathering | None = None
        self._subject: UUID | None = None
        self._sides = arguing(None)
        self._names: dict[UUID, str] = {}
        self._merging: UUID | None = None
        self.groups: dict[UUID, Spoken] = {}
        self.columns, self.entry = ArgumentColumns(), ArgumentEntry(desk)
        self.lists = self.columns.lists
        self.line, self.voice, self.side_buttons = self.entry.line, self.entry.voice, self.entry.side_buttons
        self.start, self.ask, self.save = self.entry.start, self.entry.ask, self.entry.save
        self.columns.activated.connect(self._on_activated)
        self.columns.chosen_changed.connect(self._show_actions)
        self.columns.merged.connect(self.merge)
        self.columns.placed.connect(self._on_placed)
        keys = {"Delete": self.remove, "M": self.start_merging, "H": self.highlight, "W": self.withdraw}
        self.columns.bind({**keys, "Esc": self.stop_merging})
        self.entry.saved.connect(self._on_saved)
        self.entry.remove_wanted.connect(self.remove)
        self.body.addWidget(self.columns)
        self._build_actions()
        self.body.addWidget(self.entry)

    def _build_actions(self) -> None:
        """Only while an argument is chosen: the simple things in front, the rest behind More."""
        self.hint = label(tr("Choose the argument that says the same, and press Enter. Esc: leave it."), "muted")
        self.highlight_button = button(tr("On the screen"), self.highlight, tip=tr("On the screen, and back (H)"))
        self.merge_button = button(tr("Merge …"), self.start_merging, tip=tr("Merge with one that says the same (M)"))
        self.more = MoreButton()
        self.actions_row = flow(self.highlight_button, self.merge_button, self.more, spacing=6)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.actions_row)

    # Showing

    def show_subject(self, gathering: Gathering | None, subject: Subject | None) -> None:
        """Show the arguments about this question in this meeting."""
        row = subject.id if subject else None
        if row != self._subject:
            self._merging = None
        self._sides = arguing(subject)
        self.entry.show_place(gathering, row, self._sides)
        self._gathering, self._subject = gathering, row
        self.refresh()

    def refresh(self, chosen: UUID | None = None) -> None:
        """Ask for the arguments as they are now; without a question there is nothing to argue about."""
        self.setVisible(self._gathering is not None and self._subject is not None)
        if self._gathering is None or self._subject is None:
            return
        members = self._desk.editing.all(Municipality)
        self._names = {member.id: member.name for member in members}
        self.entry.show_voices(members)
        groups = self._desk.talk.arguments(self._gathering, self._subject)
        self.groups = {group.argument.id: group for group in groups}
        self.columns.show_groups(self._sides, groups, self._text, chosen or self.columns.chosen)
        self._show_actions()

    def _text(self, group: Spoken) -> str:
        text = excerpt(group.argument.text) or tr("(words withdrawn)")
        gone = tr("name withdrawn") if any(one.withdrawn for one in group.all) else ""
        below = " · ".join(part for part in (voices_of(group, self._names), gone) if part)
        return f"{text}\n{below}" if below else text

    @property
    def _group(self) -> Spoken | None:
        chosen = self.columns.chosen
        return self.groups.get(chosen) if chosen else None

    def _show_actions(self) -> None:
        group = self._group
        self.actions_row.setVisible(group is not None)
        self.merge_button.setEnabled(len(self.groups) > 1)
        self.more.set_entries(self._entries(group) if group else ())
        self.hint.setVisible(self._merging is not None)

    def _entries(self, group: Spoken) -> list[Entry]:
        entries = [Entry(tr("Change"), partial(self.entry.edit, group.argument), "Enter")]
        for one in group.voiced:
            voice = voice_of(one, self._names)
            entries.append(Entry(tr("Withdraw “{voice}”", voice=voice), partial(self._withdraw, one), "W"))
            words = tr("Withdraw “{voice}” and the words", voice=voice)
            entries.append(Entry(words, partial(self._withdraw, one, text=True)))
        if group.merged:
            entries.append(Entry(tr("Take apart"), partial(self._split, group)))
        return [*entries, Entry(tr("Remove"), self.remove, "Delete")]

    # Acting

    def _on_activated(self) -> None:
        group = self._group
        if group is not None and self._merging is not None:
            self.merge(self._merging, group.argument.id)
        elif group is not None:
            self.entry.edit(group.argument)

    def _on_saved(self, added: object) -> None:
        self.refresh()
        soon_in_sight(self.entry)  # the lists above it grow; the line stays where the typist looks
        if added is not None:
            self.added.emit(added)

    def highlight(self) -> None:
        """Put the chosen argument on the screen, or take it off."""
        if self.columns.chosen is not None:
            self.highlight_wanted.emit(self.columns.chosen)

    def start_merging(self) -> None:
        """The chosen argument is to be merged with the one that is chosen next."""
        if self.columns.chosen is not None and len(self.groups) > 1:
            self._merging = self.columns.chosen
            self.columns.focus_chosen()
            self._show_actions()

    def stop_merging(self) -> None:
        """Leave the arguments as they are."""
        self._merging = None
        self._show_actions()

    def merge(self, argument: UUID, into: UUID) -> None:
        """Let the second argument stand for both."""
        self._merging = None
        one, other = self.groups.get(argument), self.groups.get(into)
        if one and other and one is not other:
            self._desk.run(self._desk.talk.merge, one.argument, other.argument)
        self.refresh(into)

    def _split(self, group: Spoken) -> None:
        self._desk.run(self._desk.talk.split, group)
        self.refresh(group.argument.id)

    def withdraw(self) -> None:
        """Withdraw the one voice of the chosen argument; of several, ask which."""
        group = self._group
        if group is not None and len(group.voiced) == 1:
            self._withdraw(group.voiced[0])
        elif group is not None and group.voiced:
            self.more.options.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _withdraw(self, argument: Argument, *, text: bool = False) -> None:
        self._desk.run(self._desk.talk.withdraw, argument, text=text)
        self.refresh()

    def remove(self) -> None:
        """Remove the argument that is changed or chosen, with its duplicates; Ctrl+Z brings them back."""
        edited = self.line.edited
        group = self.groups.get(edited.id) if edited else self._group
        if edited is not None:
            self.entry.edit(None)
        if group is not None:
            self._desk.run(self._desk.editing.remove, *group.all)
            self.refresh()

    def _on_placed(self, argument: UUID, side: Side, after: UUID | None) -> None:
        group, behind = self.groups.get(argument), self.groups.get(after) if after else None
        if group is not None:
            self._desk.run(self._desk.talk.place, group.argument, side, behind.argument if behind else None)
        self.refresh(argument)

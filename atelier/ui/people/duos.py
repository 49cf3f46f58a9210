"""The duo's that write proposals, two people to a theme."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from atelier.domain.people import Duo, Person
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.people.panel import Panel, lines
from atelier.ui.widgets.choice_fields import ChoiceField
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField


class MemberField(ChoiceField):
    """One of the two members of a duo; nobody can be both."""

    def __init__(self, desk: Desk, place: int, title: str) -> None:
        super().__init__(desk, "members", title, self._people, none=tr("Nobody yet"))
        self._place = place

    def _known(self, members: Sequence[UUID] | None) -> list[UUID]:
        return [row for row in members or () if self.desk.editing.get(Person, row)]

    def _people(self) -> list[tuple[str, Any]]:
        members = self._known(getattr(self.value, "members", ()))
        taken = {row for n, row in enumerate(members) if n != self._place}
        return [(person.name, person.id) for person in self.desk.editing.all(Person) if person.id not in taken]

    def show_value(self, value: Any) -> None:
        members = self._known(value)
        super().show_value(members[self._place] if self._place < len(members) else None)

    def commit(self, new: Any) -> bool:
        members = self._known(getattr(self.value, "members", ()))
        members[self._place : self._place + 1] = [new] if new else []
        return super().commit(tuple(members))


class DuosPanel(Panel):
    """Duo's, to add, change, order and remove."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        rows = ListEditor(
            desk,
            Duo,
            tr("Duo's"),
            Duo.new,
            self._words,
            empty=tr("No duo's yet. Add two people with a theme: together they write a proposal."),
        )
        self.theme = TextField(desk, "theme", tr("Theme"))
        self.first = MemberField(desk, 0, tr("First member"))
        self.second = MemberField(desk, 1, tr("Second member"))
        note = tr("A duo has its number from its place in this list.")
        super().__init__(rows, note, self.theme, (self.first, self.second))

    def show_all(self) -> None:
        """The duo's as they are now."""
        self.refresh(trn("{n} duo", "{n} duo's", len(self._desk.editing.all(Duo))))

    def _words(self, row: Duo) -> str:
        place = [duo.id for duo in self._desk.editing.all(Duo)].index(row.id) + 1
        members = [self._desk.editing.get(Person, member) for member in row.members]
        theme = row.theme or tr("no theme yet")
        return lines(f"{place} · {theme}", ", ".join(person.name for person in members if person))

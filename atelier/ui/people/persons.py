"""The people who take part, with all that is kept about them."""

from typing import Any
from uuid import UUID

from atelier.domain.people import ROLE_NAMES, Municipality, Person
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.people.erase import EraseBox
from atelier.ui.people.panel import Panel, lines
from atelier.ui.widgets.choice_fields import ChoiceField, TickField, TogglesField
from atelier.ui.widgets.fields import enum_choices, row_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField


class PeoplePanel(Panel):
    """People, to add, change, order and remove."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._members: dict[UUID, str] = {}
        self._people: dict[UUID, str] = {}
        rows = ListEditor(
            desk,
            Person,
            tr("People"),
            Person.new,
            self._words,
            empty=tr("Nobody yet. Add people, or import a list with the button at the top."),
        )
        self.name = TextField(desk, "name", tr("Name"))
        self.role = ChoiceField(desk, "role", tr("Role"), enum_choices(ROLE_NAMES))
        choices = row_choices(desk, Municipality)
        self.municipality = ChoiceField(desk, "municipality", tr("Municipality"), choices, none=tr("None"))
        self.also = TogglesField(desk, "also", tr("Also serves"), self._other_members)
        self.replaces = ChoiceField(desk, "replaces", tr("Replaces"), self._others, none=tr("Nobody"))
        self.listens = TickField(desk, "listens", tr("In polls"), tr("Listens only, and does not answer"))
        hint = tr("Only tells people apart when a list is imported; shown nowhere else.")
        self.email = TextField(desk, "email", tr("E-mail"), hint)
        gone = tr("Name withdrawn: not on the projector, in reports or in exports")
        self.withdrawn = TickField(desk, "withdrawn", tr("Name"), gone)
        note = tr("Personal data stays on this laptop.")
        pairs = ((self.role, self.municipality), self.also, (self.replaces, self.listens), self.email, self.withdrawn)
        super().__init__(rows, note, self.name, *pairs)
        self.erasing = EraseBox(desk)
        self._detail.body.addWidget(self.erasing)
        rows.chosen.connect(self.erasing.show_person)

    def show_all(self) -> None:
        """The people as they are now."""
        people = self._desk.editing.all(Person)
        self._members = {member.id: member.name for member in self._desk.editing.all(Municipality)}
        self._people = {person.id: person.name or tr("no name yet") for person in people}
        self.refresh(trn("{n} person", "{n} people", len(people)))

    def _other_members(self) -> list[tuple[str, Any]]:
        first = getattr(self.also.value, "municipality", None)
        return [(name, row) for row, name in self._members.items() if row != first]

    def _others(self) -> list[tuple[str, Any]]:
        own = self.replaces.value.id if self.replaces.value else None
        return [(name, row) for row, name in self._people.items() if row != own]

    def _words(self, row: Person) -> str:
        served = ", ".join(self._members[member] for member in row.municipalities if member in self._members)
        replaced = self._people.get(row.replaces, "") if row.replaces else ""
        replaces = tr("replaces {name}", name=replaced) if replaced else ""
        listens = tr("only listens") if row.listens else ""
        gone = tr("name withdrawn") if row.withdrawn else ""
        return lines(row.name or tr("no name yet"), tr(ROLE_NAMES[row.role]), served, replaces, listens, gone)

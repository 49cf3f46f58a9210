"""Who takes part: municipalities, people and the duo's that write."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QTabWidget

from atelier.domain.entity import Entity
from atelier.domain.people import ROLE_NAMES, Duo, Municipality, Person
from atelier.i18n import number, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.choice_fields import ChoiceField
from atelier.ui.widgets.fields import Field, Form, enum_choices, row_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.master_detail import MasterDetail
from atelier.ui.widgets.number_fields import NumberField
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


class Panel(MasterDetail):
    """The rows of one kind with the form of the chosen one, and sentences that belong to them."""

    def __init__(self, rows: ListEditor, note: str, first: TextField, *others: Field | tuple[Field, ...]) -> None:
        self.rows, self.form, self._first = rows, Form(first, *others), first
        self.sum = label("", "strong")
        self._list, self._detail = Card(), Card()
        self.note = label(note, "muted")
        for part in (self.sum, self.note, rows):
            self._list.body.addWidget(part)
        self._detail.body.addWidget(self.form)
        super().__init__(self._list, self._detail)
        rows.chosen.connect(self._on_chosen)
        rows.add_button.clicked.connect(self._on_added)

    def refresh(self, total: str) -> None:
        """Show the rows as they stand, and what they come to."""
        self.rows.show_rows()
        self.sum.setText(total)
        self.sum.setVisible(bool(self.rows.rows))

    def _on_chosen(self, value: Entity | None) -> None:
        self._detail.setVisible(value is not None)
        self.form.bind(value)

    def _on_added(self) -> None:
        self._first.editor.setFocus()


class PeopleView(View):
    """Municipalities, people and duo's, each in a panel of its own."""

    KINDS = (Municipality, Person, Duo)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Participants"))
        self.municipalities, self.people, self.duos = self._municipalities(), self._people(), self._duos()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for panel in (self.municipalities, self.people, self.duos):
            self.tabs.addTab(panel, "")
        self.set_content(self.tabs)

    def _municipalities(self) -> Panel:
        rows = ListEditor(
            self.desk,
            Municipality,
            tr("Municipalities"),
            Municipality.new,
            self._municipality_words,
            empty=tr("No municipalities yet. Add the members of the region."),
        )
        self.municipality_name = TextField(self.desk, "name", tr("Name"))
        self.inhabitants = NumberField(self.desk, "inhabitants", tr("Inhabitants"), top=20_000_000)
        size = (self.inhabitants, NumberField(self.desk, "seats", tr("Council seats"), top=1_000))
        place = (TextField(self.desk, "subregion", tr("Sub-region")), TextField(self.desk, "province", tr("Province")))
        note = tr("Inhabitants are provisional figures of about 1 January 2020; council seats are those of 2018–2022.")
        return Panel(rows, note, self.municipality_name, size, place)

    def _people(self) -> Panel:
        rows = ListEditor(
            self.desk,
            Person,
            tr("People"),
            Person.new,
            self._person_words,
            empty=tr("Nobody yet. Add the people who write the proposals and who lead the gatherings."),
        )
        self.person_name = TextField(self.desk, "name", tr("Name"))
        self.role = ChoiceField(self.desk, "role", tr("Role"), enum_choices(ROLE_NAMES))
        choices = row_choices(self.desk, Municipality)
        self.municipality = ChoiceField(self.desk, "municipality", tr("Municipality"), choices, none=tr("None"))
        note = tr("Personal data stays on this laptop.")
        return Panel(rows, note, self.person_name, (self.role, self.municipality))

    def _duos(self) -> Panel:
        rows = ListEditor(
            self.desk,
            Duo,
            tr("Duo's"),
            Duo.new,
            self._duo_words,
            empty=tr("No duo's yet. Add two people with a theme: together they write a proposal."),
        )
        self.theme = TextField(self.desk, "theme", tr("Theme"))
        self.first = MemberField(self.desk, 0, tr("First member"))
        self.second = MemberField(self.desk, 1, tr("Second member"))
        note = tr("A duo has its number from its place in this list.")
        return Panel(rows, note, self.theme, (self.first, self.second))

    # Showing

    def refresh(self) -> None:
        members = self.desk.editing.all(Municipality)
        people = number(sum(member.inhabitants for member in members))
        count = trn("{n} municipality", "{n} municipalities", len(members))
        self.crumb.setText(self.desk.workspace.event.region)
        self.municipalities.refresh(tr("{count} · {people} inhabitants together", count=count, people=people))
        self.people.refresh(trn("{n} person", "{n} people", len(self.desk.editing.all(Person))))
        self.duos.refresh(trn("{n} duo", "{n} duo's", len(self.desk.editing.all(Duo))))
        for n, (name, panel) in enumerate(self._panels()):
            self.tabs.setTabText(n, f"{name} · {len(panel.rows.rows)}")

    def _panels(self) -> tuple[tuple[str, Panel], ...]:
        names = (tr("Municipalities"), tr("People"), tr("Duo's"))
        return tuple(zip(names, (self.municipalities, self.people, self.duos), strict=True))

    def focus_on(self, value: Entity) -> None:
        kinds: tuple[type[Entity], ...] = self.KINDS
        place = kinds.index(type(value))
        self.tabs.setCurrentIndex(place)
        self._panels()[place][1].rows.choose(value.id)

    # Words

    def _municipality_words(self, row: Municipality) -> str:
        parts = (
            row.name or tr("no name yet"),
            trn("{n} inhabitant", "{n} inhabitants", row.inhabitants),
            trn("{n} seat", "{n} seats", row.seats),
            row.subregion,
        )
        return " · ".join(part for part in parts if part)

    def _person_words(self, row: Person) -> str:
        home = self.desk.editing.get(Municipality, row.municipality)
        parts = (row.name or tr("no name yet"), tr(ROLE_NAMES[row.role]), home.name if home else "")
        return " · ".join(part for part in parts if part)

    def _duo_words(self, row: Duo) -> str:
        place = [duo.id for duo in self.desk.editing.all(Duo)].index(row.id) + 1
        members = [self.desk.editing.get(Person, member) for member in row.members]
        names = ", ".join(person.name for person in members if person)
        return " · ".join(part for part in (str(place), row.theme or tr("no theme yet"), names) if part)

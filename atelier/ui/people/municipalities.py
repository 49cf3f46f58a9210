"""The members of the region with their size and what it weighs."""

from typing import Any

from atelier.domain.people import Municipality
from atelier.domain.weights import size_votes
from atelier.i18n import number, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.people.panel import Panel, lines
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.fields import Field
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.number_fields import NumberField
from atelier.ui.widgets.text_fields import TextField


class WeightField(Field):
    """The votes that follow from the inhabitants; there is nothing to type."""

    def __init__(self, desk: Desk) -> None:
        hint = tr("Only in the reading by size, which the facilitator switches on (rule of 2021).")
        super().__init__(desk, "inhabitants", tr("Votes by size"), hint)
        self.text = label("")
        self.place(self.text)

    def show_value(self, value: Any) -> None:
        self.text.setText(number(size_votes(value or 0)))


class MunicipalitiesPanel(Panel):
    """Municipalities, to add, change, order and remove."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        rows = ListEditor(
            desk,
            Municipality,
            tr("Municipalities"),
            Municipality.new,
            _words,
            empty=tr("No municipalities yet. Add the members of the region."),
        )
        self.name = TextField(desk, "name", tr("Name"))
        self.inhabitants = NumberField(desk, "inhabitants", tr("Inhabitants"), top=20_000_000)
        size = (self.inhabitants, NumberField(desk, "seats", tr("Council seats"), top=1_000))
        place = (TextField(desk, "subregion", tr("Sub-region")), TextField(desk, "province", tr("Province")))
        note = tr("Inhabitants are provisional figures of about 1 January 2020; council seats are those of 2018–2022.")
        super().__init__(rows, note, self.name, size, place, WeightField(desk))

    def show_all(self) -> None:
        """The municipalities as they are now, with what they come to."""
        members = self._desk.editing.all(Municipality)
        people = number(sum(member.inhabitants for member in members))
        count = trn("{n} municipality", "{n} municipalities", len(members))
        self.refresh(tr("{count} · {people} inhabitants together", count=count, people=people))


def _words(row: Municipality) -> str:
    people = trn("{n} inhabitant", "{n} inhabitants", row.inhabitants)
    seats = trn("{n} seat", "{n} seats", row.seats)
    return lines(row.name or tr("no name yet"), people, seats, _votes(row.inhabitants), row.subregion)


def _votes(inhabitants: int) -> str:
    return trn("{n} vote by size", "{n} votes by size", size_votes(inhabitants))

"""The fields of a proposal whose change is more than a change of one cell, or that may stay empty."""

from typing import Any
from uuid import UUID

from atelier.domain.commission import Programme
from atelier.domain.people import Municipality
from atelier.domain.proposals import CouncilRole, Proposal
from atelier.domain.vague_date import VagueDate
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.choice_fields import ChoiceField, TogglesField
from atelier.ui.widgets.fields import row_choices
from atelier.ui.widgets.number_fields import NumberField
from atelier.ui.widgets.text_fields import VagueDateField

YEARS = 5  # how many years ahead a programme can be chosen for
LAST_YEAR = 2999


class YearField(NumberField):
    """A year; unknown shows nothing, and no zero."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "") -> None:
        super().__init__(desk, name, title, hint, top=LAST_YEAR)
        self.editor.setSpecialValueText(" ")


class OptionalDateField(VagueDateField):
    """A day, a month or a span that may stay empty."""

    def read(self, text: str) -> VagueDate:
        return VagueDate.typed(text) if text.strip() else None  # type: ignore[return-value]  # empties the field


class RolesField(TogglesField):
    """The role of the councils as a set; every switch is logged with it."""

    def __init__(self, desk: Desk) -> None:
        title, hint = tr("Role of the councils"), tr("More than one may be chosen.")
        super().__init__(desk, "roles", title, row_choices(desk, CouncilRole), hint)

    def commit(self, new: Any) -> bool:
        """Switch the roles in one act with the line of the log."""
        if not isinstance(self.value, Proposal) or self.value.roles == new:
            return True
        done = self.desk.run(self.desk.proposing.switch_roles, self.value, new, refused=self.refuse)
        self.value = self.desk.editing.get(Proposal, self.value.id) or self.value
        return done is not None


class ProgrammeField(ChoiceField):
    """In which yearly programme a proposal stands; choosing a year begins its programme."""

    def __init__(self, desk: Desk) -> None:
        hint = tr("Decided every year, together with the local budget.")
        super().__init__(desk, "programme", tr("Regional programme"), self._years, hint, none=tr("no programme yet"))

    def _years(self) -> list[tuple[str, UUID]]:
        begun = {programme.year for programme in self.desk.editing.all(Programme)}
        first = self.desk.sessions.now().year
        wanted = {getattr(self.value, "from_year", 0), *begun, *range(first, first + YEARS)} - {0}
        return [(str(year), self.desk.proposing.programme_id(year)) for year in sorted(wanted)]

    def commit(self, new: Any) -> bool:
        """Put the proposal in the programme of the chosen year."""
        if not isinstance(self.value, Proposal) or self.value.programme == new:
            return True
        year = next((int(text) for text, row in self._years() if row == new), None)
        return self.desk.run(self.desk.proposing.place_in_programme, self.value, year, refused=self.refuse) is not None


class KeyPartField(NumberField):
    """The part of one municipality in the key of its own."""

    def __init__(self, desk: Desk, member: Municipality) -> None:
        self._member = member.id
        super().__init__(desk, "key_parts", member.name, top=1_000_000)

    def show_value(self, value: Any) -> None:
        super().show_value(self._part() if value is not None else None)

    def _part(self) -> int:
        return self.value.key.get(self._member, 0) if isinstance(self.value, Proposal) else 0

    def commit(self, new: Any) -> bool:
        """Weigh the municipality."""
        if not isinstance(self.value, Proposal) or self._part() == new:
            return True
        return self.desk.run(self.desk.proposing.weigh, self.value, self._member, new, refused=self.refuse) is not None

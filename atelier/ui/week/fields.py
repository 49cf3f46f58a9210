"""Two fields that only the week needs: the date of a day, and the day of a meeting."""

from datetime import date
from typing import Any

from atelier.domain.errors import AtelierError
from atelier.domain.week import Day
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.choice_fields import ChoiceField
from atelier.ui.widgets.day_field import DayField as OpenDayField


class DateField(OpenDayField):
    """A day of the year, which cannot be left open."""

    def read(self, text: str) -> date:
        day = super().read(text)
        if day is None:
            raise AtelierError(tr("“{text}” is no day. Write 6-12-2019.", text=""))
        return day


class DayField(ChoiceField):
    """The day of a meeting; a day that is gone is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "day", tr("Day"), self._days, none=tr("Not planned yet"))

    def _days(self) -> list[tuple[str, Any]]:
        return [(day.name(), day.id) for day in self.desk.editing.all(Day)]

    def show_value(self, value: Any) -> None:
        super().show_value(value if self.desk.editing.get(Day, value) else None)

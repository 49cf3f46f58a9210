"""Two fields that only the week needs: the date of a day, and the day of a meeting."""

from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from atelier.domain.week import Day
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.choice_fields import ChoiceField
from atelier.ui.widgets.fields import Field


class DateField(Field):
    """A day of the year."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "") -> None:
        super().__init__(desk, name, title, hint)
        self.editor = QDateEdit()
        self.editor.setDisplayFormat("dd-MM-yyyy")
        self.editor.setKeyboardTracking(False)
        self.editor.editingFinished.connect(self.settle)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        if value is not None:
            self.editor.setDate(QDate(value.year, value.month, value.day))

    def settle(self) -> None:
        self.editor.interpretText()
        self.commit(self.editor.date().toPython())


class DayField(ChoiceField):
    """The day of a meeting; a day that is gone is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "day", tr("Day"), self._days, none=tr("Not planned yet"))

    def _days(self) -> list[tuple[str, Any]]:
        return [(day.name(), day.id) for day in self.desk.editing.all(Day)]

    def show_value(self, value: Any) -> None:
        super().show_value(value if self.desk.editing.get(Day, value) else None)

"""Until when names and answers are kept, and the reminder once that has passed."""

from typing import Any

from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.text_fields import VagueDateField


class RetentionField(VagueDateField):
    """A day or a month; empty as long as nothing was agreed."""

    def __init__(self, desk: Desk) -> None:
        hint = tr("A day or a month: 30-6-2021 or 6-2021. It stands in the notice for the door.")
        super().__init__(desk, "keep_until", tr("Keep names and answers until"), hint)

    def read(self, text: str) -> Any:
        return VagueDate.typed(text) if text.strip() else None


def overdue(event: Event, desk: Desk) -> str:
    """What is to be said when names were to be removed before today; empty as long as all is well."""
    until = event.keep_until
    if until is None or until.end >= desk.sessions.now().date():
        return ""
    return tr(
        "Names and answers were to be kept until {until}. Make a copy without people for the archive, and then remove "
        "this file and its backups.",
        until=until.words(),
    )

"""Polls that another laptop opened: read here, closed there, or taken over by a new one (DESIGN 2a, rule 13)."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from atelier.domain.errors import AtelierError
from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.storage.event_file import EventFile
from atelier.storage.origin import lines_of


class Elsewhere:
    """Knows of each poll whether this laptop opened it."""

    def __init__(self, file: EventFile) -> None:
        self._file = file
        self._lines: dict[UUID, bytes] = {}  # which line recorded a fact never changes

    def told(self, polls: Sequence[Poll]) -> tuple[Poll, ...]:
        """The polls, with those marked that another laptop opened."""
        unknown = [poll.id for poll in polls if poll.id not in self._lines]
        if unknown:
            self._lines.update(lines_of(self._file, unknown))
        own = self._file.line
        return tuple(poll if self._lines[poll.id] == own else replace(poll, elsewhere=True) for poll in polls)


def require_here(poll: Poll) -> None:
    """Refuse to go on with a poll that another laptop opened.

    Raises:
        AtelierError: it is.
    """
    if poll.elsewhere:
        raise AtelierError(tr("This poll was opened on another laptop. Here it can only be read; open a new one."))

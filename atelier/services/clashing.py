"""Finding what a room went along with although it cannot both hold."""

from collections.abc import Callable

from atelier.domain.clashes import clashes
from atelier.domain.polls import Poll
from atelier.domain.proposals import CouncilRole
from atelier.domain.themes import Statement
from atelier.storage.event_file import EventFile


class Clashing:
    """The clashes between the polls of an open event."""

    def __init__(self, file: EventFile, polls: Callable[[], tuple[Poll, ...]]) -> None:
        self._file = file
        self._polls = polls

    def clashes(self, poll: Poll) -> tuple[str, ...]:
        """One sentence for each clash of a closed poll with another one of this event."""
        statements = self._file.all(Statement)
        if not any(statement.clashes or statement.clashes_roles for statement in statements):
            return ()
        return clashes(poll, self._polls(), statements, self._file.all(CouncilRole))

"""What is printed for in the room: paper ballots and the sheet with keys."""

import io
from collections.abc import Sequence
from pathlib import Path

from atelier.domain.errors import AtelierError, reason
from atelier.domain.polls import Poll
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.reports import door_notice, key_sheet, paper_ballots
from atelier.reports.model import Report
from atelier.reports.paper_ballots import PaperBallots
from atelier.reports.paper_sheets import write_ballots
from atelier.reports.pdf import write_pdf
from atelier.storage.event_file import EventFile
from atelier.storage.whole_files import put_whole

Print = PaperBallots | Report
_SPARE = 10  # one in so many papers more than people present


class Printing:
    """What an open event has to print; a value that any thread can draw."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def ballots(self, poll: Poll, copies: int) -> PaperBallots:
        """The papers of a poll.

        Raises:
            AtelierError: no or far too many papers.
        """
        return paper_ballots.build(poll, self._event, copies, self._file.now())

    def keys(self, keys: Sequence[tuple[str, str]]) -> Report:
        """The sheet with these keys and what they do."""
        return key_sheet.build(keys, self._event, self._file.now())

    def notice(self) -> Report:
        """What people read at the door about what is kept of them."""
        return door_notice.build(self._event, self._file.now())

    @property
    def _event(self) -> Event:
        return self._file.all(Event)[0]


def copies_for(present: int) -> int:
    """A paper for everybody present, and a tenth to spare."""
    return max(1, present + -(-present // _SPARE))


def free_name(folder: Path, name: str) -> Path:
    """A PDF of that name that overwrites nothing: name.pdf, name-2.pdf and so on."""
    path, number = folder / f"{name}.pdf", 2
    while path.exists():
        path, number = folder / f"{name}-{number}.pdf", number + 1
    return path


def write(what: Print, target: Path) -> AtelierError | None:
    """Draw a PDF and write it whole or not at all; a refusal is a value, because this runs on the worker."""
    buffer = io.BytesIO()
    try:
        if isinstance(what, Report):
            write_pdf(what, buffer)
        else:
            write_ballots(what, buffer)
        put_whole(target, buffer.getvalue())
    except AtelierError as error:
        return error
    except OSError as error:
        return AtelierError(tr("“{name}” could not be written: {why}.", name=target.name, why=reason(error)))
    return None

"""Why a disk or SQLite refused, in the words of the reader."""

import errno
from pathlib import Path

from atelier.domain.errors import NotSavedError, reason
from atelier.i18n import tr


def why(error: Exception) -> str:
    """The end of a sentence; what SQLAlchemy and SQLite say of a disk is said as the system says it."""
    return reason(error if isinstance(error, OSError) else system_error(error))


def system_error(error: Exception) -> OSError:
    """The same for a caller who expects what a file does."""
    text = str(getattr(error, "orig", None) or error)
    if "full" in text:
        return OSError(errno.ENOSPC, text)
    return OSError(errno.EIO, tr("the place cannot be written to") if "I/O" in text else text)


def not_saved(path: Path, error: Exception) -> NotSavedError:
    """The refusal of a change that could not be written; nothing of it is in the file."""
    sentence = tr(
        "“{name}” could not be saved: {why}. Make room or put the stick back; what was typed is then saved by itself.",
        name=path.name,
        why=_why_not(error),
    )
    return NotSavedError(sentence)


def not_closed(path: Path, error: Exception) -> NotSavedError:
    """What was confirmed is in the log beside the file, which could not be folded back."""
    sentence = tr(
        "“{name}” could not be closed well: {why}. Everything that was saved is there: "
        "open it again from the same place.",
        name=path.name,
        why=_why_not(error),
    )
    return NotSavedError(sentence)


def _why_not(error: Exception) -> str:
    if isinstance(error, OSError):
        return reason(error)
    return tr("the disk is full") if "full" in str(error) else tr("the place cannot be written to")

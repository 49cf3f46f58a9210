"""Why a disk or SQLite refused, in the words of the reader."""

import errno

from atelier.domain.errors import reason
from atelier.i18n import tr


def why(error: Exception) -> str:
    """The end of a sentence; what SQLAlchemy and SQLite say of a full disk is said as the system says it."""
    if isinstance(error, OSError):
        return reason(error)
    text = _text(error)
    return tr("the disk is full") if "full" in text else text


def system_error(error: Exception) -> OSError:
    """The same for a caller who expects what a file does."""
    text = _text(error)
    return OSError(errno.ENOSPC, text) if "full" in text else OSError(text)


def _text(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error)

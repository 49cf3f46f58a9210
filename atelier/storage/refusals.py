"""Why a disk or SQLite refused, in the words of the reader."""

import errno

from atelier.domain.errors import reason
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

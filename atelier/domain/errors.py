"""The errors that a person in the room can act on; every other exception is a bug of ours."""

import errno
from uuid import UUID

from atelier.i18n import mark, tr

REASONS = {
    errno.ENOENT: mark("it is not there"),
    errno.EACCES: mark("it may not be read or changed"),
    errno.EPERM: mark("it may not be read or changed"),
    errno.EROFS: mark("nothing can be changed in that place"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOSPC: mark("the disk is full"),
}


def reason(error: OSError) -> str:
    """Why the system refused, in the language of the reader where we know the words."""
    known = REASONS.get(error.errno or 0)
    return tr(known) if known else str(error.strerror or error)


class AtelierError(Exception):
    """A refusal in one clear sentence, already in the language of the reader."""


class FileRefusedError(AtelierError):
    """A file that is not opened, and is left as it was."""


class DamagedError(FileRefusedError):
    """A file that cannot be trusted any more; what it still has can be read into another one."""


class ApartError(FileRefusedError):
    """A file of an event that was begun apart: it cannot be merged, but what it holds can be taken over."""


class HeldError(FileRefusedError):
    """A file that is open elsewhere: a copy can be opened instead."""


class BackupError(FileRefusedError):
    """A backup, which is not worked in: it is opened as a new file."""


class NewerError(FileRefusedError):
    """A file of a later version of the program."""


class ReadOnlyError(FileRefusedError):
    """A file in a place where nothing can be written: a copy can be opened instead."""


class PasswordError(FileRefusedError):
    """A file that has a password which was not given, or another one was."""


class NotSavedError(AtelierError):
    """A change that could not be written: it is not in the file, and what was typed stays where it is."""


class UrnError(AtelierError):
    """The urn of an open secret ballot is gone or damaged: the ballot is void, with this sentence as the reason."""


class PinError(AtelierError):
    """A PIN that was refused; `seconds` says how long to wait before another one is looked at."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class CountError(AtelierError):
    """A count that cannot be: the entry is kept, `present` and `counted` say by how much it is off."""

    def __init__(self, sentence: str, counted: int, present: int) -> None:
        super().__init__(sentence)
        self.counted = counted
        self.present = present


class UnsettledError(AtelierError):
    """The numbers can be, but something still stands in the way of closing; it can be closed all the same."""


class AbsentError(AtelierError):
    """An answer of somebody who is not in the room: the presence can be corrected."""

    def __init__(self, sentence: str, voter: UUID) -> None:
        super().__init__(sentence)
        self.voter = voter


class StoppedError(AtelierError):
    """Somebody stopped what took long; nothing was changed."""

"""The errors that a person in the room can act on; every other exception is a bug of ours."""


class AtelierError(Exception):
    """A refusal in one clear sentence, already in the language of the reader."""


class FileRefusedError(AtelierError):
    """A file that is not opened, and is left as it was."""


class ReadOnlyError(FileRefusedError):
    """A file in a place where nothing can be written: a copy can be opened instead."""


class CountError(AtelierError):
    """A count that cannot be: the entry is kept, `present` and `counted` say by how much it is off."""

    def __init__(self, sentence: str, counted: int, present: int) -> None:
        super().__init__(sentence)
        self.counted = counted
        self.present = present

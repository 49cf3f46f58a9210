"""What two laptops wrote differently and nobody has chosen yet, in the words in which reports print it."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One cell with its versions; the last one is shown everywhere until somebody chooses.

    Only `row`, `cell` and `acts` count for a fingerprint: the words depend on the language of the reader.
    """

    row: UUID
    cell: str
    acts: tuple[bytes, ...]
    subject: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    versions: tuple[str, ...] = field(default=(), repr=False)
    proposal: UUID | None = field(default=None, repr=False)  # that the cell belongs to

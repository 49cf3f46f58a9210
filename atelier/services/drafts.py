"""A report that is still to be built: everything about it is known but what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from atelier.reports.model import Report


@dataclass
class Draft:
    """`what` and `member` are how it is noted, `start` is its name without a suffix; the worker may build it."""

    what: str
    start: str
    build: Callable[[], Report] = field(repr=False)
    member: UUID | None = None

    @cached_property
    def report(self) -> Report:
        """What it says, built once; touches no file."""
        return self.build()

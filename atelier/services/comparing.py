"""Two versions of a proposal side by side, field by field; and taking a passage back into the text of now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from atelier.domain.entity import Entity, cells
from atelier.domain.errors import AtelierError
from atelier.domain.field_names import FIELD_NAMES
from atelier.domain.naming import name_of
from atelier.domain.proposal_states import Version
from atelier.domain.proposals import AUDIENCE_NAMES, DecisionPoint, Proposal
from atelier.i18n import mark, tr
from atelier.services.editing import Editing
from atelier.services.frozen import Frozen, live, thawed
from atelier.services.wording import Wording
from atelier.storage.event_file import Changes, EventFile

TAKE_BACK = mark("take a passage back")
HIDDEN = frozenset({"position", "origin", "proposal"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One cell in two versions, in words; `row` and `cell` say which, `about` what the reader calls it."""

    row: UUID
    cell: str
    about: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether the two versions say something else."""
        return self.one != self.other


class Comparing:
    """Compares the versions of proposals of an open event."""

    def __init__(self, file: EventFile, editing: Editing) -> None:
        self._file = file
        self._editing = editing

    def compare(self, proposal: Proposal, one: Version | None, other: Version | None) -> tuple[Passage, ...]:
        """Every cell that says something in one of two versions; None is the text as it is now."""
        left, right = (self._said(self._copy(proposal, version)) for version in (one, other))
        return tuple(
            Passage(*key, about, left.get(key, (about, ""))[1], right.get(key, (about, ""))[1])
            for key, about in {**_titles(right), **_titles(left)}.items()
        )

    def evidence(self, version: Version) -> tuple[str, ...]:
        """The results that were quoted, as they were at submitting."""
        return version.submission.evidence

    def take_back(self, proposal: Proposal, version: Version, passage: Passage) -> Changes:
        """Give one cell what it said in a version: an ordinary edit, which can be undone.

        Raises:
            AtelierError: that version does not have it.
        """
        copy = self._copy(proposal, version)
        row = next((row for row in (copy.proposal, *copy.below) if row.id == passage.row), None)
        if row is None:
            raise AtelierError(tr("This was not there in version {n}.", n=version.number))
        standing = self._editing.get(type(row), row.id)
        if standing is None:
            return self._file.commit(TAKE_BACK, row)
        names = cells(type(row))[passage.cell]
        return self._editing.change(standing, **{name: getattr(row, name) for name in names})

    def _copy(self, proposal: Proposal, version: Version | None) -> Frozen:
        return thawed(version.submission) if version else live(self._file, proposal)

    def _said(self, copy: Frozen) -> dict[tuple[UUID, str], tuple[str, str]]:
        wording = Wording(self._file, copy.names)
        found = {}
        for row in (copy.proposal, *copy.below):
            for cell, values in _cells(row):
                text = wording.words(values)
                if text:
                    found[row.id, cell] = _about(row, cell), text
        return found


def _cells(row: Entity) -> Iterator[tuple[str, dict[str, Any]]]:
    for cell, names in cells(type(row)).items():
        values = {name: getattr(row, name) for name in names}
        if cell not in HIDDEN and any(value not in (None, "", (), 0) for value in values.values()):
            yield cell, values


def _about(row: Entity, cell: str) -> str:
    field = tr(FIELD_NAMES[cell])
    if isinstance(row, Proposal):
        return field
    if isinstance(row, DecisionPoint):
        return tr("Decision point for {who}: {field}", who=tr(AUDIENCE_NAMES[row.audience]), field=field)
    return f"{name_of(row)} · {field}" if name_of(row) else field


def _titles(said: dict[tuple[UUID, str], tuple[str, str]]) -> dict[tuple[UUID, str], str]:
    return {key: about for key, (about, _) in said.items()}

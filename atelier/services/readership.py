"""What an audience may read of the proposals: of each the version that was released to it, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args, get_type_hints
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.proposal_states import Version, standing
from atelier.reports.data import ReportData
from atelier.services.frozen import BELOW, thawed


def restricted(data: ReportData, readable: Mapping[UUID, Version]) -> ReportData:
    """The data with the proposals that may be read, as they were submitted; what is left out is counted.

    A submitted text stands, so choices that are open in a proposal concern the text that is written on.
    """
    copies = {row: thawed(version.submission) for row, version in readable.items()}
    found: dict[str, Any] = {
        "proposals": tuple(copies[one.id].proposal for one in data.proposals if one.id in copies),
        "moments": tuple(one for one in data.moments if one.proposal is None or one.proposal in copies),
        "whole_print": data.fingerprint(),
        "unsettled": tuple(one for one in data.unsettled if one.proposal is None),
        "left_out": sum(one.id not in copies for one in data.proposals),
    }
    for name, kind in _BELOW_PROPOSALS.items():
        rows = (row for copy in copies.values() for row in copy.below if type(row) is kind)
        found[name] = tuple(rows if kind in BELOW else (row for row in getattr(data, name) if row.proposal in copies))
    known = frozenset(_until(data, readable))
    found["submissions"] = tuple(one for one in data.submissions if one.id in known)
    found["steps"] = tuple(one for one in data.steps if one.submission in known)
    return replace(data, **found)


def _until(data: ReportData, readable: Mapping[UUID, Version]) -> Iterator[UUID]:
    """The versions up to the one that is read: a later one must not name, or number, the text of this one."""
    for row, version in readable.items():
        versions = standing(one for one in data.submissions if one.proposal == row).versions
        yield from (one.id for one in versions if one.number <= version.number)


def _below_proposals() -> dict[str, type[Entity]]:
    """Which fields of the data hold rows below proposals, and of which kind."""
    kinds = {name: get_args(hint)[0] for name, hint in get_type_hints(ReportData).items() if get_args(hint)}
    return {name: kind for name, kind in kinds.items() if getattr(kind, "PARENT", None) == "proposal"}


_BELOW_PROPOSALS = _below_proposals()

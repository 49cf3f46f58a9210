"""Editions of a report: one for everybody of an audience and one per municipality; how files of them are named."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from atelier.domain.ballots import Export, Release
from atelier.domain.people import Municipality
from atelier.domain.proposals import Audience
from atelier.domain.week import Event

OPEN_DATA = "gegevens"  # the figures of the whole event, the same for every reader
_ONE = {Audience.COLLEGES: "college", Audience.COUNCILS: "raad"}  # as a file for one of them is called
_UNFIT = re.compile(r"[^\w'().-]+")  # what a name of a file had better not hold


class Edition(NamedTuple):
    """A report for an audience: for all of it, or for the college or council of one municipality."""

    audience: Audience
    member: UUID | None = None


SUMMARIES = {
    Audience.STEERING: "summary_steering",
    Audience.COLLEGES: "summary_colleges",
    Audience.COUNCILS: "summary_councils",
}


def summary(event: Event, audience: Audience) -> str:
    """What somebody wrote to open the report for an audience with; empty: nobody did."""
    return str(getattr(event, SUMMARIES[audience])).strip()


def editions(members: Iterable[Municipality]) -> tuple[Edition, ...]:
    """Every edition there is: general ones in front; the steering group has no other."""
    own = tuple(Edition(audience, member.id) for audience in _ONE for member in members)
    return (*map(Edition, Audience), *own)


def stem(edition: Edition, municipality: str = "") -> str:
    """How a file of an edition is called: raden, or raad_Rozendaal."""
    if edition.member is None:
        return str(edition.audience)
    return f"{_ONE[edition.audience]}_{_UNFIT.sub('-', municipality).strip('-.') or edition.member.hex[:8]}"


def version(given: Iterable[Export | Release], fingerprint: str) -> int:
    """Which version of one edition in one status this is, from 1: the same data keep the number they were given."""
    known = {fact.fingerprint: fact.version for fact in given}
    return known.get(fingerprint) or max(known.values(), default=0) + 1

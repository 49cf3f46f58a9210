"""What councils give beforehand, grafted on their interests, and how a proposal lies to it (W20)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity, natural_id
from atelier.i18n import mark


class Fit(StrEnum):
    """How a proposal lies to a frame."""

    UNKNOWN = "unknown"
    WITHIN = "within"
    OUTSIDE = "outside"


FIT_NAMES = {Fit.UNKNOWN: mark("Unknown"), Fit.WITHIN: mark("Within the frame"), Fit.OUTSIDE: mark("Outside the frame")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFrame(Entity):
    """The frame of one council: its interest, the room that it leaves, and its lower limit; never an instruction."""

    TABLE = "council_frame"

    municipality: UUID
    interest: str = ""
    room: str = ""
    limit: str = ""

    @property
    def given(self) -> bool:
        """Whether the council said anything."""
        return bool(self.interest.strip() or self.room.strip() or self.limit.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameCheck(Entity):
    """How one proposal lies to the frame of one council, and why."""

    TABLE = "frame_check"
    PARENT = "proposal"
    GROUPED = {"fit": ("fit", "reason")}

    proposal: UUID
    municipality: UUID
    fit: Fit = Fit.UNKNOWN
    reason: str = ""


def frame_of(event: UUID, municipality: UUID) -> CouncilFrame:
    """The frame of a council before anything was written in it: on every laptop the same row."""
    return CouncilFrame(id=natural_id(event, CouncilFrame.TABLE, municipality), municipality=municipality)


def check_of(event: UUID, proposal: UUID, municipality: UUID) -> FrameCheck:
    """The check of a proposal against the frame of a council before it was made: on every laptop the same row."""
    row = natural_id(event, FrameCheck.TABLE, proposal, municipality)
    return FrameCheck(id=row, proposal=proposal, municipality=municipality)

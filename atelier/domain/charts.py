"""The geometry of pictures, in shares of 0..1, alike for window, projector and paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.domain.tally import Tally
from atelier.domain.week import Moment


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: its share of the track, its colour token, and the mark of the round before."""

    label: str
    count: int
    share: float
    colour: str
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a stacked bar, from `start` to `end`."""

    start: float
    end: float
    colour: str


@dataclass(frozen=True, slots=True)
class Station:
    """A moment on the time line; `above` alternates so that labels have room, `dashed` means vague."""

    moment: Moment
    x: float
    above: bool
    dashed: bool


def bars(tally: Tally, before: Tally | None = None) -> tuple[Bar, ...]:
    """Ordered bars from pole to pole; the track is everybody who answered."""
    marks: Sequence[float | None] = before.shares if before else (None,) * len(tally.counts)
    rows = zip(tally.options, tally.counts, tally.shares, tally.colours, marks, strict=True)
    return tuple(Bar(*row) for row in rows)


def stacked(tally: Tally) -> tuple[Segment, ...]:
    """One bar of everybody who answered, without empty parts."""
    segments, start = [], 0.0
    for share, colour in zip(tally.shares, tally.colours, strict=True):
        if share:
            segments.append(Segment(start, start + share, colour))
        start += share
    return tuple(segments)


def stations(moments: Sequence[Moment]) -> tuple[Station, ...]:
    """The dated moments in order of their end, evenly spread; permanent ones have no place on a line."""
    dated = sorted((m for m in moments if not m.when.permanent), key=lambda m: (m.when, m.title))
    return tuple(
        Station(moment, (n + 0.5) / len(dated), n % 2 == 0, not moment.when.exact) for n, moment in enumerate(dated)
    )

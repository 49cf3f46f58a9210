"""The picture of who went where between two rounds: two columns of answers, bands between them, in shares of 0..1."""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.domain.movement import Flow, flow
from atelier.i18n import tr

GAP = 0.05  # air between two answers


@dataclass(frozen=True, slots=True)
class Node:
    """One answer in one round: how many gave it, and from where to where it stands, downwards."""

    label: str
    count: int
    colour: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Band:
    """So many people from one answer to another; `stays` when both are the same."""

    count: int
    colour: str
    stays: bool
    left_top: float
    left_bottom: float
    right_top: float
    right_bottom: float


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """Both rounds and the bands between them; `titles` name the rounds."""

    titles: tuple[str, str]
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    bands: tuple[Band, ...]


def flow_picture(
    moves: Sequence[Sequence[int]], options: Sequence[str], colours: Sequence[str], titles: tuple[str, str]
) -> FlowPicture | None:
    """The picture of `moves[i][j]`; None when fewer than five people answered in both rounds."""
    bands = flow(moves)
    if bands is None:
        return None
    sums = [sum(row) for row in moves], [sum(column) for column in zip(*moves, strict=True)]
    most = max(sum(map(bool, side)) for side in sums)
    scale = (1 - GAP * (most - 1)) / sum(sums[0])
    left, right = (_column(side, options, colours, scale) for side in sums)
    return FlowPicture(titles, tuple(left.values()), tuple(right.values()), _bands(bands, left, right, colours, scale))


def _column(counts: Sequence[int], options: Sequence[str], colours: Sequence[str], scale: float) -> dict[int, Node]:
    """The answers of one round that somebody gave, in the middle of the height."""
    filled = [option for option, count in enumerate(counts) if count]
    top = (1 - scale * sum(counts) - GAP * (len(filled) - 1)) / 2
    column = {}
    for option in filled:
        bottom = top + counts[option] * scale
        column[option] = Node(options[option], counts[option], colours[option], top, bottom)
        top = bottom + GAP
    return column


def _bands(
    flows: Sequence[Flow], left: dict[int, Node], right: dict[int, Node], colours: Sequence[str], scale: float
) -> tuple[Band, ...]:
    """Bands leave and arrive in the order of the answers, so that they cross as little as they can."""
    leaves = {option: node.top for option, node in left.items()}
    arrives = {option: node.top for option, node in right.items()}
    bands = []
    for move in flows:
        start, end, high = leaves[move.before], arrives[move.after], move.count * scale
        stays = move.before == move.after
        bands.append(Band(move.count, colours[move.before], stays, start, start + high, end, end + high))
        leaves[move.before], arrives[move.after] = start + high, end + high
    return tuple(bands)


def spread(centres: Sequence[float], heights: Sequence[float], room: float, air: float = 0.0) -> list[float]:
    """Where labels of these heights begin: as near to their centres as they can be, apart and within `room`."""
    tops, free = [], 0.0
    for centre, height in zip(centres, heights, strict=True):
        tops.append(max(free, centre - height / 2))
        free = tops[-1] + height + air
    limit = room
    for n in reversed(range(len(tops))):
        tops[n] = min(tops[n], limit - heights[n])
        limit = tops[n] - air
    return tops


def in_words(picture: FlowPicture) -> str:
    """The picture for who cannot see it: both rounds, and how many went elsewhere."""
    sides = (picture.left, picture.right)
    rounds = [
        f"{title}: {', '.join(f'{node.label} {node.count}' for node in side)}"
        for title, side in zip(picture.titles, sides, strict=True)
    ]
    moved = sum(band.count for band in picture.bands if not band.stays)
    return ". ".join((*rounds, tr("moved: {n}", n=moved)))

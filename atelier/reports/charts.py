"""Pictures on paper: the geometry of the domain as vectors, readable without colour by pattern, letter and number."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String

from atelier.domain import charts as geometry
from atelier.domain.methods.base import OrderedMethod
from atelier.domain.tally import Tally
from atelier.i18n import percentage
from atelier.reports.flows import flows_drawing
from atelier.reports.fonts import REGULAR, SEMIBOLD, clipped, legible, width, wrapped
from atelier.reports.model import Bars, Flows, Picture, StackedBars, StackedRow
from atelier.reports.patterns import Box, filled
from atelier.reports.polls import sides
from atelier.reports.styles import FILLS, INK, MUTED, ON_FILL, TRACK, WHITE
from atelier.reports.words import softly

_TEXT, _LEADING, _SMALL = 8.4, 10.6, 7.4
_BAR, _SLIM, _GAP = 14.0, 10.0, 7.0  # heights of a bar, of a bar among bars, and the air below a row
_LABEL, _TRACK_TO, _WORDS = 0.29, 0.70, 0.72  # parts of the whole width: names end, bars end, conclusions begin
_NARROW = 300.0  # with less room than this the parts of a row stand below each other

Entry = tuple[tuple[str, ...], str]  # colour tokens and what they stand for


def drawing(picture: Picture, room: float) -> Drawing:
    """A picture of `room` points wide."""
    if isinstance(picture, Flows):
        return flows_drawing(picture.flows, room)
    shapes = Group()
    rows = _stacked(picture, room) if isinstance(picture, StackedBars) else _bars(picture, room)
    depth = 3.0  # air above the first row
    for row, height in rows:
        row.translate(0, -depth)
        shapes.add(row)
        depth += height
    shapes.translate(0, depth)
    return Drawing(room, depth, shapes)


def _stacked(picture: StackedBars, room: float) -> Iterator[tuple[Group, float]]:
    """Rows from the top down, each with its height; a legend below the last of rows that share their answers."""
    kinds = [list(rows) for _, rows in groupby(picture.rows, lambda row: (row.tally.options, row.tally.sides))]
    wide = room > _NARROW
    alone = wide and len(kinds) == 1
    start = _names([row.label for row in picture.rows], room)
    for rows in kinds:
        for row in rows:
            legend = [] if alone or row is not rows[-1] else _three_parts(row.tally)
            yield _wide_row(row, legend, start, room) if wide else _narrow_row(row, legend, room)
        if alone:
            yield Group(*_legend(_all_answers(rows[0].tally), 0, 0, room)), _SMALL + _GAP


def _names(labels: Iterable[str], room: float) -> float:
    """Where the bars begin: behind the longest name, when that is short."""
    longest = max((width(legible(label), REGULAR, _TEXT) for label in labels), default=0.0)
    return min(longest, _LABEL * room) + 10


def _wide_row(row: StackedRow, legend: Sequence[Entry], start: float, room: float) -> tuple[Group, float]:
    """Name, bar and conclusion side by side."""
    track = Box(start, -_BAR, _TRACK_TO * room - start, _BAR)
    label = wrapped(row.label, REGULAR, _TEXT, start - 9, 3)
    words = wrapped(row.words, SEMIBOLD, _TEXT, (1 - _WORDS) * room, 2)
    base = wrapped(row.base, REGULAR, _SMALL, (1 - _WORDS) * room, 2)
    bar, depth = _counted(row.tally, track)
    shapes = [
        *_lines(label, 0, REGULAR, _TEXT, INK),
        *bar,
        *_legend(legend, track.x, depth + 2, track.x + track.width),
        *_lines(words, _WORDS * room, SEMIBOLD, _TEXT, INK),
        *_lines(base, _WORDS * room, REGULAR, _SMALL, MUTED, len(words)),
    ]
    depth += _SMALL + 3 if legend else 0
    return Group(*shapes), max(depth, len(label) * _LEADING, (len(words) + len(base)) * _LEADING) + _GAP


def _narrow_row(row: StackedRow, legend: Sequence[Entry], room: float) -> tuple[Group, float]:
    """Name, bar and conclusion below each other."""
    label = wrapped(row.label, REGULAR, _TEXT, room, 2)
    words = wrapped(row.words, SEMIBOLD, _TEXT, room, 2)
    behind = width(words[-1], SEMIBOLD, _TEXT) + 5
    beside = behind + width(row.base, REGULAR, _SMALL) <= room
    lines = len(words) if beside else len(words) + 1
    start, base = (behind, row.base) if beside else (0.0, clipped(row.base, REGULAR, _SMALL, room))
    bar, depth = _counted(row.tally, Box(0, -len(label) * _LEADING - 2 - _BAR, room, _BAR))
    told = depth + 1 + (lines - 1) * _LEADING
    shapes = [
        *_lines(label, 0, REGULAR, _TEXT, INK),
        *bar,
        *(_string(0, -depth - _TEXT - 1 - n * _LEADING, line, SEMIBOLD, _TEXT, INK) for n, line in enumerate(words)),
        _string(start, -told - _TEXT, base, REGULAR, _SMALL, MUTED),
        *_legend(legend, 0, told + _LEADING, room),
    ]
    return Group(*shapes), told - 1 + _LEADING + (_SMALL + 2 if legend else 0) + _GAP


def _counted(tally: Tally, track: Box) -> tuple[list[Shape], float]:
    """A bar with its numbers, and how deep it reaches."""
    inside, beside = _numbers(tally, track)
    return [*_segments(tally, track), *inside, *beside], -track.y + (_SMALL if beside else 0)


def _segments(tally: Tally, track: Box) -> Iterator[Shape]:
    for segment in geometry.stacked(tally):
        left, right = track.x + segment.start * track.width, track.x + segment.end * track.width
        yield from filled(Box(left, track.y, right - left, track.height), segment.colour)
        if segment.end < 1 - 1e-9:
            yield Line(right, track.y, right, track.y + track.height, strokeColor=WHITE, strokeWidth=0.9)


def _numbers(tally: Tally, track: Box) -> tuple[list[Shape], list[Shape]]:
    """The counts: inside their segment where they fit, else below it, never over each other."""
    inside: list[Shape] = []
    outside: list[tuple[str, float]] = []
    counts = [count for count in tally.counts if count]
    for count, segment in zip(counts, geometry.stacked(tally), strict=True):
        text, room = str(count), (segment.end - segment.start) * track.width
        centre = track.x + (segment.start + segment.end) / 2 * track.width
        if width(text, SEMIBOLD, _SMALL) + 2 <= room:
            inside += _plate(text, centre, track, room, segment.colour)
        else:
            outside.append((text, centre))
    places = _apart([(centre, width(text, SEMIBOLD, _SMALL)) for text, centre in outside], track)
    texts = [text for text, _ in outside]
    return inside, [
        _string(x, track.y - _SMALL, text, SEMIBOLD, _SMALL, INK) for x, text in zip(places, texts, strict=True)
    ]


def _apart(wanted: Sequence[tuple[float, float]], track: Box, air: float = 3.0) -> list[float]:
    """Left edges for texts given by centre and width: as near as they can be, apart and within the track."""
    lefts, free = [], track.x
    for centre, size in wanted:
        lefts.append(max(free, centre - size / 2))
        free = lefts[-1] + size + air
    limit = track.x + track.width
    for n in reversed(range(len(lefts))):
        lefts[n] = min(lefts[n], limit - wanted[n][1])
        limit = lefts[n] - air
    return lefts


def _plate(text: str, centre: float, track: Box, room: float, colour: str) -> list[Shape]:
    """A number on a plain ground, so that no pattern runs through it."""
    size = width(text, SEMIBOLD, _SMALL)
    ground = min(size + 4.4, room - 1)
    return [
        Rect(centre - ground / 2, track.y, ground, track.height, fillColor=FILLS[colour], strokeColor=None),
        _string(centre - size / 2, track.y + 4.4, text, SEMIBOLD, _SMALL, ON_FILL[colour]),
    ]


def _bars(picture: Bars, room: float) -> Iterator[tuple[Group, float]]:
    """A bar per answer in the order of the answers, with the mark of the round before."""
    start = _names(picture.tally.options, room)
    for bar in geometry.bars(picture.tally, picture.before):
        yield _bar(bar, start, room), _SLIM + 4
    if picture.before and picture.mark_label:
        text = clipped(picture.mark_label, REGULAR, _SMALL, room - start - 10)
        mark = _string(start + 8, -_SMALL - 1, text, REGULAR, _SMALL, MUTED)
        yield Group(*_mark(start + 2, -_SLIM), mark), _SLIM + 3


def _bar(bar: geometry.Bar, start: float, room: float) -> Group:
    track = Box(start, -_SLIM, (_WORDS + 0.12) * room - start, _SLIM)
    label = clipped(bar.label, REGULAR, _TEXT, start - 9)
    value = f"{bar.count} ({percentage(bar.share)})"
    shapes: list[Shape] = [
        _string(0, -_TEXT, label, REGULAR, _TEXT, INK),
        Rect(track.x, track.y, track.width, track.height, fillColor=TRACK, strokeColor=None),
        *(filled(Box(track.x, track.y, bar.share * track.width, track.height), bar.colour) if bar.share else ()),
        *(() if bar.mark is None else _mark(track.x + bar.mark * track.width, track.y)),
        _string(track.x + track.width + 6, -_TEXT, value, SEMIBOLD, _TEXT, INK),
    ]
    return Group(*shapes)


def _mark(x: float, foot: float) -> list[Shape]:
    """Where the round before stood: a dark line with a light edge, a little higher than its bar."""
    low, high = foot - 1.5, foot + _SLIM + 1.5
    return [
        Line(x, low, x, high, strokeColor=WHITE, strokeWidth=3),
        Line(x, low, x, high, strokeColor=INK, strokeWidth=1.3),
    ]


def _all_answers(tally: Tally) -> list[Entry]:
    """Every answer with its colour; the outer ones carry the names of the sides where they only have letters."""
    names = list(tally.options)
    first, second = sides(tally)
    if (first, second) != tally.sides:
        names[0], names[-1] = f"{names[0]} ({tally.sides[0]})", f"{names[-1]} ({tally.sides[1]})"
    return [((colour,), name) for colour, name in zip(tally.colours, names, strict=True)]


def _three_parts(tally: Tally) -> list[Entry]:
    """The two sides, each with both of its shades, and what lies between or beside them."""
    first, second = sides(tally)
    other = softly(tally.options[tally.colours.index("neutral")])
    shades = [tuple(dict.fromkeys(one for one in tally.colours if one.startswith(side))) for side in ("a", "b")]
    parts: list[Entry] = [(shades[0], first), (("neutral",), other), (shades[1], second)]
    return parts if isinstance(tally.method, OrderedMethod) else [parts[0], parts[2], parts[1]]


def _legend(entries: Sequence[Entry], start: float, depth: float, end: float) -> Iterator[Shape]:
    """Swatches with names on one line from `start` to `end`; names are only clipped when they do not all fit."""
    swatch, air = 10.0, 9.0
    names = [width(name, REGULAR, _SMALL) for _, name in entries]
    room = end - start + air - len(names) * air - swatch * sum(len(colours) for colours, _ in entries)
    limit = max(names, default=0.0) + 1 if sum(names) <= room else room / len(names)
    x = start
    for colours, name in entries:
        text = clipped(name, REGULAR, _SMALL, limit)
        for colour in colours:
            yield from filled(Box(x, -depth - _SMALL + 0.2, 7.2, 7.2), colour)
            x += swatch
        yield _string(x, -depth - _SMALL + 1, text, REGULAR, _SMALL, MUTED)
        x += width(text, REGULAR, _SMALL) + air


def _lines(texts: Iterable[str], x: float, font: str, size: float, colour: object, skip: int = 0) -> Iterator[Shape]:
    for n, text in enumerate(texts, skip):
        yield _string(x, -size - n * _LEADING - 1, text, font, size, colour)


def _string(x: float, y: float, text: str, font: str, size: float, colour: object) -> Shape:
    return String(x, y, text, fontName=font, fontSize=size, fillColor=colour)

"""Everything on paper that stands in columns: tables, key figures, and blocks side by side."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from atelier.reports import styles
from atelier.reports.fonts import BOLD, legible, width

_LEFT = 2  # so many rows stay behind when one goes along to the next page
AIR = 16.0  # between columns that are no table

Rules = Sequence[tuple[object, ...]]

_PADDING = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("FONT", (0, 0), (-1, -1), styles.CELL.fontName, styles.CELL.fontSize),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 7),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
]
_BARE = [(side, (0, 0), (-1, -1), 0) for side in ("RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")]


class WholeGrid(Grid):  # type: ignore[misc]  # ReportLab has no types
    """A table that never leaves its last row alone on the next page, when it has more."""

    def _splitRows(self, height: float, doInRowSplit: int = 0) -> list[Any]:  # noqa: N802, N803  # ReportLab's names
        parts: list[Any] = super()._splitRows(height, doInRowSplit)
        lonely = len(parts) > 1 and parts[1]._nrows - self.repeatRows == 1
        if doInRowSplit or not lonely or parts[0]._nrows - self.repeatRows <= _LEFT:
            return parts
        less: list[Any] = super()._splitRows(sum(self._rowHeights[: parts[0]._nrows - 1]) + 0.01, 0)
        return less if len(less) > 1 else parts


class TornGrid(Grid):  # type: ignore[misc]  # ReportLab has no types
    """A table of which rows may be torn, because one of them is higher than a page."""

    def _splitRows(self, height: float, doInRowSplit: int = 0) -> list[Any]:  # noqa: N802, N803  # ReportLab's names
        """Two tables; the second measures its rows anew, else a torn row keeps the air that its first part lost."""
        heads = sum(self._rowHeights[: self.repeatRows])
        if doInRowSplit and self._rowHeights[self.repeatRows] <= styles.HEIGHT - heads:
            return []  # the whole row fits the next page
        parts: list[Any] = super()._splitRows(height, doInRowSplit)
        if doInRowSplit and len(parts) > 1:
            parts[1]._argH = [None] * parts[1]._nrows
        return parts


def ruled(rows: list[list[object]], weights: Sequence[int], heads: int, room: float) -> Flowable:
    """A table with a dark line below its `heads` header rows, which return on every page, and fine lines below."""
    unit = room / sum(weights)
    rules: list[tuple[object, ...]] = [("LINEBELOW", (0, heads), (-1, -1), 0.6, styles.LINE)]
    if heads:
        rules.append(("LINEBELOW", (0, 0), (-1, heads - 1), 1.2, styles.INK))
    return _grid(rows, [unit * weight for weight in weights], rules, heads)


def cards(cards_: Sequence[list[Flowable]], room: float) -> Flowable:
    """Cards side by side, each below a line in the colour of the house."""
    rules = [("LINEABOVE", (2 * n, 0), (2 * n, 0), 2.2, styles.BRAND) for n in range(len(cards_))]
    return _grid([_spaced(cards_)], _widths(len(cards_), room), [("RIGHTPADDING", (0, 0), (-1, -1), 0), *rules])


def beside(columns: Sequence[list[Flowable]], room: float) -> Flowable:
    """Columns of flowables below the air that the first of them asks for; each was made for `column(...)` points."""
    grid = _grid([_spaced(columns)], _widths(len(columns), room), _BARE)
    grid.spaceBefore = max((column_[0].getSpaceBefore() for column_ in columns if column_), default=0)
    return grid


def column(count: int, room: float) -> float:
    """The width of one of `count` columns side by side."""
    return (room - AIR * (count - 1)) / count


def value_size(values: Sequence[str], room: float) -> float:
    """The size between 11 and 18 points at which every one of these large values fits on a line."""
    widest = max(width(legible(value), BOLD, 1) for value in values) or 1
    return max(11.0, min(18.0, 0.98 * room / widest))


def _spaced(cells: Sequence[list[Flowable]]) -> list[object]:
    spaced: list[object] = []
    for cell in cells:
        spaced += [cell, ""]
    return spaced[:-1]


def _widths(count: int, room: float) -> list[float]:
    return ([column(count, room), AIR] * count)[:-1]


def _grid(rows: list[list[object]], widths: list[float], rules: Rules, heads: int = 0) -> Flowable:
    """A table whose rows stay whole, but for those higher than a page: then there is no other way."""
    settings = {
        "colWidths": widths,
        "repeatRows": heads,
        "style": [*_PADDING, *rules],
        "spaceAfter": 6,
        "hAlign": "LEFT",
    }
    grid = WholeGrid(rows, **settings)
    grid.wrap(sum(widths), styles.HEIGHT)
    heights = grid._rowHeights  # private, but known after wrap
    return TornGrid(rows, splitInRow=1, **settings) if max(heights) > styles.HEIGHT - sum(heights[:heads]) else grid

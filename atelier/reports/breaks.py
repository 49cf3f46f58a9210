"""Where a page may end: never with a heading, a caption or a note that belongs to what follows."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Table

from atelier.reports import styles
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.lines import Lines

_SHARE = 5  # two items that need less than this part of a page are kept together
_OUTLINED = 3  # deeper headings stay out of the bookmarks


class HeadingLines(Lines):
    """A heading on paper, which sets its own bookmark where it is drawn; without a `key` the place names it."""

    level = 1
    key = title = ""

    def draw(self) -> None:
        """Draw the heading; links lead to its place on the page, and so does the outline."""
        canvas: TaggedCanvas = self.canv
        across, up = canvas.absolutePosition(0, 0)
        key = self.key or f"heading-{canvas.getPageNumber()}-{across:.0f}-{up:.0f}"
        canvas.bookmark(key, self.title, self.level - 1 if self.level <= _OUTLINED else None, self.height)
        super().draw()


def guarded(flowables: Sequence[Flowable]) -> Iterator[Flowable]:
    """The flowables, with a page break where a heading would stand too low for what follows it."""
    chain = False
    for n, flowable in enumerate(flowables):
        behind = chain  # a heading: what follows it stays with it
        first = isinstance(flowable, HeadingLines | Caption) and not chain
        chain = _leads(flowable, after=chain)
        if first:
            yield CondPageBreak(_needed(flowables[n:]))
        elif isinstance(flowable, Item) and flowable.last_but_one and not behind:
            yield CondPageBreak(_together(flowables[n : n + 2]))
        yield flowable


class Caption(Lines):
    """The caption above a table."""


class Item(Lines):
    """An item of a list; the last one never stands alone on the next page."""

    last_but_one = False


class Note(Lines):
    """A note; right after a heading it stays with what follows."""


def _leads(flowable: Flowable, *, after: bool) -> bool:
    return isinstance(flowable, HeadingLines | Caption) or (after and isinstance(flowable, Note))


def _needed(flowables: Sequence[Flowable]) -> float:
    """The height of the headings in front with the least that may stand below them."""
    total, chain = 0.0, True
    for flowable in flowables:
        chain = _leads(flowable, after=True)
        total += flowable.getSpaceBefore() + (_height(flowable) if chain else _least(flowable))
        total += flowable.getSpaceAfter()
        if not chain:
            break
    return min(total, styles.HEIGHT)


def _together(items: Sequence[Flowable]) -> float:
    """The height of two items, unless that is so much that keeping them together would waste a page."""
    total = sum(_height(item) + item.getSpaceAfter() for item in items)
    return total if total < styles.HEIGHT / _SHARE else 0


def _height(flowable: Flowable) -> float:
    return float(flowable.wrap(styles.WIDTH, styles.HEIGHT)[1])


def _least(flowable: Flowable) -> float:
    """What must at least be seen: a table with one row, some lines of a paragraph, anything else whole."""
    if isinstance(flowable, KeepTogether):
        return sum(map(_height, flowable._content))  # it hides its height until it is drawn
    height = _height(flowable)
    if isinstance(flowable, Table):
        return float(sum(flowable._rowHeights[: flowable.repeatRows + 1]))  # known after wrap
    return flowable.least() if isinstance(flowable, Lines) else height

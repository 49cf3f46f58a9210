"""A first page that stays one page: when it is a little too full, all of it is set a little smaller."""

from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from atelier.reports import styles

SCALES = (1.0, 0.95, 0.9, 0.85)  # below this the text would be too small to read on paper

_HOPELESS = 1.6  # what needs so many pages at one scale fits one page at none


class Scaled(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Flowables below each other, drawn smaller than they were laid out."""

    def __init__(self, content: Sequence[Flowable], room: float, scale: float) -> None:
        super().__init__()
        self.content, self.room, self.scale = content, room, scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size after scaling."""
        return self.room * self.scale, height(self.content, self.room) * self.scale

    def draw(self) -> None:
        """Draw from the top down, as a frame would."""
        self.canv.scale(self.scale, self.scale)
        drawn_below(self.canv, self.content, self.room, height(self.content, self.room))


def fitted(make: Callable[[float], list[Flowable]]) -> list[Flowable] | None:
    """What `make` lays out for a width, at the largest scale at which it fits one page; None when at none."""
    for scale in SCALES:
        room = styles.WIDTH / scale
        content = make(room)
        needed = height(content, room) * scale
        if needed <= styles.HEIGHT:
            return content if scale == 1 else [Scaled(content, room, scale)]
        if needed > _HOPELESS * styles.HEIGHT:
            break
    return None


def height(flowables: Sequence[Flowable], room: float) -> float:
    """How high flowables are below each other."""
    return sum(
        before + float(flowable.wrap(room, styles.HEIGHT)[1]) + after for flowable, before, after in _gaps(flowables)
    )


def drawn_below(canvas: Canvas, flowables: Sequence[Flowable], room: float, top: float) -> None:
    """Draw flowables below each other from `top` points above the origin."""
    for flowable, before, after in _gaps(flowables):
        top -= before + flowable.wrapOn(canvas, room, top)[1]
        flowable.drawOn(canvas, 0, top)
        top -= after


def _gaps(flowables: Sequence[Flowable]) -> list[tuple[Flowable, float, float]]:
    """Each flowable with the air above and below it; as in a frame the larger of two gaps counts."""
    rows: list[tuple[Flowable, float, float]] = []
    last = 0.0
    for flowable in flowables:
        before = max(0.0, float(flowable.getSpaceBefore()) - last) if rows else 0.0
        last = float(flowable.getSpaceAfter())
        rows.append((flowable, before, last))
    return rows

"""A painter with the measures of one page: sizes are given for a height of 900 lines, text is set line by line."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption

from atelier.ui.style import FAMILY
from atelier.ui.tokens import DARK, RAIL_MUTED

LINES = 900  # the height that all sizes are given for
NARROW = 800  # a screen that stands upright is measured by its width
SMALL = 24  # the smallest text that we set where it fits at all, readable from the last row
GROUND, TRACK, INK = "#0E1F1B", "#183029", "#FFFFFF"
MUTED, BRAND, POLE_A, POLE_B, WARN = RAIL_MUTED, DARK.brand, DARK.a, DARK.b, "#FFE3A1"
LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
TOP, MIDDLE, BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom

Align = Qt.AlignmentFlag


def font(size: int, *, bold: bool = False) -> QFont:
    """The font of the house in pixels of a page of 900 lines; unhinted, so that it scales without a change of width."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


CONTROLS = dict.fromkeys(range(0x7F, 0xA0), " ")  # signs without a shape, which Qt measures otherwise than it draws


def _set(text: str, size: int, width: float, align: Align, *, bold: bool) -> tuple[QTextLayout, float]:
    """The lines of a text in a width, broken at words and, where a word is too long, within it; and their height."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout = QTextLayout("\N{LINE SEPARATOR}".join(text.splitlines()).translate(CONTROLS), font(size, bold=bold))
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


@lru_cache(maxsize=4096)
def height_of(text: str, size: int, width: float, *, bold: bool = False) -> float:
    """How high a text stands in a width; empty text takes no room."""
    return _set(text, size, width, LEFT, bold=bold)[1] if text.strip() else 0.0


@lru_cache(maxsize=4096)
def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a text is on one line."""
    return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(text.translate(CONTROLS))


@lru_cache(maxsize=4096)
def longest_word(text: str, size: int, *, bold: bool = False) -> float:
    """The width of the widest word."""
    return max((width_of(word, size, bold=bold) for word in text.split()), default=0.0)


class Canvas:
    """Writes and fills on one page of `width` by `height` units."""

    def __init__(self, painter: QPainter, rect: QRectF) -> None:
        self.painter = painter
        unit = min(rect.height() / LINES, rect.width() / NARROW)
        self.width, self.height = rect.width() / unit, rect.height() / unit
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(unit, unit)

    @property
    def margin(self) -> float:
        """The room left and right of everything."""
        return 84 if self.width > LINES else 48

    def write(
        self, rect: QRectF, text: str, size: int, colour: str = INK, align: Align = LEFT | TOP, *, bold: bool = False
    ) -> QRectF:
        """Text of this size in a field that it was measured for; tells where it stands."""
        layout, height = _set(text, size, rect.width(), align & Qt.AlignmentFlag.AlignHorizontal_Mask, bold=bold)
        room = rect.height() - height
        top = rect.top() + (room if align & BOTTOM else room / 2 if align & MIDDLE else 0)
        self.painter.setPen(QColor(colour))
        layout.draw(self.painter, QPointF(rect.left(), top))
        bounds = QRectF()
        for n in range(layout.lineCount()):
            bounds = bounds.united(layout.lineAt(n).naturalTextRect())
        return bounds.translated(rect.left(), top)

    def fill(self, rect: QRectF, colour: str, radius: float = 0.0) -> None:
        """A field of one colour with round corners."""
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        self.painter.fillPath(path, QColor(colour))

"""The decision calendar as a painted line of stations; it wraps, and becomes a list when labels would be cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTextDocument, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.domain.charts import Station, stations
from atelier.domain.week import BODY_NAMES, Body, Moment
from atelier.i18n import tr
from atelier.ui.theme import px, tokens

LINES = (1, 2)  # so many lines of stations at most, before it becomes a list
RADIUS, GAP, SPACE = 8, 12, 20  # of a circle; between labels beside each other; between lines


@dataclass(frozen=True, slots=True)
class Stop:
    """A station with its label, and where both stand."""

    station: Station
    label: QTextDocument
    centre: QPointF
    spot: QRectF


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is painted at one width: lines as pairs of points, and stops."""

    lines: tuple[tuple[QPointF, QPointF], ...] = ()
    stops: tuple[Stop, ...] = ()
    height: int = 0


class Timeline(QWidget):
    """Moments on a line: dashed circles for those of which only the month is certain, a full one for the week."""

    chosen = Signal(object)  # the id of the moment that was clicked

    def __init__(self) -> None:
        super().__init__()
        self._moments: Sequence[Moment] = ()
        self._drawing = Drawing()
        self._drawn_at = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Paint these moments from now on."""
        self._moments, self._drawn_at = moments, -1
        self.setAccessibleName(tr("Decision calendar"))
        self.setAccessibleDescription("; ".join(sentence(station.moment) for station in stations(moments)))
        self.updateGeometry()
        self.update()

    def drawing(self, width: int) -> Drawing:
        """What is painted at a width."""
        if width != self._drawn_at:
            self._drawing, self._drawn_at = draw(self._moments, width), width
        return self._drawing

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.drawing(width).height

    def sizeHint(self) -> QSize:
        width = max(self.width(), px(160))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(40))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for stop in self.drawing(self.width()).stops:
            circle = QRectF(stop.centre.x() - px(16), stop.centre.y() - px(16), px(32), px(32))
            if stop.spot.contains(event.position()) or circle.contains(event.position()):
                self.chosen.emit(stop.station.moment.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = self.drawing(self.width())
        painter.setPen(QPen(QColor(tokens().line), px(3)))
        for start, end in drawing.lines:
            painter.drawLine(start, end)
        for stop in drawing.stops:
            _paint_circle(painter, stop)
            painter.save()
            painter.translate(stop.spot.topLeft())
            stop.label.drawContents(painter)
            painter.restore()


def sentence(moment: Moment) -> str:
    """A moment as one line of text."""
    mark = tr("have it checked") if moment.unchecked else ""
    parts = (moment.when.words(), tr(BODY_NAMES[moment.body]), moment.title, mark)
    return " · ".join(part for part in parts if part)


def draw(moments: Sequence[Moment], width: int) -> Drawing:
    """One line of stations, or two, or a list: the first in which no label is cut."""
    dated = [station.moment for station in stations(moments)]
    if not dated:
        return Drawing()
    labels = [_label(moment, centred=True) for moment in dated]
    needed = max(_least_width(label) for label in labels)
    for lines in LINES:
        size = -(-len(dated) // lines)
        step = width / (size + 1)
        if 2 * step - px(GAP) >= max(needed, px(104)):
            chunks = [dated[n : n + size] for n in range(0, len(dated), size)]
            return _lines(chunks, step, width)
    return _list(dated, width)


def _lines(chunks: Sequence[Sequence[Moment]], step: float, width: int) -> Drawing:
    """Labels may be two steps wide, as they stand above and below by turns."""
    lines, stops, top = [], [], 0.0
    for chunk in chunks:
        placed = [(station, _label(station.moment, centred=True)) for station in stations(chunk)]
        for _, label in placed:
            label.setTextWidth(2 * step - px(GAP))
        above = max((label.size().height() for station, label in placed if station.above), default=0)
        below = max((label.size().height() for station, label in placed if not station.above), default=0)
        y = top + above + px(RADIUS + 6)
        lines.append((QPointF(0, y), QPointF(width, y)))
        for station, label in placed:
            x = step * (len(chunk) * station.x + 0.5)
            height = label.size().height()
            edge = y - px(RADIUS + 6) - height if station.above else y + px(RADIUS + 6)
            spot = QRectF(x - label.textWidth() / 2, edge, label.textWidth(), height)
            stops.append(Stop(station, label, QPointF(x, y), spot))
        top = y + px(RADIUS + 6) + below + px(SPACE)
    return Drawing(tuple(lines), tuple(stops), round(top - px(SPACE)) + 1)


def _list(dated: Sequence[Moment], width: int) -> Drawing:
    stops, y, x = [], 0.0, float(px(RADIUS + 2))
    for station in stations(dated):
        label = _label(station.moment, centred=False)
        label.setTextWidth(max(px(60), width - px(34)))
        spot = QRectF(px(34), y, label.textWidth(), label.size().height())
        stops.append(Stop(station, label, QPointF(x, y + px(RADIUS + 2)), spot))
        y += spot.height() + px(12)
    line = (stops[0].centre, stops[-1].centre)
    return Drawing((line,), tuple(stops), round(y - px(12)) + 1)


def _label(moment: Moment, *, centred: bool) -> QTextDocument:
    """The date above body and title; the week needs no body."""
    title, body = escape(moment.title), escape(tr(BODY_NAMES[moment.body]))
    alone = moment.body is Body.WEEK or not title
    text = f"<b>{title or body}</b>" if alone else f"<b>{body}</b>: {title}"
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(f"p {{ font-size: {px(13)}px; color: {tokens().ink}; margin: 0; }}")
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.setHtml(f"<p>{escape(moment.when.words())}<br>{text}</p>")
    return document


def _least_width(document: QTextDocument) -> float:
    document.setTextWidth(1)
    return document.idealWidth()


def _paint_circle(painter: QPainter, stop: Stop) -> None:
    colour = QColor(tokens().brand)
    pen = QPen(colour, px(3))
    if stop.station.dashed:
        pen.setDashPattern([1.7, 1.25])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    week = stop.station.moment.body is Body.WEEK
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().surface))
    painter.drawEllipse(stop.centre, px(RADIUS) + px(1.5), px(RADIUS) + px(1.5))
    painter.setPen(pen)
    painter.setBrush(colour if week else QColor(tokens().surface))
    painter.drawEllipse(stop.centre, px(RADIUS), px(RADIUS))
    painter.setBrush(Qt.BrushStyle.NoBrush)

"""Painting a page in any size: one painter for each kind of page."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from atelier.ui.projector.canvas import GROUND, Canvas
from atelier.ui.projector.pages import (
    BlackPage,
    MovedPage,
    NamesPage,
    Page,
    PausePage,
    PollPage,
    ProposalPage,
    QuestionPage,
    ResultPage,
    SpokenPage,
    TimerPage,
    WelcomePage,
)
from atelier.ui.projector.painters.clock import paint_pause, paint_timer
from atelier.ui.projector.painters.frame import paint_frame
from atelier.ui.projector.painters.moved import paint_moved
from atelier.ui.projector.painters.names import paint_names
from atelier.ui.projector.painters.poll import paint_poll
from atelier.ui.projector.painters.proposal import paint_proposal
from atelier.ui.projector.painters.question import paint_question, paint_welcome
from atelier.ui.projector.painters.result import paint_result
from atelier.ui.projector.painters.spoken import paint_spoken

PAINTERS: dict[type[Page], Callable[..., None]] = {  # each takes a canvas, its field, and a page of its own kind
    WelcomePage: paint_welcome,
    QuestionPage: paint_question,
    SpokenPage: paint_spoken,
    TimerPage: paint_timer,
    PausePage: paint_pause,
    PollPage: paint_poll,
    ResultPage: paint_result,
    MovedPage: paint_moved,
    NamesPage: paint_names,
    ProposalPage: paint_proposal,
}


def paint(page: Page, painter: QPainter, rect: QRectF) -> None:
    """Paint a page into `rect`."""
    if isinstance(page, BlackPage):
        painter.fillRect(rect, QColor("#000000"))
        return
    painter.fillRect(rect, QColor(GROUND))
    painter.save()
    canvas = Canvas(painter, rect)
    body = paint_frame(canvas, page)
    PAINTERS[type(page)](canvas, body, page)
    painter.restore()

"""What every page has: the small line above it, and the mark of what is fictitious."""

from PySide6.QtCore import QRectF

from atelier.i18n import tr
from atelier.ui.projector.arranging import Beside, fit
from atelier.ui.projector.boxes import Text
from atelier.ui.projector.canvas import BOTTOM, CENTRE, MUTED, RIGHT, SMALL, TOP, WARN, Canvas, width_of
from atelier.ui.projector.pages import Page

HEAD, TITLE, FOOT, MARK = 36, 118, 52, 84  # from the edge: the small line, the page itself, and its end


def paint_frame(canvas: Canvas, page: Page) -> QRectF:
    """Paint what stands around a page; what is left is for the page itself."""
    body = QRectF(canvas.margin, TITLE, canvas.width - 2 * canvas.margin, canvas.height - TITLE - FOOT)
    first, last = (" ".join(text.split()) for text in (page.left, page.right))
    share = min(0.5, (width_of(last, SMALL) + 4) / (body.width() - 40)) if last else 0.0
    left, right = Text(first, SMALL, MUTED), Text(last, SMALL, MUTED, RIGHT | TOP)
    fit(
        canvas,
        QRectF(body.left(), HEAD, body.width(), TITLE - HEAD - 8),
        Beside(left, right, shares=(1 - share, share)),
    )
    if page.fictitious:
        body.setBottom(canvas.height - MARK)
        mark = QRectF(body.left(), canvas.height - 54, body.width(), 38)
        fit(canvas, mark, Text(tr("Fictitious example"), SMALL, WARN, CENTRE | BOTTOM))
    return body

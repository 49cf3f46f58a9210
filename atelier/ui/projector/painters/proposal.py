"""A proposal in short: what for, who leads, what it costs, and what is asked of whom."""

from PySide6.QtCore import QRectF

from atelier.i18n import tr
from atelier.ui.projector.arranging import Beside, Sheet, Stack, fit
from atelier.ui.projector.boxes import NOTHING, Box, Card, Text
from atelier.ui.projector.canvas import BRAND, MUTED, SMALL, Canvas
from atelier.ui.projector.pages import ProposalPage


def paint_proposal(canvas: Canvas, rect: QRectF, page: ProposalPage) -> None:
    """What is not known yet says so: the room sees what is still to be filled in."""
    head = Stack(Text(page.title, 58, bold=True), Text(page.goal, 34), gap=20)
    leader = _fact(tr("Who leads"), page.leader or tr("not stated yet"))
    money = _fact(tr("Money"), page.money or tr("no amount stated yet"))
    facts: list[Box] = [Beside(leader, money, gap=24), Stack(leader, money, gap=24)]
    sheets = [
        Sheet(head, NOTHING, Stack(first, *_asked(page, wide=wide), gap=24))
        for first in facts
        for wide in (True, False)
    ]
    fit(canvas, rect, *sheets)


def _fact(caption: str, text: str) -> Card:
    return Card(Stack(Text(caption, SMALL, MUTED), Text(text, 32, bold=True), gap=6), BRAND)


def _asked(page: ProposalPage, *, wide: bool) -> list[Box]:
    """What is asked of whom: beside each other, or below where that keeps the text larger."""
    if not page.asked:
        return []
    rows = [(Text(who, 28, MUTED), Text(what, 28)) for who, what in page.asked]
    lines = [Beside(*pair, shares=(0.3, 0.7), gap=24) if wide else Stack(*pair, gap=2) for pair in rows]
    return [Card(Stack(Text(tr("What is asked"), SMALL, MUTED), *lines, gap=14), BRAND)]

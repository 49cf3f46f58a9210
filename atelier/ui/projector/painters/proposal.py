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
    asked = Stack(*(_asked(*pair) for pair in page.asked), gap=18)
    below: list[Box] = [Card(asked, BRAND)] if page.asked else []
    sheets = [Sheet(head, NOTHING, Stack(facts, *below, gap=24)) for facts in _facts(leader, money)]
    fit(canvas, rect, *sheets)


def _facts(leader: Card, money: Card) -> tuple[Box, Box]:
    return Beside(leader, money, gap=24), Stack(leader, money, gap=24)


def _fact(caption: str, text: str) -> Card:
    return Card(Stack(Text(caption, SMALL, MUTED), Text(text, 34, bold=True), gap=6), BRAND)


def _asked(who: str, what: str) -> Stack:
    return Stack(Text(tr("Asked of: {who}", who=who), SMALL, MUTED), Text(what, 32), gap=4)

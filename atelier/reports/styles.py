"""The look of paper: colours, sizes and paragraph styles; nothing here knows what a report says."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from atelier.reports.fonts import BOLD, REGULAR, SEMIBOLD

INK, MUTED, LINE, BRAND = (HexColor(code) for code in ("#14252B", "#5A6B70", "#DCE2DF", "#17624F"))
WHITE, TRACK = HexColor("#FFFFFF"), HexColor("#EEF1EF")
FILLS = {
    "a": HexColor("#1F5FA8"),
    "a-soft": HexColor("#6E9CCF"),
    "neutral": HexColor("#9AA5A8"),
    "b-soft": HexColor("#D99A66"),
    "b": HexColor("#B4560E"),
    "option": HexColor("#17624F"),
}
ON_FILL = {"a": WHITE, "a-soft": INK, "neutral": INK, "b-soft": INK, "b": WHITE, "option": WHITE}

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89  # A4 in points
SIDE, TOP, BOTTOM = 57.0, 66.0, 58.0
WIDTH, HEIGHT = PAGE_WIDTH - 2 * SIDE, PAGE_HEIGHT - TOP - BOTTOM


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    settings = {"fontName": REGULAR, "bulletFontName": REGULAR, "textColor": INK, "allowWidows": 0, "allowOrphans": 0}
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**settings, **more})


TITLE = _style("title", 22.5, 26, fontName=BOLD, spaceAfter=6)
SUBTITLE = _style("subtitle", 8.7, 12, textColor=MUTED, spaceAfter=10)
HEADINGS = {
    1: _style("heading1", 13, 16, fontName=BOLD, spaceBefore=11, spaceAfter=4),
    2: _style("heading2", 11, 14, fontName=BOLD, spaceBefore=13, spaceAfter=3),
    3: _style("heading3", 9.6, 12.5, fontName=BOLD, spaceBefore=11, spaceAfter=2),
    4: _style("heading4", 9, 12, fontName=SEMIBOLD, spaceBefore=5, spaceAfter=1),
}
CONTENTS = (
    _style("contents1", 10, 14, fontName=SEMIBOLD, spaceBefore=7, spaceAfter=1),
    _style("contents2", 9.2, 13.2, leftIndent=14, spaceBefore=2),
    _style("contents3", 8.6, 12.4, textColor=MUTED, leftIndent=28),
)
BODY = _style("body", 9.2, 13.2, spaceAfter=4)
LEAD = _style("lead", 10.4, 14.5, spaceAfter=8)
NOTE = _style("note", 8.2, 11.4, textColor=MUTED, spaceAfter=4)
BULLET = _style("bullet", 9.2, 13.2, leftIndent=11, bulletIndent=1, spaceAfter=2)
NUMBERED = _style("numbered", 9.2, 13.2, leftIndent=26, bulletIndent=1, spaceAfter=3)
CAPTION = _style("caption", 8.2, 11, textColor=MUTED, spaceBefore=2, spaceAfter=3)
CELL = _style("cell", 8.6, 11.4)
CELL_NAME = _style("cell-name", 8.6, 11.4, fontName=SEMIBOLD)
CELL_HEAD = _style("cell-head", 8.6, 11.4, fontName=SEMIBOLD)
SMALL = _style("small", 7.6, 9.8)
SMALL_NAME = _style("small-name", 7.6, 9.8, fontName=SEMIBOLD)
SMALL_HEAD = _style("small-head", 7.4, 9.2, fontName=SEMIBOLD)
FIGURE_TEXT = _style("figure-text", 8.6, 11.4)


def figure_value(size: float) -> ParagraphStyle:
    """The large line of a key figure."""
    return _style("figure-value", size, size * 1.2, fontName=BOLD)

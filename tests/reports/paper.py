"""Short ways to what stands on paper."""

from reportlab.lib.styles import ParagraphStyle

from atelier.reports import styles
from atelier.reports.breaks import HeadingLines
from atelier.reports.flowables import pieces
from atelier.reports.lines import Lines
from atelier.reports.model import Text
from atelier.reports.structure import Element


def lines(text: str = "Tekst", style: ParagraphStyle = styles.BODY, kind: type[Lines] = Lines) -> Lines:
    """A paragraph of one style."""
    return kind(pieces((Text(text),), style), style, Element("P"))


def heading(text: str = "Kop", level: int = 1) -> HeadingLines:
    """A heading."""
    style = styles.HEADINGS[level]
    done = HeadingLines(pieces((Text(text),), style), style, Element(f"H{level}"))
    done.level = level
    return done

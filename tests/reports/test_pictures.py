"""A drawing as a figure."""

import io

from reportlab.graphics.shapes import Drawing, Rect

from atelier.reports.canvas import TaggedCanvas
from atelier.reports.fonts import REGULAR, coverage
from atelier.reports.pictures import Picture
from atelier.reports.structure import Element
from atelier.reports.styles import INK


def test_a_picture_notes_its_place_on_the_page() -> None:
    coverage()
    canvas = TaggedCanvas(io.BytesIO(), structure=Element("Document"), initialFontName=REGULAR)
    picture = Picture(
        Drawing(200, 80, Rect(0, 0, 9, 9, fillColor=INK, strokeColor=None)), canvas.structure.add("Figure", alt="vlak")
    )
    assert picture.wrap(400, 400) == (200, 80)
    canvas.translate(50, 100)
    canvas.scale(0.5, 0.5)
    picture.drawOn(canvas, 20, 40)
    assert picture.element.attributes == ["<</O/Layout/BBox[60.00 120.00 160.00 160.00]/Placement/Block>>"]
    assert picture.element.drawn()

"""Text and shapes as operators of PDF."""

import io

import pypdfium2
import pytest
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Path, Rect, Shape, String

from atelier.reports.canvas import TaggedCanvas
from atelier.reports.fonts import BOLD, REGULAR, coverage
from atelier.reports.painting import Said
from atelier.reports.structure import Element
from atelier.reports.styles import BRAND, INK, WHITE


@pytest.fixture
def canvas() -> TaggedCanvas:
    coverage()
    return TaggedCanvas(
        io.BytesIO(), structure=Element("Document"), initialFontName=REGULAR, invariant=1, pagesize=(200, 100)
    )


def seen(canvas: TaggedCanvas) -> object:
    """The page as a picture, a pixel for each point."""
    canvas.save()
    document = pypdfium2.PdfDocument(canvas._filename.getvalue())
    return document[0].render(scale=1).to_pil().convert("L")


def test_our_shapes_look_as_reportlab_draws_them(canvas: TaggedCanvas) -> None:
    inner = Group(
        Rect(10, 10, 80, 40, fillColor=BRAND, strokeColor=None),
        Path([20, 15, 60, 45], [0, 1], strokeColor=WHITE, strokeWidth=3, fillColor=None),
        Line(100, 20, 180, 20, strokeColor=INK, strokeWidth=2, strokeDashArray=[0, 6], strokeLineCap=1),
        String(100, 40, "Één (1)\\2", fontName=BOLD, fontSize=20, fillColor=INK),
    )
    band = Path(fillColor=BRAND, strokeColor=None)
    band.moveTo(100, 60)
    band.curveTo(130, 60, 130, 80, 160, 80)
    band.lineTo(160, 70)
    band.curveTo(130, 70, 130, 50, 100, 50)
    band.closePath()
    inner.add(band)
    inner.translate(5, 8)
    picture = Drawing(200, 100, inner)
    theirs = TaggedCanvas(
        io.BytesIO(), structure=Element("Document"), initialFontName=REGULAR, invariant=1, pagesize=(200, 100)
    )
    canvas.paint(picture)
    picture.drawOn(theirs, 0, 0)
    ours, other = seen(canvas), seen(theirs)
    different = [abs(one - two) for one, two in zip(ours.tobytes(), other.tobytes(), strict=True)]
    assert max(different) < 40
    assert sum(value < 128 for value in ours.tobytes()) > 2000


@pytest.mark.parametrize(
    "shape", [Circle(10, 10, 5), Rect(0, 0, 9, 9, strokeColor=INK), String(0, 0, "x", textAnchor="end")]
)
def test_a_shape_that_we_cannot_paint_is_refused(canvas: TaggedCanvas, shape: Shape) -> None:
    with pytest.raises(TypeError, match="no way to paint"):
        canvas.paint(shape)


def test_texts_share_what_they_have_in_common(canvas: TaggedCanvas) -> None:
    canvas.say(
        [Said("een", REGULAR, 9, INK, 0, 10), Said("twee", REGULAR, 9, INK, 0, 20), Said("drie", BOLD, 9, BRAND, 0, 30)]
    )
    code = " ".join(canvas._code)
    assert (code.count("BT"), code.count(" Tf"), code.count(" rg"), code.count(" Tj")) == (1, 2, 2, 3)

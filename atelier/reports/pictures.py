"""A drawing on paper as one figure of the structure."""

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from atelier.reports.canvas import TaggedCanvas
from atelier.reports.structure import Element


class Picture(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A drawing as one figure of the structure."""

    def __init__(self, inner: Drawing, element: Element) -> None:
        super().__init__()
        self.inner, self.element = inner, element

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the drawing."""
        self.width, self.height = self.inner.width, self.inner.height
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note where on the page it stands."""
        canvas: TaggedCanvas = self.canv
        corners = (*canvas.absolutePosition(0, 0), *canvas.absolutePosition(self.width, self.height))
        box = " ".join(f"{corner:.2f}" for corner in corners)
        self.element.attributes.append(f"<</O/Layout/BBox[{box}]/Placement/Block>>")
        with canvas.marked(self.element):
            canvas.paint(self.inner)

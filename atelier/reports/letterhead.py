"""The top of page 1: title and subtitle, and the logo beside them."""

import io
from collections.abc import Sequence

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from atelier.domain.logo import Logo
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.onepage import drawn_below, height
from atelier.reports.structure import Element

WIDEST, HIGHEST = 130.0, 44.0  # points of a logo
_AIR = 18.0


def logo_size(logo: Logo) -> tuple[float, float]:
    """The size in points: as large as fits."""
    scale = min(WIDEST / logo.width, HIGHEST / logo.height)
    return logo.width * scale, logo.height * scale


class Letterhead(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Lines on the left, the logo in the corner on the right."""

    def __init__(self, lines: Sequence[Flowable], logo: Logo, element: Element) -> None:
        super().__init__()
        self.lines, self.logo, self.element = lines, logo, element

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """The whole room, as high as the lines or the logo."""
        self.width, self.left = room, room - logo_size(self.logo)[0] - _AIR
        self.height = max(height(self.lines, self.left), logo_size(self.logo)[1] + 4)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines, then the logo, and note where that stands."""
        canvas: TaggedCanvas = self.canv
        drawn_below(canvas, self.lines, self.left, self.height)
        across, down = logo_size(self.logo)
        left, foot = self.width - across, self.height - down
        corners = (*canvas.absolutePosition(left, foot), *canvas.absolutePosition(self.width, self.height))
        box = " ".join(f"{corner:.2f}" for corner in corners)
        self.element.attributes.append(f"<</O/Layout/BBox[{box}]/Placement/Block>>")
        with canvas.marked(self.element):
            canvas.drawImage(ImageReader(io.BytesIO(self.logo.picture)), left, foot, across, down)

"""The flow picture on paper stays within its room, names every answer, and lets who moved stand out."""

import io

import pytest
from PIL import Image
from reportlab.graphics.shapes import Path, String

from atelier.domain.flow_chart import FlowPicture, flow_picture
from atelier.reports import rasters
from atelier.reports.flows import flows_drawing
from atelier.reports.fonts import width
from atelier.reports.vectors import colour, svg


def picture(*names: str) -> FlowPicture:
    moves = [[5, 2, 0], [0, 1, 1], [0, 0, 3]]
    found = flow_picture(moves, names, ("a", "b", "neutral"), ("Ronde 1", "Ronde 2"))
    assert found is not None
    return found


@pytest.mark.parametrize("room", [240.0, 480.0])
@pytest.mark.parametrize("names", [("Ja", "Nee", "Onthouding"), ("Een heel lang antwoord over alles",) * 3])
def test_everything_stands_within_its_room(names: tuple[str, ...], room: float) -> None:
    drawing = flows_drawing(picture(*names), room)
    texts = [shape for shape in drawing.contents if isinstance(shape, String)]
    for text in texts:
        assert text.x >= -0.01
        assert text.x + width(text.text, text.fontName, text.fontSize) <= room
        assert 0 <= text.y <= drawing.height
    words = " ".join(text.text for text in texts)
    assert "Ronde 1" in words
    assert "Ronde 2" in words
    assert all(name.split()[0] in words for name in names)


def test_who_stayed_is_paler_than_who_moved() -> None:
    bands = [shape for shape in flows_drawing(picture("Ja", "Nee", "Geen"), 400).contents if isinstance(shape, Path)]
    fills = [shape.fillColor for shape in bands if shape.fillColor is not None]
    assert len({(fill.red, fill.green, fill.blue) for fill in fills}) > 2


def test_a_band_has_its_colour_on_the_web_and_in_word_too() -> None:
    made = flows_drawing(picture("Ja", "Nee", "Geen"), 400)
    bands = [shape for shape in made.contents if isinstance(shape, Path) and shape.fillColor is not None]
    page = svg(made, "wie ging waarheen")
    assert [f'Z" fill="{colour(band.fillColor)}"/>' in page for band in bands] == [True] * len(bands)
    assert "C" in page.partition('<path d="M')[2].partition('"')[0]
    image = Image.open(io.BytesIO(rasters.png(made))).convert("RGB")
    painted = {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in image.getcolors(1 << 20) or ()}
    assert {colour(band.fillColor) for band in bands} <= painted

"""The flow picture on paper stays within its room, names every answer, and lets who moved stand out."""

import pytest
from reportlab.graphics.shapes import Path, String

from atelier.domain.flow_chart import FlowPicture, flow_picture
from atelier.reports.flows import flows_drawing
from atelier.reports.fonts import width


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

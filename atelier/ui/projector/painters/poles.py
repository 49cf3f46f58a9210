"""What A and B stand for: the letter, the name and the colour of a pole in one line."""

from atelier.ui.projector.boxes import Text
from atelier.ui.projector.canvas import POLE_A, POLE_B, Align
from atelier.ui.projector.pages import Pole


def pole_name(pole: Pole, align: Align) -> Text:
    """A · The two cities."""
    return Text(f"{pole.letter} · {pole.name}", 28, POLE_A if pole.letter == "A" else POLE_B, align, bold=True)

"""More hands than people are seen while they are typed; the two pictures of the beamer stand at one height."""

from atelier.app import Atelier
from atelier.ui.session_view import SessionView
from tests.program import settle


def test_too_many_hands_are_told_in_the_colour_of_a_problem(view: SessionView) -> None:
    view.panels.poll.acts.open()
    head, boxes = view.panels.poll.head, view.panels.poll.entries.totals.boxes
    boxes[0].setValue(30)
    settle()
    assert "too many hands" in head.of.text()
    assert (head.of.property("role"), head._progress.property("role")) == ("problem", "over")
    boxes[0].setValue(29)
    settle()
    assert (head.of.property("role"), head._progress.property("role")) == ("muted", "")


def test_now_and_next_stand_at_one_height_also_below_a_long_name(program: Atelier, view: SessionView) -> None:
    program.window.resize(1280, 720)
    view.panels.poll.acts.open()
    view.panels.beamer.choose("question")
    view.panels.beamer._coming_name.setText("Next: a name that needs two lines or more beside the picture of now")
    settle()
    now, coming = view.panels.beamer.preview.geometry(), view.panels.beamer.coming.geometry()
    assert (now.top(), now.height(), now.width()) == (coming.top(), coming.height(), coming.width())

"""From blocks to paper: what people type is never markup, and every block has its place in the structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.proposals import Audience
from atelier.reports import styles
from atelier.reports.builders import BUILDERS
from atelier.reports.flowables import pieces, story
from atelier.reports.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD, legible
from atelier.reports.lines import Lines
from atelier.reports.model import Bold, Italic, Link, Text
from atelier.reports.structure import Element
from tests.reports.samples import data

pytestmark = pytest.mark.usefixtures("english")


def test_runs_have_faces_and_what_people_type_is_no_markup() -> None:
    first, second, third = pieces((Bold("a < b:"), Text(" <i>c</i> & d"), Italic("e")), styles.BODY)
    assert (first.text, first.face.font) == ("a < b:", BOLD)
    assert (second.text, second.face.font) == (" <i>c</i> & d", REGULAR)
    assert (third.text, third.face.font) == ("e", ITALIC)
    (leaning,) = pieces((Italic("e"),), styles.CELL_HEAD)
    assert leaning.face.font not in {ITALIC, SEMIBOLD}


def test_a_link_and_another_language_are_elements_of_their_own() -> None:
    link, foreign, plain = pieces(
        (Link("hier", target="https://x.nl"), Text("déjà vu", language="fr"), Text("gewoon")), styles.BODY
    )
    assert link.face.element is not None
    assert (link.face.element.role, link.face.target) == ("Link", "https://x.nl")
    assert foreign.face.element is not None
    assert (foreign.face.element.role, foreign.face.element.language) == ("Span", "fr")
    assert plain.face.element is None


def test_empty_lines_do_not_stretch_a_page() -> None:
    (piece,) = pieces((Text("een\r\n\n\n  \n twee"),), styles.BODY)
    assert piece.text == "een\ntwee"


@given(st.text(max_size=300))
def test_any_text_can_be_laid_out_and_keeps_its_words(text: str) -> None:
    lines = Lines(pieces((Text(text), Bold(text)), styles.BODY), styles.BODY, Element("P"))
    lines.wrap(120, 1000)
    shown = "".join(piece.text for line in lines.lines for piece in line.pieces)
    assert shown.replace(" ", "") == legible(text).replace(" ", "").replace("\n", "") * 2


def test_the_story_starts_with_the_title() -> None:
    structure = Element("Document")
    title, subtitle, *_ = story(BUILDERS[Audience.COUNCILS](data()), structure)
    title.wrap(styles.WIDTH, 100)
    subtitle.wrap(styles.WIDTH, 100)
    assert title.lines[0].pieces[0].text == "Asked of you: 1 decision"
    assert subtitle.lines[0].pieces[0].text == "Message to the councils · general edition · without a summary"
    assert [element.role for element in structure.elements()][:3] == ["Title", "P", "P"]

"""The canvas that marks, numbers and orders its pages."""

import io

import pytest
from pypdf import PdfReader

from atelier.reports.canvas import TaggedCanvas
from atelier.reports.fonts import REGULAR, coverage
from atelier.reports.structure import Element


@pytest.fixture
def target() -> io.BytesIO:
    coverage()
    return io.BytesIO()


def paper(target: io.BytesIO) -> TaggedCanvas:
    return TaggedCanvas(target, structure=Element("Document"), initialFontName=REGULAR, invariant=1, pageCompression=0)


def say(canvas: TaggedCanvas, text: str) -> None:
    canvas.setFont(REGULAR, 10)
    with canvas.marked(canvas.structure.add("P")):
        canvas.drawString(50, 500, text)


def test_what_nobody_claims_is_decoration(target: io.BytesIO) -> None:
    canvas = paper(target)
    canvas.line(0, 0, 10, 10)
    say(canvas, "tekst")
    with canvas.furniture("Footer"):
        canvas.drawString(50, 20, "onder")
    canvas.save()
    code = PdfReader(target).pages[0].get_contents().get_data().decode("latin-1")
    assert code.index("/Artifact BMC") < code.index("10 10 l") < code.index("EMC") < code.index("/P <</MCID 0>> BDC")
    assert code.index("tekst") < code.index("/Subtype/Footer>> BDC") < code.index("onder")
    assert code.count("BDC") + code.count("BMC") == code.count("EMC")
    assert "/Artifact BMC\nEMC" not in code


def test_numbers_are_drawn_when_all_pages_are_there(target: io.BytesIO) -> None:
    canvas = paper(target)
    for n in (1, 2, 3):
        say(canvas, f"drawn {n}")
        canvas.later(lambda canvas, n=n: canvas.drawString(50, 50, f"page {canvas.number(n)} of {canvas.pages}"))
        canvas.showPage()
    canvas.save()
    texts = [page.extract_text() for page in PdfReader(target).pages]
    assert [f"drawn {n}" in text for n, text in enumerate(texts, 1)] == [True] * 3
    assert [f"page {n} of 3" in text for n, text in enumerate(texts, 1)] == [True] * 3


@pytest.mark.parametrize(
    ("place", "first", "order"),
    [(1, 4, [1, 4, 5, 2, 3]), (2, 5, [1, 2, 5, 3, 4]), (3, 4, [1, 2, 3, 4, 5]), (0, 5, [5, 1, 2, 3, 4])],
)
def test_pages_drawn_last_can_stand_in_front(target: io.BytesIO, place: int, first: int, order: list[int]) -> None:
    canvas = paper(target)
    for n in range(1, 6):
        say(canvas, f"drawn {n}")
        canvas.showPage()
    canvas.move_behind(place, first)
    canvas.save()
    assert [int(page.extract_text().split()[-1]) for page in PdfReader(target).pages] == order
    assert [canvas.number(n) for n in order] == [1, 2, 3, 4, 5]


def test_an_address_becomes_a_link_that_every_reader_understands(target: io.BytesIO) -> None:
    canvas = paper(target)
    link = canvas.structure.add("P").add("Link")
    with canvas.marked(link):
        canvas.drawString(50, 500, "hier")
    canvas.link(link, (50, 498, 80, 512), "https://voorbeeld.nl/één plan", "hier")
    canvas.save()
    (annotation,) = PdfReader(target).pages[0]["/Annots"]
    assert annotation["/A"]["/URI"] == "https://voorbeeld.nl/%C3%A9%C3%A9n%20plan"
    assert (annotation["/Contents"], annotation["/F"]) == ("hier", 4)


def test_every_stream_ends_its_last_line(target: io.BytesIO) -> None:
    canvas = paper(target)
    say(canvas, "tekst")
    canvas.save()
    pdf = target.getvalue()
    assert pdf.count(b"\nendstream") == pdf.count(b"endstream") > 2

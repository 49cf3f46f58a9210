"""The logo on page 1, in every format."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from odfdo import Document as OpenDocument
from PIL import Image
from pypdf import PdfReader

from atelier.domain.logo import Logo
from atelier.reports import docx, html, odt, raden
from atelier.reports.letterhead import HIGHEST, WIDEST, logo_size
from atelier.reports.model import Report
from atelier.reports.pdf import write_pdf
from tests.reports.listening import complaints
from tests.reports.samples import data, key

pytestmark = pytest.mark.usefixtures("english")


def logo(across: int = 300, down: int = 100) -> Logo:
    target = io.BytesIO()
    Image.new("RGB", (across, down), "#17624f").save(target, "PNG")
    return Logo(id=key("logo"), picture=target.getvalue(), width=across, height=down, says="A tree & a river")


def report(made: Logo | None = None) -> Report:
    return raden.build(data(logo=made or logo()))


@pytest.mark.parametrize(("across", "down"), [(300, 100), (40, 400), (900, 10), (1, 1)])
def test_it_stands_beside_the_title_and_is_heard_there(tmp_path: Path, across: int, down: int) -> None:
    made = report(logo(across, down))
    place = tmp_path / "report.pdf"
    with place.open("wb") as target:
        write_pdf(made, target)
    assert complaints(made, place) == []
    assert [len(page.images) for page in PdfReader(place).pages][:2] == [1, 0]
    wide, high = logo_size(logo(across, down))
    assert wide <= WIDEST
    assert high <= HIGHEST
    assert wide / high == pytest.approx(across / down)


def test_a_long_title_keeps_clear_of_it(tmp_path: Path) -> None:
    made = replace(report(), title="Een titel die over vele regels loopt " * 5)
    place = tmp_path / "report.pdf"
    with place.open("wb") as target:
        write_pdf(made, target)
    assert complaints(made, place) == []


def test_other_formats_carry_it_with_what_it_shows() -> None:
    made = report()
    page = html.page(made)
    assert '<img class="logo" alt="A tree &amp; a river"' in page
    assert 'src="data:image/png;base64,' in page
    first = Document(io.BytesIO(docx.write(made))).paragraphs[0]
    assert 'descr="A tree &amp; a river"' in first._p.xml
    office = OpenDocument(io.BytesIO(odt.write(made))).body.serialize()
    assert office.index("A tree &amp; a river") < office.index(made.title)

"""LibreOffice saves our ODT as DOCX and our DOCX as ODT: headings, tables and alternative texts are still there.

It is a large program: `make endure` installs it; where it is missing these tests say so.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml.ns import qn

from atelier import i18n
from atelier.reports import docx as word
from atelier.reports import odt
from atelier.reports.builders import BUILDERS
from atelier.reports.model import Figure, Heading, Report, Table, leaves, plain
from tests.reports.editions import example, hostile
from tests.reports.papers import PAPERS

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "no LibreOffice on this machine; make endure installs it, or: sudo apt-get install libreoffice-writer"
pytestmark = pytest.mark.skipif(OFFICE is None, reason=MISSING)
KINDS = ("stuurgroep", "raden", "bouwstenen", "verslag", "hostile")


@dataclass(frozen=True)
class Kept:
    """What must survive: headings with their level, all cells of tables, rows that are headers, alternative texts."""

    headings: list[tuple[int, str]]
    tables: list[list[list[str]]]
    headers: list[int]
    alts: list[str]


def flat(text: str) -> str:
    """The signs of a text that no program may change; LibreOffice leaves out what no font of it can show."""
    return "".join(text.split())


def of(report: Report, kind: type) -> list:
    return [leaf for block in report.front + report.blocks for leaf in leaves(block) if isinstance(leaf, kind)]


def wanted(report: Report) -> Kept:
    tables = [table for table in of(report, Table) if table.rows or table.header]
    return Kept(
        [(head.level, flat(head.text)) for head in of(report, Heading)],
        [
            [*([[flat(name) for name in table.header]] if table.header else []),
             *([flat(plain(cell)) for cell in row] for row in table.rows)]
            for table in tables
        ],
        [int(bool(table.header)) for table in tables],
        [flat(figure.alt) for figure in of(report, Figure)],
    )  # fmt: skip


def of_word(file: Path) -> Kept:
    opened = docx.Document(str(file))
    heads = [p for p in opened.paragraphs if re.fullmatch(r"Heading \d", p.style.name)]
    pictures = [found for p in opened.element.iter(qn("wp:docPr")) if (found := p.get("descr"))]
    return Kept(
        [(int(p.style.name[-1]), flat(p.text)) for p in heads],
        [[[flat(cell.text) for cell in row.cells] for row in table.rows] for table in opened.tables],
        [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in opened.tables],
        list(map(flat, pictures)),
    )


def of_open_document(file: Path) -> Kept:
    body = odfdo.Document(str(file)).body
    return Kept(
        [(int(head.level), flat(said(head))) for head in body.headers],
        [
            [[flat(said(cell)) for cell in row.get_elements("table:table-cell")]
             for row in table.get_elements(".//table:table-row")]
            for table in body.tables
        ],
        [len(table.get_elements("table:table-header-rows")) for table in body.tables],
        [flat(desc.text or "") for desc in body.get_elements("//svg:desc")],
    )  # fmt: skip


def said(element: odfdo.Element) -> str:
    """The words of an element; odfdo spells links as Markdown."""
    return unescape(re.sub(r"<[^>]+>", "", element.serialize()))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Report]]:
    before = i18n.language()
    i18n.use("nl")
    filled = example(tmp_path_factory.mktemp("event"), fictitious=True)
    every = {str(name): build for name, build in {**BUILDERS, **PAPERS}.items()}
    made = {kind: every[kind](filled) for kind in KINDS if kind != "hostile"}
    yield {**made, "hostile": every["colleges"](hostile())}
    i18n.use(before)


@pytest.fixture(scope="module")
def shelf(reports: dict[str, Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report in both forms, and in `back` each as the other form."""
    folder = tmp_path_factory.mktemp("office")
    for kind, report in reports.items():
        (folder / f"{kind}-w.docx").write_bytes(word.write(report))
        (folder / f"{kind}-o.odt").write_bytes(odt.write(report))
    for form, other in (("docx", "odt"), ("odt", "docx")):
        converted(sorted(folder.glob(f"*.{form}")), other, folder)
    return folder


def converted(files: list[Path], form: str, folder: Path) -> None:
    """As a person would save them in LibreOffice."""
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, own, "--headless", "--convert-to", form, "--outdir", str(folder / "back"), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def test_there_is_something_to_keep(reports: dict[str, Report]) -> None:
    for kind in ("stuurgroep", "raden", "verslag"):
        kept = wanted(reports[kind])
        assert len(kept.headings) > 3
        assert sum(kept.headers) > 0
        assert len(kept.alts) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_word_through_libreoffice_keeps_everything(reports: dict[str, Report], shelf: Path, kind: str) -> None:
    assert of_open_document(shelf / "back" / f"{kind}-w.odt") == wanted(reports[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_opendocument_through_libreoffice_keeps_everything(reports: dict[str, Report], shelf: Path, kind: str) -> None:
    assert of_word(shelf / "back" / f"{kind}-o.docx") == wanted(reports[kind])

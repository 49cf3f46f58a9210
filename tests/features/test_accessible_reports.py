"""Every report can be read by everyone and kept for ever: heard as it was meant, and PDF/UA-1 and PDF/A-2a by veraPDF.

`make endure` tries every kind of document with every kind of event, `make test` each of both at least once.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from PIL import Image

from atelier import i18n
from atelier.domain.logo import Logo
from atelier.reports.builders import BUILDERS
from atelier.reports.model import Report
from atelier.reports.pdf import write_pdf
from tests.conftest import PROFILE
from tests.reports import vera
from tests.reports.editions import EVENTS, everything
from tests.reports.faults import EDITS, PROGRAMS
from tests.reports.listening import complaints
from tests.reports.papers import PAPERS
from tests.reports.samples import data, key

ENDURE = PROFILE == "endure"
QUICK = [name for name in EVENTS if name != "300 proposals"]
ALL = {**BUILDERS, **PAPERS}
PAIRS = (
    [(event, document) for event in EVENTS for document in ALL]
    if ENDURE
    else list(zip(cycle(QUICK), ALL, strict=False))
)
KINDS = [f"{event}, {document}" for event, document in PAIRS]
FAULTS = [*EDITS, *PROGRAMS]


@dataclass(frozen=True)
class Shelf:
    """Reports on disk, what is heard wrong in them, and what veraPDF says, with a flavour for each."""

    heard: Mapping[str, list[str]]
    seen: Mapping[str, str]


@pytest.fixture(scope="module", autouse=True)
def dutch_for_all() -> Iterator[None]:
    before = i18n.language()
    i18n.use("nl")
    yield
    i18n.use(before)


@pytest.fixture(scope="module")
def shelf(dutch_for_all: None, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Every report and every fault is written first, because one virtual machine checks them all."""
    folder = tmp_path_factory.mktemp("shelf")
    heard: dict[str, list[str]] = {}
    files: dict[str, tuple[Path, tuple[str, ...]]] = {}
    events = {event: EVENTS[event](folder) for event in {event for event, _ in PAIRS}}
    for kind, (event, document) in zip(KINDS, PAIRS, strict=True):
        heard[kind] = _put(folder, files, kind, ALL[document](events[event]))
    for name, report in (("everything", full()), ("everything, attached", attached())):
        heard[name] = _put(folder, files, name, report)
    for fault in FAULTS:
        heard[fault] = _put(folder, files, fault, full(), fault)
    wanted = [
        (flavour, file)
        for name, (file, flavours) in files.items()
        if name not in FAULTS or not heard[name]
        for flavour in flavours
    ]
    answers = {} if vera.lacking() else vera.check(wanted)
    seen = {
        name: " | ".join(filter(None, (answers.get((flavour, file), "") for flavour in flavours)))
        for name, (file, flavours) in files.items()
    }
    return Shelf(heard, seen)


def full() -> Report:
    """A report with everything but a file inside."""
    return replace(attached(), attachments=())


def attached() -> Report:
    """A report with everything, and a file that travels inside."""
    return everything(BUILDERS[next(iter(BUILDERS))](data(logo=logo())))


def logo() -> Logo:
    """A picture with colours."""
    target = io.BytesIO()
    Image.linear_gradient("L").resize((300, 90)).convert("RGB").save(target, "PNG")
    return Logo(id=key("logo"), picture=target.getvalue(), width=300, height=90, says="Een verloop")


def _put(folder: Path, files: dict, name: str, report: Report, fault: str = "") -> list[str]:
    """Write a report and give the complaints of who hears it."""
    file = folder / f"{len(files)}.pdf"
    files[name] = (file, ("ua1", "3a" if report.attachments else "2a"))
    file.write_bytes(_drawn(report, fault))
    return complaints(report, file)


def _drawn(report: Report, fault: str) -> bytes:
    if fault in EDITS:
        return EDITS[fault](_whole())
    target = io.BytesIO()
    with PROGRAMS[fault]() if fault else nullcontext():
        write_pdf(report, target)
    return target.getvalue()


@cache
def _whole() -> bytes:
    """The report in which faults are planted."""
    return _drawn(full(), "")


needs_vera = pytest.mark.skipif(bool(vera.lacking()), reason=vera.lacking())


@pytest.mark.parametrize("kind", [*KINDS, "everything", "everything, attached"])
def test_a_report_is_heard_as_it_was_meant(shelf: Shelf, kind: str) -> None:
    assert shelf.heard[kind] == []


@needs_vera
@pytest.mark.parametrize("kind", [*KINDS, "everything", "everything, attached"])
def test_a_report_conforms(shelf: Shelf, kind: str) -> None:
    assert shelf.seen[kind] == ""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(shelf: Shelf, fault: str) -> None:
    if not shelf.heard[fault] and vera.lacking():
        pytest.skip(vera.lacking())
    assert shelf.heard[fault] or shelf.seen[fault]

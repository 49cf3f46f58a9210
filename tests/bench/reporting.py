"""From nothing to the example and its three reports, and how fast their pages are drawn."""

import io
import secrets
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from atelier.domain.proposals import Audience
from atelier.paths import resources
from atelier.reports.formats import Format
from atelier.reports.model import Report
from atelier.reports.pdf import write_pdf
from atelier.services.exporting import carry_out
from atelier.services.reporting import draw
from atelier.services.workspace import Events
from tests.bench import plain
from tests.bench.children import Children
from tests.bench.result import Aim, Measure, Of, Sample, column, in_turn, timed

LIMIT = Aim(3000, Of.MEDIAN)
ALL = Aim(60_000, Of.MEDIAN)
GAP = Aim(200, Of.MAX)
IMPORTS = "import sqlmodel, reportlab.platypus"


def measure(children: Children, runs: int, calls: int) -> list[Measure]:
    """In one process, on the command line, and the pages alone."""
    folder = children.folder
    reports = _reports(folder)
    own, bare = in_turn(runs, timed(lambda: _whole(folder)), timed(lambda: [plain.draw(report) for report in reports]))
    typed, imports = in_turn(calls, timed(lambda: _calls(children)), timed(lambda: _imports(children)))
    pages, others = in_turn(runs, _pace(reports, _pages), _pace(reports, plain.draw))
    return [
        Measure(
            "reports.process",
            "example to three reports, one process",
            "ms",
            column(own, "ms"),
            "plain platypus, drawing only",
            column(bare, "ms"),
            LIMIT,
        ),
        Measure(
            "reports.calls",
            "example to three reports, four commands",
            "ms",
            column(typed, "ms"),
            "Python imports sqlmodel and platypus, four times",
            column(imports, "ms"),
            LIMIT,
        ),
        Measure(
            "reports.pages",
            "drawing the three reports",
            "pages/s",
            column(pages, "pace"),
            "plain platypus",
            column(others, "pace"),
        ),
    ]


def everything(folder: Path, editions: int | None) -> Measure:
    """Every edition in every format, once; `editions`: no more than so many."""
    workspace = _events(folder).example(_place(folder), fictitious=True)
    wanted = workspace.reporting.editions()[:editions]
    plan = workspace.exporting.plan(wanted, tuple(Format), folder / "everything")
    workspace.close()
    papers = [job.report for job in plan.jobs if job.form is Format.PDF]
    own, bare = in_turn(1, timed(lambda: carry_out(plan)), timed(lambda: [plain.draw(report) for report in papers]))
    name = f"{len(wanted)} editions in all formats, {len(plan.jobs)} files"
    other = "plain platypus, the PDFs alone"
    return Measure("reports.everything", name, "ms", column(own, "ms"), other, column(bare, "ms"), ALL)


def gap(children: Children, boxes: int) -> Measure:
    """The longest time that the window is away while it makes everything; `boxes`: with so many choices ticked."""
    folder = children.folder
    workspace = _events(folder).example(place := _place(folder), fictitious=True)
    workspace.close()
    own = children.window("exporting", str(place), str(folder / f"gap-{boxes}"), str(boxes))
    (rest,) = in_turn(1, lambda: children.window("bare"))
    name = f"longest gap while {own['files']:.0f} files are made"
    return Measure("reports.gap", name, "ms", (own["gap"],), "bare window, at rest", column(rest, "gap"), GAP)


def _place(folder: Path) -> Path:
    return folder / f"{secrets.token_hex(4)}.atelier"


def _events(folder: Path) -> Events:
    return Events(resources(), folder / "reporting")


def _reports(folder: Path) -> list[Report]:
    workspace = _events(folder).example(_place(folder), fictitious=True)
    reports = [workspace.reporting.build(audience) for audience in Audience]
    workspace.close()
    return reports


def _whole(folder: Path) -> None:
    """Everything in one process that has its imports behind it."""
    workspace = _events(folder).example(_place(folder), fictitious=True)
    for audience in Audience:
        draw(workspace.reporting.build(audience))
    workspace.close()


def _calls(children: Children) -> None:
    """What somebody types."""
    path, target = str(_place(children.folder)), str(children.folder / "reports")
    children.python("-m", "atelier", "example", path, "--fictitious")
    for audience in Audience:
        children.python("-m", "atelier", "report", path, "--audience", str(audience), "--out", target)


def _imports(children: Children) -> None:
    for _ in range(1 + len(Audience)):
        children.python("-c", IMPORTS)


def _pages(report: Report) -> int:
    return write_pdf(report, io.BytesIO()).pages


def _pace(reports: list[Report], pages: Callable[[Report], int]) -> Callable[[], Sample]:
    """Pages per second."""

    def take() -> Sample:
        begin = perf_counter()
        drawn = sum(map(pages, reports))
        return {"pace": drawn / (perf_counter() - begin)}

    return take

"""The report as a value: what it says, in reading order and with roles; every file format is made from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from atelier.domain.flow_chart import FlowPicture
from atelier.domain.logo import Logo
from atelier.domain.proposals import Audience
from atelier.domain.tally import Tally
from atelier.i18n import mark, tr


class Status(StrEnum):
    """How far a report is."""

    CONCEPT = "concept"
    FINAL = "definitief"


STATUS_NAMES = {Status.CONCEPT: mark("Concept"), Status.FINAL: mark("Final")}


class Tone(StrEnum):
    """What a paragraph is: running text, a lead that sums up, or a note about source and base."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of running text, in the language of the report unless another (BCP 47: nl, en, fr) is given."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bold(Text):
    """Strong: what a hurried reader must see."""


@dataclass(frozen=True, slots=True)
class Italic(Text):
    """Emphasis: a name or a quotation."""


@dataclass(frozen=True, slots=True)
class Link(Text):
    """Leads to an address (https:, mailto:) or, with # and its key, to a heading of this report."""

    target: str = ""


@dataclass(frozen=True, slots=True)
class TermLink(Link):
    """A word that is explained at the end of this report: a link that looks like the text around it."""


Runs = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` starts at 1 and never skips; links find it by its `key`."""

    text: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs."""

    runs: Runs
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items of equal weight, or with `labels` such as 1, 1.1 and 2 by which others refer to them."""

    items: tuple[Runs, ...]
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.labels and len(self.labels) != len(self.items):
            raise ValueError(f"{len(self.items)} items have {len(self.labels)} labels")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure, or a few words in its place, and what it is about."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures that open a report, read from left to right."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. `weights` are the relative widths; `row_headers` says that the first cell names its row."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    weights: tuple[int, ...]
    caption: str = ""
    row_headers: bool = False

    def __post_init__(self) -> None:
        widths = {len(self.weights), *map(len, self.rows), *([len(self.header)] if self.header else [])}
        if len(widths) != 1:
            raise ValueError(f"a table needs rows of one width, not of {sorted(widths)}")


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One bar of everybody who answered, with its conclusion and its base in words."""

    label: str
    tally: Tally
    words: str
    base: str


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Polls below each other, each as one bar from pole to pole."""

    rows: tuple[StackedRow, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """One poll as a bar per answer, with a mark where the round before stood."""

    tally: Tally
    before: Tally | None = None
    mark_label: str = ""


@dataclass(frozen=True, slots=True)
class Flows:
    """Two rounds as columns, with bands of who went from which answer to which."""

    flows: FlowPicture


Picture = StackedBars | Bars | Flows


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; `alt` states the finding for who cannot see it."""

    picture: Picture
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs an alt text")


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that a reader needs side by side: kept together where they fit."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks that a reader compares; they are read one column after the other."""

    columns: tuple[tuple["Block", ...], ...]


Leaf = Heading | Paragraph | BulletList | KeyFigures | Table | Figure
Block = Leaf | Group | Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that travels inside a report, such as its data; `mime` is its kind, such as application/json."""

    name: str
    mime: str
    data: bytes
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: `front` is the summary of one page, `blocks` is what follows on a page of its own."""

    title: str
    subtitle: tuple[str, ...]
    event: str
    region: str
    language: str
    audience: Audience | None  # None: a paper of one meeting, for whoever was there
    municipality: str = ""  # that this edition is for
    status: Status
    version: int = 0  # of this edition in this status; 0: not numbered
    fictitious: bool
    fingerprint: str
    made_at: datetime
    front: tuple[Block, ...]
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()
    logo: Logo | None = None

    def __post_init__(self) -> None:
        blocks = [inner for block in self.front + self.blocks for inner in leaves(block)]
        keys = {f"#{block.key}" for block in blocks if isinstance(block, Heading)}
        targets = {run.target for block in blocks for run in block_runs(block) if isinstance(run, Link)}
        lost = [target for target in targets - keys if target.startswith("#")]
        if lost:
            raise ValueError(f"links lead nowhere: {sorted(lost)}")


def status_words(report: Report) -> str:
    """The status, with the version where that is counted: Concept 2."""
    status = tr(STATUS_NAMES[report.status])
    return f"{status} {report.version}" if report.version else status


def texts(report: Report) -> Iterator[str]:
    """Every text of a report in reading order; the alt text stands for a picture."""
    yield report.title
    yield from report.subtitle
    if report.logo:
        yield report.logo.says
    for block in report.front + report.blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    """Every text of one block in reading order."""
    for leaf in leaves(block):
        match leaf:
            case Heading(text=text):
                yield text
            case Paragraph(runs=runs):
                yield plain(runs)
            case BulletList(items=items):
                labels = leaf.labels or ("",) * len(items)
                yield from (f"{label} {plain(item)}".strip() for label, item in zip(labels, items, strict=True))
            case KeyFigures(figures=figures):
                yield from (text for figure in figures for text in (figure.value, figure.text))
            case Table():
                yield from (*([leaf.caption] if leaf.caption else []), *leaf.header)
                yield from (plain(cell) for row in leaf.rows for cell in row)
            case Figure():
                yield from (leaf.alt, *([leaf.caption] if leaf.caption else []))


def block_runs(block: Block) -> Iterator[Text]:
    """Every run of one block in reading order."""
    for leaf in leaves(block):
        match leaf:
            case Paragraph(runs=runs):
                yield from runs
            case BulletList(items=items):
                yield from (run for item in items for run in item)
            case Table(rows=rows):
                yield from (run for row in rows for cell in row for run in cell)


def leaves(block: Block) -> Iterator[Leaf]:
    """The blocks within a block that hold no others, in reading order."""
    if isinstance(block, Group | Columns):
        for part in parts(block):
            yield from leaves(part)
    else:
        yield block


def parts(block: Block) -> tuple[Block, ...]:
    """The blocks that a group or columns hold, in reading order."""
    if isinstance(block, Group):
        return block.blocks
    return tuple(inner for column in block.columns for inner in column) if isinstance(block, Columns) else ()


def plain(runs: Runs) -> str:
    """The text of runs without their meaning."""
    return "".join(run.text for run in runs)

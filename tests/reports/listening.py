"""What a person who listens to a report would complain about; empty when it is heard as it was meant."""

from collections.abc import Iterator
from pathlib import Path

from atelier.reports import styles
from atelier.reports.model import Report
from tests.reports.hearing import heard, wanted
from tests.reports.reading import Node, Reading

LONG = 2000  # characters; a row with fewer fits a page and may not be torn


def complaints(report: Report, file: Path) -> list[str]:
    """Everything in which a PDF differs from its report, or is laid out badly."""
    try:
        reading = Reading(file)
    except Exception as error:  # a PDF that cannot be read is one complaint
        return [f"cannot be read: {error!r}"]
    found = [*_difference(heard(reading.tree), wanted(report)), *_unclaimed(reading), *_order(reading)]
    return [*found, *_layout(reading), *_figures(reading), *_contents(reading)]


def _difference(found: object, meant: object, path: str = "") -> Iterator[str]:
    """The first place in which two trees differ."""
    if found == meant:
        return
    if isinstance(found, tuple) and isinstance(meant, tuple) and found[:1] == meant[:1]:
        pairs = zip(found, meant, strict=False)
        different = next(((n, one, two) for n, (one, two) in enumerate(pairs) if one != two), None)
        if different:
            n, one, two = different
            yield from _difference(one, two, f"{path}/{found[0]}[{n}]")
        else:
            yield f"{path}/{found[0]}: {len(found)} parts instead of {len(meant)}"
    else:
        yield f"{path}: {_short(found)} instead of {_short(meant)}"


def _short(part: object) -> str:
    return repr(part)[:160]


def _unclaimed(reading: Reading) -> Iterator[str]:
    """Words outside the structure: only furniture may be, and table headers that return."""
    headers = {" ".join(node.text().split()) for node in reading.tree.walk() if node.role == "TH"}
    for page, kind, text in reading.decoration:
        if kind not in {"/Header", "/Footer"} and not all(line in " ".join(headers) for line in [text.strip()]):
            yield f"page {page + 1}: “{text.strip()[:60]}” belongs to nothing ({kind})"
    for page, mark in set(reading.words) - set(reading.owners):
        yield f"page {page + 1}: content {mark} stands in no element"
    for n in range(len(reading.pdf.pages)):
        shown = " ".join(text for page, kind, text in reading.decoration if page == n and kind == "/Footer")
        if f" {n + 1} " not in shown or not shown.strip().endswith(f" {len(reading.pdf.pages)}"):
            yield f"page {n + 1} has no number: {shown}"


def _order(reading: Reading) -> Iterator[str]:
    """What is heard first stands first."""
    first: dict[int, int] = {}
    for (page, _), node in reading.owners.items():
        first[id(node)] = min(page, first.get(id(node), page))
    last = 0
    for node in reading.tree.walk():
        page = first.get(id(node), last)
        if page < last:
            yield f"“{node.text()[:60]}” is heard after page {last + 1} and stands on page {page + 1}"
        last = page


def _layout(reading: Reading) -> Iterator[str]:
    """Headings at the foot of a page, and rows torn without need."""
    for n in range(len(reading.pdf.pages)):
        last = max((place for place in reading.owners if place[0] == n), default=None)
        if last and reading.owners[last].role in {"H1", "H2", "H3", "H4"}:
            yield f"page {n + 1} ends with the heading “{reading.owners[last].text()[:60]}”"
    pages: dict[int, set[int]] = {}
    for (page, _), node in reading.owners.items():
        pages.setdefault(id(node), set()).add(page)
    for row in (node for node in reading.tree.walk() if node.role == "TR"):
        used = set().union(*(pages.get(id(cell), set()) for cell in row.walk()))
        if len(used) > 1 and len(row.text()) < LONG:
            yield f"a row is torn: “{row.text()[:60]}”"


def _figures(reading: Reading) -> Iterator[str]:
    for node in reading.tree.walk():
        if node.role == "Figure":
            corners = [float(part) for part in node.about.get("BBox", "[0]").strip("[]").split(",")]
            if len(corners) != 4 or not 0 < corners[0] < corners[2] <= styles.PAGE_WIDTH - styles.SIDE + 1:
                yield f"a figure has no place: {corners}"


def _contents(reading: Reading) -> Iterator[str]:
    """Every line of the contents names the page on which its heading stands."""
    places: dict[str, list[str]] = {}
    for (page, _), node in reading.owners.items():
        if node.role in {"H1", "H2", "H3"}:
            places.setdefault(" ".join(node.text().split()), []).append(str(page + 1))
    entries = [node for node in reading.tree.walk() if node.role == "TOCI"]
    if bool(entries) != (len(reading.pdf.pages) > 6):
        yield f"{len(entries)} lines of contents on {len(reading.pdf.pages)} pages"
    for entry in entries:
        title, _, number = " ".join(entry.text().split()).rpartition(" ")
        link = next((node for node in entry.walk() if node.role == "Link"), Node(""))
        if number not in places.get(title, []) or not link.about.get("Contents"):
            yield f"the contents send “{title[:60]}” to page {number}"

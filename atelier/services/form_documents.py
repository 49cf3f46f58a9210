"""What somebody typed in a form for Word, wherever Word or another program put it.

An answer is found by the tag of its content control, not by its place, so that moved rows lose nothing. Text that
stands outside every control and was not printed on the form is handed back as such: no answer, but never lost.
"""

import hashlib
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from atelier.domain.errors import AtelierError
from atelier.domain.form_questions import plain
from atelier.i18n import tr
from atelier.reports.form_docx import EMPTY, HANDOUT, TICKED

UNPACKED = 60_000_000  # bytes that a document may become
DIGEST = 8  # hex digits of a text that is known
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a document holds: its number, the texts in each control, ticks, and what stands outside them."""

    handout: str
    texts: dict[str, tuple[str, ...]]
    ticks: dict[str, bool]
    outside: tuple[str, ...]
    saved: datetime | None


def read_document(name: str, content: bytes) -> Filled:
    """Read a form for Word.

    Raises:
        AtelierError: it is damaged, unpacks to too much, or is no document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        document: Any = Document(io.BytesIO(content)) if size <= UNPACKED else None
        found = _found(document) if document else None
    except Exception as error:  # a document of another program can be wrong in every way
        raise AtelierError(tr("“{name}” cannot be read as a document of Word.", name=name)) from error
    if found is None:
        raise AtelierError(tr("“{name}” is too large for a form.", name=name))
    return found


def printed(content: bytes) -> tuple[str, ...]:
    """How to know again the texts of a form that are no answers."""
    return tuple(dict.fromkeys(map(digest, read_document("", content).outside)))


def digest(text: str) -> str:
    """A text as a few digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


def _found(document: Any) -> Filled:
    body, saved = document.element.body, document.core_properties.modified
    texts: dict[str, list[str]] = defaultdict(list)
    ticks: dict[str, bool] = {}
    handout = ""
    controls = set()
    for control in body.iter(qn("w:sdt")):
        tag = _tag(control)
        if tag.startswith(HANDOUT):
            handout = tag.removeprefix(HANDOUT)
        elif tag.count(".") == 2:
            ticks[tag] = _ticked(control)
        elif tag.count(".") == 1:
            texts[tag].append(_held(control))
        else:
            continue
        controls.add(control)
    paragraphs = (found for found in body.iter(qn("w:p")) if controls.isdisjoint(found.iterancestors()))
    outside = tuple(filter(None, (plain(_text(found, controls)) for found in paragraphs)))
    return Filled(
        handout, {tag: tuple(dict.fromkeys(held)) for tag, held in texts.items()}, ticks, outside, _utc(saved)
    )


def _utc(saved: datetime | None) -> datetime | None:
    return saved.replace(tzinfo=UTC, microsecond=0) if saved else None


def _tag(control: Any) -> str:
    found = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _held(control: Any) -> str:
    """The text in a control; a choice becomes its key, and what only says where to type becomes nothing."""
    about = control.find(qn("w:sdtPr"))
    text = plain("\n".join(_paragraphs(control)))
    if text == EMPTY:
        return ""
    choice = about.find(qn("w:dropDownList"))
    if choice is None:
        return text
    keys = {_folded(item.get(qn("w:displayText"), "")): item.get(qn("w:value"), "") for item in choice}
    key = keys.get(_folded(text), text)
    return "" if key == "-" else str(key)


def _folded(text: str) -> str:
    """Word makes other quotation marks and spaces of what it shows."""
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split()).casefold()


def _ticked(control: Any) -> bool:
    text = "".join(_paragraphs(control)).strip()
    if text:
        return text in {TICKED, "☑", "✓", "✔", "x", "X"}
    state = control.find(f".//{_W14}checked")
    return state is not None and state.get(f"{_W14}val") in {"1", "true"}


def _paragraphs(control: Any) -> Iterator[str]:
    """A control in a line has no paragraphs of its own; one around whole paragraphs has."""
    content = control.find(qn("w:sdtContent"))
    if content is None:
        return
    inside = list(content.iter(qn("w:p")))
    yield from (_text(part, set()) for part in inside or [content])


def _text(element: Any, without: set[Any]) -> str:
    """All text in an element, but for what stands in a control that is left out or in a paragraph of its own."""
    parts = []
    for child in element:
        if child in without or child.tag in {qn("w:del"), qn("w:p")}:
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        else:
            parts.append(_text(child, without))
    return "".join(parts)

"""The texts in the value of a write: what people typed, not the identities and codes beside it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from atelier.domain.ballots import Ballot
from atelier.domain.mentions import CODES, Part, places_in
from atelier.domain.submitting import Submission
from atelier.storage.acts import Write
from atelier.storage.mapper import dump, types_of
from atelier.storage.tables import BY_NAME

Change = Callable[[str, str], str]  # gets the place of a text, such as `lacking.2`, and the text
TEXTS = (str, tuple[str, ...])


def changed(write: Write, change: Change) -> str:
    """The value of a write with every text in it changed."""
    return dump(_row(write.entity, json.loads(write.value or "{}"), change))


def parts_of(write: Write, names: re.Pattern[str]) -> Iterator[Part]:
    """Where names stand in a write; the roll of a poll is no text."""
    found: list[Part] = []

    def look(place: str, text: str) -> str:
        if write.entity != Ballot.TABLE or not place.startswith("names"):
            found.extend(Part(write.id.hex(), place, *span) for span in places_in(text, names))
        return text

    changed(write, look)
    return iter(found)


def covered(write: Write, parts: Iterable[Part]) -> str:
    """The value of a write with dots for these parts."""
    some = sorted(parts)

    def cover(place: str, text: str) -> str:
        for part in some:
            text = part.covered(text) if part.place == place else text
        return text

    return changed(write, cover)


def _row(entity: str, row: dict[str, Any], change: Change, at: str = "") -> dict[str, Any]:
    hints = types_of(BY_NAME[entity]) if entity in BY_NAME else {}
    texts = {name for name in row if hints.get(name) in TEXTS and name not in CODES}
    return {name: _text(entity, name, held, change, at + name) if name in texts else held for name, held in row.items()}


def _text(entity: str, name: str, held: Any, change: Change, at: str) -> Any:
    if isinstance(held, list):
        return [change(f"{at}.{n}", part) if isinstance(part, str) else part for n, part in enumerate(held)]
    if (entity, name) == (Submission.TABLE, "content"):
        return _frozen(held, change, at)
    return change(at, held) if isinstance(held, str) else held


def _frozen(content: str, change: Change, at: str) -> str:
    """The same in the rows of a submitted version; kinds that this program does not know stay as they are."""
    tables = json.loads(content)
    for table in tables.keys() & BY_NAME.keys():
        tables[table] = [_row(table, row, change, f"{at}.{table}.{n}.") for n, row in enumerate(tables[table])]
    return dump(tables)

"""What a row is called where only its name is shown."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.people import Duo
from atelier.i18n import tr

NAMES = ("title", "name", "theme", "question", "text")


def name_of(value: Entity) -> str:
    """What a row is called: its title, name or first text; empty when it has none."""
    texts = (getattr(value, name, "") for name in NAMES)
    return next((text for text in texts if text and isinstance(text, str)), "")


def words_of(values: Mapping[str, Any]) -> str:
    """The values of a cell as a line of text; of the cell `deleted` whether the row is there."""
    if "deleted" in values:
        return tr("removed") if values["deleted"] else tr("there")
    parts = map(_plain, values.values())
    return ", ".join(part or "–" for part in parts)


def _plain(value: Any) -> str:
    if isinstance(value, UUID):
        return value.hex[:8]
    if isinstance(value, bytes):
        return tr("a picture")
    if isinstance(value, tuple):
        return " · ".join(map(_plain, value))
    return "" if value is None else str(value)


def duo_name(duos: Sequence[Duo], duo: UUID | None) -> str:
    """Duo 3 · Mandaat en bereikbaarheid; the number follows from the order."""
    for n, row in enumerate(duos, 1):
        if row.id == duo:
            name = tr("Duo {n}", n=n)
            return f"{name} · {row.theme}" if row.theme else name
    return tr("no duo yet")

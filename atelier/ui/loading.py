"""Importing what is slow, on the worker, once something has been painted."""

import builtins
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atelier.services.workspace import Events


def load(resources: Path, data: Path) -> "Events":
    """Import everything that is slow, and read the library."""
    from atelier.services.workspace import Events  # noqa: PLC0415 - after the first paint
    from atelier.ui import places  # noqa: F401, PLC0415 - after the first paint

    events = Events(resources, data)
    _ = events.library
    return events


def prepare() -> None:
    """Before the worker begins: qtpy changes classes of Qt, which ends a program whose window uses them."""
    import_plainly()
    import qtawesome  # noqa: F401, PLC0415 - after the first paint


def import_plainly() -> None:
    """Take away what PySide lays around `import`: it reads the source of every module, a sixth of all loading."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

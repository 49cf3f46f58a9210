"""What is cut off in one look, in a process of its own: `python -m tests.look.faults LOOK WALK` prints a line each."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.look.__main__ import WALKS
from tests.look.clipped import clipped
from tests.look.states import looks, staged


def main(name: str, walk: str) -> None:
    """Bring the program to every state of a walk in the look of this name."""
    application = QApplication([])
    look = next(look for look in looks() if look.name == name)
    with tempfile.TemporaryDirectory() as folder, staged(application, Path(folder), look) as program:
        for state, widget in WALKS[walk](program):
            if widget is not program.window:
                continue
            if widget.width() != look.width:
                print(f"{state} makes the window {widget.width()} px wide")
            for fault in clipped(widget):
                print(f"{state}: {fault}")
    print("looked")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`make look`: contact sheets of every view and state in two languages, light and dark, three sizes."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from atelier.app import Atelier
from tests.look.clipped import clipped
from tests.look.methods import method_states
from tests.look.states import Look, looks, staged, states

Walk = Callable[[Atelier], Iterator[tuple[str, QWidget]]]
WALKS: dict[str, Walk] = {"views": states, "methods": method_states}
COLUMNS, WIDE, HIGH, TITLE = 3, 640, 400, 26


def main(target: Path) -> int:
    """Write the sheets to `target`; the number of clipped texts found."""
    application = QApplication([])
    faults = 0
    for look in looks():
        for kind, walk in WALKS.items():
            with tempfile.TemporaryDirectory() as folder:
                faults += _sheet(application, Path(folder), look, target / kind, walk)
    print(f"{faults} clipped texts; sheets in {target}")
    return faults


def _sheet(application: QApplication, folder: Path, look: Look, target: Path, walk: Walk) -> int:
    pictures: list[tuple[str, QPixmap]] = []
    faults: list[str] = []
    with staged(application, folder, look) as program:
        for name, widget in walk(program):
            picture = widget.grab()
            pictures.append((name, picture))
            single = target / look.name
            single.mkdir(parents=True, exist_ok=True)
            picture.save(str(single / f"{name}.png"))
            if widget is program.window:
                faults += [f"{look.name} {name}: {fault}" for fault in clipped(widget)]
    _paint(pictures, look).save(str(target / f"{look.name}.png"))
    for fault in faults:
        print(fault)
    return len(faults)


def _paint(pictures: list[tuple[str, QPixmap]], look: Look) -> QImage:
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(COLUMNS * WIDE, rows * HIGH, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#777777"))
    painter = QPainter(sheet)
    painter.setFont(QFont("Atkinson Hyperlegible Next", 10))
    painter.setPen(QColor("white"))
    for n, (name, picture) in enumerate(pictures):
        x, y = n % COLUMNS * WIDE, n // COLUMNS * HIGH
        painter.drawText(x + 8, y + 18, f"{look.name} · {name}")
        mode = Qt.TransformationMode.SmoothTransformation
        small = picture.scaled(WIDE - 12, HIGH - TITLE - 6, Qt.AspectRatioMode.KeepAspectRatio, mode)
        painter.drawPixmap(QRect(x + 6, y + TITLE, small.width(), small.height()), small)
    painter.end()
    return sheet


if __name__ == "__main__":
    sys.exit(min(1, main(Path(sys.argv[1]))))

"""The Qt that is installed survives what the projector does all day; PySide6 6.12.0 on Python 3.11 does not.

That version drops references of None and True at every call, and aborts when they run out.
"""

import ast
import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]

STRESS = textwrap.dedent("""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QPainter, QPixmap
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication([])
    label, picture = QLabel(), QPixmap(320, 180)
    for n in range(20_000):
        label.setText(f"{n // 60:02d}:{n % 60:02d}")
        label.setVisible(n % 2 == 0)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.fillRect(QRectF(0, 0, 320, 180), QColor("#0E1F1B"))
        painter.drawText(QRectF(0, 0, 320, 180), Qt.AlignmentFlag.AlignCenter, label.text())
        painter.end()
    print("alive", label.text())
""")

COLLECTED = textwrap.dedent("""
    import gc

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QWidget

    from atelier.ui.screen_of import screen_of

    class Ring:
        pass

    application = QApplication([])
    gc.disable()
    for n in range(20):
        screens, widget = QGuiApplication.screens(), QWidget()  # the screen is older, and is cleared first
        screen = ASKED
        ring = Ring()
        ring.all = [screens, screen, widget, ring]
        widget.ring = ring
        del screens, screen, widget, ring
        gc.collect()
        names = [screen.name() for screen in QGuiApplication.screens()]
    print("alive", len(names))
""")


def run(script: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=300, check=False)


def test_twenty_thousand_label_and_painter_calls() -> None:
    child = run(STRESS)
    assert child.returncode == 0, child.stderr
    assert child.stdout == "alive 333:19\n"


def test_a_screen_outlives_the_widgets_that_asked_for_it() -> None:
    child = run(COLLECTED.replace("ASKED", "screen_of(widget)"))
    assert (child.returncode, child.stdout) == (0, "alive 1\n"), child.stderr


def test_the_check_on_screens_can_fail() -> None:
    """As long as PySide deletes a screen together with a widget, `screen_of` is needed."""
    assert run(COLLECTED.replace("ASKED", "widget.screen()")).returncode != 0


def calls(*names: str) -> list[str]:
    """The modules that call a method of one of these names."""
    return [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "atelier").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ]


def test_every_screen_is_asked_for_in_the_one_safe_way() -> None:
    assert calls("screen") == ["atelier/ui/screen_of.py"]


def test_every_layout_is_nested_in_the_one_safe_way() -> None:
    assert calls("addLayout", "insertLayout") == ["atelier/ui/widgets/basics.py"]

"""The Qt that is installed survives what the projector does all day; PySide6 6.12.0 on Python 3.11 does not.

That version drops references of None and True at every call, and aborts when they run out.
"""

import os
import subprocess
import sys
import textwrap

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


def test_twenty_thousand_label_and_painter_calls() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", STRESS], capture_output=True, text=True, env=environment, timeout=300, check=False
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout == "alive 333:19\n"

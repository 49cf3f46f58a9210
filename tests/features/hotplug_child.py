"""The program under a real X server, steered by lines on its input; each line is answered with what stands where."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.ui.screen_of import screen_of
from tests.program import settle, start, wait_until

KEYS = {"R": Qt.Key.Key_R, "F": Qt.Key.Key_F, "B": Qt.Key.Key_B, "F5": Qt.Key.Key_F5, "Esc": Qt.Key.Key_Escape}


class Child:
    """Answers `state`, `move X Y`, `key K`, `choose NAME`, `reset` and `quit`."""

    def __init__(self, program: Atelier, application: QApplication) -> None:
        self._program, self._application = program, application
        self._ears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._ears.activated.connect(self._on_line)

    def _on_line(self) -> None:
        word, *rest = sys.stdin.readline().split() or ["quit"]
        if word == "move":
            self._program.window.move(QPoint(*map(int, rest)))
        elif word == "key":
            QTest.keyClick(self._program.workbench.views.current, KEYS[rest[0]])
        elif word == "choose":
            self._program.projector.screens.choose(rest[0] if rest else "")
        elif word == "reset":
            self._reset()
        elif word == "quit":
            self._application.quit()
            return
        settle()
        print(json.dumps(self._state()), flush=True)

    def _reset(self) -> None:
        program = self._program
        program.window.setGeometry(40, 40, 1000, 640)
        program.projector.screens.choose("")
        program.projector.turn_off()
        program.projector.lift()
        program.projector.turn_on()
        program.workbench.views.current.notice.clear()

    def _state(self) -> dict[str, object]:
        projector, window = self._program.projector, self._program.projector.window
        notice = self._program.workbench.views.current.notice
        middle = window.geometry().center()
        return {
            "screens": {s.name(): s.geometry().getRect() for s in QGuiApplication.screens()},
            "primary": QGuiApplication.primaryScreen().name(),
            "home": screen_of(self._program.window).name(),
            "shown": window.isVisible(),
            "geometry": window.geometry().getRect(),
            "screen": screen_of(window).name(),
            "state": projector.state.name,
            "active": type(QApplication.activeWindow()).__name__,
            "focus": type(QApplication.focusWidget()).__name__,
            "page": type(window.page).__name__,
            "notice": notice.text.text() if notice.isVisible() else "",
            "pixel": _pixel(middle + QPoint(-window.width() // 2 + 5, 0)) if window.isVisible() else "",
        }


def _pixel(point: QPoint) -> str:
    """What the X server really shows at a place."""
    screen = QGuiApplication.screenAt(point)
    if screen is None:
        return "nowhere"
    place = point - screen.geometry().topLeft()
    return QColor(screen.grabWindow(0, place.x(), place.y(), 1, 1).toImage().pixel(0, 0)).name()


def main(folder: Path) -> None:
    application = QApplication([])
    program = start(application, folder)
    files, path = program.files, folder / "v.atelier"
    files.enter(lambda: files.events().example(path, fictitious=True), path)
    wait_until(lambda: program.workbench is not None)
    program.workbench.open("session")
    child = Child(program, application)
    child._reset()
    print("ready", flush=True)
    application.exec()
    del child
    program.window.close()
    program.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

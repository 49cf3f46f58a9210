"""No widget flashes as a window of its own while views are built and opened."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.program import EXAMPLE, launched, settle, wait_until


class Watcher(QObject):
    """Notes every window that shows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_opening_and_visiting_everything_shows_one_window(qapp: QApplication, tmp_path: Path) -> None:
    with launched(qapp, tmp_path) as program:
        watcher = Watcher()
        qapp.installEventFilter(watcher)
        program.files.events().example(tmp_path / EXAMPLE, fictitious=True).close()
        program.files.open_path(tmp_path / EXAMPLE)
        wait_until(lambda: program.workbench is not None)
        for key in program.workbench.places:
            program.workbench.open(key)
            settle(10)
        qapp.removeEventFilter(watcher)
        assert watcher.seen == []
        stray = QWidget()
        qapp.installEventFilter(watcher)
        stray.show()
        qapp.removeEventFilter(watcher)
        assert watcher.seen == ["QWidget"]
        stray.close()

"""The whole program for tests: real widgets, a real file, dialogs that answer by themselves."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from atelier.app import Atelier
from atelier.ui.dialogs import Dialogs

EXAMPLE = "week.atelier"


class Answers(Dialogs):
    """Chooses places in one folder instead of asking."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.next_open: Path | None = None
        self.next_folder: Path | None = None

    def open_event(self, place: Path | None = None) -> Path | None:
        return self.next_open

    def choose_folder(self) -> Path | None:
        return self.next_folder

    def save_event(self, suggested: str) -> Path | None:
        return self.folder / f"{suggested}.atelier"


def start(application: QApplication, folder: Path, language: str = "en") -> Atelier:
    """The program with its own data in `folder`, ready, on the laptop's screen."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    (data / "settings.ini").write_text(f"[General]\nlanguage={language}\ntheme=light\n", encoding="utf-8")
    program = Atelier(application, data, Answers(folder))
    laptop = next((s for s in QGuiApplication.screens() if s.name() == "laptop"), None)
    if laptop is not None:
        program.window.setScreen(laptop)
        program.window.move(laptop.geometry().topLeft())
    program.window.show()
    program.window.activateWindow()
    wait_until(lambda: program.files.loaded is not None)
    return program


@contextmanager
def launched(application: QApplication, folder: Path, language: str = "en") -> Iterator[Atelier]:
    """The program on its first page; ended afterwards, with its windows."""
    program = start(application, folder, language)
    try:
        yield program
    finally:
        program.window.close()
        program.stop()


@contextmanager
def on_example(
    application: QApplication, folder: Path, language: str = "en", *, fictitious: bool = False
) -> Iterator[Atelier]:
    """The program with the built-in example in its window, in `folder` as EXAMPLE."""
    with launched(application, folder, language) as program:
        assert program.files.loaded is not None
        program.files.events().example(folder / EXAMPLE, fictitious=fictitious).close()
        program.files.open_path(folder / EXAMPLE)
        wait_until(lambda: program.workbench is not None)
        settle()
        yield program


def later(program: Atelier) -> None:
    """The clock of the open event goes on for two seconds: of one second only the last backup stays."""
    assert program.desk is not None
    file = program.desk.workspace.file
    now = file.now
    file.now = lambda: now() + timedelta(seconds=2)


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Let events run until the condition holds; fails when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        rest(5)


def settle(times: int = 5) -> None:
    """Let posted events and layouts come to rest."""
    for _ in range(times):
        rest(1)


def rest(milliseconds: int) -> None:
    """Let events run for a while; unlike QTest.qWait this leaves Python to the worker thread meanwhile."""
    loop, timer = QEventLoop(), QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(milliseconds)
    loop.exec()


def texts(widget: QWidget) -> str:
    """Everything that visible labels say."""
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key on a widget."""
    QTest.keyClick(widget, key, modifiers)

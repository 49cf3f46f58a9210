"""A process with a window that measures itself: `python -m tests.bench.child KIND STARTED [FILE]` prints JSON.

`bare` is a window with a label; `start` is the program until it is ready; `views` visits every view of a file;
`merging` brings other files in on the page for it;
`exporting` makes every edition and every document in every format. Nothing that Python has not loaded already is
imported up here, because the time until the first paint is what is measured.
"""

import json
import sys
import time

KIND, STARTED = sys.argv[1], int(sys.argv[2])  # `time.monotonic_ns` just before the process was made
TICK, REST = 5, 400  # ms between looks at the event loop; how long a bare window is watched
STAY = 200  # ms in each view
FIGURES: dict[str, float] = {}


def stamp(name: str) -> None:
    """Milliseconds since the process was made."""
    FIGURES[name] = (time.monotonic_ns() - STARTED) / 1e6


def finish() -> None:
    """Tell the figures, the most memory that this process ever had among them."""
    FIGURES["peak"] = peak()
    sys.stdout.write(json.dumps(FIGURES))


def peak() -> float:
    """In MB. On Linux not `ru_maxrss`, which a child takes over from its parent."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib would be an import
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource  # noqa: PLC0415 - not on every system

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def bare() -> None:
    """What any PySide6 program does at least."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - measured
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415 - measured

    application = QApplication(sys.argv[:1])
    window = watched(QMainWindow)()
    window.setCentralWidget(QLabel("Atelier"))
    window.resize(1280, 720)
    window.show()
    timer = QTimer()
    timer.timeout.connect(application.quit)
    timer.start(REST)
    application.exec()
    window.gaps.stop()


def start() -> None:
    """The program as it is started by hand, until everything is there."""
    run([], lambda atelier: atelier.window.close())


def views() -> None:
    """The program with a file, every view of it shown, the pages of a report among them."""
    run([sys.argv[3]], visit)


def merging() -> None:
    """The program with a file, into which the other files are merged; the gap is that of reading and merging."""
    run([sys.argv[3]], merge)


def exporting() -> None:
    """The program with a file, of which everything is made; the gap is that of planning, making and noting."""
    run([sys.argv[3]], export)


def run(arguments: list, ready) -> None:
    """The command line of the program, with a window and a program that tell when they are there."""
    from atelier import app  # noqa: PLC0415 - measured
    from atelier.__main__ import main  # noqa: PLC0415 - measured

    class Atelier(app.Atelier):
        def __init__(self, *args, **values) -> None:
            super().__init__(*args, **values)
            self.files.ready.connect(self._on_ready)

        def _on_ready(self) -> None:
            self.window.gaps.stop()
            stamp("ready")
            ready(self)

    app.MainWindow, app.Atelier = watched(app.MainWindow), Atelier
    main(arguments)


def visit(atelier) -> None:
    """One view after the other, then away."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - measured

    waiting = list(atelier.workbench.places)

    def on() -> None:
        view = atelier.workbench.views.current
        if atelier.workbench.views.key == "reports" and view.pages.shown is None:
            return  # a report that is still being drawn
        if waiting:
            atelier.workbench.open(waiting.pop(0))
        else:
            timer.stop()
            atelier.window.close()

    timer = QTimer(atelier)
    timer.timeout.connect(on)
    timer.start(STAY)


def merge(atelier) -> None:
    """Look at the other files, merge them, see the page that follows, then away."""
    from pathlib import Path  # noqa: PLC0415 - as above

    from PySide6.QtCore import QTimer  # noqa: PLC0415 - measured

    atelier.workbench.open("merge")
    panel = atelier.workbench.views.current.bringing
    gaps = atelier.window.gaps

    def begin() -> None:
        gaps.stop()
        FIGURES["gap"] = 0.0
        gaps.start(TICK)
        atelier.workbench.views.current.bring([Path(name) for name in sys.argv[4:]])

    def end() -> None:
        gaps.stop()
        timer.stop()
        atelier.window.close()

    steps = [begin, panel.merge, end]

    def on() -> None:
        if panel.pages.currentIndex() != 1:  # else it is still reading
            steps.pop(0)()

    timer = QTimer(atelier)
    timer.timeout.connect(on)
    timer.start(STAY)


def export(atelier) -> None:
    """Wait for the pages, have everything made in a folder (with so many of the boxes ticked), then away."""
    from pathlib import Path  # noqa: PLC0415 - as above

    from PySide6.QtCore import QTimer  # noqa: PLC0415 - measured

    atelier.workbench.open("reports")
    view, gaps, folder = atelier.workbench.views.current, atelier.window.gaps, Path(sys.argv[4])
    view.batch._folder = lambda: folder

    def begin() -> None:
        view.ask_everything()
        boxes = (*view.batch.forms.values(), view.batch.wide, *view.batch.kinds.values())
        for box in boxes[: int(sys.argv[5])]:
            box.setChecked(True)
        gaps.stop()
        FIGURES["gap"] = 0.0
        gaps.start(TICK)
        view.batch.start()

    def end() -> None:
        gaps.stop()
        FIGURES["files"] = float(len(list(folder.iterdir())))
        timer.stop()
        atelier.window.close()

    steps = [begin, end]

    def on() -> None:
        if view.pages.shown is not None and not view.batch.running:
            steps.pop(0)()

    timer = QTimer(atelier)
    timer.timeout.connect(on)
    timer.start(STAY)


def watched(kind: type) -> type:
    """A window that tells its first paint, and from then on the longest time that its event loop was away."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - measured

    class Window(kind):
        def __init__(self, *arguments) -> None:
            super().__init__(*arguments)
            self._behind = QTimer(self)  # behind the paint of everything in it
            self._behind.timeout.connect(self._on_painted)

        def paintEvent(self, event) -> None:
            self._behind.start(0)
            super().paintEvent(event)

        def _on_painted(self) -> None:
            self._behind.stop()
            if "painted" not in FIGURES:
                stamp("painted")
                self.gaps = Gaps(self)

    class Gaps(QTimer):
        def __init__(self, home: Window) -> None:
            super().__init__(home)
            self._last = time.monotonic_ns()
            FIGURES["gap"] = 0.0
            self.timeout.connect(self.look)
            self.start(TICK)

        def look(self) -> None:
            now = time.monotonic_ns()
            FIGURES["gap"] = max(FIGURES["gap"], (now - self._last) / 1e6)
            self._last = now

        def stop(self) -> None:
            self.look()
            super().stop()

    return Window


if __name__ == "__main__":
    {"bare": bare, "start": start, "views": views, "merging": merging, "exporting": exporting}[KIND]()
    finish()

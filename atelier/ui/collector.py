"""Python's collector of reference cycles, run on the thread of the window and nowhere else."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Keeps cycles from being collected on a worker: that takes Qt objects down under the hands of the window.

    Python collects on whichever thread happens to fill a generation; Qt objects may only end on their own thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect)
        self._timer.start(EVERY_MS)

    def stop(self) -> None:
        """Leave the collector as it was found; the workers have stopped by then."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def collect() -> None:
    """Collect the oldest generation that is due, as Python itself would have done by now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return

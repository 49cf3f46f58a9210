"""Cycles end on the thread of the window, whatever a worker does meanwhile; and without the collector they don't."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from atelier.ui import collector
from atelier.ui.collector import Collector
from tests.program import rest


class Ring:
    """Refers to itself, and notes on which thread it ends."""

    ended: list[int] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


def fill_generations() -> None:
    for _ in range(30):
        _ = [[n] for n in range(5_000)]
        _ = [{"me": []} for _ in range(5_000)]


@pytest.mark.parametrize("kept", [True, False], ids=["collector", "planted: none"])
def test_where_a_cycle_ends(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, kept: bool) -> None:
    monkeypatch.setattr(collector, "EVERY_MS", 20)
    monkeypatch.setattr(Ring, "ended", [])
    gc.collect()
    gc.enable()
    parent = QObject()
    running = Collector(parent) if kept else None
    Ring()
    with ThreadPoolExecutor(1) as worker:
        worker.submit(fill_generations).result()
        worker_thread = worker.submit(threading.get_ident).result()
    if running is None:
        assert Ring.ended == [worker_thread]
        return
    assert Ring.ended == []
    _ = [[n] for n in range(1_000)]
    rest(100)
    assert Ring.ended == [threading.get_ident()]
    running.stop()
    assert gc.isenabled()

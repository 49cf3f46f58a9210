"""No text is cut off: every view and state, both languages and themes, at three sizes; and the check can fail."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from tests.look.clipped import clipped
from tests.look.methods import method_states
from tests.look.states import Look, looks, staged, states


@pytest.mark.parametrize("look", list(looks()), ids=lambda look: look.name)
def test_nothing_is_clipped(qapp: QApplication, tmp_path: Path, look: Look) -> None:
    faults = []
    with staged(qapp, tmp_path, look) as program:
        for name, widget in states(program):
            if widget is program.window:
                assert widget.width() == look.width, f"{name} makes the window {widget.width()} px wide"
                faults += [f"{name}: {fault}" for fault in clipped(widget)]
    assert faults == []


def test_nothing_is_clipped_of_any_way_of_asking(qapp: QApplication, tmp_path: Path, run_seed: str) -> None:
    """In one of the looks, another one on every run; all of them are on the contact sheets."""
    look = list(looks())[int(run_seed) % len(list(looks()))]
    faults = []
    with staged(qapp, tmp_path, look) as program:
        for name, widget in method_states(program):
            if widget is program.window:
                faults += [f"{look.name} {name}: {fault}" for fault in clipped(widget)]
    assert faults == []


@pytest.mark.parametrize("plant", ["label", "wrapped", "button"])
def test_a_planted_clipped_text_is_found(qapp: QApplication, plant: str) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    widget = QPushButton("Sluit de peiling") if plant == "button" else QLabel("Een zin die hier niet past")
    if isinstance(widget, QLabel):
        widget.setWordWrap(plant == "wrapped")
    widget.setFixedSize(60, 18)
    layout.addWidget(widget)
    window.show()
    assert clipped(window)
    window.close()

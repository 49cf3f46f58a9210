"""No text is cut off: every view and state, both languages and themes, at three sizes; and the check can fail."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from tests.conftest import PROFILE
from tests.look.clipped import clipped
from tests.look.states import LANGUAGES, THEMES, Look, looks
from tests.look.states import SIZES as SCREENS

ROOT = Path(__file__).parents[1]


LOOKS = list(looks())
PAIRS, SIZES = len(LANGUAGES) * len(THEMES), len(SCREENS)
EVERY = PROFILE == "endure"


def faults(look: Look, walk: str) -> list[str]:
    """What is cut off, found by a process of its own: one program and one look in each."""
    command = [sys.executable, "-m", "tests.look.faults", look.name, walk]
    child = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=900, check=False)
    assert child.returncode == 0, f"{look.name}: {child.stderr[-2000:]}"
    *found, last = child.stdout.splitlines()
    assert last == "looked"
    return [f"{look.name} {fault}" for fault in found]


@pytest.mark.parametrize("number", range(len(LOOKS) if EVERY else PAIRS))
def test_nothing_is_clipped(run_seed: str, number: int) -> None:
    """Each language in each theme, in a size that turns from run to run; every look in `make endure`."""
    look = LOOKS[number] if EVERY else LOOKS[number * SIZES + (int(run_seed) + number) % SIZES]
    assert faults(look, "views") == []


def test_nothing_is_clipped_of_any_way_of_asking(run_seed: str) -> None:
    """In one of the looks, another one on every run; all of them are on the contact sheets."""
    assert faults(LOOKS[int(run_seed) % len(LOOKS)], "methods") == []


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

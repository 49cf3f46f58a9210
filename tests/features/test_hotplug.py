"""A beamer that is plugged in, pulled out and comes back at another size, on a real X server with real monitors."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xrandr")
LACKING = [program for program in NEEDED if shutil.which(program) is None]
XVFB = ("Xvfb", "-screen", "0", "6400x2400x24", "-noreset", "-nolisten", "tcp")  # without a client it forgets monitors
GROUND, BLACK = "#0e1f1b", "#000000"
SECONDS = 20

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 monitors exist on Linux only"),
    pytest.mark.skipif(bool(LACKING), reason=f"missing: {', '.join(LACKING)} (apt-get install xvfb x11-xserver-utils)"),
]


class Desk:
    """An X server whose monitors come and go; the first one is the laptop's."""

    def __init__(self, display: str) -> None:
        self.plugged: list[str] = []
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._output = re.findall(r"^(\S+) connected", self._xrandr(), re.MULTILINE)[0]

    def plug(self, name: str, width: int, height: int, x: int, y: int = 0, *, output: bool = False) -> None:
        shape = f"{width}/{width // 4}x{height}/{height // 4}+{x}+{y}"
        self._xrandr("--setmonitor", name, shape, self._output if output else "none")
        if not output:
            self.plugged.append(name)

    def pull(self, name: str) -> None:
        self._xrandr("--delmonitor", name)
        self.plugged.remove(name)

    def _xrandr(self, *arguments: str) -> str:
        command = ["xrandr", *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout


class Running:
    """The program as a child process."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.features.hotplug_child", str(folder)]
        self._said, pipe = folder / "stderr", subprocess.PIPE
        with self._said.open("w", encoding="utf-8") as errors:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=desk.environment, stdin=pipe, stdout=pipe, stderr=errors, text=True
            )
        assert self.process.stdout.readline().strip() == "ready", self.said()

    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    def ask(self, line: str = "state") -> dict[str, object]:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"the program is gone: {self.said()}"
        return json.loads(answer)

    def until(self, condition: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        end = time.monotonic() + SECONDS
        while not condition(state := self.ask()):
            assert time.monotonic() < end, f"it did not happen in time: {state}"
            time.sleep(0.05)
        return state

    def covers(self, name: str, *geometry: int) -> dict[str, object]:
        return self.until(
            lambda state: state["shown"] and state["screen"] == name and state["geometry"] == list(geometry)
        )

    def hides(self) -> dict[str, object]:
        return self.until(lambda state: not state["shown"] and state["state"] == "WAITING")

    def stop(self) -> None:
        with self.process:  # closes the pipes and waits
            if self.process.poll() is None:
                self.process.stdin.write("quit\n")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Running]]:
    """One server and one program for all stories: each begins with the laptop alone."""
    reading, writing = os.pipe()
    command, quiet = [*XVFB, "-displayfd", str(writing)], subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet, text=True)
    os.close(writing)
    with os.fdopen(reading) as answer:
        desk = Desk(f":{answer.readline().strip()}")
    desk.plug("laptop", 1280, 720, 0, output=True)
    running = Running(desk, tmp_path_factory.mktemp("room"))
    yield desk, running
    running.stop()
    server.terminate()
    server.wait(20)
    assert (running.process.returncode, running.said()) == (0, "")


@pytest.fixture
def desk(room: tuple[Desk, Running]) -> Desk:
    return room[0]


@pytest.fixture
def running(room: tuple[Desk, Running]) -> Iterator[Running]:
    desk, started = room
    yield started
    for name in list(desk.plugged):
        desk.pull(name)
    started.until(lambda state: list(state["screens"]) == ["laptop"])
    started.ask("reset")
    started.hides()


def test_a_beamer_comes_goes_and_comes_back_at_another_size(desk: Desk, running: Running) -> None:
    assert running.hides()["notice"] == ""
    desk.plug("beamer", 1920, 1080, 1280)
    state = running.covers("beamer", 1280, 0, 1920, 1080)
    assert (state["state"], state["pixel"]) == ("LIVE", GROUND)
    desk.pull("beamer")
    running.until(lambda state: str(state["notice"]).startswith("The beamer is gone."))
    assert running.hides()["active"] == "MainWindow"
    desk.plug("beamer", 1024, 768, 1280)
    state = running.covers("beamer", 1280, 0, 1024, 768)
    assert (state["pixel"], state["page"]) == (GROUND, "WelcomePage")
    assert state["notice"] == "The beamer is back and shows the page again."


def test_a_beamer_changes_its_size_while_it_is_on(desk: Desk, running: Running) -> None:
    """A monitor without an output changes its size by going and coming."""
    desk.plug("beamer", 1920, 1080, 1280)
    running.covers("beamer", 1280, 0, 1920, 1080)
    for width, height in ((1280, 1024), (3840, 2160)):
        desk.pull("beamer")
        running.until(lambda state: "beamer" not in state["screens"])
        desk.plug("beamer", width, height, 1280)
        running.covers("beamer", 1280, 0, width, height)


def test_who_types_keeps_the_keyboard_when_a_beamer_comes(desk: Desk, running: Running) -> None:
    assert running.until(lambda state: state["active"] == "MainWindow")["focus"] == "SessionView"
    desk.plug("beamer", 1920, 1080, 1280)
    running.covers("beamer", 1280, 0, 1920, 1080)
    for _ in range(5):
        state = running.ask()
        assert (state["active"], state["focus"]) == ("MainWindow", "SessionView")
        time.sleep(0.1)


def test_black_freeze_and_release_outlive_a_change_of_screens(desk: Desk, running: Running) -> None:
    desk.plug("beamer", 1920, 1080, 1280)
    running.covers("beamer", 1280, 0, 1920, 1080)
    assert running.ask("key B")["pixel"] == BLACK
    desk.pull("beamer")
    running.hides()
    desk.plug("beamer", 1024, 768, 1280)
    assert running.covers("beamer", 1280, 0, 1024, 768)["state"] == "BLACK"
    running.ask("key B")
    running.ask("key R")
    assert running.until(lambda state: state["state"] == "RELEASED")["shown"] is False
    desk.pull("beamer")
    desk.plug("beamer", 1366, 768, 1280)
    assert running.until(lambda state: state["screens"].get("beamer") == [1280, 0, 1366, 768])["shown"] is False
    running.ask("key R")
    running.covers("beamer", 1280, 0, 1366, 768)
    for key in ("F5", "Esc"):
        running.ask(f"key {key}")
    assert running.covers("beamer", 1280, 0, 1366, 768)["state"] == "LIVE"


def test_of_three_screens_the_chosen_one_is_kept_by_name(desk: Desk, running: Running) -> None:
    desk.plug("beamer", 1920, 1080, 1280)
    running.covers("beamer", 1280, 0, 1920, 1080)
    desk.plug("side", 1024, 768, 3200)
    running.until(lambda state: "side" in state["screens"])
    running.covers("beamer", 1280, 0, 1920, 1080)
    running.ask("choose side")
    running.covers("side", 3200, 0, 1024, 768)
    desk.pull("side")
    running.covers("beamer", 1280, 0, 1920, 1080)
    desk.plug("side", 1280, 800, 3200)
    running.covers("side", 3200, 0, 1280, 800)


def test_the_laptop_window_may_move_onto_the_screen_of_the_beamer(desk: Desk, running: Running) -> None:
    desk.plug("beamer", 1920, 1080, 1280)
    running.covers("beamer", 1280, 0, 1920, 1080)
    running.ask("move 1500 100")
    running.until(lambda state: state["home"] == "beamer")
    running.covers("laptop", 0, 0, 1280, 720)
    running.ask("move 40 40")
    running.covers("beamer", 1280, 0, 1920, 1080)


def test_a_beamer_that_repeats_the_laptop_is_no_second_screen(desk: Desk, running: Running) -> None:
    desk.plug("beamer", 1280, 720, 0)
    running.until(lambda state: "beamer" in state["screens"])
    running.hides()
    running.ask("choose =")
    assert running.until(lambda state: state["shown"])["geometry"] == [0, 0, 1280, 720]

"""The program in one folder, without Python: everything that reads a file of a library is tried in it.

`make frozen` builds it and runs this; it takes a few minutes, so `make test` passes it over and says so.
"""

import os
import subprocess
import time
from pathlib import Path

import pytest

from atelier.storage.passwords import set_password

PROGRAM = os.environ.get("ATELIER_FROZEN", "")
MAGIC = {
    "pdf": b"%PDF-1.7",
    "docx": b"PK",
    "odt": b"PK",
    "html": b"<!DOCTYPE html>",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
}
WORD = "correct paard batterij"
DOCUMENTS = ("bouwstenen", "raadsinformatiebrief", "startdocument", "reacties", "achterban")

if not PROGRAM:
    pytest.skip("the program in one folder was not built: make frozen", allow_module_level=True)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frozen")


@pytest.fixture(scope="module")
def event(place: Path) -> Path:
    path = place / "week.atelier"
    run("example", path, "--fictitious")
    return path


def run(*arguments: object, **more: str) -> str:
    """What it told; it never ends in an error."""
    called = [PROGRAM, *map(str, arguments)]
    done = subprocess.run(called, capture_output=True, text=True, env={**os.environ, **more}, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("kind", MAGIC)
def test_a_report_is_made_in_each_format(event: Path, place: Path, kind: str) -> None:
    out = place / kind
    run("report", event, "--audience", "raden", "--municipality", "Arnhem", "--format", kind, "--out", out)
    (made,) = (path for path in out.iterdir() if path.suffix == f".{kind}" or path.is_dir())
    first = made if made.is_file() else min(made.iterdir())
    assert first.read_bytes().lstrip().startswith(MAGIC[kind])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_other_document_is_made(event: Path, place: Path, document: str) -> None:
    out = place / document
    run("report", event, "--document", document, "--out", out)
    assert {path.suffix for path in out.iterdir()} == {".pdf"}


@pytest.mark.parametrize("suffix", ["atelier", "html", "docx"])
def test_work_is_given_along(event: Path, place: Path, suffix: str) -> None:
    carrier = place / f"duo.{suffix}"
    run("give", event, "--duo", 1, "--out", carrier)
    assert carrier.stat().st_size > 10_000
    if suffix == "atelier":
        run("merge", event, carrier, "--dry-run")


def test_a_file_with_a_password_is_proved(event: Path, place: Path) -> None:
    locked = place / "locked.atelier"
    locked.write_bytes(event.read_bytes())
    set_password(locked, WORD)
    assert "✗" not in run("check", locked, ATELIER_PASSWORD=WORD)


def test_the_window_opens_the_event_and_says_nothing_on_the_side(event: Path, tmp_path: Path) -> None:
    settings = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")}
    environment = {**os.environ, **settings, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([PROGRAM, event], env=environment, stderr=subprocess.PIPE, text=True) as window:
        backups = wait_for(lambda: [*tmp_path.rglob("backups/*/*.atelier")])
        assert window.poll() is None
        window.terminate()
        assert window.stderr is not None
        assert window.stderr.read() == ""
    assert len(backups) == 1


def wait_for(found) -> list[Path]:
    """What is there within a minute."""
    end = time.monotonic() + 60
    while not (paths := found()) and time.monotonic() < end:
        time.sleep(0.2)
    return paths

"""Files on the window: several go to the page where they come together, and what cannot be used is named."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.ui.dropping import left_out
from atelier.ui.merge_view import MergeView
from tests.program import EXAMPLE, launched, on_example, settle, wait_until

ONLY = "“foto.jpg” is not an event or a form of Atelier."


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        yield running


@pytest.fixture
def others(program: Atelier, tmp_path: Path) -> list[Path]:
    """Two laptops with a copy of this event."""
    paths = [tmp_path / f"laptop {n}.atelier" for n in (2, 3)]
    for path in paths:
        program.desk.workspace.file.copy_to(path)
    return paths


def drop(program: Atelier, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), QUrl("https://example.org/x.atelier")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.window.dropEvent(QDropEvent(QPointF(10, 10), copy, mime, left, none))
    settle()


def bringing(program: Atelier) -> MergeView:
    assert program.workbench.views.key == "merge"
    view = program.workbench.views.current
    wait_until(lambda: view.bringing.preview is not None)
    return view


def test_several_events_go_to_the_page_where_they_come_together(program: Atelier, others: list[Path]) -> None:
    drop(program, *others)
    assert [source.name for source in bringing(program).bringing.preview.sources] == [path.name for path in others]
    assert not program.workbench.views.current.notice.isVisible()


def test_what_is_no_event_is_named_and_the_rest_goes_on(program: Atelier, others: list[Path], tmp_path: Path) -> None:
    drop(program, tmp_path / "foto.jpg", *others)
    assert program.workbench.views.current.notice.text.text() == ONLY
    assert len(bringing(program).bringing.preview.sources) == 2


def test_a_single_unknown_file_is_refused_where_one_is(program: Atelier, tmp_path: Path) -> None:
    before = program.workbench.views.key
    drop(program, tmp_path / "foto.jpg")
    assert program.workbench.views.key == before
    assert program.workbench.views.current.notice.text.text() == ONLY


def test_one_event_is_asked_about(program: Atelier, others: list[Path]) -> None:
    drop(program, others[0])
    assert program.workbench.views.current.notice.text.text() == "What should happen with “laptop 2.atelier”?"


def test_on_the_start_page_several_are_refused_in_words(qapp: QApplication, tmp_path: Path) -> None:
    with launched(qapp, tmp_path) as program:
        drop(program, tmp_path / EXAMPLE, tmp_path / "laptop 2.atelier")
        assert program.desk is None
        assert "Open one first" in program.window.start.notice.text.text()


def test_many_unknown_files_are_counted(english: None) -> None:
    told = left_out([Path("a.jpg"), Path("week.atelier"), Path("b.txt"), Path("c.txt"), Path("d.txt"), Path("e.txt")])
    assert told == "“a.jpg”, “b.txt”, “c.txt” and 2 more are not events or forms of Atelier."
    assert left_out([Path("week.ATELIER"), Path("antwoord.docx")]) == ""

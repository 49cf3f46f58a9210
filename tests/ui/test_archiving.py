"""A copy for the archive from the menu of the window."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.program import start


def test_a_copy_without_people_is_made_where_somebody_wants_it(qapp: QApplication, tmp_path: Path) -> None:
    program = start(qapp, tmp_path)
    try:
        program.events.example(tmp_path / "week.atelier", fictitious=True).close()
        program.open_path(tmp_path / "week.atelier")
        suggested: list[Path] = []
        place = tmp_path / "stick.atelier"

        def choose(path: Path) -> Path:
            suggested.append(path)
            return place

        program.workbench.archiver.choose = choose
        program.workbench._on_archive()
        assert suggested == [tmp_path / "week archive.atelier"]
        assert place.exists()
        told = program.workbench.view.notice
        assert "holds no people" in told.text.text()
        program.workbench._on_archive()
        assert "exists already" in told.text.text()
        program.workbench.archiver.choose = lambda _: None
        told.clear()
        program.workbench._on_archive()
        assert not told.isVisible()
    finally:
        program.window.close()
        program.stop()

"""A copy for the archive from the menu of the window."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from atelier.domain.people import Person
from atelier.ui.widgets.notice import Notice
from tests.program import on_example


def test_a_copy_without_people_is_made_where_somebody_wants_it(qapp: QApplication, tmp_path: Path) -> None:
    with on_example(qapp, tmp_path, fictitious=True) as program:
        suggested: list[Path] = []
        place = tmp_path / "stick.atelier"

        def choose(path: Path) -> Path:
            suggested.append(path)
            return place

        program.workbench.archiver.choose = choose
        program.workbench.archiver.save()
        assert suggested == [tmp_path / "week archive.atelier"]
        assert place.exists()
        told = program.workbench.views.current.notice
        assert "holds no people" in told.text.text()
        program.workbench.archiver.save()
        assert "exists already" in told.text.text()
        person, event = Person.new(name="Roos Bos"), program.desk.workspace.event
        program.desk.run(program.desk.editing.add, person)
        texts = {"foreword": "Roos zei: " + "Bos. " * 20, "questions": "Vraag Roos."}
        program.desk.run(program.desk.editing.change, event, **texts)
        place = tmp_path / "another stick.atelier"
        program.workbench.archiver.save()
        assert "A name still stands in 2 places" in told.text.text()
        assert "– Roos · Roos zei: Bos." in told.text.text()
        press_way(told, "Copy the whole list")
        assert len(QGuiApplication.clipboard().text().splitlines()) == 2
        program.workbench.archiver.choose = lambda _: None
        told.clear()
        program.workbench.archiver.save()
        assert not told.isVisible()


def press_way(notice: Notice, name: str) -> None:
    next(way for way in notice.findChildren(QPushButton) if way.text() == name).click()

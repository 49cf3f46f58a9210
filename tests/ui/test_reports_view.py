"""The pages on the screen are the bytes that are saved, for the reader that was chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.editions import Edition
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import Audience, Proposal
from atelier.paths import resources
from atelier.reports.formats import Format
from atelier.services import reporting
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.reports_view import ReportsView
from atelier.ui.widgets.page_images import page_images, page_sizes
from tests.program import texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window
SOON = 20_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    desk = Desk(workspace, Worker())
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def asked() -> list[Path]:
    """What the view suggested each time that it asked where to save."""
    return []


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, asked: list[Path]) -> Iterator[ReportsView]:
    def choose(suggested: Path) -> Path | None:
        asked.append(suggested)
        return suggested

    view = ReportsView(desk, choose)
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    drawn(qtbot, view, Audience.STEERING)
    yield view
    view.close()


def drawn(qtbot: QtBot, view: ReportsView, audience: Audience) -> bytes:
    """Wait for the pages of a reader."""
    pages, crumb = view.pages, view.crumb
    qtbot.waitUntil(
        lambda: pages.shown is not None and pages.shown.audience is audience and " · data " in crumb.text(),
        timeout=SOON,
    )
    assert view.pages.shown is not None
    return view.pages.shown.pages.pdf


def sharp(view: ReportsView) -> bool:
    sheet = view.preview.sheets[view.preview.page]
    return sheet.sharp == round(sheet.width() * view.devicePixelRatioF())


def test_the_pages_are_drawn_sharp_and_have_names(qtbot: QtBot, view: ReportsView) -> None:
    count = len(view.preview.sheets)
    assert count > 1
    assert [sheet.accessibleName() for sheet in view.preview.sheets[:2]] == [
        f"Page 1 of {count}",
        f"Page 2 of {count}",
    ]
    qtbot.waitUntil(lambda: sharp(view), timeout=SOON)
    assert view.crumb.text().startswith(f"{count} pages · data ")


def test_page_keys_turn_the_pages(qtbot: QtBot, view: ReportsView) -> None:
    count = len(view.preview.sheets)
    qtbot.waitUntil(lambda: view.preview.number.text() == f"Page 1 of {count}")
    view.preview.area.setFocus()
    qtbot.keyClick(view.preview.area, Qt.Key.Key_PageDown)
    assert view.preview.number.text() == f"Page 2 of {count}"
    qtbot.keyClick(view.preview.area, Qt.Key.Key_End)
    assert view.preview.number.text() == f"Page {count} of {count}"
    qtbot.waitUntil(lambda: sharp(view), timeout=SOON)
    assert view.preview.sheets[0].sharp == 0  # far away pages give their memory back
    qtbot.keyClick(view.preview.area, Qt.Key.Key_Home)
    assert view.preview.number.text() == f"Page 1 of {count}"


def test_zoom_keeps_the_page_and_stays_sharp(qtbot: QtBot, view: ReportsView) -> None:
    view.preview.on()
    wide = view.preview.sheets[0].width()
    view.preview.smaller()
    assert view.preview.percent.text() == "75%"
    assert view.preview.sheets[0].width() == round(wide * 0.75)
    qtbot.waitUntil(lambda: sharp(view), timeout=SOON)
    assert view.preview.number.text().startswith("Page 2")


def test_another_reader_gets_other_pages_and_the_old_ones_stay_until_then(qtbot: QtBot, view: ReportsView) -> None:
    before = view.pages.shown
    sheets = list(view.preview.sheets)
    qtbot.mouseClick(view.steps.reader.choices[Audience.COUNCILS], Qt.MouseButton.LeftButton)
    assert view.steps.reader.opening.text().startswith("Opens with what is asked of them")
    qtbot.waitUntil(lambda: view.crumb.text() == "Drawing the pages…", timeout=SOON)
    assert view.pages.shown is before
    assert view.preview.sheets == sheets
    pdf = drawn(qtbot, view, Audience.COUNCILS)
    assert before is not None
    assert pdf != before.pages.pdf


def test_nothing_is_said_to_lack_nothing_before_it_was_looked_through(qtbot: QtBot, desk: Desk) -> None:
    view = ReportsView(desk, lambda _: None)
    qtbot.addWidget(view)
    for card in (view.steps.advice, view.steps.wording):
        assert "Not looked through yet." in texts(card)
        assert "Nothing lacks." not in texts(card)
    view.steps.advice.show_advice(())
    assert "Nothing lacks." in texts(view.steps.advice)
    view.show()
    drawn(qtbot, view, Audience.STEERING)
    assert "Not looked through yet." not in texts(view.steps.advice)
    view.steps.reader.choose(Edition(Audience.COUNCILS))
    view._draw()
    assert "Not looked through yet." in texts(view.steps.advice)
    drawn(qtbot, view, Audience.COUNCILS)


def test_only_the_last_choice_is_shown(qtbot: QtBot, view: ReportsView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    show = view.preview.show_pages
    reader = view.steps.reader
    monkeypatch.setattr(
        view.preview,
        "show_pages",
        lambda *args, **values: (shown.append(reader.edition.audience), show(*args, **values)),
    )
    for audience in (Audience.COUNCILS, Audience.COLLEGES):
        qtbot.mouseClick(view.steps.reader.choices[audience], Qt.MouseButton.LeftButton)
        qtbot.wait(30)
    drawn(qtbot, view, Audience.COLLEGES)
    assert shown == [Audience.COLLEGES]


def test_saving_writes_exactly_what_is_shown(
    qtbot: QtBot, view: ReportsView, desk: Desk, asked: list[Path], tmp_path: Path
) -> None:
    qtbot.mouseClick(view.steps.reader.choices[Audience.COUNCILS], Qt.MouseButton.LeftButton)
    pdf = drawn(qtbot, view, Audience.COUNCILS)
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == [tmp_path / "2019-11-15_raden_concept-1.pdf"]
    assert asked[0].read_bytes() == pdf
    qtbot.waitUntil(lambda: view.steps.exports_card.list.count() == 1)
    line = view.steps.exports_card.list.item(0).text()
    assert line.startswith("2019-11-15_raden_concept-1.pdf\n")
    assert view.pages.shown is not None
    assert line.endswith(f" · Councils · Concept 1\n{view.pages.shown.report.fingerprint}")
    assert [export.name for export in desk.reporting.exports()] == ["2019-11-15_raden_concept-1.pdf"]
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked[1].name == "2019-11-15_raden_concept-1_2.pdf"  # the same data keep their version


def test_a_place_that_cannot_be_written_is_a_notice(
    qtbot: QtBot, view: ReportsView, desk: Desk, tmp_path: Path
) -> None:
    view.saving._choose = lambda _suggested: tmp_path / "no folder" / "x.pdf"
    view.save()
    assert view.notice.isVisibleTo(view)
    assert "could not be written" in view.notice.text.text()
    assert desk.reporting.exports() == []


def test_saving_waits_for_the_pages(qtbot: QtBot, view: ReportsView, asked: list[Path]) -> None:
    qtbot.mouseClick(view.steps.reader.choices[Audience.COLLEGES], Qt.MouseButton.LeftButton)
    view.save()
    assert asked == []
    assert "still being drawn" in view.notice.text.text()
    drawn(qtbot, view, Audience.COLLEGES)


def test_who_does_not_choose_a_place_saves_nothing(view: ReportsView, desk: Desk) -> None:
    view.saving._choose = lambda _suggested: None
    view.save()
    assert desk.reporting.exports() == []


def test_a_change_just_before_saving_is_not_lost(
    qtbot: QtBot, view: ReportsView, desk: Desk, asked: list[Path]
) -> None:
    desk.run(desk.editing.change, desk.editing.all(Proposal)[0], title="Nog een titel")
    qtbot.wait(20)
    view.save()
    assert asked == []  # the pages on the screen are older than the event
    drawn(qtbot, view, Audience.STEERING)
    view.save()
    assert len(asked) == 1


def test_a_change_is_drawn_after_a_rest(qtbot: QtBot, view: ReportsView, desk: Desk) -> None:
    assert view.pages.shown is not None
    before = view.pages.shown.report.fingerprint
    view.preview.on()
    desk.run(desk.editing.change, desk.editing.all(Proposal)[0], title="Een andere titel")
    pages = view.pages
    qtbot.waitUntil(lambda: pages.shown is not None and pages.shown.report.fingerprint != before, timeout=SOON)
    assert view.preview.number.text().startswith("Page 2")


def test_what_is_already_shown_is_not_drawn_again(qtbot: QtBot, view: ReportsView) -> None:
    before = view.pages.shown
    view.refresh()
    qtbot.wait(700)
    assert view.pages.shown is before
    assert " · data " in view.crumb.text()


def test_a_refusal_while_drawing_is_told(qtbot: QtBot, view: ReportsView, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(report: object) -> bytes:
        raise AtelierError("This cannot be drawn.")

    monkeypatch.setattr(reporting, "draw", refuse)
    qtbot.mouseClick(view.steps.reader.choices[Audience.COLLEGES], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.notice.text.text() == "This cannot be drawn.", timeout=SOON)
    assert " · data " in view.crumb.text()


def test_pages_become_pictures_of_the_asked_width(view: ReportsView) -> None:
    assert view.pages.shown is not None
    pdf = view.pages.shown.pages.pdf
    assert len(page_sizes(pdf)) == len(view.preview.sheets)
    pictures = page_images(pdf, {1: 300})
    assert [(picture.number, picture.image.width()) for picture in pictures] == [(1, 300)]


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.PDF])
def test_the_report_can_be_saved_in_every_format(
    qtbot: QtBot, view: ReportsView, desk: Desk, asked: list[Path], form: Format
) -> None:
    qtbot.mouseClick(view.steps.file_card.formats[form], Qt.MouseButton.LeftButton)
    assert view.steps.file_card.use.text()
    assert view.save_button.text().startswith("Save as ")
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked[0].name == f"2019-11-15_{'gegevens' if form.open_data else 'stuurgroep'}_concept-1.{form}"
    qtbot.waitUntil(lambda: view.steps.exports_card.list.count() == 1, timeout=SOON)
    assert view.pages.shown is not None
    assert asked[0].read_bytes()[:2] in {b"PK", b"<!", b"{\n", b"\xef\xbb"}
    assert [export.fingerprint for export in desk.reporting.exports()] == [view.pages.shown.report.fingerprint]
    assert "Saved as" in view.notice.text.text()

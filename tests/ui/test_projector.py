"""The projector finds the second screen, follows it, and paints text that always fits."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.projector.pages import BlackPage, Pole, PollPage, QuestionPage, ResultPage, TimerPage, WelcomePage
from atelier.ui.projector.painting import Canvas, paint
from atelier.ui.projector.projector import Projector
from tests.program import settle

LONG = "Wie vertegenwoordigt de regio bij grote kansen en kleine zorgen? " * 40
WORD = "bovengemeentelijkesamenwerkingsovereenkomst" * 9
POLES = (Pole("A", LONG, LONG), Pole("B", WORD, WORD))


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    laptop = next(screen for screen in QGuiApplication.screens() if screen.name() == "laptop")
    widget = QWidget()
    widget.setScreen(laptop)
    widget.move(laptop.geometry().topLeft())
    widget.show()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def projector(home: QWidget) -> Projector:
    made = Projector(home)
    yield made
    made.turn_off()
    made.window.deleteLater()


def test_it_takes_the_screen_that_the_laptop_does_not_have(projector: Projector) -> None:
    projector.turn_on()
    settle()
    assert projector.window.isFullScreen()
    assert projector.window.screen().name() == "beamer"


def test_without_a_second_screen_it_is_an_ordinary_window_and_moves_when_one_comes(
    projector: Projector, monkeypatch: pytest.MonkeyPatch
) -> None:
    beamer = projector.second_screen()
    monkeypatch.setattr(projector, "second_screen", lambda: None)
    projector.turn_on()
    assert not projector.window.isFullScreen()
    monkeypatch.setattr(projector, "second_screen", lambda: beamer)
    QGuiApplication.instance().screenAdded.emit(beamer)
    settle()
    assert projector.window.isFullScreen()
    assert projector.window.screen().name() == "beamer"
    monkeypatch.setattr(projector, "second_screen", lambda: None)
    QGuiApplication.instance().screenRemoved.emit(beamer)
    settle()
    assert not projector.window.isFullScreen()


def test_black_hides_what_changes_until_it_is_lifted(projector: Projector) -> None:
    projector.show_page(WelcomePage(title="Welkom"))
    projector.toggle_black()
    assert projector.window.page == BlackPage()
    projector.show_page(TimerPage(title="Pauze", time="09:00"))
    assert projector.window.page == BlackPage()
    projector.toggle_black()
    assert projector.window.page == TimerPage(title="Pauze", time="09:00")


def test_the_same_page_is_not_painted_again(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    updates = []
    monkeypatch.setattr(projector.window, "update", lambda: updates.append(1))
    for _ in range(3):
        projector.show_page(WelcomePage(title="Welkom"))
    assert len(updates) == 1


@pytest.mark.parametrize("width", [1024, 1600, 3840])
@pytest.mark.parametrize("text", [LONG, WORD, "👩‍⚖️ " * 300, "שלום עולם " * 90])
def test_text_shrinks_until_it_fits(qapp: QApplication, width: int, text: str) -> None:
    image = QImage(width, width * 9 // 16, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = Canvas(painter, QRectF(image.rect()))
    field = QRectF(84, 100, canvas.width - 168, 260)
    bounds = canvas.text(field, text, 72, bold=True)
    assert bounds.height() <= field.height()
    painter.end()


@pytest.mark.parametrize(
    "page",
    [
        WelcomePage(title=LONG, subtitle=LONG, lines=(LONG, LONG)),
        QuestionPage(question=LONG, poles=POLES),
        TimerPage(title=WORD, time="−100:00", note=LONG),
        PollPage(question=LONG, options=(LONG,) * 5, note=LONG, share=0.5),
        ResultPage(question=LONG, poles=POLES, words=WORD, base=LONG, note=LONG),
    ],
    ids=lambda page: type(page).__name__,
)
def test_nothing_is_painted_over_the_edge(qapp: QApplication, page: object) -> None:
    """The outermost strip stays ground: neither long sentences nor one endless word run off the screen."""
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(page, painter, QRectF(image.rect()))
    painter.end()
    ground = image.pixelColor(2, 2)
    edge = [image.pixelColor(x, y) for x in (4, 1595) for y in range(0, 900, 3)]
    assert all(colour == ground for colour in edge)


def test_a_poll_that_is_open_never_shows_how(qtbot: QtBot) -> None:
    """Not in the value either: an open page has no place for counts per option."""
    assert not {"counts", "bars", "tally"} & set(PollPage.__dataclass_fields__)

"""The painted decision calendar: nothing is cut or overlaps, at any width and in any shape."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Moment
from atelier.ui.widgets.timeline import Timeline, draw, sentence

MOMENTS = [
    ("2020-03/2020-04", Body.COUNCILS, "Lokale raden besluiten"),
    ("2019-10-21", Body.COUNCILS, "Raadsleden leveren inbreng"),
    ("2019-11-12/2019-11-15", Body.WEEK, "Week van de Regio"),
    ("..", Body.STEERING, "Stuurgroep volgt het proces"),
    ("2019-12/2020-01", Body.OFFICIALS, "Uitwerking met deskundigen"),
    ("2020-01", Body.COLLEGES, "Bestuurders <& college>"),
    ("2020-01-20", Body.COUNCILS, "Raden overleggen met elkaar"),
    ("2019-12-02", Body.COUNCILS, "Raden bespreken dilemma's"),
]


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def moments() -> list[Moment]:
    return [Moment.new(when=VagueDate(when), body=body, title=title) for when, body, title in MOMENTS]


@pytest.mark.parametrize("width", [200, 300, 420, 560, 640, 800, 1000, 1400, 2400])
def test_no_label_is_cut_or_covers_another(qtbot: QtBot, width: int) -> None:
    drawing = draw(moments(), width)
    assert len(drawing.stops) == len(MOMENTS) - 1
    for stop in drawing.stops:
        assert stop.spot.left() >= 0
        assert stop.spot.right() <= width + 1
        assert stop.spot.top() >= 0
        assert stop.spot.bottom() <= drawing.height + 1
        assert stop.label.idealWidth() <= stop.spot.width() + 1
        assert stop.label.size().height() <= stop.spot.height() + 1
        assert not stop.spot.contains(stop.centre)
    for one, other in combinations(drawing.stops, 2):
        assert not one.spot.intersects(other.spot)


def test_the_line_wraps_and_becomes_a_list_when_there_is_little_room(qtbot: QtBot) -> None:
    heights = {width: len({stop.centre.y() for stop in draw(moments(), width).stops}) for width in (1400, 400, 200)}
    assert heights[1400] == 1
    assert heights[400] == 2
    assert heights[200] == len(MOMENTS) - 1


def test_stations_stand_in_order_of_date_and_alternate(qtbot: QtBot) -> None:
    stops = draw(moments(), 1400).stops
    assert [stop.station.moment.when.text for stop in stops] == [
        "2019-10-21",
        "2019-11-12/2019-11-15",
        "2019-12-02",
        "2020-01-20",
        "2019-12/2020-01",
        "2020-01",
        "2020-03/2020-04",
    ]
    assert [stop.spot.bottom() < stop.centre.y() for stop in stops] == [True, False, True, False, True, False, True]
    assert [stop.station.dashed for stop in stops] == [False, False, False, False, True, True, True]


def test_it_is_painted_read_aloud_and_tells_which_station_was_clicked(qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    rows = moments()
    line.show_moments(rows)
    line.resize(1000, line.heightForWidth(1000))
    line.show()
    assert line.grab().toImage().pixelColor(1, round(line.drawing(1000).lines[0][0].y())).alpha() == 255
    assert sentence(rows[1]) in line.accessibleDescription()
    assert "Stuurgroep" not in line.accessibleDescription()
    stop = line.drawing(line.width()).stops[1]
    with qtbot.waitSignal(line.chosen) as signal:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=stop.centre.toPoint() + QPoint(2, 2))
    assert signal.args == [stop.station.moment.id]


def test_without_dated_moments_nothing_is_drawn(qtbot: QtBot) -> None:
    assert draw([Moment.new(when=VagueDate(".."))], 800).height == 0

"""Every page in every size: what is written stays in its field, in the page, and off everything else."""

from datetime import UTC, datetime
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from atelier import paths
from atelier.domain.ballots import Ballot
from atelier.domain.methods import Way
from atelier.domain.polls import Poll
from atelier.domain.themes import Dilemma
from atelier.services.secret import LOST
from atelier.ui import theme
from atelier.ui.projector import canvas as setting
from atelier.ui.projector.canvas import SMALL, Canvas
from atelier.ui.projector.making import poll_page
from atelier.ui.projector.pages import Page, PollPage, QuestionPage, ResultPage
from atelier.ui.projector.painting import PAINTERS, paint
from tests.ui.hostile import COUNTS, PAGES, PLAIN, SIZES, TEXTS, bars

SLACK = 1.0  # units that rounding may cost


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    theme.load_fonts(paths.resources() / "fonts")
    for measured in (setting.height_of, setting.width_of, setting.longest_word):
        measured.cache_clear()


class Written:
    """Paints a page and keeps where each text was to stand, where it stood, and how large it was."""

    def __init__(self, page: Page, width: int, height: int) -> None:
        self.fields: list[QRectF] = []
        self.spots: list[QRectF] = []
        self.sizes: list[int] = []
        self.texts: list[str] = []
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        write = Canvas.write

        def noting(canvas: Canvas, rect: QRectF, text: str, size: int, *rest: object, **more: object) -> QRectF:
            bounds = write(canvas, rect, text, size, *rest, **more)
            self.page = QRectF(0, 0, canvas.width, canvas.height)
            self.fields.append(QRectF(rect))
            self.spots.append(bounds)
            self.sizes.append(size)
            self.texts.append(text)
            return bounds

        painter = QPainter(self.image)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Canvas, "write", noting)
            paint(page, painter, QRectF(self.image.rect()))
        painter.end()

    def faults(self) -> list[str]:
        found = []
        for field, spot in zip(self.fields, self.spots, strict=True):
            if not field.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(spot):
                found.append(f"{spot} leaves its field {field}")
            if not self.page.contains(spot):
                found.append(f"{spot} leaves the page {self.page}")
        for one, other in combinations(self.spots, 2):
            both = one.intersected(other)
            if both.width() > SLACK and both.height() > SLACK:
                found.append(f"{one} lies over {other}")
        return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_cut_or_covered(kind: str, size: tuple[int, int]) -> None:
    faults = []
    for name, text in TEXTS.items():
        for count in COUNTS if kind in {"poll", "result", "moved", "names"} else (5,):
            written = Written(PAGES[kind](text, count), *size)
            faults += [f"{name}, {count}: {fault}" for fault in written.faults()]
    assert faults == []


@given(
    kind=st.sampled_from(sorted(PAGES)),
    text=st.text(max_size=700),
    count=st.integers(0, 18),
    width=st.integers(800, 3840),
    height=st.integers(600, 2160),
)
@example(kind="result", text="", count=0, width=1024, height=768)
@example(kind="poll", text="\0\x1c\u202e\ud7ff", count=18, width=3840, height=600)
@example(kind="moved", text="\x9c", count=0, width=800, height=600)
def test_any_text_fits_on_any_screen(kind: str, text: str, count: int, width: int, height: int) -> None:
    assert Written(PAGES[kind](text, count), width, height).faults() == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("count", [5, 7, 18])
def test_ordinary_pages_are_readable_from_the_last_row(kind: str, size: tuple[int, int], count: int) -> None:
    crowded = count == 18 and kind == "poll" and size[0] * 9 < size[1] * 16
    assert min(Written(PAGES[kind](PLAIN, count), *size).sizes) >= (SMALL - 2 if crowded else SMALL)


def test_a_question_of_500_letters_stays_readable_on_a_beamer_of_4_to_3() -> None:
    text = TEXTS["500 letters"]
    assert len(text) > 500
    for page in (
        QuestionPage("Atelier 2", "Mandaat", question=text, poles=PAGES["question"](PLAIN, 2).poles),
        PollPage("Atelier 2", "Ronde 1", question=text, options=("Sterk A", "Eerder A", "Midden", "Eerder B", "B")),
        ResultPage("Atelier 2", "Ronde 1", question=text, bars=bars(PLAIN, 5), words="verdeeld", base="30 van 30"),
    ):
        assert min(Written(page, 1024, 768).sizes) >= SMALL


def test_eighteen_options_take_two_columns_where_that_keeps_them_larger() -> None:
    written = Written(PAGES["poll"]("Een antwoord van gewone lengte", 18), 1920, 1080)
    lefts = {round(field.left()) for field, size in zip(written.fields, written.sizes, strict=True) if size < 40}
    assert len([left for left in lefts if left > 400]) >= 1
    few = Written(PollPage(question=PLAIN, options=("Ja", "Nee")), 1920, 1080)
    assert {round(field.left()) for field in few.fields if field.left() > 400} == set()


def test_a_text_is_where_it_is_said_to_be() -> None:
    """The ink of every text lies in the field that the canvas reports, so the tests above measure what is seen."""
    for text in (PLAIN, TEXTS["right to left"], TEXTS["one word"], "ÅÇgjpqy|"):
        image = QImage(1600, 900, QImage.Format.Format_RGB32)
        image.fill(QColor("#000000"))
        painter = QPainter(image)
        spot = Canvas(painter, QRectF(image.rect())).write(QRectF(300, 200, 900, 500), text, 40)
        painter.end()
        inside = spot.adjusted(-4, -4, 4, 4)
        ink = [(x, y) for y in range(0, 900, 2) for x in range(0, 1600, 2) if image.pixelColor(x, y).lightness() > 60]
        assert ink
        assert [point for point in ink if not inside.contains(*map(float, point))] == []


def test_a_planted_overlap_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check can fail: a painter that writes across the page is caught."""

    def careless(canvas: Canvas, rect: QRectF, page: Page) -> None:
        canvas.write(rect, PLAIN * 4, 60)
        canvas.write(rect.translated(0, 10), PLAIN, 60)

    monkeypatch.setitem(PAINTERS, QuestionPage, careless)
    assert Written(QuestionPage(question=PLAIN), 1024, 768).faults()


def test_a_poll_that_is_open_never_shows_how() -> None:
    """Not in the value either: an open page has no place for counts per option."""
    assert not {"counts", "bars", "tally"} & set(PollPage.__dataclass_fields__)


@pytest.mark.parametrize(("votes", "share"), [(6, 1 / 3), (0, 0), (LOST, 0)])
def test_an_open_secret_poll_shows_how_many_voted_and_of_a_lost_urn_nothing(votes: int, share: float) -> None:
    ballot = Ballot.new(gathering=UUID(int=1), subject=UUID(int=2), method="yesno", question="Gaan we door?",
                        options=("Ja", "Nee", "Onthouding"), sides=(), asked="", way=Way.TURN,
                        at=datetime(2019, 11, 12, tzinfo=UTC))  # fmt: skip
    page = poll_page("", Poll(ballot, in_urn=votes), 18, None, counting=True)
    assert isinstance(page, PollPage)
    assert page.share == share
    assert ("6" in page.note) == (votes == 6)


@pytest.mark.usefixtures("english")
def test_the_room_reads_what_a_and_b_stand_for_and_what_counts_as_an_answer() -> None:
    """Sterk A says nothing to somebody who came in late."""
    dilemma = Dilemma.new(question="Wie geeft de opdracht?", a_name="Achttien raden", b_name="Achttien colleges")
    asked = {"gathering": UUID(int=1), "subject": dilemma.id, "question": dilemma.question, "asked": "",
             "sides": ("raden", "colleges"), "way": Way.HANDS, "at": datetime(2019, 11, 12, tzinfo=UTC)}  # fmt: skip
    spectrum = Ballot.new(method="spectrum5", options=("Sterk A", "Eerder A", "Midden", "Eerder B", "Sterk B"), **asked)
    page = poll_page("", Poll(spectrum), 18, dilemma)
    assert [pole.name for pole in page.poles] == ["Achttien raden", "Achttien colleges"]
    assert page.how == ""
    assert {"A · Achttien raden", "B · Achttien colleges"} <= set(Written(page, 1024, 768).texts)
    choice = Ballot.new(method="choice", options=("Wonen", "Werken", "Groen"), limit=2, **asked)
    page = poll_page("", Poll(choice), 18, dilemma)
    assert (page.poles, page.how) == ((), "Choose at most 2 options.")

"""Pages of every kind, filled with ordinary words or with what people paste: long, odd, right to left, broken."""

from collections.abc import Callable

from atelier.domain.charts import Bar
from atelier.domain.flow_chart import FlowPicture, flow_picture
from atelier.domain.name_tiles import Tile
from atelier.ui.projector.pages import (
    MovedPage,
    NamesPage,
    Page,
    PausePage,
    Pole,
    PollPage,
    ProposalPage,
    QuestionPage,
    ResultPage,
    SpokenPage,
    TimerPage,
    WelcomePage,
)

SIZES = (
    (1024, 768),
    (1280, 1024),
    (1366, 768),
    (1280, 720),
    (1920, 1080),
    (1920, 1200),
    (2560, 1080),
    (3840, 2160),
    (800, 1280),
    (1080, 1920),
)
PLAIN = "Wie geeft de opdracht aan een regionaal programma?"
TEXTS = {
    "plain": PLAIN,
    "empty": "",
    "500 letters": "Vindt u dat de achttien raden samen vooraf het programma en de begroting moeten vaststellen? " * 6,
    "10000 letters": "Wie vertegenwoordigt de regio bij grote kansen en kleine zorgen? " * 155,
    "one word": "bovengemeentelijkesamenwerkingsovereenkomst" * 9,
    "emoji": "👩‍⚖️ Wie beslist? 🏳️‍🌈 " * 20,
    "right to left": "מי מחליט על התוכנית האזורית? " * 12,
    "line breaks": "Eén\nregel\r\nper\n\n\nwoord\vof\u2028zo " * 6,
    "mixed": "\tמי A  \u202eB " + "x" * 120 + " é̂̌ <b>&amp;</b> %s {n} " * 8,
}
COUNTS = (1, 5, 7, 18)
COLOURS = ("a", "a-soft", "neutral", "b-soft", "b")


def _short(text: str, letters: int) -> str:
    return text if len(text) > 200 else text[:letters]


def bars(text: str, count: int) -> tuple[Bar, ...]:
    names = [_short(text, 24) if text != PLAIN else f"Antwoord {n + 1}" for n in range(count)]
    return tuple(
        Bar(name, n * 37 % 2001, n * 37 % 101 / 100, COLOURS[n % 5], (n * 53 % 101) / 100)
        for n, name in enumerate(names)
    )


def poles(text: str) -> tuple[Pole, ...]:
    return Pole("A", _short(text, 20), text), Pole("B", text, _short(text, 30))


def flows(text: str, count: int) -> FlowPicture | None:
    """Everybody one answer further, and half of the first one back."""
    options = min(max(count, 2), 7)
    moves = [[0] * options for _ in range(options)]
    for n in range(options):
        moves[n][(n + 1) % options] = 1 + n
        moves[n][n] = 3
    names = [_short(text, 24) if text != PLAIN else f"Antwoord {n + 1}" for n in range(options)]
    colours = [COLOURS[n % 5] for n in range(options)]
    return flow_picture(moves, names, colours, (_short(text, 12), "Ronde 2"))


def tiles(text: str, count: int) -> tuple[Tile, ...]:
    name = _short(text, 18) if text != PLAIN else "Mook en Middelaar"
    answers = ("Ja", "Nee", "Onthouding", "", _short(text, 24))
    return tuple(Tile(name, answers[n % 5], COLOURS[n % 5], text) for n in range(count))


PAGES: dict[str, Callable[[str, int], Page]] = {
    "welcome": lambda text, n: WelcomePage(text, text, True, text, text, (text,) * min(n, 6)),
    "question": lambda text, n: QuestionPage(text, text, True, text, poles(text)),
    "statement": lambda text, n: QuestionPage(text, text, True, text),
    "spoken": lambda text, n: SpokenPage(text, text, True, "A", text, text, text if n % 2 else "", text),
    "timer": lambda text, n: TimerPage(text, text, True, text, "−100:00", text),
    "pause": lambda text, n: PausePage(text, "10:32", True, text, text, "10:45", text),
    "poll": lambda text, n: PollPage(
        text, text, True, text, text, (text,) * n, poles(text) if n % 2 else (), text, 0.6
    ),
    "result": lambda text, n: ResultPage(text, text, True, text, bars(text, n), poles(text), text, text, text),
    "moved": lambda text, n: MovedPage(text, text, True, text, (text,), (text,), flows(text, n)),
    "moved bars": lambda text, n: MovedPage(text, text, True, text, (text,), (text,), None, bars(text, n)),
    "names": lambda text, n: NamesPage(text, text, True, text, tiles(text, n), text),
    "proposal": lambda text, n: ProposalPage(text, text, True, text, text, text, text, ((text, text),) * min(n, 5)),
}

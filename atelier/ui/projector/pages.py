"""What the projector can show: frozen pages. A new kind is a value here and one line in `painting.PAINTERS`."""

from dataclasses import dataclass, replace

from atelier.domain.charts import Bar
from atelier.domain.flow_chart import FlowPicture
from atelier.domain.name_tiles import Tile
from atelier.i18n import mark


@dataclass(frozen=True, slots=True)
class Pole:
    """One pole of a dilemma: its letter, name and sentence."""

    letter: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The frame of every page: what stands small above it, left and right, and whether it is fictitious."""

    left: str = ""
    right: str = ""
    fictitious: bool = False

    def marked(self, *, fictitious: bool) -> "Page":
        """The same page, marked as fictitious or not."""
        return replace(self, fictitious=fictitious)


@dataclass(frozen=True, slots=True)
class BlackPage(Page):
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class WelcomePage(Page):
    """The name of the meeting, and the questions that the week opens with."""

    title: str = ""
    subtitle: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionPage(Page):
    """A question with its poles, if it has them."""

    question: str = ""
    poles: tuple[Pole, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenPage(Page):
    """What somebody said, large: `letter` is that of the pole it speaks for, `head` names the pole or what it is."""

    letter: str = ""
    head: str = ""
    text: str = ""
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimerPage(Page):
    """What is going on, and how long it still takes."""

    title: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PausePage(Page):
    """A break: by the wall clock, when it goes on (empty: not known), and what comes then."""

    title: str = ""
    caption: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PollPage(Page):
    """A poll is open: how many answered, never how. `how` is what counts as an answer, where that is not plain."""

    question: str = ""
    how: str = ""
    options: tuple[str, ...] = ()
    poles: tuple[Pole, ...] = ()
    note: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class ResultPage(Page):
    """A closed poll: the bars with the marks of the round before, and what they mean."""

    question: str = ""
    bars: tuple[Bar, ...] = ()
    poles: tuple[Pole, ...] = ()
    words: str = ""
    base: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MovedPage(Page):
    """Two rounds: how the groups differ, then what moved; never who. Without a picture of it, `bars` with marks."""

    question: str = ""
    groups: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    picture: FlowPicture | None = None
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class NamesPage(Page):
    """Who answered what in a closed poll by name."""

    question: str = ""
    tiles: tuple[Tile, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProposalPage(Page):
    """A proposal in short; `asked` holds who is asked to do what, and the point itself, one pair for each."""

    title: str = ""
    goal: str = ""
    leader: str = ""
    money: str = ""
    asked: tuple[tuple[str, str], ...] = ()


PAGE_NAMES = {  # in the order in which a clicker goes through them
    "welcome": mark("Welcome page"),
    "question": mark("Question"),
    "argument": mark("Argument"),
    "poll": mark("Poll and result"),
    "moved": mark("What moved"),
    "names": mark("Who answered what"),
    "timer": mark("Timer"),
    "proposal": mark("Proposal"),
    "pause": mark("Break"),
    "black": mark("Black"),
}

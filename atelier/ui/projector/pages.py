"""What the projector can show: frozen pages, made from what the session knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atelier.domain.charts import Bar, bars
from atelier.domain.polls import Poll, PollState
from atelier.domain.themes import Dilemma, Statement
from atelier.domain.week import Event
from atelier.i18n import mark, tr, trn


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
class TimerPage(Page):
    """What is going on, and how long it still takes."""

    title: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PollPage(Page):
    """A poll is open: how many answered, never how."""

    question: str = ""
    options: tuple[str, ...] = ()
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


PAGE_NAMES = {
    "welcome": mark("Welcome page"),
    "question": mark("Question"),
    "timer": mark("Timer"),
    "poll": mark("Poll and result"),
    "black": mark("Black"),
}


def poles_of(subject: Dilemma | Statement | None) -> tuple[Pole, ...]:
    """The two poles of a dilemma; a statement has none."""
    if not isinstance(subject, Dilemma):
        return ()
    return Pole("A", subject.a_name, subject.a_text), Pole("B", subject.b_name, subject.b_text)


def welcome(event: Event, name: str, place: str) -> WelcomePage:
    """The page that people see when they come in."""
    return WelcomePage(event.title, event.region, event.fictitious, name, place, event.questions)


def question(left: str, subject: Dilemma | Statement) -> QuestionPage:
    """The question before it is polled."""
    text = subject.question if isinstance(subject, Dilemma) else subject.text
    right = subject.title if isinstance(subject, Dilemma) else tr("Statement")
    return QuestionPage(left, right, question=text, poles=poles_of(subject))


def poll_page(
    left: str, poll: Poll, present: int, subject: Dilemma | Statement | None, *, counting: bool = False
) -> Page:
    """What a poll may show: that it is open (with `counting` also how many answered), and the result once closed."""
    right = tr("Round {n}", n=poll.round)
    if poll.state is PollState.VOID:
        note = tr("This poll was declared void.")
        return PollPage(left, right, question=poll.ballot.question, options=(), note=note)
    if poll.tally is None:
        return _open_page(left, right, poll, present if counting else 0)
    return _result_page(left, right, poll, subject)


def _open_page(left: str, right: str, poll: Poll, present: int) -> PollPage:
    answered = sum(poll.entry)
    note = tr("The poll is open")
    if poll.state is PollState.RECOUNTING:
        note = tr("We are counting again")
    if 0 < answered <= present:  # an impossible count is for the typist to mend, not for the room
        counted = trn("{n} of {present} present counted", "{n} of {present} present counted", answered, present=present)
        note = f"{note} · {counted}"
    share = min(1.0, answered / present) if present else 0.0
    return PollPage(left, right, question=poll.ballot.question, options=poll.ballot.options, note=note, share=share)


def _result_page(left: str, right: str, poll: Poll, subject: Dilemma | Statement | None) -> ResultPage:
    tally = poll.tally
    if tally is None:
        raise ValueError("a poll without a count that holds has no result")
    before = poll.previous.tally if poll.previous else None
    reading = tally.reading()
    return ResultPage(
        left,
        right,
        question=poll.ballot.question,
        bars=bars(tally, before),
        poles=poles_of(subject),
        words=reading.words if reading else tr("no answers yet"),
        base=trn(
            "{n} of {present} present answered",
            "{n} of {present} present answered",
            tally.answered,
            present=tally.present,
        ),
        note=_notes(poll),
    )


def _notes(poll: Poll) -> str:
    """What must be said beside the bars: the round before, and counts that were struck."""
    notes: Sequence[str] = []
    before = poll.previous.tally if poll.previous else None
    if before:
        notes = [
            tr(
                "White stroke = round {round} ({answered} of {present} present; not necessarily the same people)",
                round=poll.round - 1,
                answered=before.answered,
                present=before.present,
            )
        ]
    if poll.struck:
        notes = [*notes, tr("Counted again: an earlier count was struck")]
    return " · ".join(notes)

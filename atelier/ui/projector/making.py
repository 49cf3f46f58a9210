"""Pages made from what the session knows."""

from collections.abc import Sequence

from atelier.domain.asking import Subject, question_of, usual
from atelier.domain.charts import bars
from atelier.domain.methods import METHODS
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import AUDIENCE_NAMES, VERB_NAMES, DecisionPoint, Proposal
from atelier.domain.talk import ExpertQuestion
from atelier.domain.themes import Argument, Dilemma, Side, Statement
from atelier.domain.week import Event
from atelier.i18n import tr, trn
from atelier.ui.projector.pages import (
    Page,
    PausePage,
    Pole,
    PollPage,
    ProposalPage,
    QuestionPage,
    ResultPage,
    SpokenPage,
    WelcomePage,
)
from atelier.ui.widgets.evidence import money_range


def poles_of(subject: Subject | None) -> tuple[Pole, ...]:
    """The two poles of a dilemma; a statement has none."""
    if not isinstance(subject, Dilemma):
        return ()
    return Pole("A", subject.a_name, subject.a_text), Pole("B", subject.b_name, subject.b_text)


def welcome(event: Event, name: str, place: str) -> WelcomePage:
    """The page that people see when they come in."""
    return WelcomePage(event.title, event.region, event.fictitious, name, place, event.questions)


def question(left: str, subject: Subject) -> QuestionPage:
    """The question before it is polled."""
    text = question_of(subject, METHODS[usual(subject)])
    right = subject.title if isinstance(subject, Dilemma) else tr("Statement") if isinstance(subject, Statement) else ""
    return QuestionPage(left, right, question=text, poles=poles_of(subject))


def argument(left: str, value: Argument, subject: Subject | None, note: str) -> SpokenPage:
    """An argument with its side by letter and name; `note` says how often and as what it was said."""
    letter = {Side.A: "A", Side.B: "B"}.get(value.side, "")
    pole = next((pole.name for pole in poles_of(subject) if pole.letter == letter), "")
    head = " · ".join(part for part in (letter, pole) if part) if letter else tr("Said for neither side")
    return SpokenPage(left, tr("Argument"), letter=letter, head=head, text=value.text, note=note)


def expert_question(left: str, value: ExpertQuestion) -> SpokenPage:
    """A question for an expert, with the answer when it is there."""
    head = tr("Question for an expert")
    return SpokenPage(left, head=head, text=value.text, answer=value.answer, note=value.answered_by)


def pause(left: str, now: str, title: str, until: str, then: str) -> PausePage:
    """A break, with the clock of now (10:32), that goes on at `until` (empty once that has passed) with `then`."""
    caption = tr("We go on at") if until else tr("We go on soon")
    note = tr("Then: {title}", title=then) if then else ""
    return PausePage(left, now, title=title or tr("Break"), caption=caption, time=until, note=note)


def proposal(left: str, value: Proposal, points: Sequence[DecisionPoint]) -> ProposalPage:
    """A proposal with its decision points."""
    asked = tuple(
        (tr(AUDIENCE_NAMES[point.audience]), f"{tr(VERB_NAMES[point.verb])}: {point.text}".removesuffix(": "))
        for point in points
    )
    return ProposalPage(
        left,
        tr("Proposal"),
        title=value.title or tr("(no title)"),
        goal=value.goal,
        leader=value.leader,
        money=_money(value),
        asked=asked,
    )


def _money(value: Proposal) -> str:
    parts = []
    if value.once_high:
        parts.append(tr("{amount} once", amount=_amount(value.once_low, value.once_high)))
    if value.yearly_high:
        parts.append(tr("{amount} a year", amount=_amount(value.yearly_low, value.yearly_high)))
    if parts and value.from_year:
        parts.append(tr("from {year}", year=value.from_year))
    return ", ".join(parts)


def _amount(low: int, high: int) -> str:
    """The blank behind € never breaks."""
    return money_range(low, high).replace(" ", "\N{NO-BREAK SPACE}")


def poll_page(left: str, poll: Poll, present: int, subject: Subject | None, *, counting: bool = False) -> Page:
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


def _result_page(left: str, right: str, poll: Poll, subject: Subject | None) -> ResultPage:
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

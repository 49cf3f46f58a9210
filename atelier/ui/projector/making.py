"""Pages made from what the session knows."""

from collections.abc import Sequence

from atelier.domain.asking import Subject, arguing, how_to_answer, question_of, usual
from atelier.domain.charts import bars
from atelier.domain.methods import METHODS
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import AUDIENCE_NAMES, VERB_NAMES, DecisionPoint, Proposal
from atelier.domain.readings import held
from atelier.domain.record import silence, withheld_words
from atelier.domain.second_round import round_before
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
    """An argument with its side by letter and name, or for or against; `note` says how often and as what."""
    letter = {Side.A: "A", Side.B: "B"}.get(value.side, "")
    pole = next((pole for pole in poles_of(subject) if pole.letter == letter), None)
    side = f"{pole.letter} · {pole.name}" if pole else arguing(subject)[value.side]
    head = side if letter else tr("Said for neither side")
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
        (f"{tr(AUDIENCE_NAMES[point.audience])} · {tr(VERB_NAMES[point.verb])}", point.text) for point in points
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
    why = withheld_words(poll)
    if why:
        return PollPage(left, right, question=poll.ballot.question, options=(), note=why)
    if poll.tally is None:
        return _open_page(left, right, poll, subject, present if counting else 0)
    return _result_page(left, right, poll, subject)


def held_back(left: str, poll: Poll) -> PollPage:
    """A result that would tell what everybody answered, until somebody decides to show it."""
    right = tr("Round {n}", n=poll.round)
    return PollPage(left, right, question=poll.ballot.question, note=tr("The poll is closed"))


def _open_page(left: str, right: str, poll: Poll, subject: Subject | None, present: int) -> PollPage:
    answered = max(0, poll.turnout)  # of a lost urn nobody knows it
    note = tr("The poll is open")
    if poll.state is PollState.RECOUNTING:
        note = tr("We are counting again")
    if 0 < answered <= present:  # an impossible count is for the typist to mend, not for the room
        counted = trn("{n} of {present} present counted", "{n} of {present} present counted", answered, present=present)
        note = f"{note} · {counted}"
    share = min(1.0, answered / present) if present else 0.0
    return PollPage(
        left,
        right,
        question=poll.ballot.question,
        how=how_to_answer(poll.method.shape, poll.ballot.form),
        options=poll.ballot.options,
        poles=poles_of(subject) if poll.method.needs_poles else (),
        note=note,
        share=share,
    )


def _result_page(left: str, right: str, poll: Poll, subject: Subject | None) -> ResultPage:
    tally = poll.tally
    if tally is None:
        raise ValueError("a poll without a count that holds has no result")
    before, reading = round_before(poll), tally.reading()
    base = trn("{n} of {present} present answered", "{n} of {present} present answered", tally.answered,
               present=tally.present)  # fmt: skip
    return ResultPage(
        left,
        right,
        question=poll.ballot.question,
        bars=bars(tally, before.tally if before else None),
        poles=poles_of(subject),
        words=reading.words if reading else tr("no answers yet"),
        base=" · ".join(part for part in (base, tally.tip()) if part),
        note=_notes(poll),
    )


def _notes(poll: Poll) -> str:
    """What must be said beside the bars: an agreed threshold, other papers, the round before, a struck count."""
    notes = []
    threshold, before = held(poll), round_before(poll)
    if threshold:
        notes.append(threshold.sentence())
    notes.append(silence(poll))
    if before and before.tally:
        notes.append(
            tr(
                "White stroke = round {round} ({answered} of {present} present; not necessarily the same people)",
                round=before.round,
                answered=before.tally.answered,
                present=before.tally.present,
            )
        )
    if poll.struck:
        notes.append(tr("Counted again: an earlier count was struck"))
    return " · ".join(note for note in notes if note)

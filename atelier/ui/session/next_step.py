"""What the leader of the conversation does next, in one or two sentences."""

from collections.abc import Sequence

from atelier.domain.asking import Subject
from atelier.domain.clock import Schedule
from atelier.domain.methods import Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.talk import ExpertQuestion
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr, trn

NEXT = {
    Way.HANDS: mark("Count the hands for each answer, enter the totals, then close the poll."),
    Way.WALL: mark("Count the dots of each option, enter the totals, then close the poll."),
    Way.NAMED: mark("Ask each name for its answer, one after the other, then close the poll."),
    Way.PAPER: mark("Collect the ballots, count the pile twice, then close the poll."),
    Way.TURN: mark("Let each person answer alone on this laptop, then close the poll."),
}


def next_step(
    gathering: Gathering | None,
    schedule: Schedule | None,
    subject: Subject | None,
    poll: Poll | None,
    questions: Sequence[ExpertQuestion],
) -> str:
    """The next step at this place of the run sheet, with this question on the table."""
    if gathering is None:
        return tr("Make a meeting in Week first.")
    if not gathering.present:
        return tr("Count the people in the room and enter the number at the top.")
    if schedule is not None and schedule.ended and not (poll is not None and poll.accepting):
        return tr("The meeting is over. Make the minutes: they are behind More, below the clock.")
    last = schedule is not None and schedule.current is not None and schedule.current == schedule.slots[-1]
    if subject is None:
        return _without_question(schedule, last=last)
    again = poll is not None and poll.state is PollState.CLOSED and poll.previous is None
    return " ".join(part for part in (still_open(questions) if again else "", _in_poll(poll, last=last)) if part)


def _without_question(schedule: Schedule | None, *, last: bool) -> str:
    """What the run sheet says itself, else to begin, to choose or to go on."""
    current = schedule.current if schedule is not None else None
    if current is not None and current.item.line:
        return current.item.line
    if schedule is not None and schedule.slots and current is None:
        return tr("Start the first item, or choose a question.")
    return tr("Choose a question, or end the meeting.") if last else tr("Choose a question, or go to the next item.")


def still_open(questions: Sequence[ExpertQuestion]) -> str:
    """How many questions for an expert wait for an answer; empty when none does. It holds nobody up."""
    waiting = sum(question.open for question in questions)
    return (
        trn("{n} question for an expert is open.", "{n} questions for an expert are open.", waiting) if waiting else ""
    )


def _in_poll(poll: Poll | None, *, last: bool) -> str:
    if poll is not None and poll.state is PollState.VOID:
        return tr("This poll is void. Open it again, or go to the next item.")
    if poll is None:
        return tr("Hear both sides, note their arguments, then open the poll.")
    if poll.accepting:
        return tr(NEXT[poll.ballot.way])
    if poll.previous is None:
        if last:
            return tr("Talk about the result. Then ask again, or end the meeting.")
        return tr("Talk about the result. Then ask again, or go to the next item.")
    return tr("Say what moved, then end the meeting.") if last else tr("Say what moved, then go to the next item.")

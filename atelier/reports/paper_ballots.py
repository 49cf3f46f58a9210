"""What stands on a paper ballot: the question, the answers with room for a mark, and the rules in plain words.

Every paper of a poll is the same in each dot: no number, no code and no page furniture, because anything that differs
between two papers can be used to find out who filled in which.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from atelier.domain.answers import ONE, ORDER, POINTS, SOME, SPAN, Form, Shape
from atelier.domain.errors import AtelierError
from atelier.domain.polls import Poll
from atelier.domain.secrecy import PROMISE
from atelier.domain.week import Event
from atelier.i18n import language, tr, trn

MOST_COPIES = 2000
_CIRCLES = 5  # with more dots on one option than this, people write a number


class Mark(StrEnum):
    """What a voter fills in beside an answer."""

    BOX = "box"
    CIRCLES = "circles"
    NUMBER = "number"
    PLACE = "place"
    ENDS = "ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBallot:
    """One paper. `marks` is how often `mark` stands beside each option, `heads` what stands above each of them."""

    event: str
    note: str  # of which round or version it is; the same on every paper of the poll
    question: str
    poles: str  # what A and B stand for, where the answers say A and B
    instruction: str
    options: tuple[str, ...]
    mark: Mark
    marks: int
    heads: tuple[str, ...]
    rule: str
    promise: str
    fictitious: bool


@dataclass(frozen=True, slots=True)
class PaperBallots:
    """All papers of one poll."""

    paper: PaperBallot
    copies: int
    language: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a shape of answer is asked for on paper; `rule` completes a sentence about what makes it invalid."""

    instruction: str
    rule: str
    mark: Mark = Mark.BOX
    marks: int = 1
    heads: tuple[str, ...] = ()


def build(poll: Poll, event: Event, copies: int, made_at: datetime) -> PaperBallots:
    """The papers of a poll.

    Raises:
        AtelierError: no or far too many papers.
    """
    if not 1 <= copies <= MOST_COPIES:
        raise AtelierError(tr("Choose a number of papers from 1 to {most}.", most=MOST_COPIES))
    wording = _WORDINGS[poll.method.shape](poll.ballot.form)
    paper = PaperBallot(
        event=event.title.strip(),
        note=tr("Round {n}", n=poll.round) if poll.round > 1 else "",
        question=poll.ballot.question,
        poles="A = {} · B = {}".format(*poll.ballot.sides) if poll.method.needs_poles else "",
        instruction=wording.instruction,
        options=poll.ballot.options,
        mark=wording.mark,
        marks=wording.marks,
        heads=wording.heads,
        rule=wording.rule,
        promise=tr(PROMISE[0]),
        fictitious=event.fictitious,
    )
    return PaperBallots(paper, copies, language(), made_at)


def _one(form: Form) -> _Wording:
    del form
    return _Wording(
        tr("Put a cross in one box."),
        tr("Invalid: more than one cross, or a name or sign by which you can be known. An empty paper is blank."),
    )


def _some(form: Form) -> _Wording:
    if form.limit == 1:
        return _one(form)
    most = form.limit or len(form.options)
    return _Wording(
        trn("Put a cross in at most {n} box.", "Put a cross in at most {n} boxes.", most),
        trn(
            "Invalid: more than {n} cross, or a name or sign by which you can be known. An empty paper is blank.",
            "Invalid: more than {n} crosses, or a name or sign by which you can be known. An empty paper is blank.",
            most,
        ),
    )


def _points(form: Form) -> _Wording:
    each = form.limit or form.points
    by_circles = 0 < each <= _CIRCLES
    at_most = trn("at most {n} for one answer", "at most {n} for one answer", each) if form.limit else ""
    if by_circles:
        instruction = trn("You have {n} dot: fill in one circle.", "You have {n} dots: fill in a circle for each.",
                          form.points)  # fmt: skip
    else:
        instruction = trn("You have {n} point: write a number in the circles.",
                          "You have {n} points: write a number in the circles.", form.points)  # fmt: skip
    return _Wording(
        f"{instruction[:-1]}, {at_most}." if at_most else instruction,
        trn(
            "Invalid: more than {n} in all, or a name or sign by which you can be known. An empty paper is blank.",
            "Invalid: more than {n} in all, or a name or sign by which you can be known. An empty paper is blank.",
            form.points,
        ),
        Mark.CIRCLES if by_circles else Mark.NUMBER,
        each if by_circles else 1,
    )


def _order(form: Form) -> _Wording:
    more = tr("Number all of them.") if form.complete else tr("You need not number all of them.")
    rule = (
        tr("Invalid: a number missing or used twice, or a name or sign by which you can be known. An empty paper is "
           "blank.")
        if form.complete
        else tr("Invalid: a number used twice, or a name or sign by which you can be known. An empty paper is blank.")
    )  # fmt: skip
    return _Wording(tr("Number the answers: 1 = first.") + " " + more, rule, Mark.PLACE)


def _span(form: Form) -> _Wording:
    del form
    return _Wording(
        tr("Put one cross in each column: the lowest and the highest that you accept."),
        tr("Invalid: more than one cross in a column, or a name or sign by which you can be known. An empty paper is "
           "blank."),
        Mark.ENDS,
        2,
        (tr("lowest"), tr("highest")),
    )  # fmt: skip


_WORDINGS: Mapping[Shape, Callable[[Form], _Wording]] = {
    ONE: _one,
    SOME: _some,
    POINTS: _points,
    ORDER: _order,
    SPAN: _span,
}

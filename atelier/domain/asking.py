"""What a poll is about and on which terms it is asked: all that freezes when it opens."""

from dataclasses import dataclass

from atelier.domain.answers import ORDER, POINTS, SOME, SPAN, Form, Shape
from atelier.domain.ballots import Ballot, Electorate
from atelier.domain.methods.base import Method, Way
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Dilemma, Question, Side, Statement
from atelier.i18n import tr, trn

Subject = Dilemma | Statement | Proposal | Question
SUBJECTS: tuple[type[Subject], ...] = (Dilemma, Statement, Proposal, Question)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a question is asked.

    `rule` is a threshold that was agreed beforehand, `rule_base` what it is a part of; `readings` asks for the two
    other readings of the rule of 2021.
    """

    way: Way = Way.HANDS
    options: tuple[str, ...] = ()
    limit: int = 0
    points: int = 0
    complete: bool = False
    electorate: Electorate = Electorate.ROOM
    readings: bool = False
    rule: str = ""
    rule_base: str = ""


def question_of(subject: Subject, method: Method) -> str:
    """The words that are put to the room; empty when the subject has none yet."""
    if isinstance(subject, Dilemma):
        return subject.question
    if isinstance(subject, Proposal):
        return tr(method.asks, title=subject.title) if subject.title.strip() else ""
    return subject.text


def title_of(subject: Subject) -> str:
    """What a subject is called in a list."""
    if isinstance(subject, Statement):
        return tr("Statement: {text}", text=subject.text)
    if isinstance(subject, Question):
        return tr("Question: {text}", text=subject.text)
    if isinstance(subject, Proposal):
        return tr("Proposal: {title}", title=subject.title or tr("(no title)"))
    return subject.title or tr("(no title)")


def poles_of(subject: Subject) -> tuple[str, str]:
    """The short names of the two poles; empty where a subject has none."""
    return (subject.a_short, subject.b_short) if isinstance(subject, Dilemma) else ("", "")


def arguing(subject: Subject | None) -> dict[Side, str]:
    """What an argument can speak for: one of two poles, or for and against what has none."""
    if isinstance(subject, Dilemma):
        return {Side.A: tr("For A"), Side.NEUTRAL: tr("Neither"), Side.B: tr("For B")}
    return {Side.A: tr("For"), Side.NEUTRAL: tr("Neither"), Side.B: tr("Against")}


def how_to_answer(shape: Shape, form: Form) -> str:
    """One sentence for the room about what counts as an answer; empty where one option is simply chosen."""
    if shape is SOME:
        return trn("Choose at most {n} option.", "Choose at most {n} options.", form.limit) if form.limit else ""
    if shape is POINTS:
        return trn("Everybody has {n} dot.", "Everybody has {n} dots.", form.points)
    if shape is ORDER:
        every, some = tr("From best to least, all of them."), tr("From best to least, as many as you like.")
        return every if form.complete else some
    return tr("Choose the lowest and the highest that you accept.") if shape is SPAN else ""


def suits(method: Method, subject: Subject) -> bool:
    """Whether a method can ask about this subject: a spectrum needs two poles."""
    return isinstance(subject, Dilemma) or not method.needs_poles


def usual(subject: Subject) -> str:
    """The method that is proposed first."""
    if isinstance(subject, Dilemma):
        return "spectrum5"
    if isinstance(subject, Question):
        return "choice" if subject.options else "yesno"
    return "participation" if isinstance(subject, Proposal) else "agree5"


def terms_of(ballot: Ballot) -> Terms:
    """The terms of a ballot, to ask on the same ones again."""
    return Terms(
        ballot.way,
        ballot.options,
        ballot.limit,
        ballot.points,
        ballot.complete,
        ballot.electorate,
        ballot.readings,
        ballot.rule,
        ballot.rule_base,
    )

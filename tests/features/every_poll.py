"""A closed poll of every way of asking and answering, made by the services in a real file."""

from collections.abc import Iterator
from datetime import date

from atelier.domain.answers import BLANK, INVALID, ORDER, POINTS, SOME, SPAN, Answer
from atelier.domain.asking import Subject, Terms
from atelier.domain.ballots import Electorate
from atelier.domain.counting import most_in_all
from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import Options, Way
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposals import CouncilRole, Proposal
from atelier.domain.themes import Dilemma, Question, Statement
from atelier.domain.week import Day, Event, Gathering
from atelier.services.polling import Polling
from atelier.storage.event_file import EventFile
from tests.domain.members import eighteen

DAY = Day.new(date=date(2019, 11, 12), venue="Mozaïek", town="Wijchen")
MEETING = Gathering.new(day=DAY.id, title="Mandaat en zeggenschap", present=18)
OPTIONS = ("Wonen langs het spoor", "Werken in de regio", "Groen en landschap", "Openbaar vervoer")
ROLES = tuple(
    CouncilRole.new(name=name)
    for name in (
        "Opdracht door achttien raden, met mandaat om uit te voeren",
        "Verantwoording achteraf aan de raden",
        "Peiling onder raadsleden",
        "Platform met recht op informatie en moties",
        "Regiocommissie die adviseert",
    )
)
CASES = [(key, way) for key, method in METHODS.items() for way in method.ways]


def begin(file: EventFile) -> None:
    """An event with eighteen municipalities, a meeting and the forms of council involvement."""
    members = [Municipality.new(name=name, inhabitants=people) for name, people in eighteen().items()]
    file.commit("new event", Event.new(title="Week van de Regio"), DAY, MEETING, *members, *ROLES)


def subject_of(method: Method) -> Subject:
    """Something that this method can ask about."""
    if method.needs_poles:
        return Dilemma.new(title="Opdracht", question="Wie geeft de opdracht?", a_short="raden", b_short="colleges")
    if method.source is Options.OWN:
        return Question.new(gathering=MEETING.id, text="Wat gaat voor?", options=OPTIONS)
    if method.source is Options.ROLES or method.key in {"participation", "effect"}:
        return Proposal.new(title="Vijf snelle fietsroutes")
    return Statement.new(text="Deelnemen is vrijwillig, per opgave.")


def terms_of(method: Method, way: Way) -> Terms:
    """The terms that the method proposes."""
    options = {Options.OWN: OPTIONS, Options.ROLES: tuple(role.name for role in ROLES)}.get(method.source, ())
    named = Electorate.MEMBERS if way is Way.NAMED else Electorate.ROOM
    return Terms(way, options, method.default.limit, method.default.points, electorate=named,
                 readings=way is Way.NAMED, rule="two_thirds", rule_base="members")  # fmt: skip


def closed(polling: Polling, file: EventFile, method: Method, way: Way, *, rounds: int = 1) -> Poll:
    """The poll, opened, answered and closed; asked again for each further round."""
    subject = subject_of(method)
    file.commit("question", subject)
    poll = polling.opening.open(MEETING, subject, method.key, terms_of(method, way)).poll
    for turn in range(rounds):
        if turn:
            poll = polling.opening.again(poll, MEETING).poll
        answer(polling, poll, turn)
        poll = polling.closing.close(polling.polls.get(poll.id) or poll, 18, anyway=True).poll
    return poll


def answer(polling: Polling, poll: Poll, turn: int) -> None:
    """Enter the answers of sixteen of the eighteen in the way of the poll."""
    answers = list(_answers(poll, turn))
    {Way.NAMED: _by_name, Way.TURN: _in_turn, Way.PAPER: _on_paper}.get(poll.ballot.way, _as_totals)(
        polling, poll, answers
    )


def _as_totals(polling: Polling, poll: Poll, answers: list[Answer]) -> None:
    polling.voting.enter(poll, _totals(poll, answers), 16)


def _by_name(polling: Polling, poll: Poll, answers: list[Answer]) -> None:
    for voter, given in zip(poll.ballot.voters, answers, strict=False):
        polling.voting.cast(poll, voter, given, "Als het Rijk meebetaalt." if _may_say(poll, given) else "")


def _in_turn(polling: Polling, poll: Poll, answers: list[Answer]) -> None:
    for given in answers:
        polling.secret.cast(poll, given)


def _on_paper(polling: Polling, poll: Poll, answers: list[Answer]) -> None:
    """The pile is entered twice, with one blank and one invalid paper."""
    for passing in (1, 2):
        for given in (*answers, BLANK, INVALID):
            polling.secret.put(poll, given, passing)


def _may_say(poll: Poll, given: Answer) -> bool:
    return poll.method.text_for(given) is not None


def _totals(poll: Poll, answers: list[Answer]) -> tuple[int, ...]:
    options = len(poll.ballot.options)
    totals = tuple(sum(column) for column in zip(*(poll.method.shape.adds(a, options) for a in answers), strict=True))
    assert sum(totals) <= most_in_all(poll.ballot, 16)
    return totals


def _answers(poll: Poll, turn: int) -> Iterator[Answer]:
    """Sixteen answers that lean to the first options, in the second round a little more."""
    shape, options = poll.method.shape, len(poll.ballot.options)
    for n in range(16):
        first = max(0, n * n // (12 + 4 * turn)) % options
        second = (first + 1) % options
        if shape is SOME:
            yield tuple(sorted({first, second}))[: poll.ballot.limit or 2]
        elif shape is POINTS:
            yield tuple(2 * (place == first) + (place == second) for place in range(options))
        elif shape is ORDER:
            yield (first, second)
        elif shape is SPAN:
            yield (min(first, second), max(first, second))
        else:
            yield (first,)

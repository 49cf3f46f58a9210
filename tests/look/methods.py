"""Every way of asking with every way of answering, on the laptop and on the beamer, as states to look at."""

from collections.abc import Iterator

from PySide6.QtWidgets import QTabWidget, QWidget

from atelier.app import Atelier
from atelier.domain.asking import Subject, Terms
from atelier.domain.methods import METHODS, Method, Way
from atelier.domain.polls import Poll
from atelier.domain.proposals import CouncilRole, Proposal
from atelier.domain.themes import Dilemma, Question, Statement
from atelier.domain.week import Gathering
from atelier.ui.widgets.in_sight import scroll_to
from tests.features import every_poll
from tests.look.outcomes import POLL
from tests.look.states import settled_screens
from tests.program import settle


def method_states(program: Atelier) -> Iterator[tuple[str, QWidget]]:
    """Being set up, open with half of the answers, and closed: the panel, and what the room sees."""
    program.workbench.open("session")
    view, window, beamer = program.workbench.views.of("session"), program.window, program.projector.window
    meeting = Gathering.new(title="Atelier 5 – Alles op een rij", present=18)
    program.desk.run(program.desk.editing.add, meeting)
    view.show_gathering(meeting)
    for key, way in every_poll.CASES:
        method = METHODS[key]
        _asked(program, method)
        _chosen(program, method, way)
        yield from _both(program, f"{key}-{way}-1-making", window, None)
        poll = _opened(program, method, way)
        every_poll.answer(program.desk.polling, poll, 0)
        view.refresh()
        yield from _both(program, f"{key}-{way}-2-open", window, beamer)
        view.panels.poll.closing.close(anyway=True)
        yield from _both(program, f"{key}-{way}-3-closed", window, beamer)


def _both(program: Atelier, name: str, window: QWidget, beamer: QWidget | None) -> Iterator[tuple[str, QWidget]]:
    view = program.workbench.views.of("session")
    for tabs in view.findChildren(QTabWidget):
        tabs.setCurrentIndex(POLL)
    if beamer is not None:
        view.panels.beamer.choose("poll")
    settle(8)
    scroll_to(view.panels.poll.card)
    yield name, window
    if beamer is not None:
        for size in settled_screens(beamer):
            yield f"{name}-beamer-{size}", beamer


def _subject(program: Atelier, method: Method) -> Subject:
    """Something to ask that was not asked yet, with the words of the example."""
    editing = program.desk.editing
    asked = {poll.ballot.subject for poll in program.desk.polling.polls.all()}
    if method.needs_poles:
        return next(row for row in editing.all(Dilemma) if row.id not in asked)
    fresh = every_poll.subject_of(method)
    if isinstance(fresh, Question):
        view = program.workbench.views.of("session")
        fresh = Question.new(gathering=view.gathering.id, text=fresh.text, options=fresh.options)
    elif isinstance(fresh, Proposal):
        fresh = Proposal.new(title=f"Vijf snelle fietsroutes naar de grote werklocaties ({method.key})")
    elif isinstance(fresh, Statement):
        fresh = Statement.new(
            text=f"Deelnemen is vrijwillig, per opgave, en wie meedoet betaalt naar rato ({method.key})."
        )
    program.desk.run(editing.add, fresh)
    return fresh


def _asked(program: Atelier, method: Method) -> None:
    view, subject = program.workbench.views.of("session"), _subject(program, method)
    view.panels.question.refresh(view.gathering)
    view.panels.question.choose(subject.id)
    view.panels.show_question()
    settle(4)


def _chosen(program: Atelier, method: Method, way: Way) -> None:
    setup = program.workbench.views.of("session").panels.poll.setup
    if setup.more.isVisibleTo(setup):
        setup.more.click()
    setup.methods.buttons[method.key].click()
    setup.ways.buttons[str(way)].click()


def _opened(program: Atelier, method: Method, way: Way) -> Poll:
    view = program.workbench.views.of("session")
    terms = every_poll.terms_of(method, way)
    if terms.options and method.source.name == "ROLES":
        roles = tuple(role.name for role in program.desk.editing.all(CouncilRole))
        terms = Terms(way, roles, terms.limit, terms.points, electorate=terms.electorate)
    opening, subject = program.desk.polling.opening, view.panels.question.subject
    poll = program.desk.run(opening.open, view.gathering, subject, method.key, terms).poll
    settle(4)
    return poll

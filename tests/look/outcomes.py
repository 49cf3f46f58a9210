"""Results of every kind on the laptop and on the beamer, as states to look at."""

from collections.abc import Iterator

from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from atelier.app import Atelier
from atelier.domain.answers import Answer
from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.methods.base import Way
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.themes import Question, Statement
from atelier.domain.week import Gathering
from atelier.ui.session.result import ResultPanel
from tests.program import settle

YES, NO, ABSTAIN = (0,), (1,), (2,)
OPTIONS = ("Wonen langs de snelle treinen en bussen", "Werklocaties", "Groen en landschap", "Openbaar vervoer")
POLL = 2  # the tab of the poll, where columns became tabs


def outcome_states(program: Atelier) -> Iterator[tuple[str, QWidget]]:
    """A named poll with a second round, rankings, taking part with conditions, and a secret result that tells all."""
    program.workbench.open("session")
    view = program.workbench.views.of("session")
    view.show_gathering(program.desk.editing.all(Gathering)[2])
    window, panel = program.window, view.panels.poll.result
    _twice_by_name(program)
    for part in _looked_at(program, "margin"):
        yield f"result-named-{part}", window
    for width, height in ((1600, 900), (1024, 768)):
        program.projector.window.resize(width, height)
        for kind in ("moved", "names"):
            view.panels.beamer.choose(kind)
            yield f"projector-{width}-{kind}", program.projector.window
    view.panels.beamer.choose("question")
    _ranked(program)
    panel.more_button.setChecked(True)
    for part in _looked_at(program, "schulze"):
        yield f"result-ranking-{part}", window
    _taking_part(program)
    for part in _looked_at(program, "viable"):
        yield f"result-participation-{part}", window
    _in_turn(program, *[YES] * 9)
    for part in _looked_at(program, "secret"):
        yield f"result-tells-all-{part}", window
    _in_turn(program, YES, YES, NO)
    for part in _looked_at(program, "secret"):
        yield f"result-withheld-{part}", window


def _looked_at(program: Atelier, word: str) -> Iterator[str]:
    """The panel with one word explained, from its top and to its end, in its tab where there are tabs."""
    view = program.workbench.views.of("session")
    for tabs in view.findChildren(QTabWidget):
        tabs.setCurrentIndex(POLL)
    settle(12)
    panel: ResultPanel = view.panels.poll.result
    if panel.explained.opened != word:
        panel.explained.words[word].click()
    settle(12)
    scroll = _scroll(panel)
    top = panel.mapTo(scroll.widget(), panel.rect().topLeft()).y()
    for part, share in (("top", 0.0), ("middle", 0.5), ("end", 1.0)):
        room = max(0, panel.height() - scroll.viewport().height() // 2)
        scroll.verticalScrollBar().setValue(round(top + share * room))
        settle(4)
        yield part


def _scroll(widget: QWidget) -> QScrollArea:
    parent = widget.parentWidget()
    while not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _asked(program: Atelier, subject: Statement | Question) -> None:
    view = program.workbench.views.of("session")
    program.desk.run(program.desk.editing.add, subject)
    settle(4)
    view.panels.question.refresh(view.gathering)
    view.panels.question.choose(subject.id)
    view.panels.show_question()


def _opened(program: Atelier, subject: Statement | Question, method: str, terms: Terms) -> Poll:
    view = program.workbench.views.of("session")
    _asked(program, subject)
    return program.desk.run(program.desk.polling.opening.open, view.gathering, subject, method, terms).poll


def _by_name(program: Atelier, poll: Poll, usual: Answer, answers: dict[str, tuple[Answer, str]]) -> Poll:
    polling = program.desk.polling
    away = polling.polls.absent(poll)
    for row in program.desk.editing.all(Municipality):
        answer, remark = answers.get(row.name, (usual, ""))
        if answer and row.id not in away:
            program.desk.run(polling.voting.cast, poll, row.id, answer, remark)
    return program.desk.run(polling.closing.close, poll, 18, anyway=True).poll


def _members(program: Atelier) -> None:
    """Everybody counts as there."""
    view = program.workbench.views.of("session")
    view._set_present(18)


def _twice_by_name(program: Atelier) -> None:
    view = program.workbench.views.of("session")
    _members(program)
    terms = Terms(Way.NAMED, electorate=Electorate.MEMBERS, readings=True, rule="two_thirds", rule_base="members")
    statement = Statement.new(text="Kunt u verder met dit samenwerkingsprogramma?")
    poll = _opened(program, statement, "yesno", terms)
    first = dict.fromkeys(("Arnhem", "Beuningen", "Doesburg", "Druten", "Rheden"), (NO, ""))
    poll = _by_name(program, poll, YES, first)
    poll = program.desk.run(program.desk.polling.opening.again, poll, view.gathering).poll
    _by_name(program, poll, YES, {"Arnhem": (NO, ""), "Zevenaar": (ABSTAIN, ""), "Rozendaal": (NO, "")})


def _ranked(program: Atelier) -> None:
    view = program.workbench.views.of("session")
    question = Question.new(gathering=view.gathering.id, text="Wat gaat voor?", options=OPTIONS)
    terms = Terms(Way.NAMED, OPTIONS, electorate=Electorate.MEMBERS)
    others = {"Arnhem": ((1, 0), ""), "Nijmegen": ((3, 2, 1, 0), ""), "Duiven": ((2,), "")}
    _by_name(program, _opened(program, question, "ranking", terms), (0, 1, 2, 3), others)


def _taking_part(program: Atelier) -> None:
    terms = Terms(Way.NAMED, electorate=Electorate.MEMBERS, readings=True)
    others = {
        "Arnhem": ((0,), ""),
        "Nijmegen": ((0,), "Als het Rijk de helft van de kosten betaalt."),
        "Doesburg": ((2,), "Eerst naar de raad."),
        "Duiven": ((3,), ""),
    }
    statement = Statement.new(text="Doet uw gemeente mee met vijf snelle fietsroutes?")
    _by_name(program, _opened(program, statement, "participation", terms), (1,), others)


def _in_turn(program: Atelier, *answers: Answer) -> None:
    statement = Statement.new(text="Vertrouwt u erop dat dit er komt?")
    poll = _opened(program, statement, "yesno", Terms(Way.TURN))
    for answer in answers:
        program.desk.polling.secret.cast(poll, answer)
    program.desk.run(program.desk.polling.closing.close, poll, 18, anyway=True)

"""Every way of asking with every way of entry, on real widgets with two screens; README states exactly this matrix."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from atelier.app import Atelier
from atelier.domain.asking import Subject
from atelier.domain.ballots import Count, Sheet, Vote
from atelier.domain.methods import METHODS, WAY_NAMES, Way
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Dilemma, Statement
from atelier.domain.week import Gathering
from atelier.ui.projector.pages import PollPage, ResultPage
from atelier.ui.session_view import SessionView
from tests.program import on_example, press, settle, wait_until

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- matrix -->", "<!-- /matrix -->"
MATRIX = [(method.key, way) for method in METHODS.values() for way in method.ways]
SHIFTED = Qt.KeyboardModifier.ShiftModifier
OPTIONS = ("Wonen", "Verkeer", "Energie", "Natuur")


def test_the_readme_states_the_matrix() -> None:
    text = README.read_text(encoding="utf-8")
    between = text.split(BEGIN)[1].split(END)[0].strip()
    head = ["way of asking", *(name for name in WAY_NAMES.values())]
    rows = [[f"{m.name}", *("yes" if way in m.ways else "–" for way in WAY_NAMES)] for m in METHODS.values()]
    lines = ["| " + " | ".join(cells) + " |" for cells in [head, *rows]]
    assert [line for line in between.splitlines() if "---" not in line] == lines


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atelier]:
    folder = tmp_path_factory.mktemp("matrix")
    with on_example(qapp, folder, "en") as running:
        running.projector.turn_on()
        running.window.activateWindow()  # the offscreen platform gives every window that it shows the keyboard
        settle()
        gathering = Gathering.new(title="Matrix", present=18)
        running.desk.run(running.desk.editing.add, gathering)
        running.desk.pin.set("2468")
        running.workbench.open("session")
        session = running.workbench.views.current
        session.show_gathering(running.desk.editing.get(Gathering, gathering.id))
        settle()
        yield running


@pytest.fixture
def session(program: Atelier) -> SessionView:
    view = program.workbench.views.current
    assert isinstance(view, SessionView)
    return view


def subject_for(program: Atelier, method: str) -> Subject:
    """A fresh question for each, of the kind for which the way of asking is offered first."""
    editing, front = program.desk.editing, METHODS[method].front
    asked = {poll.ballot.subject for poll in program.desk.polling.polls.all()}
    if METHODS[method].needs_poles:
        return next(d for d in editing.all(Dilemma) if d.id not in asked)
    if front and "proposal" in front and "statement" not in front:
        proposal = Proposal.new(title=f"Voorstel {method}")
        program.desk.run(editing.add, proposal)
        return proposal
    statement = Statement.new(text=f"Stelling {len(asked)}")
    program.desk.run(editing.add, statement)
    return statement


def open_poll(program: Atelier, session: SessionView, method: str, way: Way) -> Poll:
    """Through the panel, as somebody would: the question, how we ask, how answers come in, open."""
    subject = subject_for(program, method)
    session.panels.question.refresh(session.gathering)
    session.panels.question.choose(subject.id)
    session.panels.show_question()
    setup = session.panels.poll.setup
    if setup.more.isVisibleTo(session):
        setup.more.click()
    setup.methods.buttons[method].click()
    setup.ways.buttons[str(way)].click()
    if METHODS[method].source != "fixed":
        setup.options.setPlainText("\n".join(OPTIONS))
    if METHODS[method].key == "choice":
        setup.limit.setValue(2)
    setup.open_button.click()
    settle()
    poll = session.panels.poll.now.poll
    assert poll is not None, session.panels.poll.notice.text.text()
    assert poll.accepting, session.panels.poll.notice.text.text()
    assert (poll.ballot.method, poll.ballot.way) == (method, way)
    return poll


def page(program: Atelier, session: SessionView) -> object:
    session.panels.beamer.choose("poll")
    settle()
    return program.projector.window.page


# What is entered, as keys; and what must come out


def enter_totals(session: SessionView, poll: Poll) -> tuple[int, ...]:
    """Typed totals: falling numbers that fit in the room of 18."""
    wanted = [5, 4, 3, 2, 1, 1, 1][: len(poll.ballot.options)]
    if poll.method.key == "consent":
        wanted = [15, 3, 0]
    for box, total in zip(session.panels.poll.entries.totals.boxes, wanted, strict=True):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, str(total))
        press(box, Qt.Key.Key_Return)
    return tuple(wanted)


def enter_named(session: SessionView, poll: Poll) -> tuple[int, ...]:
    """One key each for the eighteen; answers of more than one key in their own panel."""
    board = session.stage.named.board
    assert not session.stage.conversing
    options = len(poll.ballot.options)
    if poll.method.shape.single:
        for n in range(18):
            press(board, Qt.Key(Qt.Key.Key_1 + n % options))
            if n % options in poll.method.reasons:
                remark(session, "Te duur voor ons")
    else:
        for n in range(18):
            press(board, Qt.Key.Key_Return)
            type_keys(several(poll, n))
    return ()


def remark(session: SessionView, text: str) -> None:
    line: QLineEdit = session.stage.named.remark
    assert line.hasFocus()
    QTest.keyClicks(line, text)
    press(line, Qt.Key.Key_Return)


def several(poll: Poll, n: int) -> str:
    """The keys of an answer of more than one choice: the first and the third option, or the second and the fourth."""
    pair, rest = ("13", "24") if n % 2 else ("24", "13")
    return pair + (rest if poll.ballot.form.complete else "") + "\n"


def enter_paper(session: SessionView, poll: Poll) -> tuple[int, ...]:
    """A pile of eighteen papers, entered twice by the keys; while it is open the file holds nothing of it."""
    paper, options = session.panels.poll.entries.paper, len(poll.ballot.options)
    counts = tuple(len(range(n, 18, options)) for n in range(options))
    for passing in (1, 2):
        assert paper.passing == passing
        if poll.method.shape.single:
            for total in counts:
                type_keys(f"{total}\n")
            type_keys("0\n0\n")
        else:
            for n in range(18):
                type_keys(several(poll, n))
            paper.form.done.click()
    assert paper.ready
    assert not session.desk.editing.all(Vote, ballot=poll.id)
    assert not session.desk.editing.all(Sheet, ballot=poll.id)
    return counts if poll.method.shape.single else ()


def enter_turn(session: SessionView, poll: Poll) -> tuple[int, ...]:
    """Eighteen people answer alone on this laptop; only the PIN leads back."""
    options = len(poll.ballot.options)
    session.panels.poll.entries.turn.button.click()
    screen = session.stage.screen_of_turns
    assert screen is not None
    screen._again.setInterval(0)
    assert not session.isVisible()
    for n in range(18):
        wait_until(lambda: screen.pages.currentWidget() is screen.start)
        type_keys("\n")
        type_keys(f"{1 + n % options}\n" if poll.method.shape.single else several(poll, n))
        type_keys("\n")
        assert session.panels.poll.now.poll.turnout == n + 1
    wait_until(lambda: screen.pages.currentWidget() is screen.start)
    assert not session.desk.editing.all(Vote, ballot=poll.id)
    screen.start.leave.click()
    type_keys("1111\n")
    assert not session.isVisible()
    type_keys("2468\n")
    assert session.isVisible()
    single = poll.method.shape.single
    return tuple(len(range(n, 18, options)) for n in range(options)) if single else ()


def type_keys(keys: str) -> None:
    """Keys to whatever has the cursor."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None, keys
        if key == "\n":
            press(focused, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(focused, key)


ENTER: dict[Way, Callable[[SessionView, Poll], tuple[int, ...]]] = {
    Way.HANDS: enter_totals,
    Way.WALL: enter_totals,
    Way.NAMED: enter_named,
    Way.PAPER: enter_paper,
    Way.TURN: enter_turn,
}


def close(session: SessionView) -> Poll:
    """Ctrl+Enter; what still stands in the way is told, and closed as it stands."""
    session.panels.poll.closing.close()
    if session.panels.poll.now.poll.accepting:
        assert session.panels.poll.closing.ways, session.panels.poll.notice.text.text()
        session.panels.poll.closing.close(anyway=True)
    settle()
    poll = session.panels.poll.now.poll
    assert poll.state is PollState.CLOSED
    return poll


@pytest.mark.parametrize(("method", "way"), MATRIX)
def test_a_poll_is_asked_answered_and_shown(program: Atelier, session: SessionView, method: str, way: Way) -> None:
    poll = open_poll(program, session, method, way)
    shown = page(program, session)
    assert isinstance(shown, PollPage)
    assert shown.question == poll.ballot.question
    expected = ENTER[way](session, poll)
    poll = close(session)
    tally = poll.tally
    assert tally is not None
    if expected:
        assert tally.counts == expected
    else:
        options = len(poll.ballot.options)
        assert tally.answered == 18
        if poll.method.shape.single:
            assert tally.counts == tuple(len(range(n, 18, options)) for n in range(options))
        else:
            assert sorted(dict(tally.profile).values()) == [9, 9]
    shown = page(program, session)
    assert isinstance(shown, ResultPage)
    assert tuple(bar.count for bar in shown.bars) == tally.counts
    assert shown.words == tally.reading().words
    assert session.stage.conversing
    assert session.panels.poll.now.poll.standing in program.desk.editing.all(Count)


def test_eighteen_answers_take_eighteen_keys_and_one_enter(program: Atelier, session: SessionView) -> None:
    assert len(program.desk.editing.all(Municipality)) == 18
    poll = open_poll(program, session, "yesno", Way.NAMED)
    board, events = session.stage.named.board, 0
    for n in range(18):
        press(QApplication.focusWidget(), Qt.Key.Key_1 if n % 3 else Qt.Key.Key_2)
        events += 1
    assert len(session.panels.poll.now.poll.given) == 18
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert events == 18
    assert session.panels.poll.now.poll.state is PollState.CLOSED
    assert session.panels.poll.now.poll.tally.counts == (12, 6, 0)
    assert not board.isVisible()
    assert poll.id == session.panels.poll.now.poll.id


def test_everybody_else_answers_with_one_key_and_a_mind_can_change(program: Atelier, session: SessionView) -> None:
    open_poll(program, session, "yesno", Way.NAMED)
    board = session.stage.named.board
    press(board, Qt.Key.Key_2)
    press(board, Qt.Key.Key_3)
    QTest.keyClick(board, Qt.Key.Key_1, SHIFTED)
    assert len(session.panels.poll.now.poll.given) == 18
    board.go_to(0)
    press(board, Qt.Key.Key_1)  # the first one thinks again
    program.workbench.undoing.undo()
    settle()
    assert session.panels.poll.now.poll.given[session.panels.poll.now.poll.ballot.voters[0]] == (1,)
    assert close(session).tally.counts == (16, 1, 1)


def test_the_room_sees_how_many_answered_by_name_and_an_undo_takes_one_back(
    program: Atelier, session: SessionView
) -> None:
    """What an answer by name changed is shown once; an undo of it reaches tiles and room all the same."""
    open_poll(program, session, "agree5", Way.NAMED)
    session.panels.beamer.count_box.setChecked(True)
    board = session.stage.named.board
    for _ in range(3):
        press(board, Qt.Key.Key_2)
    assert "3 of 18" in page(program, session).note
    program.desk.run(program.desk.editing.undo)
    settle()
    assert [bool(tile.answer) for tile in board.tiles.tiles[:3]] == [True, True, False]
    assert "2 of 18" in page(program, session).note
    session.panels.beamer.count_box.setChecked(False)
    session.panels.poll.closing.close()

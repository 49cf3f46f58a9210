"""The first story: from an empty laptop to three reports, and a kill in the middle of a count."""

import io
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.ballots import Count
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import Audience, DecisionPoint, Proposal
from atelier.domain.themes import Argument, Dilemma
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Gathering, Moment, RunSheetItem
from atelier.services.proof import prove
from atelier.services.reporting import draw
from atelier.ui.projector.pages import PollPage, ResultPage
from atelier.ui.screen_of import screen_of
from tests.program import launched, press, settle, start, texts, wait_until

FIRST, TOO_MANY, RECOUNTED, SECOND = (5, 8, 4, 8, 3), (5, 8, 4, 9, 4), (5, 7, 4, 9, 3), (8, 11, 3, 4, 2)


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with launched(qapp, tmp_path, "nl") as running:
        yield running


def make_event(program: Atelier) -> None:
    card = program.window.start.new
    QTest.keyClicks(card.title_line, "Proefweek")
    QTest.keyClicks(card.region_line, "Regio Arnhem-Nijmegen")
    QTest.mouseClick(card.make, Qt.MouseButton.LeftButton)
    wait_until(lambda: program.workbench is not None)


def make_gathering(program: Atelier) -> Gathering:
    """An atelier with a run sheet, made in Week by its own button."""
    week = program.workbench.views.of("week")
    press(week, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    editing = program.desk.editing
    (gathering,) = editing.all(Gathering)
    program.desk.run(editing.change, gathering, title="Mandaat en zeggenschap")
    dilemma = opdracht(program)
    for title, minutes, subject in (("Welkom", 10, None), ("Wie geeft de opdracht?", 25, dilemma.id)):
        item = RunSheetItem.new(gathering=gathering.id, title=title, minutes=minutes, dilemma=subject)
        program.desk.run(editing.add, item)
    return editing.get(Gathering, gathering.id)


def opdracht(program: Atelier) -> Dilemma:
    return next(d for d in program.desk.editing.all(Dilemma) if d.a_short == "raden" and d.b_short == "colleges")


def enter(session, counts: tuple[int, ...]) -> None:
    """Type each total and Enter, as the typist does."""
    for box, count in zip(session.panels.poll.entries.totals.boxes, counts, strict=True):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, str(count))
        press(box, Qt.Key.Key_Return)
    settle()


def close(session) -> None:
    press(session.panels.poll.entries.totals, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def open_session(program: Atelier):
    program.workbench.open("session")
    settle()
    return program.workbench.views.of("session")


def test_from_an_empty_laptop_to_three_reports(program: Atelier, tmp_path: Path) -> None:
    make_event(program)
    gathering = make_gathering(program)
    session = open_session(program)
    program.projector.turn_on()
    program.window.activateWindow()  # the offscreen platform gives every window that it shows the keyboard
    settle()
    beamer = program.projector.window
    assert beamer.isFullScreen()
    assert screen_of(beamer).name() == "beamer"
    assert screen_of(program.window).name() == "laptop"

    # The clock starts, and goes to the dilemma by itself
    press(session, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(session, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert session.panels.run_sheet.item.title == "Wie geeft de opdracht?"
    assert session.panels.question.subject.id == opdracht(program).id
    assert session.panels.run_sheet.clock.time.text() in {"25:00", "24:59"}

    # 31 present, then two leave
    session.present.setFocus()
    session.present.selectAll()
    QTest.keyClicks(session.present, "31")
    press(session.present, Qt.Key.Key_Return)
    assert program.desk.editing.get(Gathering, gathering.id).present == 31

    # Arguments, one key each side
    session.panels.question.setFocus()
    for key, text in ((Qt.Key.Key_1, "Raden gaan over het geld"), (Qt.Key.Key_3, "Achttien raden is te traag")):
        session.panels.run_sheet.list.setFocus()
        press(session.panels.run_sheet.list, key)
        QTest.keyClicks(session.panels.arguments.line, text)
        press(session.panels.arguments.line, Qt.Key.Key_Return)
    assert [a.text for a in program.desk.editing.all(Argument)] == [
        "Raden gaan over het geld",
        "Achttien raden is te traag",
    ]

    # The poll: opened, two people leave, one total too many is refused and kept
    QTest.mouseClick(session.panels.poll.setup.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(session.present.less, Qt.MouseButton.LeftButton)
    QTest.mouseClick(session.present.less, Qt.MouseButton.LeftButton)
    assert session.present.value() == 29
    session.panels.beamer.choose("poll")
    enter(session, TOO_MANY)
    assert isinstance(beamer.page, PollPage)
    close(session)
    assert session.panels.poll.now.poll.state is PollState.OPEN
    assert session.panels.poll.now.poll.entry == TOO_MANY
    assert "30 van 29" in session.panels.poll.notice.text.text()
    assert session.panels.poll.notice.isVisible()

    # 5, 8, 4, 8, 3 is closed as divided; Ctrl+Z does not reopen it
    enter(session, FIRST)
    close(session)
    assert session.panels.poll.now.poll.state is PollState.CLOSED
    assert session.panels.poll.result.words.text() == "verdeeld"
    assert isinstance(beamer.page, ResultPage)
    assert [bar.count for bar in beamer.page.bars] == list(FIRST)
    assert "28 van 29" in beamer.page.base
    program.workbench.undoing.undo()
    program.workbench.undoing.redo()
    assert poll_of(program).standing.counts == FIRST
    assert session.present.value() == 29

    # Hertelling, with the reason in sight
    session.panels.poll.following.ask_recount()
    QTest.keyClicks(session.panels.poll.following.recount.line, "Een hand in het verkeerde vak")
    press(session.panels.poll.following.recount.line, Qt.Key.Key_Return)
    enter(session, RECOUNTED)
    close(session)
    assert poll_of(program).standing.counts == RECOUNTED
    assert "5 – 8 – 4 – 8 – 3" in session.panels.poll.result.history.text.text()
    assert "Een hand in het verkeerde vak" in session.panels.poll.result.history.text.text()

    # The second round, with the first as marks on the projector
    QTest.mouseClick(session.panels.poll.following.again, Qt.MouseButton.LeftButton)
    enter(session, SECOND)
    close(session)
    assert session.panels.poll.now.poll.round == 2
    assert session.panels.poll.result.words.text() == "overwegend raden"
    page = beamer.page
    assert [bar.count for bar in page.bars] == list(SECOND)
    assert [round(bar.mark * 28) for bar in page.bars] == list(RECOUNTED)
    assert page.words == "overwegend raden"
    assert "ronde 1" in page.note
    assert "28 van 29" in page.note

    # A proposal with its decision points, then three reports
    write_proposal(program)
    for audience in Audience:
        check_report(program, audience, tmp_path)
    path = program.desk.workspace.file.path
    program.to_start()
    assert sorted(p.name for p in path.parent.iterdir() if p.suffix == ".atelier" or "-wal" in p.name) == [path.name]
    assert [finding for finding in prove(path) if finding.problem] == []


def poll_of(program: Atelier) -> Poll:
    return program.desk.polling.polls.all()[-1]


def write_proposal(program: Atelier) -> None:
    """Typed in the form of Voorstellen where that matters, the rest through the same services."""
    program.workbench.open("proposals")
    settle()
    view = program.workbench.views.of("proposals")
    press(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    editing = program.desk.editing
    (proposal,) = editing.all(Proposal)
    moment = Moment.new(when=VagueDate("2020-03/2020-04"), body=Body.COUNCILS, title="Raden besluiten")
    program.desk.run(editing.add, moment)
    program.desk.run(
        editing.change,
        proposal,
        title="Slimme en schone mobiliteit",
        goal="In 2030 is elk werkgebied in 45 minuten bereikbaar.",
        result="Zes snelle fietsroutes",
        leader="Regionaal portefeuillehouder",
        mandate="De portefeuillehouder mag tot 2022 onderhandelen.",
        yearly_low=100_000_000,
        yearly_high=120_000_000,
        from_year=2021,
        counter="Achttien raden is te traag.",
        without="Dan krijgt de route een andere planning.",
        ballots=(poll_of(program).id,),
    )
    for audience in Audience:
        text = f"Stel de opdracht vast ({audience})."
        point = DecisionPoint.new(proposal=proposal.id, audience=audience, text=text, moment=moment.id)
        program.desk.run(editing.add, point)
    settle()
    assert "Slimme en schone mobiliteit" in texts(view) or view.isVisible()


def check_report(program: Atelier, audience: Audience, folder: Path) -> None:
    """The PDF says the figures with their bases."""
    reporting = program.desk.reporting
    report = reporting.build(audience)
    target = folder / reporting.suggest_name(audience, folder)
    program.desk.run(reporting.save, audience, report, draw(report), target)
    reader = pypdf.PdfReader(io.BytesIO(target.read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Slimme en schone mobiliteit" in text
    assert "Wie geeft de opdracht aan een regionaal programma?" in text
    assert "28 van 29" in text
    assert "overwegend raden" in text
    assert "maart–april 2020" in text or "maart of april 2020" in text
    assert "aangenomen" not in text.lower()
    assert "fictief" not in text.lower()


KILLED = textwrap.dedent("""
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from tests.program import start, wait_until, settle
    from atelier.domain.themes import Dilemma
    from atelier.domain.week import Gathering

    application = QApplication([])
    program = start(application, Path(sys.argv[1]), "nl")
    program.window.start.new.title_line.setText("Proefweek")
    program.window.start.new._on_wanted()
    wait_until(lambda: program.workbench is not None)
    editing = program.desk.editing
    gathering = Gathering.new(title="Atelier", present=29)
    program.desk.run(editing.add, gathering)
    program.workbench.open("session")
    settle()
    session = program.workbench.views.of("session")
    session.panels.question.choose(editing.all(Dilemma)[0].id)
    session.refresh()
    session.panels.poll.acts.open()
    for box, count in zip(session.panels.poll.entries.totals.boxes, (5, 8, 4)):
        box.setValue(count)
        print("confirmed", *program.desk.polling.polls.all()[0].entry, flush=True)
    application.exec()
""")


def test_a_kill_in_the_middle_of_a_count_loses_nothing_confirmed(qapp: QApplication, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    confirmed: list[tuple[int, ...]] = []
    while len(confirmed) < 3:
        line = child.stdout.readline()
        assert line, "the child ended before it was killed"
        if line.startswith("confirmed"):
            confirmed.append(tuple(map(int, line.split()[1:])))
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    program = start(qapp, tmp_path, "nl")
    program.files.open_path(tmp_path / "Proefweek.atelier")
    wait_until(lambda: program.workbench is not None)
    (poll,) = program.desk.polling.polls.all()
    assert poll.state is PollState.OPEN
    assert poll.entry == confirmed[-1] == (5, 8, 4, 0, 0)
    session = open_session(program)
    session.panels.poll.entries.totals.boxes[3].setValue(8)
    session.panels.poll.closing.close()
    assert [count.counts for count in program.desk.editing.all(Count)] == [(5, 8, 4, 8, 0)]
    program.window.close()
    program.stop()

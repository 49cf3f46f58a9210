"""The story of a day apart: two facilitators and three duo's on laptops of their own, and in the evening one file."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from sqlalchemy import func, select

from atelier import i18n, paths
from atelier.__main__ import main
from atelier.app import Atelier
from atelier.domain.council_answers import AnswerOf
from atelier.domain.errors import AtelierError
from atelier.domain.frames import Fit
from atelier.domain.giving import Carrier
from atelier.domain.participation import Stance
from atelier.domain.people import Municipality, Person
from atelier.domain.polls import Poll
from atelier.domain.proposal_states import State
from atelier.domain.proposals import Audience, Proposal
from atelier.domain.submitting import StepOf
from atelier.domain.talk import Note
from atelier.domain.themes import Argument, Dilemma
from atelier.services.councils import Said
from atelier.services.reporting import draw
from atelier.services.workspace import Events, Workspace
from atelier.storage.tables import ACT
from atelier.ui.duo.mode import DuoMode
from atelier.ui.duo.screen import DuoScreen
from atelier.ui.merge_view import MergeView
from atelier.ui.proposals.answers_page import answer_marks
from atelier.ui.proposals.frames_page import fit_marks
from atelier.ui.proposals.pages import ANSWERS, BOARD, FRAMES, PARTICIPATION
from atelier.ui.proposals.participation_page import stance_marks
from atelier.ui.proposals_view import ProposalsView
from atelier.ui.session_view import SessionView
from atelier.ui.widgets.text_fields import TextField
from tests.browser import MISSING, Browser, chromium
from tests.features import week_apart as story
from tests.features.week_apart import Plan
from tests.program import launched, press, rest, settle, texts, wait_until
from tests.services.test_answering import Browser as Page

W = TypeVar("W", bound=QWidget)

HERE, THERE = "Hier: voor 2031 één opdracht.", "In 2031 geven achttien raden samen de opdracht."
TOGETHER = "De raden gaan over het geld; zo zei het elke zaal."
FORM = {
    "goal": "In 2029 liggen er vijf snelle fietsroutes.",
    "goal_year": "2029",
    "measure": "kilometers fietsroute",
    "result": "Elke raad ziet elk jaar hoeveel er ligt.",
    "leader": "Arnhem",
    "once_low": "1.000.000",
    "once_high": "1.500.000",
    "yearly_low": "90.000",
    "yearly_high": "90.000",
    "from_year": "2021",
    "counter": "De fiets gaat niet over de Rijn.",
    "without": "Dan houdt de route bij de grens op.",
}
FORM_MONEY = (2029, 100_000_000, 150_000_000, 9_000_000, 9_000_000)
COUNCILS = [*[AnswerOf.CONFORM] * 11, *[AnswerOf.AMENDED] * 3, AnswerOf.MOTION, AnswerOf.REJECTED, AnswerOf.NOT_JOINING,
            AnswerOf.DEFERRED]  # fmt: skip
FIGURES = (
    "Ronde 1 6 (33%) 6 (33%) 0 (0%) 3 (17%) 3 (17%) 18 0 18",
    "Ronde 2 6 (33%) 12 (67%) 0 (0%) 0 (0%) 0 (0%) 18 0 18",
    "Ronde 1 6 (33%) 12 (67%) 0 (0%) 0 (0%) 0 (0%) 18 0 18",
    "Ronde 2 6 (33%) 6 (33%) 0 (0%) 3 (17%) 3 (17%) 18 0 18",
    "Ronde 1 9 (50%) 8 (44%) 1 (6%) 18 0 18",
    "Ronde 1 11 (61%) 5 (28%) 2 (11%) 18 0 18",
    "12 van de 18 die beide keren antwoordden, gaven een ander antwoord (67%).",
    "Meerderheid ja, van de 16 die kozen",
)
AFTERWARDS = (  # 360,000 a year over 18, and 200,000 over 18 up to 300,000 over 18
    "€ 200.000–300.000 eenmalig, € 360.000 per jaar, vanaf 2021, gelijke delen",
    "Rozendaal € 20.000",
    "Rozendaal € 11.111–16.667",
    "Overbetuwe Gewijzigd, 12 november 2019, 2019-12",
    "Wijchen Doet niet mee, 12 november 2019, 2019-17",
    "Zevenaar Aangehouden, 12 november 2019, 2019-18",
)


@contextmanager
def program(application: QApplication, folder: Path, path: Path, hours: float) -> Iterator[Atelier]:
    """A laptop of its own, with this file in its window."""
    folder.mkdir(exist_ok=True)
    with launched(application, folder, "nl") as running:
        running.files.open_path(path)
        wait_until(lambda: running.workbench is not None)
        running.desk.workspace.file.now = story.clock(hours)
        yield running


@pytest.fixture
def places(tmp_path: Path, dutch: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "program_data", lambda: tmp_path / "commands")
    for name in ("stick", "forms"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_day_apart_becomes_one_evening(qapp: QApplication, places: Path) -> None:
    week, stick = places / "week.atelier", places / "stick"
    Events(paths.resources(), places / "first").example(week, fictitious=False).close()
    with program(qapp, places / "here", week, 0) as here:
        begun = acts(here.desk.workspace)
        plan = story.prepare(here.desk.workspace, here.desk.run)
        here.desk.workspace.file.copy_to(stick / "copy.atelier")
        give_along(here, stick)
        polls = first_town(here, plan)
    other = story.elsewhere(places / "there", stick / "copy.atelier", 3)
    polls += story.other_town(other, plan)
    with program(qapp, places / "duo 1", next(stick.glob("duo 1*")), -2) as first:
        first_duo(first)
    second = story.elsewhere(places / "duo 2", next(stick.glob("duo 2*")), -5)
    story.second_duo(second, plan)
    third = third_duo(next(stick.glob("duo 3*")), plan, places)
    for workspace in (other, second):
        workspace.close()
    back = [other.file.path, next(stick.glob("duo 1*")), second.file.path]
    any_order_gives_the_same(week, back, third, places)
    with program(qapp, places / "here", week, 0) as here:
        come_together(here, plan, back, third)
        quoted(here, polls, settled=False)
        doubles_are_joined(here)
        two_texts_are_settled(here, plan)
        the_evening(here, plan, polls)
        quoted(here, polls, settled=True)
        states_are_seen(here, plan)
        assert 380 <= acts(here.desk.workspace) - begun <= 420
    assert main(["check", str(week)]) == 0
    the_others_get_it_back(week, other.file.path, places)
    if chromium() is None:
        pytest.skip(f"all of it was played but the form in a browser: {MISSING}")


def acts(workspace: Workspace) -> int:
    return next(iter(workspace.file.fetch(select(func.count()).select_from(ACT))))[0]


def mode_of(running: Atelier) -> DuoMode:
    found = running.workbench.findChild(DuoMode)
    assert isinstance(found, DuoMode)
    return found


def proposal(running: Atelier, plan: Plan, n: int) -> Proposal:
    """The proposal that the duo of this place began with, as it is now."""
    found = running.desk.editing.get(Proposal, plan.proposals[n].id)
    assert found is not None
    return found


def merge_view(running: Atelier) -> MergeView:
    running.workbench.open("merge")
    view = running.workbench.views.current
    assert isinstance(view, MergeView)
    settle()
    return view


# The day


def give_along(running: Atelier, stick: Path) -> None:
    """Two files and a form, from the page that tells afterwards what is out."""
    view = merge_view(running)
    view.to_given()
    panel = view.given
    for carrier, numbers in ((Carrier.PART, (1, 2)), (Carrier.HTML, (3,))):
        for n, box in enumerate(panel.giving.duos, 1):
            box.setChecked(n in numbers)
        panel.giving.carriers[carrier].click()
        panel.giving.give(stick)
        settle()
    assert len(list(stick.glob("duo*"))) == 3
    assert view.tabs.tabText(4).endswith("3")


def first_town(running: Atelier, plan: Plan) -> list[Poll]:
    """The atelier here, in the view of the session; the second round is typed on the tiles."""
    desk, workspace = running.desk, running.desk.workspace
    running.workbench.open("session")
    session = running.workbench.views.current
    assert isinstance(session, SessionView)
    session.show_gathering(plan.here)
    (one,) = story.atelier(workspace, desk.run, plan.here, plan.mine, (story.FIRST,))
    settle()
    again = desk.run(desk.polling.opening.again, one, plan.here).poll
    settle()
    press(session.panels.poll.entries.named.button, Qt.Key.Key_Space)
    settle()
    for key in story.SECOND:
        QTest.keyClicks(running.window.focusWidget(), key)
    press(running.window.focusWidget(), Qt.Key.Key_Return)
    settle()
    story.talk(workspace, desk.run, plan.here, plan.mine)
    two = desk.polling.polls.get(again.id)
    three = story.yes_or_no(workspace, desk.run, plan.here, plan.mine, "111111111222222223")
    counts = [poll.standing.counts for poll in (one, two, three)]
    assert counts == [(6, 6, 0, 3, 3), (6, 12, 0, 0, 0), (9, 8, 1)]
    story.twice(workspace, desk.run, plan)
    desk.run(desk.editing.change, plan.mine, a_text="Hier zei de zaal: de raden gaan over het geld.")
    desk.run(desk.editing.change, plan.proposals[0], goal=HERE)
    return [one, two, three]


def first_duo(running: Atelier) -> None:
    """In duo mode on a laptop of its own: a proposal is finished and handed in, and another one begun."""
    mode_of(running).begin_here()
    settle()
    screen = mode_of(running).screen
    assert screen is not None
    assert screen.work.title.text() == "Duo 1 · Zeggenschap"
    screen.work.form.show_full(full=True)
    settle()
    written = {"goal": THERE, "measure": "opdrachten met een raadsbesluit", "leader": "Nijmegen",
               "counter": "Zo duurt het een jaar langer.", "mandate": "Het dagelijks bestuur tekent."}  # fmt: skip
    for name, text in written.items():
        type_in(screen, name, text)
    press(screen.work.standing.submit_button, Qt.Key.Key_Space)
    press(screen.work.standing.all_same, Qt.Key.Key_Space)
    assert "Ingediend" in screen.work.standing.state.text()
    screen.work.list.add()
    settle()
    type_in(screen, "title", "Een raadscommissie voor de regio")
    type_in(screen, "goal", "In 2022 vergadert zij vier keer.")
    press(screen.work.out_button, Qt.Key.Key_Space)
    settle()
    assert mode_of(running).screen is None


def type_in(screen: DuoScreen, name: str, text: str) -> None:
    """Instead of what stands there."""
    field = next(field for field in screen.work.form.findChildren(TextField) if field.name == name)
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    settle()


def third_duo(place: Path, plan: Plan, places: Path) -> Path:
    """A laptop where nothing may run: the form in a browser, or where there is none what the page would save."""
    row = plan.proposals[2].id.hex
    if chromium() is None:
        page = Page(place)
        for name, text in FORM.items():
            page.answers[f"{row}.{name}"] = text
        return page.save(places / "forms" / "antwoorden.json")
    with Browser(places / "browser") as browser:
        browser.open(place)
        for name, text in FORM.items():
            browser.run(f"document.getElementById('{row}.{name}').focus()")
            browser.press("a", 2, 65)
            browser.type(text)
        browser.run(f"[...document.querySelectorAll('button')].find(b => b.textContent.trim() === "
                    f"{json.dumps(i18n.tr('Save my answers'))}).click()")  # fmt: skip
        return browser.download()


# Coming together


def any_order_gives_the_same(week: Path, back: list[Path], form: Path, places: Path) -> None:
    """Every order of the three files, the form in between, some of it twice: one outcome, also by the command."""
    ends, texts_left = [], []
    for n, order in enumerate(permutations(back)):
        place = places / "orders" / str(n) / week.name
        place.parent.mkdir(parents=True)
        place.write_bytes(week.read_bytes())
        if n == 0:
            assert main(["merge", str(place), *map(str, order)]) == 0
        with_form = Events(paths.resources(), place.parent / "data", story.clock(n)).open(place)
        for step, path in enumerate((*order, order[0])):
            with_form.merging.merge(with_form.merging.preview([path]))
            if step == n % 3:
                with_form.answering.apply(with_form.answering.read(form))
        assert with_form.merging.preview(back).entries == ()
        ends.append(story.everything(with_form))
        texts_left.append({(one.row, one.cell) for one in with_form.merging.conflicts()})
        with_form.close()
        assert main(["check", str(place)]) == 0
    assert all(end == ends[0] for end in ends)
    assert all(left == texts_left[0] for left in texts_left)


def come_together(running: Atelier, plan: Plan, back: list[Path], form: Path) -> None:
    """In the window: all files at once, then the form, each with its preview and one button."""
    view = merge_view(running)
    view.bring(back)
    wait_until(lambda: view.bringing.preview is not None, 30)
    told = texts(view.bringing)
    assert "3 peilingen komen erbij · 54 antwoorden" in told
    press(view.bringing.merge_button, Qt.Key.Key_Space)
    wait_until(lambda: view.tabs.currentWidget() is view.settling, 30)
    view.bring([form])
    settle()
    assert f"Wordt: {FORM['goal']}" in texts(view.given.answers)
    press(view.given.answers.take_button, Qt.Key.Key_Space)
    settle()
    assert running.desk.workspace.giving.given()[2].pickup is not None
    assert all(one.pickup for one in running.desk.workspace.giving.given())
    found = proposal(running, plan, 2)
    money = (found.goal_year, found.once_low, found.once_high, found.yearly_low, found.yearly_high)
    assert (found.goal, money) == (FORM["goal"], FORM_MONEY)
    every = running.desk.editing.all
    assert (len(every(Argument)), len(every(Note)), len(every(Proposal))) == (20 * 2 + 2, 8 * 2, 4)


def doubles_are_joined(running: Atelier) -> None:
    """A person and an argument that both facilitators wrote down; nothing was joined before somebody said so."""
    view, every = merge_view(running), running.desk.editing.all
    assert [person.name for person in every(Person)].count("Els Vermeer") == 2
    view.tabs.setCurrentWidget(view.doubles)
    for left in (1, 0):
        join = next(b for b in view.doubles.findChildren(QPushButton) if b.text() == i18n.tr("Join into one"))
        press(join, Qt.Key.Key_Space)
        settle()
        assert len(running.desk.workspace.joining.proposals()) == left
    (els,) = [person for person in every(Person) if person.name == "Els Vermeer"]
    assert els.email == "els@arnhem.nl"
    assert len([one for one in every(Argument) if one.merged_into is None]) == 41


def two_texts_are_settled(running: Atelier, plan: Plan) -> None:
    """One by choosing a version, one by making a text out of both."""
    view = merge_view(running)
    view.to_choose()
    panel, editing = view.settling, running.desk.editing
    assert panel.list.count() == 2
    for _ in range(2):
        conflict = panel.current()
        if conflict.kind is Proposal:
            words = [version.values["goal"] for version in conflict.versions]
            letter = "AB"[words.index(THERE)]
            press(pushbutton(panel, i18n.tr("Choose {letter}", letter=letter)), Qt.Key.Key_Space)
        else:
            panel.together.setFocus()
            panel.together.selectAll()
            QTest.keyClicks(panel.together, TOGETHER)
            press(panel.keep_button, Qt.Key.Key_Space)
        settle()
    assert panel.told.text() == i18n.tr("Nothing to choose")
    assert proposal(running, plan, 0).goal == THERE
    assert editing.get(Dilemma, plan.mine.id).a_text == TOGETHER


def pushbutton(widget: QWidget, text: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(widget))


# The evening


def the_evening(running: Atelier, plan: Plan, polls: list[Poll]) -> None:
    """Proposals go their way, with a poll as evidence; eighteen councils answer one of them."""
    desk, workspace = running.desk, running.desk.workspace
    one, two = proposal(running, plan, 0), proposal(running, plan, 1)
    (begun,) = [row for row in desk.editing.all(Proposal) if row.title == "Een raadscommissie voor de regio"]
    desk.run(desk.editing.change, one, ballots=(polls[1].id,))
    desk.run(workspace.submitting.submit, one, with_lacking=True)
    desk.run(workspace.submitting.take, one, StepOf.FEEDBACK)
    desk.run(workspace.submitting.take, two, StepOf.ADOPTED)
    for audience in (Audience.STEERING, Audience.COLLEGES, Audience.COUNCILS):
        desk.run(workspace.submitting.release, two, audience)
    desk.run(workspace.submitting.submit, begun, with_lacking=True)
    desk.run(workspace.submitting.take, begun, StepOf.RETURNED, "nog te dun")
    desk.run(workspace.submitting.release, one, Audience.STEERING)
    said = [Said(answer, decided=date(2019, 11, 12), number=f"2019-{n}") for n, answer in enumerate(COUNCILS, 1)]
    story.councils_answer(workspace, desk.run, two, said)
    story.who_takes_part(workspace, desk.run, one, proposal(running, plan, 2))
    story.officials_react(workspace, desk.run, one)
    standing = workspace.submitting.standing(one)
    assert standing.current.number == 2
    (evidence,) = standing.current.submission.evidence
    assert "op 18 antwoorden" in evidence


def states_are_seen(running: Atelier, plan: Plan) -> None:
    """The board and the matrices show what was recorded."""
    running.workbench.open("proposals")
    view = running.workbench.views.current
    assert isinstance(view, ProposalsView)
    view.pages.setCurrentIndex(BOARD)
    rest(30)
    shown = {state: [item.proposal.title for item in column.items]
             for state, column in view.pages.board.columns.items() if column.items}  # fmt: skip
    assert shown == {
        State.DRAFT: ["Vijf fietsroutes"],
        State.FEEDBACK: ["Raden geven opdracht"],
        State.RETURNED: ["Een raadscommissie voor de regio"],
        State.ADOPTED: ["Sneller bouwen"],
    }
    two = proposal(running, plan, 1)
    members = running.desk.editing.all(Municipality)
    for page, wanted in (
        (PARTICIPATION, [stance_marks()[Stance.LEADS], *[stance_marks()[Stance.JOINS]] * 17]),
        (ANSWERS, [answer_marks()[answer] for answer in COUNCILS]),
        (FRAMES, [fit_marks()[Fit.WITHIN if n % 3 else Fit.OUTSIDE] for n in range(18)]),
    ):
        view.pages.setCurrentIndex(page)
        rest(30)
        marks = {PARTICIPATION: view.pages.participation, ANSWERS: view.pages.answers, FRAMES: view.pages.frames}
        shown = marks[page].marks()
        assert [shown[member.id, two.id].letter for member in members] == [mark.letter for mark in wanted]
    taking = view.pages.participation.marks()
    outside = [taking[member.id, plan.proposals[2].id].letter for member in members[16:]]
    assert outside == [stance_marks()[Stance.NO].letter] * 2


def quoted(running: Atelier, polls: list[Poll], *, settled: bool) -> None:
    """Reports quote the figures that were counted; what is still to be chosen is printed, and blocks a final one."""
    reporting = running.desk.reporting
    counts = {poll.id: poll.standing.counts for poll in polls}
    assert {poll.id: poll.standing.counts for poll in reporting.data().polls} == counts
    for audience in Audience:
        report = reporting.build(audience)
        pages = pypdf.PdfReader(io.BytesIO(draw(report))).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert [figure for figure in FIGURES if figure not in text] == []
        assert ("Nog te kiezen" in text) is not settled
        assert text.count(story.TWICE) == (1 if settled else 2)
        assert all((f"{town} zei de zaal" in text) is not settled for town in ("Hier", "Daar"))
    if settled:
        assert reporting.releasing.hindrance() == ""
        assert [figure for figure in AFTERWARDS if figure not in text] == []
    else:
        with pytest.raises(AtelierError, match="2 plekken"):
            reporting.releasing.release(Audience.STEERING, reporting.build(Audience.STEERING).fingerprint)


def the_others_get_it_back(week: Path, other: Path, places: Path) -> None:
    """The second facilitator takes the outcome home, and both files are equal."""
    events = Events(paths.resources(), places / "there" / "data", story.clock(3))
    theirs = events.open(other)
    theirs.merging.merge(theirs.merging.preview([week]))
    mine = Events(paths.resources(), places / "last", story.clock(0)).open(week)
    assert story.everything(theirs) == story.everything(mine)
    assert theirs.merging.conflicts() == []
    for workspace in (theirs, mine):
        workspace.close()
    assert main(["check", str(other)]) == 0

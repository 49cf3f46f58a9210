"""Duo mode, what was given out, and a form that comes back, as states to look at."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from atelier.app import Atelier
from atelier.domain.giving import Carrier
from atelier.domain.people import Duo
from atelier.domain.proposals import Proposal
from atelier.ui.duo.mode import DuoMode
from atelier.ui.duo.screen import DuoScreen
from atelier.ui.merge_view import MergeView
from tests.program import settle
from tests.services.test_answering import Browser

THERE = "In 2031 liggen er vijf snelle fietsroutes, en per route is bekend welke gemeente wat betaalt en wanneer."
HERE = "In 2030 liggen er vier snelle fietsroutes."
BESIDE = "Kan dit ook samen met de provincie?"


def duo_states(program: Atelier) -> Iterator[tuple[str, QWidget]]:
    """The choice of a duo, its page with what lacks, the board, and the preview of a form; then all is as it was."""
    screen = _begun(program)
    for name, act in (("choose", screen.ask_duo), ("work", lambda: _written(program, screen))):
        act()
        settle(12)
        yield f"duo-{name}", program.window
    for tabs in screen.work.findChildren(QTabWidget):
        for n in range(tabs.count()) if tabs.isVisible() else ():
            tabs.setCurrentIndex(n)
            settle(12)
            yield f"duo-work-tab-{n + 1}", program.window
    screen.end()
    for name, act in (("given", _given), ("form", _form)):
        act(program)
        settle(12)
        yield f"duo-{name}", program.window
    program.workbench.views.current.given.answers.leave()


def _begun(program: Atelier) -> DuoScreen:
    """It fills the screen; here it keeps the size of the look."""
    mode, size = program.workbench.findChild(DuoMode), program.window.size()
    mode.begin()
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.window.resize(size)
    settle(12)
    return mode.screen


def _written(program: Atelier, screen: DuoScreen) -> None:
    """Duo 4 tries to hand in what is not ready."""
    screen.show_duo(program.desk.editing.all(Duo)[3])
    screen.work.standing.submit()


def _page(program: Atelier) -> MergeView:
    program.workbench.open("merge")
    view = program.workbench.views.of("merge")
    view.to_given()
    return view


def _given(program: Atelier) -> None:
    """One is too late, two are out, and one came back without anything new."""
    forms, duos = program.desk.workspace.forms, program.desk.editing.all(Duo)
    today, folder = program.desk.sessions.now().date(), program.desk.workspace.file.path.parent
    gifts = ((1, Carrier.PART, -1), (2, Carrier.HTML, 1), (3, Carrier.DOCX, 0))
    for n, carrier, days in gifts:
        place = folder / forms.name(duos[n], carrier)
        program.desk.run(forms.give, duos[n], place, carrier, today + timedelta(days=days))
    forms.give(duos[0], folder / forms.name(duos[0], Carrier.HTML), Carrier.HTML)
    _answer(program, 0, "leeg")
    program.workbench.views.current.given.answers.take()
    program.workbench.views.current.notice.clear()
    program.workbench.views.current.refresh()


def _form(program: Atelier) -> None:
    """Duo 3 wrote what was changed here too, something new, and something that is no figure."""
    desk = program.desk
    row = desk.editing.all(Proposal, duo=desk.editing.all(Duo)[2].id)[0]
    desk.run(desk.editing.change, row, goal=HERE)
    _answer(program, 2, "vol", goal=THERE, once_low="een half miljoen", measure="Kilometers route die klaar zijn.")
    card = program.workbench.views.current.given.answers
    card._show(replace(card.preview, unread=(BESIDE,)))


def _answer(program: Atelier, number: int, name: str, **fields: str) -> None:
    """The form of a duo comes back with these fields filled in."""
    folder = program.desk.workspace.file.path.parent
    page = Browser(next(folder.glob(f"duo {number + 1} *.html")))
    for field, text in fields.items():
        page.fill(field, text)
    _page(program).given.read(page.save(folder / f"{name}.json"))

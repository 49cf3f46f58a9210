"""The pages of voting in turn, and the panel of the PIN, as states to look at."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtWidgets import QWidget

from atelier.app import Atelier
from atelier.domain.answers import ONE, Form
from atelier.domain.errors import NotSavedError, PinError
from atelier.domain.people import Person
from atelier.domain.themes import Dilemma
from atelier.ui.session.answers import entry
from atelier.ui.session.turn import TurnScreen
from tests.program import settle


class Refusing:
    """Everybody of the example can still vote, but no vote is kept and no PIN is right."""

    def __init__(self, program: Atelier) -> None:
        self._people = program.desk.editing.all(Person)

    def turnout(self) -> tuple[int, int]:
        return 3, len(self._people)

    def waiting(self) -> tuple[tuple[UUID, str], ...]:
        return tuple((person.id, person.name) for person in self._people)

    def cast(self, answer: tuple[int, ...], voter: UUID | None) -> None:
        raise NotSavedError("Deze stem kon niet worden bewaard: de schijf is vol. Hij telt nog niet; probeer opnieuw.")

    def check_pin(self, pin: str) -> None:
        raise PinError("Deze pincode klopt niet. Nog 20 seconden wachten.", 20)


def turn_states(program: Atelier) -> Iterator[tuple[str, QWidget]]:
    """Each page in turn, refusals included; afterwards the window is as it was."""
    workbench, window = program.workbench, program.window
    workbench.pin.open()
    workbench.pin.new.setText("1")
    workbench.pin.save.click()
    settle(8)
    yield "pin", window
    workbench.pin.leave()
    dilemma = max(program.desk.editing.all(Dilemma), key=lambda row: len(row.question))
    options = (dilemma.a_text, dilemma.a_name, "–", dilemma.b_name, dilemma.b_text)
    form, box = Form(options), Refusing(program)
    entering, spelled = (lambda: entry(ONE, form)), (lambda answer: ONE.spelled(answer, options))
    screen = TurnScreen(window, dilemma.question, entering, spelled, box, dilemma)
    screen.begin()
    for name, act in (("start", None), ("ballot", _ballot), ("confirm", _confirm), ("out", _out)):
        if act is not None:
            act(screen)
        settle(8)
        yield f"turn-{name}", window
    screen.end()
    settle(4)


def _ballot(screen: TurnScreen) -> None:
    screen.start.names.setCurrentRow(0)
    screen.start.go()
    screen.ballot.entry.choose(4)


def _confirm(screen: TurnScreen) -> None:
    screen.ballot.go()
    screen.confirm.go()


def _out(screen: TurnScreen) -> None:
    screen.ask_out()
    screen.pin.field.setText("1111")
    screen.pin.go.click()

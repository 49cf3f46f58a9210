"""The states of the window that are looked at: each brings the program there and says its name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from atelier.app import Atelier
from atelier.domain.people import Municipality, Person, Role
from atelier.domain.proposals import Proposal
from atelier.domain.submitting import StepOf
from atelier.domain.talk import ExpertQuestion
from atelier.domain.themes import Argument, Dilemma, Side
from atelier.domain.week import Gathering, Step
from atelier.ui.proposals.pages import ANSWERS, ProposalPages
from tests.look.duo import duo_states
from tests.look.merging import MERGE_STATES
from tests.look.outcomes import outcome_states
from tests.look.turn import turn_states
from tests.program import on_example, rest, settle, wait_until

LANGUAGES, THEMES = ("nl", "en"), ("light", "dark")
SIZES = ((1280, 720, 1.0), (1920, 1080, 1.0), (1280, 720, 2.0))


@dataclass(frozen=True, slots=True)
class Look:
    """One combination of language, theme and size."""

    language: str
    theme: str
    width: int
    height: int
    scale: float

    @property
    def name(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}x{self.height}-{self.scale:.0%}"


def looks() -> Iterator[Look]:
    for language in LANGUAGES:
        for theme in THEMES:
            for width, height, scale in SIZES:
                yield Look(language, theme, width, height, scale)


@contextmanager
def staged(application: QApplication, folder: Path, look: Look) -> Iterator[Atelier]:
    """The program with the filled example, in one look."""
    with on_example(application, folder, look.language, fictitious=True) as program:
        program.window.resize(look.width, look.height)
        program.appearance.set_look(look.theme, look.scale)
        settle()
        yield program
        program.appearance.set_look(
            "light", 1.0
        )  # one theme and scale per process: the tests after this one want the plain one


def states(program: Atelier) -> Iterator[tuple[str, QWidget]]:
    """Bring the program to each state in turn; the widget is what a picture is made of."""
    for key in program.workbench.places:
        program.workbench.open(key)
        settle(12)
        if key == "reports":
            wait_until(lambda: program.workbench.views.current.pages.shown is not None, 60)
            settle(5)
        yield from _with_tabs(program, key)
        for name, act in MORE.get(key, ()):
            act(program)
            settle(12)
            yield from _with_tabs(program, f"{key}-{name}")
    program.workbench.searching.open()
    program.workbench.searching.edit.setText("raad")
    rest(350)
    yield "search", program.window
    program.workbench.searching.hide()
    program.workbench.help.open()
    settle(12)
    yield "help", program.window
    program.workbench.help.panel.hide()
    yield from turn_states(program)
    yield from duo_states(program)
    yield from projector(program)
    yield from outcome_states(program)


def _with_tabs(program: Atelier, name: str) -> Iterator[tuple[str, QWidget]]:
    """The state itself and, where panels became tabs, every tab of it."""
    yield name, program.window
    for tabs in program.workbench.views.current.findChildren(QTabWidget):
        if not tabs.isVisible() or (isinstance(tabs, ProposalPages) and name != "proposals"):
            continue  # the pages of proposals are looked at once
        for n in range(1, tabs.count()):
            tabs.setCurrentIndex(n)
            settle(12)
            yield f"{name}-tab-{n + 1}", program.window
        tabs.setCurrentIndex(0)
        settle(4)


def _session(program: Atelier):
    return program.workbench.views.of("session")


def _gathering(program: Atelier) -> None:
    gathering = program.desk.editing.all(Gathering)[1]
    view = _session(program)
    view.show_gathering(gathering)
    view.panels.run_sheet.go_on()
    view.panels.run_sheet.go_on()


def _choose(program: Atelier, polled: bool) -> None:
    asked = {poll.ballot.subject for poll in program.desk.polling.polls.all()}
    dilemmas = [d for d in program.desk.editing.all(Dilemma) if (d.id in asked) == polled]
    wanted = [d for d in dilemmas if "opdracht" in d.question] if polled else dilemmas
    view = _session(program)
    view.panels.question.choose(wanted[0].id)
    view.panels.show_question()


def _closed(program: Atelier) -> None:
    _gathering(program)
    _choose(program, polled=True)
    _session(program).panels.beamer.choose("poll")


def _frozen(program: Atelier) -> None:
    program.projector.turn_on()
    _session(program).panels.beamer.choose("pause")
    program.projector.toggle_freeze()


def _released(program: Atelier) -> None:
    program.projector.lift()
    program.projector.toggle_release()


def _off(program: Atelier) -> None:
    program.projector.turn_off()


def _before(program: Atelier) -> None:
    _choose(program, polled=False)


def _too_many(program: Atelier) -> None:
    view = _session(program)
    view.panels.poll.acts.open()
    for box, count in zip(view.panels.poll.entries.totals.boxes, (5, 8, 4, 9, 14), strict=True):
        box.setValue(count)
    view.panels.poll.closing.close()


def _reason(program: Atelier) -> None:
    _session(program).panels.poll.notice.clear()
    _session(program).panels.poll.following.ask_void()


def _presence(program: Atelier) -> None:
    view = _session(program)
    for person in program.desk.editing.all(Person)[:3]:
        program.desk.run(program.desk.sessions.check_in, view.gathering, person)
    program.desk.run(program.desk.sessions.check_out, view.gathering, program.desk.editing.all(Person)[1])
    view.presence.open()


def _late(program: Atelier) -> None:
    """The current item began long ago: a proposal to catch up; a note, more time, and an item that is paused."""
    view = _session(program)
    view.panels.poll.following.void.hide()
    view.presence.close()
    item, now = view.panels.run_sheet.item, program.desk.sessions.now()
    step = Step.new(gathering=view.gathering.id, item=item.id, at=now - timedelta(minutes=item.minutes + 12))
    program.desk.workspace.file.commit("next item", step)
    run_sheet = view.panels.run_sheet
    run_sheet.extend()
    run_sheet.notes.line.setText("De zaal vraagt om een korte uitleg van het mandaat, voordat we verdergaan.")
    run_sheet.notes.save()
    view.refresh()


def _talk(program: Atelier) -> None:
    """Arguments with a voice, merged ones, one that is chosen and on the screen, and questions for an expert."""
    view = _session(program)
    said = (
        (Side.A, "De raad gaat over het geld, dus ook over de opdracht.", Role.COUNCILLOR),
        (Side.A, "Budgetrecht ligt bij de raad.", Role.CLERK),
        (Side.B, "Achttien raden tegelijk is te traag voor een bod aan het Rijk.", Role.EXECUTIVE),
        (Side.NEUTRAL, "Wat kost het?", None),
    )
    place = {"gathering": view.gathering.id, "subject": view.panels.question.subject.id}
    rows = [Argument.new(side=side, text=text, role=role, **place) for side, text, role in said]
    for row in rows:
        program.desk.run(program.desk.talk.add, row)
    program.desk.run(program.desk.talk.merge, rows[1], rows[0])
    program.desk.run(program.desk.talk.withdraw, rows[2])
    question = ExpertQuestion.new(text="Mag een raad dit mandaat tussentijds intrekken?", **place)
    program.desk.run(program.desk.talk.add, question)
    view.refresh()
    view.panels.arguments.lists[Side.A].setCurrentRow(0)
    view.panels.arguments.highlight()
    view.panels.experts.list.setCurrentRow(0)


def _person(program: Atelier) -> None:
    """The form of somebody with everything that can be kept about a person."""
    view, editing = program.workbench.views.of("people"), program.desk.editing
    first, second = editing.all(Person)[:2]
    members = editing.all(Municipality)
    values = {"also": (members[3].id, members[4].id), "replaces": second.id, "listens": True, "email": "a@b.nl"}
    program.desk.run(editing.change, first, **values)
    view.focus_on(first)


def _import(program: Atelier) -> None:
    view = program.workbench.views.of("people")
    known = program.desk.editing.all(Person)[5]
    lines = ["Naam;Rol;Gemeente;Dieet", "Anna van den Boogaard;griffier;Duiven en Westervoort;", "Bo;koning;Zutphen;"]
    path = program.desk.workspace.file.path.with_name("deelnemers.csv")
    path.write_text("\n".join([*lines, f"{known.name};griffier;;", "Cas;;;", "cas;;;"]), encoding="utf-8")
    view.import_list(path)
    wait_until(lambda: view.importing.preview is not None)


def _full_form(program: Atelier) -> None:
    """The first proposal whole, with the cards that the atelierversie leaves out."""
    view = program.workbench.views.current
    view.form.show_full(full=True)
    view.columns.show_panel(1)


def _returned(program: Atelier) -> None:
    """A proposal that changed since it was submitted, and is about to be returned."""
    view, editing = program.workbench.views.of("proposals"), program.desk.editing
    proposal = editing.all(Proposal)[1]
    program.desk.run(editing.change, proposal, goal=f"{proposal.goal} Elk jaar volgt een meting per route.")
    view.focus_on(editing.all(Proposal)[1])
    view.state.ask_step(StepOf.RETURNED)


def _versions(program: Atelier) -> None:
    program.workbench.views.of("proposals")._on_compare()


def _answered(program: Atelier) -> None:
    """The form of an answer that was corrected."""
    view = program.workbench.views.of("proposals")
    view.pages.leave_versions()
    view.pages.setCurrentIndex(ANSWERS)
    page = view.pages.answers
    cell = next(key for key, one in page.desk.workspace.councils.answers().items() if len(one.history) > 1)
    page.matrix.choose((cell[1], cell[0]))
    page.show_panel(1)


MORE: dict[str, tuple[tuple[str, Callable[[Atelier], None]], ...]] = {
    "people": (("person", _person), ("import", _import)),
    "merge": MERGE_STATES,
    "proposals": (
        ("full", _full_form),
        ("returned", _returned),
        ("versions", _versions),
        ("answered", _answered),
    ),
    "session": (
        ("closed", _closed),
        ("before", _before),
        ("too-many", _too_many),
        ("reason", _reason),
        ("presence", _presence),
        ("late", _late),
        ("talk", _talk),
        ("frozen", _frozen),
        ("released", _released),
        ("off", _off),
    ),
}


def settled_screens(window: QWidget) -> Iterator[int]:
    """The window of the projector at the size of a beamer of today, and of an old one: its width."""
    for width, height in ((1600, 900), (1024, 768)):
        window.resize(width, height)
        settle(2)
        yield width


def projector(program: Atelier) -> Iterator[tuple[str, QWidget]]:
    """Every page of the projector, in its own size."""
    program.workbench.open("session")
    view, window = _session(program), program.projector.window
    for width in settled_screens(window):
        view.panels.beamer.proposal.setCurrentIndex(0)
        for kind in ("welcome", "question", "argument", "timer", "proposal", "pause"):
            view.panels.beamer.choose(kind)
            yield f"projector-{width}-{kind}", window
        view.panels.beamer.choose("poll")
        yield f"projector-{width}-open", window
        subject = view.panels.question.subject
        _choose(program, polled=True)
        view.panels.beamer.choose("poll")
        yield f"projector-{width}-result", window
        view.panels.question.choose(subject.id)
        view.panels.show_question()

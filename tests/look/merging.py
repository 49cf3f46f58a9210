"""The states of the page on which files come together."""

from collections.abc import Callable
from pathlib import Path

from atelier.app import Atelier
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Pillar
from atelier.services.workspace import Events
from atelier.ui.merge_view import MergeView
from tests.program import settle, wait_until

HERE = "Wij willen in 2030 een regio zijn waarin gemeenten samen bouwen aan twintigduizend woningen bij het spoor."
THERE = "Wij willen in 2032 een regio zijn waarin gemeenten en provincie samen bouwen aan woningen bij het spoor."


def _page(program: Atelier) -> MergeView:
    program.workbench.open("merge")
    view = program.workbench.views.of("merge")
    assert isinstance(view, MergeView)
    return view


def _folder(program: Atelier) -> Path:
    return program.desk.workspace.file.path.parent


def _preview(program: Atelier) -> None:
    """Another laptop changed what was changed here too, and met two people who are on the list already."""
    view, editing = _page(program), program.desk.editing
    path = _folder(program) / "ander" / "v.atelier"
    if not path.exists():
        path.parent.mkdir()
        program.desk.workspace.file.copy_to(path)
        there = Events(program._resources, path.parent / "data").open(path)
        known = there.editing.all(Person)[0]
        there.editing.change(there.editing.all(Pillar)[0], text=THERE)
        there.editing.change(there.editing.all(Proposal)[0], goal=THERE)
        there.editing.add(Person.new(name=known.name, municipality=known.municipality), Person.new(name="Bo Smit"))
        there.close()
        program.desk.run(editing.change, editing.all(Pillar)[0], text=HERE)
    view.bring([path])
    wait_until(lambda: view.bringing.preview is not None)


def _settle(program: Atelier) -> None:
    view = _page(program)
    view.bringing.merge()
    settle()
    view.to_choose()


def _doubles(program: Atelier) -> None:
    view = _page(program)
    view.tabs.setCurrentWidget(view.doubles)
    settle()


def _take(program: Atelier) -> None:
    """Back as it was, and then an event that was begun apart."""
    view = _page(program)
    program.workbench.undoing.undo()
    program.workbench.undoing.undo()
    path = _folder(program) / "apart.atelier"
    there = Events(program._resources, _folder(program) / "ander" / "data").create(
        path, "Apart begonnen", "Regio", with_library=True
    )
    names = [person.name for person in program.desk.editing.all(Person)[:2]]
    towns = [Municipality.new(name=name) for name in ("Wijchen", "Nergenshuizen aan de Maas")]
    there.editing.add(*towns, Duo.new(theme="Wonen"), *(Person.new(name=n, municipality=towns[1].id) for n in names))
    there.close()
    view.take_over(path)
    wait_until(lambda: view.taking.offer is not None)


def _start_of_taking(program: Atelier) -> None:
    _page(program).taking.leave()


MERGE_STATES: tuple[tuple[str, Callable[[Atelier], None]], ...] = (
    ("preview", _preview),
    ("settle", _settle),
    ("doubles", _doubles),
    ("take", _take),
    ("take-start", _start_of_taking),
)

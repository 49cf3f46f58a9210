from dataclasses import replace

from atelier.domain.people import Role
from atelier.domain.themes import Argument, Pillar
from atelier.domain.week import Gathering
from atelier.storage import planning
from atelier.storage.acts import WRITE_BYTES
from atelier.storage.event_file import EventFile
from atelier.storage.planning import CellChange


def planned(file: EventFile, value: Pillar | Argument) -> dict[str, str | None]:
    with file.connection.begin():
        return {change.cell: change.value for change in planning.put(file.connection, value)}


def test_a_new_row_writes_all_of_its_cells(file: EventFile) -> None:
    pillar = Pillar.new(name="Visie")
    assert planned(file, pillar) == {
        "deleted": '{"deleted":0,"seen":[]}',
        "name": '{"name":"Visie"}',
        "text": '{"text":""}',
        "position": '{"position":""}',
        "origin": '{"origin":""}',
    }


def test_fields_that_belong_together_are_written_together(file: EventFile) -> None:
    gathering = Gathering.new()
    argument = Argument.new(gathering=gathering.id, subject=gathering.id, role=Role.CLERK)
    file.commit("add", gathering, argument)
    spoken = replace(argument, role=None, municipality=gathering.id)
    assert planned(file, spoken) == {"voice": f'{{"municipality":"{gathering.id.hex}","role":null}}'}


def test_a_removed_row_that_is_put_again_is_there_again(file: EventFile) -> None:
    pillar = Pillar.new(name="Visie")
    file.commit("add", pillar)
    file.commit("remove", remove=[pillar])
    assert planned(file, replace(pillar, name="Agenda")) == {
        "deleted": '{"deleted":0,"seen":[]}',
        "name": '{"name":"Agenda"}',
    }
    file.commit("again", pillar)
    assert file.get(Pillar, pillar.id) == pillar


def test_writes_are_numbered_and_replace_the_heads_of_their_cell(file: EventFile) -> None:
    pillar = Pillar.new(name="Visie")
    file.commit("add", pillar)
    with file.connection.begin():
        changes = planning.put(file.connection, replace(pillar, name="a", text="b"))
    made = planning.writes(b"\x09" * 16, [*changes, CellChange("pillar", pillar.id.bytes, "origin", None)])
    assert [write.n for write in made] == [0, 1, 2]
    assert [write.cell for write in made] == ["name", "text", "origin"]
    assert [len(write.replaces) for write in made] == [WRITE_BYTES, WRITE_BYTES, 0]

"""Acts of several lines in one file: heads, what is shown, removals that had not seen everything."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.themes import Pillar
from atelier.domain.week import Gathering, RunSheetItem
from atelier.storage.acts import DELETED
from atelier.storage.event_file import EventFile
from atelier.storage.journal import heads_of
from tests.storage.support import Laptop, acts_in, carry, content, fewer, problems

KEY = UUID(int=7)
VISIE = Pillar(id=KEY, name="Visie", text="wie we zijn", position="i")


class Pair:
    """One event on two laptops, copied after a common beginning."""

    def __init__(self, folder: Path, *beginning: Pillar | Gathering | RunSheetItem) -> None:
        self.here, self.there = Laptop(folder / "here"), Laptop(folder / "there")
        self.file = self.here.create()
        self.file.commit("beginning", *beginning)
        self.file.close()
        self.other = self.there.receive(self.file.path)
        self.file = self.here.open(self.file.path)

    def exchange(self) -> None:
        """Each gets what the other did, in the other order."""
        kept = self.here.folder / "before.atelier"
        self.file.close()
        kept.write_bytes(self.file.path.read_bytes())
        self.other.close()
        self.file = carry(self.other.path, self.here.open(self.file.path), self.here)
        self.other = carry(kept, self.there.open(self.other.path), self.there)

    def close(self) -> None:
        self.file.close()
        self.other.close()
        assert problems(self.file.path) == []
        assert problems(self.other.path) == []


def shown(file: EventFile) -> Pillar | None:
    return file.get(Pillar, KEY)


def values(file: EventFile, cell: str) -> list[str | None]:
    with file.connection.begin():
        return [head.value for head in heads_of(file.connection, KEY.bytes, cell)]


def test_changes_of_different_cells_both_hold(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.file.commit("name", replace(VISIE, name="De visie"))
    pair.other.commit("text", replace(VISIE, text="waar we heen willen"))
    pair.exchange()
    expected = replace(VISIE, name="De visie", text="waar we heen willen")
    assert shown(pair.file) == shown(pair.other) == expected
    assert len(values(pair.file, "name")) == len(values(pair.file, "text")) == 1
    pair.close()


def test_two_values_for_one_cell_are_a_conflict_that_looks_the_same_everywhere(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.file.commit("here", replace(VISIE, name="hier"))
    pair.other.commit("there", replace(VISIE, name="daar"))
    pair.exchange()
    assert sorted(map(str, values(pair.file, "name"))) == ['{"name":"daar"}', '{"name":"hier"}']
    assert values(pair.file, "name") == values(pair.other, "name")
    assert shown(pair.file) == shown(pair.other)
    pair.close()


def test_the_higher_lamport_number_is_shown_whatever_the_clocks_say(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.there.clock.at = pair.there.clock.at.replace(year=1999)
    pair.file.commit("here", replace(VISIE, name="hier"))
    pair.other.commit("first", replace(VISIE, text="iets anders"))
    pair.other.commit("there", replace(shown(pair.other), name="daar"))
    pair.exchange()
    assert shown(pair.file).name == shown(pair.other).name == "daar"
    pair.close()


def test_settling_replaces_all_heads(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.file.commit("here", replace(VISIE, name="hier"))
    pair.other.commit("there", replace(VISIE, name="daar"))
    pair.exchange()
    pair.file.commit("settle", replace(shown(pair.file), name="samen"))
    assert values(pair.file, "name") == ['{"name":"samen"}']
    pair.exchange()
    assert values(pair.other, "name") == ['{"name":"samen"}']
    assert shown(pair.other).name == "samen"
    pair.close()


def test_a_removal_that_saw_everything_holds(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.file.commit("name", replace(VISIE, name="De visie"))
    pair.file.commit("remove", remove=[shown(pair.file)])
    pair.exchange()
    assert shown(pair.file) is None
    assert shown(pair.other) is None
    pair.close()


@pytest.mark.parametrize("remover", ["here", "there"])
def test_a_write_that_the_removal_had_not_seen_shows_the_row_again(tmp_path: Path, remover: str) -> None:
    pair = Pair(tmp_path, VISIE)
    removing, writing = (pair.file, pair.other) if remover == "here" else (pair.other, pair.file)
    writing.commit("text", replace(VISIE, text="waar we heen willen"))
    removing.commit("remove", remove=[VISIE])
    assert shown(removing) is None
    pair.exchange()
    assert shown(pair.file) == shown(pair.other) == replace(VISIE, text="waar we heen willen")
    pair.file.commit("remove", remove=[shown(pair.file)])  # now with the write in sight
    assert shown(pair.file) is None
    pair.exchange()
    assert shown(pair.other) is None
    pair.close()


def test_an_unseen_write_that_was_taken_back_does_not_show_the_row_again(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.file.commit("remove", remove=[VISIE])
    pair.other.commit("text", replace(VISIE, text="waar we heen willen"))
    pair.other.undo()
    pair.exchange()
    assert shown(pair.file) is None
    assert shown(pair.other) is None
    pair.close()


def test_what_was_added_below_a_removed_row_is_only_hidden(tmp_path: Path) -> None:
    gathering = Gathering(id=UUID(int=1), title="Mandaat")
    pair = Pair(tmp_path, gathering)
    item = RunSheetItem.new(gathering=gathering.id, title="Welkom")
    pair.file.commit("remove", remove=[gathering])
    pair.other.commit("item", item)
    pair.exchange()
    assert content(pair.file, (Gathering, RunSheetItem)) == [[], []]
    pair.file.undo()
    assert content(pair.file, (Gathering, RunSheetItem)) == [[gathering], [item]]
    pair.close()


def test_a_row_that_a_file_lacks_is_no_removal(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    added = Pillar.new(name="Agenda")
    pair.file.commit("add", added)
    pair.exchange()
    assert pair.file.get(Pillar, added.id) == pair.other.get(Pillar, added.id) == added
    pair.close()


def test_a_write_names_every_head_that_it_replaces(tmp_path: Path) -> None:
    pair = Pair(tmp_path, VISIE)
    pair.file.commit("here", replace(VISIE, name="hier"))
    pair.other.commit("there", replace(VISIE, name="daar"))
    pair.exchange()
    pair.file.commit("settle", replace(shown(pair.file), name="samen"))
    pair.close()
    by_label = {act.label: writes for act, writes in acts_in(pair.file.path)}
    heads = {write.id for label in ("here", "there") for write in by_label[label]}
    (settled,) = by_label["settle"]
    assert set(settled.replaced) == heads
    assert settled.cell != DELETED


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["here", "there", "exchange"]),
        st.sampled_from(["put", "put", "remove", "undo", "redo"]),
        st.integers(0, 2),
        st.sampled_from(["name", "text"]),
        st.sampled_from("abc"),
    ),
    max_size=8,
)


@fewer(6)
@given(STEPS)
def test_two_laptops_that_exchange_everything_show_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int, str, str]]
) -> None:
    pillars = [Pillar(id=UUID(int=n + 1), name=str(n)) for n in range(3)]
    pair = Pair(tmp_path_factory.mktemp("pair"), *pillars)
    for where, what, number, cell, word in steps:
        if where == "exchange":
            pair.exchange()
            assert content(pair.file) == content(pair.other)
            continue
        file = pair.file if where == "here" else pair.other
        value = file.get(Pillar, pillars[number].id) or pillars[number]
        match what:
            case "put":
                file.commit(what, replace(value, **{cell: word}))
            case "remove":
                file.commit(what, remove=[value])
            case "undo":
                file.undo()
            case "redo":
                file.redo()
    pair.exchange()
    assert content(pair.file) == content(pair.other)
    pair.close()

"""The table of entities in README.md is that of the schema."""

from pathlib import Path

import pytest

from atelier.domain.entity import Entity, cells
from atelier.domain.model import ENTITIES

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- entities -->", "<!-- /entities -->"
HEAD = ("| entity | parent | cells | kind |", "|---|---|---|---|")


def row(kind: type[Entity]) -> str:
    """One kind of row: a cell of several fields (or of another name than its field) names them behind it."""
    names = [cell if fields == (cell,) else f"{cell}({', '.join(fields)})" for cell, fields in cells(kind).items()]
    return f"| `{kind.TABLE}` | {kind.PARENT or '–'} | {', '.join(names)} | {kind.KIND} |"


def table() -> str:
    """The table as it must stand between the markers."""
    return "\n".join([*HEAD, *map(row, ENTITIES)])


@pytest.fixture(scope="module")
def written() -> list[str]:
    """The lines between the markers, without spaces that only make it look even."""
    text = README.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    between = text.split(BEGIN)[1].split(END)[0].strip().splitlines()
    return ["| " + " | ".join(part.strip() for part in line.strip().strip("|").split("|")) + " |" for line in between]


def test_the_table_of_entities_is_that_of_the_schema(written: list[str]) -> None:
    assert written[2:] == table().splitlines()[2:]


def test_the_table_has_its_four_columns(written: list[str]) -> None:
    assert written[0] == HEAD[0]
    assert set(written[1]) <= set("|-: ")


def test_grouped_cells_and_facts_are_written_out() -> None:
    by_name = {kind.TABLE: row(kind) for kind in ENTITIES}
    assert by_name["recount"] == "| `recount` | ballot | fact(ballot, reason, at) | fact |"
    assert by_name["day"] == "| `day` | – | date, place(venue, town) | editable |"
    assert by_name["pillar"] == "| `pillar` | – | name, text, position, origin | editable |"

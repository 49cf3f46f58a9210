"""Headings and cells of lists as offices write them."""

import pytest

from atelier.domain.errors import AtelierError
from atelier.domain.import_columns import Columns, Reader, Row, Wish
from atelier.domain.people import Municipality, Role

NAMES = ("Arnhem", "Berg en Dal", "Mook en Middelaar", "Duiven", "Westervoort", "Rozendaal")
MEMBERS = [Municipality.new(name=name, cbs_code=f"GM{n:04}") for n, name in enumerate(NAMES, 1)]


@pytest.fixture(autouse=True)
def _source_language(english: None) -> None:
    pass


def read(header: str, line: str) -> Wish:
    return Reader(Columns(header.split("|")), MEMBERS).read(Row(2, tuple(line.split("|"))))


def served(cell: str) -> list[str] | None:
    wish = read("Naam|Gemeente", f"Anna|{cell}")
    assert not wish.problems, wish.problems
    return None if wish.municipalities is None else [m.name for i in wish.municipalities for m in MEMBERS if m.id == i]


@pytest.mark.parametrize(
    "header",
    [
        "Naam|Rol|Gemeente(n)|E-mailadres|Vervangt|Luistert alleen",
        "NAME|function|Municipality|e-mail|replaces|Listens only",
        "Volledige naam|Functie|gemeenten|MAIL|Plaatsvervanger van|toehoorder",
    ],
)
def test_headings_in_both_languages(header: str) -> None:
    header = header.replace("Gemeente(n)", "Gemeenten")
    wish = read(header, "Anna Bos|wethouder|Arnhem|anna@arnhem.nl|Bo Vos|ja")
    assert wish == Wish(2, "Anna Bos", Role.EXECUTIVE, (MEMBERS[0].id,), "anna@arnhem.nl", "Bo Vos", True)


def test_a_name_in_parts_and_cells_with_line_breaks() -> None:
    assert read("Voornaam|Tussenvoegsel|Achternaam", " Anna |van  de|Bos\n").name == "Anna van de Bos"
    assert read("Voornaam|Tussenvoegsel|Achternaam", "Anna||Bos").name == "Anna Bos"
    assert read("Naam|Voornaam", "Anna Bos|Anna").name == "Anna Bos"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Arnhem", ["Arnhem"]),
        ("gemeente arnhem", ["Arnhem"]),
        ("GM0001", ["Arnhem"]),
        ("Duiven; Westervoort", ["Duiven", "Westervoort"]),
        ("Duiven/Westervoort", ["Duiven", "Westervoort"]),
        ("Duiven, Westervoort en Arnhem", ["Duiven", "Westervoort", "Arnhem"]),
        ("Duiven and Westervoort", ["Duiven", "Westervoort"]),
        ("Berg en Dal", ["Berg en Dal"]),
        ("Berg & Dal en Mook en Middelaar", ["Berg en Dal", "Mook en Middelaar"]),
        ("Arnhem en gemeente Duiven", ["Arnhem", "Duiven"]),
        ("Arnhem; Arnhem", ["Arnhem"]),
        ("geen", []),
        ("-", []),
        ("", None),
    ],
)
def test_one_or_more_municipalities_in_a_cell(cell: str, names: list[str] | None) -> None:
    assert served(cell) == names


def test_two_columns_of_municipalities_are_read_together() -> None:
    wish = read("Naam|Gemeente|Gemeente", "Anna|Duiven|Arnhem")
    assert wish.municipalities == (MEMBERS[3].id, MEMBERS[0].id)


@pytest.mark.parametrize(
    ("header", "line", "problem"),
    [
        ("Naam|Gemeente", "Anna|Zutphen", "unknown municipality “Zutphen”"),
        ("Naam|Gemeente", "Anna|Arnhem en Zutphen", "unknown municipality “Arnhem en Zutphen”"),
        ("Naam|Gemeente", f"Anna|{'Arnhem en ' * 500}", "unknown municipality"),
        ("Naam|Gemeente", "Anna|Arnem", "unknown municipality “Arnem”; is it Arnhem?"),
        ("Naam|Rol", "Anna|koning", "unknown role “koning”; known are: executive, councillor, "),
        ("Naam|Rol", "|griffier", "no name"),
        ("Naam|Rol", "x" * 201, "longer than 200"),
        ("Naam|E-mail", "Anna|anna at arnhem", "is no e-mail address"),
        ("Naam|E-mail", "Anna|a@b@c.nl", "is no e-mail address"),
        ("Naam|Luistert", "Anna|misschien", "neither yes nor no"),
    ],
)
def test_what_is_wrong_is_named_with_its_value(header: str, line: str, problem: str) -> None:
    assert problem in "; ".join(read(header, line).problems)


def test_everything_that_is_wrong_in_a_line_is_said_at_once() -> None:
    assert len(read("Naam|Rol|Gemeente|E-mail", "|koning|Zutphen|x").problems) == 4


def test_empty_cells_and_short_lines_leave_everything_as_it_is() -> None:
    header = "Naam|Rol|Gemeente|E-mail|Vervangt|Luistert"
    assert read(header, "Anna") == read(header, "Anna|||||") == Wish(2, "Anna")
    assert read("Naam|Vervangt|Luistert", "Anna|geen|nee") == Wish(2, "Anna", replaces="", listens=False)


def test_unknown_headings_are_ignored_and_named() -> None:
    assert Columns(["Naam", "Dieet", "", "Telefoon"]).ignored == ("Dieet", "Telefoon")


@pytest.mark.parametrize(
    ("header", "sentence"),
    [(["Arnhem", "Jansen"], "must hold the headings"), (["Naam", "Rol", "Functie"], "“Functie” stands twice")],
)
def test_headings_that_do_not_do_are_refused(header: list[str], sentence: str) -> None:
    with pytest.raises(AtelierError, match=sentence):
        Columns(header)

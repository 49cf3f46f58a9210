import re
import shutil
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from atelier.domain.entity import Entity, natural_id
from atelier.domain.people import Municipality
from atelier.domain.proposals import Check, CooperationForm, CouncilRole
from atelier.domain.themes import Challenge, Dilemma, Pillar, Scale, Statement, TensionField
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Day, Moment
from atelier.paths import resources
from atelier.services.catalogue import SECTIONS, Library, LibraryError, load

EVENT = UUID(int=2019)
INHABITANTS = {
    "Arnhem": (161368, 39),
    "Berg en Dal": (34990, 23),
    "Beuningen": (25891, 21),
    "Doesburg": (11078, 15),
    "Druten": (18918, 17),
    "Duiven": (25124, 21),
    "Heumen": (16450, 17),
    "Lingewaard": (46606, 29),
    "Montferland": (36009, 25),
    "Mook en Middelaar": (7847, 13),
    "Nijmegen": (177698, 39),
    "Overbetuwe": (47909, 29),
    "Renkum": (31404, 23),
    "Rheden": (43736, 27),
    "Rozendaal": (1705, 9),
    "Westervoort": (14973, 17),
    "Wijchen": (41124, 27),
    "Zevenaar": (43740, 27),
}  # about 1 January 2020, provisional; seats of 2018-2022


def rows(library: Library, name: str) -> list[Entity]:
    return library.rows(name, EVENT)


# The real library


def test_the_library_holds_what_a_week_needs(library: Library) -> None:
    assert {name: len(entries) for name, entries in library.entries.items()} == {
        "pillar": 3,
        "scale": 8,
        "tension_field": 6,
        "challenge": 16,
        "council_role": 9,
        "statement": 19,
        "dilemma": 23,
        "moment": 12,
        "check": 9,
        "cooperation_form": 11,
        "municipality": 18,
        "day": 4,
    }


def test_every_entry_becomes_a_row_with_its_origin(library: Library) -> None:
    kinds = {
        "pillar": Pillar,
        "scale": Scale,
        "tension_field": TensionField,
        "challenge": Challenge,
        "council_role": CouncilRole,
        "statement": Statement,
        "dilemma": Dilemma,
        "moment": Moment,
        "check": Check,
        "cooperation_form": CooperationForm,
        "municipality": Municipality,
        "day": Day,
    }
    assert set(kinds) == {section.name for section in SECTIONS}
    for name, kind in kinds.items():
        for entry, row in zip(library.entries[name], rows(library, name), strict=True):
            assert type(row) is kind
            assert row.id == natural_id(EVENT, name, entry.key)
            version = library.versions[entry.section.file]
            assert getattr(row, "origin", None) in {f"{name}/{entry.key}@{version}", None}
        positions = [row.position for row in rows(library, name) if hasattr(row, "position")]
        assert positions == sorted(set(positions))


def test_the_figures_of_the_municipalities(library: Library) -> None:
    members = rows(library, "municipality")
    assert {m.name: (m.inhabitants, m.seats) for m in members if isinstance(m, Municipality)} == INHABITANTS
    assert sum(figures[0] for figures in INHABITANTS.values()) == 786_570
    assert sum(figures[1] for figures in INHABITANTS.values()) == 418
    assert Counter(m.province for m in members if isinstance(m, Municipality)) == {"Gelderland": 17, "Limburg": 1}
    codes = [m.cbs_code for m in members if isinstance(m, Municipality)]
    assert len(set(codes)) == 18
    assert all(re.fullmatch(r"GM\d{4}", code) for code in codes)


def test_two_days_have_no_known_venue(library: Library) -> None:
    days = [day for day in rows(library, "day") if isinstance(day, Day)]
    assert [day.date for day in days] == [date(2019, 11, day) for day in (12, 13, 14, 15)]
    assert [day.place() for day in days] == ["Mozaïek, Wijchen", "venue unknown", "IPKW, Arnhem", "venue unknown"]


def test_the_calendar_keeps_vague_dates_vague(library: Library) -> None:
    moments = [moment for moment in rows(library, "moment") if isinstance(moment, Moment)]
    vague = {moment.when.text for moment in moments if not moment.when.exact}
    assert {"..", "2019-12/2020-01", "2020-01", "2020-03/2020-04"} <= vague
    week = next(moment for moment in moments if moment.body is Body.WEEK)
    assert week.when == VagueDate("2019-11-12/2019-11-15")
    assert {moment.body for moment in moments} == set(Body)


def test_dilemmas_have_two_named_poles_and_stand_in_a_field_of_tension(library: Library) -> None:
    fields = {row.id for row in rows(library, "tension_field")}
    scales = {row.id for row in rows(library, "scale")}
    met = set()
    for dilemma in rows(library, "dilemma"):
        assert isinstance(dilemma, Dilemma)
        texts = (dilemma.title, dilemma.question, dilemma.a_name, dilemma.a_text, dilemma.b_name, dilemma.b_text)
        assert all(text.strip() for text in texts), dilemma.title
        assert dilemma.a_short, dilemma.title
        assert dilemma.b_short, dilemma.title
        assert dilemma.a_short != dilemma.b_short, dilemma.title
        assert dilemma.tension_field in fields
        assert set(dilemma.scales) <= scales
        met.add(dilemma.tension_field)
    assert met == fields


def test_statements_overlap_and_clash_both_ways(library: Library) -> None:
    by_id = {row.id: row for row in rows(library, "statement") if isinstance(row, Statement)}
    for statement in by_id.values():
        for other in statement.related:
            assert statement.id in by_id[other].related, (statement.text, by_id[other].text)
        for other in statement.clashes:
            assert statement.id in by_id[other].clashes, (statement.text, by_id[other].text)
        assert bool(statement.clashes or statement.clashes_roles) <= bool(statement.clash_note)
        assert statement.id not in {*statement.related, *statement.clashes}
    numbers = [entry.values["number"] for entry in library.entries["statement"]]
    assert numbers == list(range(1, 20))


def test_the_event_of_the_week(library: Library) -> None:
    assert library.event["title"] == "Week van de Regio 2019"
    assert library.event["region"] == "Regio Arnhem-Nijmegen"
    assert len(library.event["urgency_questions"]) == 2


def test_two_events_have_rows_of_their_own_and_two_laptops_the_same(library: Library) -> None:
    assert rows(library, "pillar") == library.rows("pillar", EVENT)
    assert {row.id for row in library.rows("pillar", UUID(int=1))}.isdisjoint(
        {row.id for row in rows(library, "pillar")}
    )


# Mistakes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the library in which a mistake can be made."""
    return Path(shutil.copytree(resources() / "library", tmp_path / "library"))


def mistake(folder: Path, file: str, old: str, new: str) -> LibraryError:
    """Replace a text once and give what loading says about it."""
    target = folder / file
    text = target.read_text(encoding="utf-8")
    assert old in text
    target.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LibraryError) as refusal:
        load(folder)
    return refusal.value


def test_the_copy_itself_is_without_mistakes(folder: Path, library: Library) -> None:
    assert load(folder) == library


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "pillars.toml",
            'name = "Agenda"\n',
            "",
            "pillars.toml, entry “agenda”, field “name”: str wanted, not None",
        ),
        (
            "pillars.toml",
            'name = "Agenda"\n',
            'name = "Agenda"\nnaam = "Agenda"\n',
            "pillars.toml, entry “agenda”, field “naam”: is unknown",
        ),
        (
            "municipalities.toml",
            "inhabitants = 161368",
            'inhabitants = "161368"',
            "municipalities.toml, entry “arnhem”, field “inhabitants”: int wanted, not '161368'",
        ),
        (
            "municipalities.toml",
            "seats = 39",
            "seats = true",
            "municipalities.toml, entry “arnhem”, field “seats”: int wanted, not True",
        ),
        (
            "municipalities.toml",
            "seats = 39",
            "seats = 39.0",
            "municipalities.toml, entry “arnhem”, field “seats”: int wanted, not 39.0",
        ),
        (
            "cooperation_forms.toml",
            "legal = true",
            'legal = "ja"',
            "cooperation_forms.toml, entry “openbaar-lichaam”, field “legal”: bool wanted, not 'ja'",
        ),
        (
            "statements.toml",
            'related = ["s06-raadsbesluit", "s15-netwerkalliantie"]',
            'related = "s06-raadsbesluit"',
            "statements.toml, entry “s01-vrijwillig”, field “related”: list of str wanted, not 's06-raadsbesluit'",
        ),
        (
            "statements.toml",
            'related = ["s06-raadsbesluit", "s15-netwerkalliantie"]',
            "related = [6, 15]",
            "statements.toml, entry “s01-vrijwillig”, field “related”: list of str wanted, not [6, 15]",
        ),
        (
            "statements.toml",
            'related = ["s06-raadsbesluit", "s15-netwerkalliantie"]',
            'related = ["s06-raadsbesluit", "s20-nieuw"]',
            "statements.toml, entry “s01-vrijwillig”, field “related”: “s20-nieuw” is no statement",
        ),
        (
            "statements.toml",
            'pillar = "werkwijze"',
            'pillar = "werkwijs"',
            "statements.toml, entry “s01-vrijwillig”, field “pillar”: “werkwijs” is no pillar",
        ),
        (
            "tension_fields.toml",
            'key = "schaal"',
            'key = "inhoud"',
            "tension_fields.toml, entry “inhoud”, field “key”: is missing or stands twice",
        ),
        (
            "tension_fields.toml",
            'key = "schaal"\n',
            "",
            "tension_fields.toml, entry “nr 2”, field “key”: is missing or stands twice",
        ),
        (
            "calendar.toml",
            'when = "2019-04"',
            'when = "april 2019"',
            "calendar.toml, entry “colleges-notitie”, field “when”: “april 2019” is no date. "
            "Write 2019-11-15, 2020-01 or 2020-03/2020-04.",
        ),
        (
            "calendar.toml",
            'when = "2020-03/2020-04"',
            'when = "2020-04/2020-03"',
            "calendar.toml, entry “raden-besluit”, field “when”: “2020-04/2020-03” is no date. "
            "Write 2019-11-15, 2020-01 or 2020-03/2020-04.",
        ),
        (
            "calendar.toml",
            'body = "stuurgroep"',
            'body = "stuurploeg"',
            "calendar.toml, entry “stuurgroep-volgt”, field “body”: 'stuurploeg' is not a valid Body",
        ),
        (
            "programme.toml",
            'date = "2019-11-12"',
            'date = "2019-11-32"',
            "programme.toml, entry “dag-12-november”, field “date”: day is out of range for month",
        ),
    ],
)
def test_a_mistake_names_file_entry_and_field(folder: Path, file: str, old: str, new: str, words: str) -> None:
    assert str(mistake(folder, file, old, new)) == words


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    error = mistake(folder, "checks.toml", "[[check]]", "[[check]")
    assert str(error).startswith("checks.toml, entry “–”, field “–”: ")
    assert "line 4" in str(error)
    assert isinstance(error.__cause__, tomllib.TOMLDecodeError)


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "checks.toml").write_bytes(b'version = 1\ntitle = "\xe9\xe9n"\n')
    with pytest.raises(LibraryError, match=r"^checks\.toml, entry “–”, field “–”: "):
        load(folder)


@pytest.mark.parametrize("version", ["", 'version = "1"', "version = 1.0"])
def test_a_file_without_version_is_named(folder: Path, version: str) -> None:
    error = mistake(folder, "council_roles.toml", "version = 1", version)
    assert str(error) == "council_roles.toml, entry “–”, field “version”: a whole number is missing"


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "checks.toml").unlink()
    with pytest.raises(LibraryError, match=r"^checks\.toml, entry “–”, field “–”: .*No such file"):
        load(folder)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title = "Week van de Regio 2019"\n', "", "field “title”: str wanted, not None"),
        ('region = "Regio Arnhem-Nijmegen"', "region = 18", "field “region”: str wanted, not 18"),
        ("urgency_pains = [", "pains = [", "field “urgency_pains”: list of str wanted, not None"),
        ("[event]\n", "[evenement]\n", "field “title”: str wanted, not None"),
    ],
)
def test_a_mistake_in_the_event_itself_is_named(folder: Path, old: str, new: str, words: str) -> None:
    assert str(mistake(folder, "programme.toml", old, new)) == f"programme.toml, entry “event”, {words}"


def test_a_section_that_is_no_list_of_entries_is_named(folder: Path) -> None:
    (folder / "checks.toml").write_text('version = 1\n[check]\nkey = "x"\nkind = "grens"\nquestion = "?"\n')
    with pytest.raises(LibraryError, match=r"^checks\.toml, entry “–”, field “check”: \[\[check\]\] wanted$"):
        load(folder)

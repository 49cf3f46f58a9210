"""What the lines of a list of people ask: its columns and the words in its cells, in Dutch and in English."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

from atelier.domain.errors import AtelierError
from atelier.domain.folding import folded
from atelier.domain.people import ROLE_NAMES, Municipality, Role
from atelier.i18n import tr

HEADERS = {
    "name": ("naam", "volledigenaam", "deelnemer", "name", "fullname", "participant"),
    "first": ("voornaam", "roepnaam", "firstname", "givenname"),
    "infix": ("tussenvoegsel", "tussenvoegsels", "infix"),
    "last": ("achternaam", "familienaam", "lastname", "surname", "familyname"),
    "role": ("rol", "functie", "role", "function"),
    "municipality": ("gemeente", "gemeenten", "gemeentes", "municipality", "municipalities"),
    "email": ("email", "emailadres", "mail", "mailadres", "emailaddress"),
    "replaces": ("vervangt", "vervangervan", "plaatsvervangervan", "inplaatsvan", "replaces", "replacementof"),
    "listens": ("luistert", "luistertalleen", "alleenluisteren", "toehoorder", "listens", "listensonly", "onlylistens"),
}
REPEATED = frozenset({"municipality"})  # two such columns are read together
ROLES = {
    Role.EXECUTIVE: ("bestuurder", "wethouder", "burgemeester", "portefeuillehouder", "executive", "alderman", "mayor"),
    Role.COUNCILLOR: ("raadslid", "gemeenteraadslid", "statenlid", "councillor", "councilor", "council member"),
    Role.OFFICIAL: ("ambtenaar", "beleidsmedewerker", "beleidsadviseur", "official", "civil servant"),
    Role.SECRETARY: ("secretaris", "gemeentesecretaris", "secretary"),
    Role.CLERK: ("griffier", "raadsgriffier", "clerk"),
    Role.EXPERT: ("deskundige", "expert"),
    Role.PARTNER: ("partner",),
}
YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "waar", "✓"})
NO = frozenset({"nee", "n", "no", "0", "false", "onwaar"})
NONE = frozenset({"-", "–", "geen", "none", "nvt", "n.v.t."})  # said to be empty; an empty cell says nothing
LONGEST = 200  # characters of a name or a cell that is shown
MANY = 60  # words between two commas, more than which are no names
NEAR = 0.75  # of 1: how much a wrong name must look like another one before that is offered
QUOTED = 60  # characters of a wrong cell that are repeated

_ROLES = {word: role for role, words in ROLES.items() for word in words}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file with its number there."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What one line asks for; None leaves a field as it is, and problems are sentences."""

    number: int
    name: str
    role: Role | None = None
    municipalities: tuple[UUID, ...] | None = None
    email: str = ""
    replaces: str | None = None
    listens: bool | None = None
    problems: tuple[str, ...] = ()


class Columns:
    """Where the columns of a list stand; `ignored` are the headings that mean nothing here.

    Raises:
        AtelierError: there is no column with names, or one column stands there twice.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self.places: dict[str, list[int]] = {}
        ignored = []
        for place, heading in enumerate(header):
            column = _column(heading)
            if column:
                self.places.setdefault(column, []).append(place)
            elif heading.strip():
                ignored.append(_quoted(heading))
        self.ignored = tuple(ignored)
        twice = [column for column, places in self.places.items() if len(places) > 1 and column not in REPEATED]
        if twice:
            name = _quoted(header[self.places[twice[0]][1]])
            raise AtelierError(tr("The column “{name}” stands twice in the first line. Leave one of them.", name=name))
        if not {"name", "first", "last"} & self.places.keys():
            raise AtelierError(
                tr("The first line must hold the headings, of which one is “Name”; “Role” and “Municipality” help.")
            )

    def cell(self, row: Row, column: str) -> str:
        """The text in one column of a row, on one line and without signs that cannot be seen."""
        places = self.places.get(column, ())
        texts = [_clean(row.cells[place]) for place in places if place < len(row.cells)]
        return "; ".join(text for text in texts if text)

    def name(self, row: Row) -> str:
        """The whole name, from one column or from its parts."""
        parts = (self.cell(row, column) for column in ("first", "infix", "last"))
        return self.cell(row, "name") or " ".join(part for part in parts if part)


def _column(heading: str) -> str:
    word = "".join(sign for sign in folded(heading) if sign.isalnum())
    return next((column for column, words in HEADERS.items() if word in words), "")


def _clean(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(seen.split())


def _quoted(text: str) -> str:
    text = _clean(text)
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


class Reader:
    """Turns lines into what they ask for."""

    def __init__(self, columns: Columns, members: Sequence[Municipality]) -> None:
        self._columns = columns
        self._members = _by_name(members)
        self._names = {_key(member.name): member.name for member in members if member.name}

    def read(self, row: Row) -> Wish:
        """One line; whatever is wrong in it is said, not only the first."""
        problems: list[str] = []
        name = self._columns.name(row)
        if not name:
            problems.append(tr("no name"))
        elif len(name) > LONGEST:
            problems.append(tr("the name is longer than {n} characters", n=LONGEST))
        return Wish(
            row.number,
            name[:LONGEST],
            self._role(row, problems),
            self._municipalities(row, problems),
            self._email(row, problems),
            self._replaces(row),
            self._listens(row, problems),
            tuple(problems),
        )

    def _role(self, row: Row, problems: list[str]) -> Role | None:
        text = self._columns.cell(row, "role")
        role = _ROLES.get(folded(text))
        if text and role is None:
            known = ", ".join(tr(name).lower() for name in ROLE_NAMES.values())
            problems.append(tr("unknown role “{text}”; known are: {known}", text=_quoted(text), known=known))
        return role

    def _municipalities(self, row: Row, problems: list[str]) -> tuple[UUID, ...] | None:
        text = self._columns.cell(row, "municipality")
        if not text:
            return None
        if folded(text) in NONE:
            return ()
        found: list[UUID] = []
        for part in _parts(text):
            ids = _spelled(part, self._members)
            if ids is None:
                problems.append(self._unknown(part))
            found += ids or ()
        return tuple(dict.fromkeys(found))

    def _unknown(self, part: str) -> str:
        """The wrong name, with the one that it looks like."""
        near = get_close_matches(_key(part), self._names, 1, NEAR) if len(part) <= LONGEST else []
        if near:
            return tr("unknown municipality “{text}”; is it {name}?", text=_quoted(part), name=self._names[near[0]])
        return tr("unknown municipality “{text}”", text=_quoted(part))

    def _email(self, row: Row, problems: list[str]) -> str:
        text = self._columns.cell(row, "email")
        before, _, behind = text.partition("@")
        if text and (not before or "." not in behind or " " in text or "@" in behind or len(text) > LONGEST):
            problems.append(tr("“{text}” is no e-mail address", text=_quoted(text)))
        return text

    def _replaces(self, row: Row) -> str | None:
        text = self._columns.cell(row, "replaces")
        return ("" if folded(text) in NONE else text) if text else None

    def _listens(self, row: Row, problems: list[str]) -> bool | None:
        text = self._columns.cell(row, "listens")
        word = folded(text)
        if text and word not in YES | NO | NONE:
            problems.append(tr("“{text}” is neither yes nor no (listens only)", text=_quoted(text)))
        return word in YES if text else None


def _by_name(members: Sequence[Municipality]) -> Mapping[str, UUID]:
    """Municipalities by their name and by their code, as they are compared."""
    named = {_key(member.cbs_code): member.id for member in members if member.cbs_code}
    return {**named, **{_key(member.name): member.id for member in members if member.name}}


def _key(name: str) -> str:
    text = folded(name).replace("&", " en ").replace("-", " ").replace("'", "").replace("’", "")
    return " ".join(text.split()).removeprefix("gemeente ")


def _parts(text: str) -> Iterator[str]:
    """The names in a cell, apart from those that only “en” or “and” holds together."""
    for part in text.replace("/", ";").replace(",", ";").split(";"):
        if part.strip():
            yield part.strip()


def _spelled(text: str, members: Mapping[str, UUID]) -> tuple[UUID, ...] | None:
    """The members in “Berg en Dal en Mook en Middelaar”: names may hold the word that stands between them."""
    words = _key(text.replace("+", " en ")).split()
    return _split(words, members) if len(words) <= MANY else None


def _split(words: Sequence[str], members: Mapping[str, UUID]) -> tuple[UUID, ...] | None:
    for end in range(len(words), 0, -1):
        member = members.get(_key(" ".join(words[:end])))
        if member is None:
            continue
        if end == len(words):
            return (member,)
        rest = _split(words[end + 1 :], members) if words[end] in {"en", "and"} else None
        if rest is not None:
            return (member, *rest)
    return None

"""Files of others, changed at random: every importer ends in rows or in a sentence, in little memory and time."""

import io
import json
import random
import sqlite3
import time
import tracemalloc
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from atelier.domain.errors import AtelierError
from atelier.domain.giving import Carrier
from atelier.domain.people import Duo
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from atelier.services import logos
from atelier.services.catalogue import Library
from atelier.services.merging import preview_of
from atelier.services.workspace import Workspace
from atelier.storage.event_file import EventFile
from atelier.storage.opening import version
from tests.conftest import PROFILE
from tests.storage.support import Laptop, problems

SECONDS = 600 if PROFILE == "endure" else 4
MEMORY = 400_000_000  # bytes
SLOWEST = 60  # seconds for one file
NASTY = (
    *(b"\x00", b"\xff\xfe", b'"', b"=cmd|' /C calc'!A0", b"9" * 20, b"-1", b"\xf0\x9f\x92\xa5" * 50, b"<x>"),
    *(b"&lol;", b"../../etc/passwd", b"NaN", b"\xe2\x80\xae", b"'; DROP TABLE person; --", b"[[[[[[", b"x" * 70_000),
)

pytestmark = pytest.mark.usefixtures("english")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut, doubled, moved or replaced by what programs trip over."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        end = min(end, at + chance.choice((1, 8, 200, 5000)))
        way = chance.randrange(5)
        if way == 0:
            raw[at:end] = chance.randbytes(end - at)
        elif way == 1:
            del raw[at:end]
        elif way == 2:
            raw[at:at] = raw[at:end]
        elif way == 3:
            raw[at:end] = chance.choice(NASTY)
        elif raw:
            raw[min(at, len(raw) - 1)] ^= 1 << chance.randrange(8)
    return bytes(raw)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """One part of an archive changed, and packed as it should be."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, chance) if name == hit and content else content)
    return packed.getvalue()


def resealed(data: bytes, chance: random.Random) -> bytes:
    """One chunk of a PNG changed, with a length and a checksum that fit."""
    chunks, at = [], 8
    while at < len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : end]))
        at = end + 4
    hit = chance.randrange(len(chunks))
    changed = data[:8]
    for n, (name, content) in enumerate(chunks):
        held = mutated(content, chance) if n == hit else content
        changed += len(held).to_bytes(4) + name + held + zlib.crc32(name + held).to_bytes(4)
    return changed


Way = Callable[[bytes, random.Random], bytes]


def fuzz(seed: bytes, read: Callable[[Path], object], place: Path, chance: random.Random, inside: Way) -> Counter[str]:
    """Read changed files for a while, mostly changed `inside`: how many were read, and how many refused."""
    outcomes, start = Counter[str](), time.monotonic()
    while time.monotonic() - start < SECONDS or outcomes.total() < 10:
        data = inside(seed, chance) if chance.random() < 0.7 else mutated(seed, chance)
        place.write_bytes(data)
        began = time.monotonic()
        try:
            read(place)
            outcomes["read"] += 1
        except AtelierError:
            outcomes["refused"] += 1
        except BaseException:
            place.with_name("found").write_bytes(data)  # to become a test of its own
            raise
        assert time.monotonic() - began < SLOWEST
        assert place.read_bytes() == data
    return outcomes


@pytest.fixture
def event(file: EventFile, library: Library, tmp_path: Path) -> Workspace:
    duo = Duo.new(theme="Wonen")
    file.commit("begin", Event.new(title="Week"), duo, Proposal.new(duo=duo.id, title="Woningen"))
    return Workspace(file, library, tmp_path / "data")


def csv_list(event: Workspace, place: Path) -> bytes:
    return b"Naam;Gemeente;Rol;E-mail\n" + b"".join(f"José {n};Duiven;raadslid;j{n}@x.nl\n".encode() for n in range(30))


def xlsx_list(event: Workspace, place: Path) -> bytes:
    book, packed = Workbook(), io.BytesIO()
    book.active.append(("Naam", "Gemeente", "Getal", "Komma", "Luistert"))
    for n in range(30):
        book.active.append((f"José {n}", "Duiven", n, 2.5, True))
    book.save(packed)
    return packed.getvalue()


def form(carrier: Carrier) -> Callable[[Workspace, Path], bytes]:
    def made(event: Workspace, place: Path) -> bytes:
        (duo,) = event.editing.all(Duo)
        handout = event.forms.give(duo, place.with_name(f"form.{carrier}"), carrier)
        if carrier is Carrier.DOCX:
            return place.with_name(f"form.{carrier}").read_bytes()
        (proposal,) = event.editing.all(Proposal)
        answers = {f"{proposal.id.hex}.title": "Meer woningen", f"{proposal.id.hex}.roles": ["a"]}
        held = {"format": "atelier-answers", "version": 1, "handout": handout.id.hex,
                "saved": "2019-11-14T16:00:00+01:00", "answers": answers}  # fmt: skip
        return json.dumps(held, indent=1).encode()

    return made


def picture(kind: str) -> Callable[[Workspace, Path], bytes]:
    def made(event: Workspace, place: Path) -> bytes:
        packed, noise = io.BytesIO(), random.Random(1)  # noqa: S311 - not for secrets
        Image.frombytes("RGB", (60, 40), noise.randbytes(60 * 40 * 3)).save(packed, kind)
        return packed.getvalue()

    return made


IMPORTERS = {
    "csv": (csv_list, lambda event: lambda path: event.importing.apply(event.importing.read(path)), mutated),
    "xlsx": (xlsx_list, lambda event: event.importing.read, repacked),
    "html form": (form(Carrier.HTML), lambda event: event.answering.read, mutated),
    "docx form": (form(Carrier.DOCX), lambda event: event.answering.read, repacked),
    "png": (picture("PNG"), lambda event: logos.read, resealed),
    "jpeg": (picture("JPEG"), lambda event: logos.read, mutated),
}


@pytest.mark.parametrize("kind", IMPORTERS)
def test_whatever_a_file_holds_it_is_read_or_refused(
    kind: str, event: Workspace, tmp_path: Path, run_seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make, reading, inside = IMPORTERS[kind]
    chance, place = random.Random(run_seed + kind), tmp_path / "file.bin"  # noqa: S311 - not for secrets
    seed = make(event, place)
    place.write_bytes(seed)
    reading(event)(place)
    tracemalloc.start()
    outcomes = fuzz(seed, reading(event), place, chance, inside)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with capsys.disabled():
        print(f"\nfuzz {kind}: {dict(outcomes)}, at most {most // 10**6} MB")
    assert most < MEMORY
    event.file.close()
    assert problems(event.file.path) == []


# Files of the program made by others


STATEMENTS = (
    "CREATE TRIGGER planted AFTER INSERT ON act BEGIN DELETE FROM write; END",
    "CREATE VIEW planted AS SELECT * FROM act",
    "CREATE TABLE planted (a)",
    "ALTER TABLE pillar ADD COLUMN planted TEXT",
    "UPDATE pillar SET name = 7",
    "UPDATE pillar SET name = x'ff00'",
    "UPDATE pillar SET id = 'text'",
    "UPDATE write SET value = 'no json'",
    "UPDATE write SET cell = 'planted'",
    "UPDATE write SET entity = 'planted'",
    "UPDATE write SET row = x'00'",
    "UPDATE write SET replaces = x'0102'",
    "UPDATE write SET value = printf('%.*c', 100000000, 'x') WHERE rowid IN (SELECT min(rowid) FROM write)",
    "UPDATE act SET lamport = -1",
    "UPDATE act SET lamport = 9223372036854775807",
    "UPDATE act SET at = 'yesterday'",
    "UPDATE act SET kind = 'planted'",
    "UPDATE act SET id = x''",
    "UPDATE act SET target = id",
    "DELETE FROM act",
    "DELETE FROM write",
    "DELETE FROM head",
    "INSERT INTO meta VALUES ('line', 7)",
    "UPDATE meta SET value = x'00'",
    "INSERT INTO meta VALUES ('part:00', x'00')",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 1",
    "PRAGMA application_id = 1",
)


def made_by_others(path: Path, statements: list[str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            try:
                connection.execute(statement)
            except sqlite3.Error:
                continue


def opened(laptop: Laptop, path: Path) -> str:
    """What becomes of it when it is opened; a refused one is left as it was."""
    before = path.read_bytes()
    try:
        with laptop.open(path) as file:
            return f"{len(file.all(Pillar))} rows"
    except AtelierError as error:
        assert version_or_none(path) == 1 or path.read_bytes() == before
        return str(error)


def version_or_none(path: Path) -> int | None:
    try:
        return version(path)
    except AtelierError:
        return None


def test_an_event_file_made_by_others_is_read_or_refused(
    laptop: Laptop, tmp_path: Path, run_seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, start = random.Random(run_seed), time.monotonic()  # noqa: S311 - not for secrets
    with laptop.create() as file:
        file.commit("begin", Event.new(title="Week"), *(Pillar.new(name=f"P {n}") for n in range(30)))
        file.copy_to(tmp_path / "own.atelier")
    sound, other = file.path.read_bytes(), laptop.folder / "other.atelier"
    outcomes, plans = Counter[str](), [[statement] for statement in STATEMENTS]
    while plans or time.monotonic() - start < SECONDS:
        other.write_bytes(sound)
        made_by_others(other, plans.pop() if plans else chance.sample(STATEMENTS, chance.randint(1, 4)))
        if chance.random() < 0.3:
            other.write_bytes(mutated(other.read_bytes(), chance))
        try:
            preview_of(tmp_path / "own.atelier", [other])
            outcomes["merged"] += 1
        except AtelierError:
            outcomes["not merged"] += 1
        outcomes["opened" if opened(laptop, other).endswith(" rows") else "refused"] += 1
        for rest in laptop.folder.glob("other*"):
            rest.unlink()
    with capsys.disabled():
        print(f"\nfuzz .atelier: {dict(outcomes)}")
    assert outcomes["refused"] > 10

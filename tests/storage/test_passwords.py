"""Files with a password: no known text in any bytes, opened with the password alone, and whole in every other way."""

from contextlib import closing
from pathlib import Path

import pytest

from atelier.domain.errors import FileRefusedError, PasswordError
from atelier.domain.people import Person
from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from atelier.storage import backups, ciphers, erasing, salvage
from atelier.storage.ciphers import Ring
from atelier.storage.copies import private_copy
from atelier.storage.parts import write_part
from atelier.storage.passwords import set_password
from tests.storage.equality import merge
from tests.storage.support import Laptop, content, problems

KNOWN = ("Saskia Dorrestein", "Pijler van toen", "CREATE TABLE", "facilitator", "SQLite format")
WORD = "correct paard batterij"


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """Keys of this test alone."""
    fresh = Ring()
    monkeypatch.setattr(ciphers, "RING", fresh)
    return fresh


@pytest.fixture
def path(laptop: Laptop) -> Path:
    with laptop.create() as file:
        file.commit("begin", Event.new(title="Week"), Person.new(name="Saskia Dorrestein"))
        file.commit("add", Pillar.new(name="Pijler van toen"))
    set_password(file.path, WORD)
    return file.path


def readable(*paths: Path) -> list[str]:
    data = b"".join(part.read_bytes() for path in paths for part in path.parent.glob(f"{path.name}*"))
    return [word for word in KNOWN if word.encode() in data]


def test_no_known_text_is_in_the_bytes_also_while_it_is_open(laptop: Laptop, path: Path) -> None:
    assert readable(path) == []
    with laptop.open(path) as file:
        file.commit("add", Pillar.new(name="Pijler van toen"))
        assert readable(path) == []
        assert len(file.all(Pillar)) == 2
        assert file.undoable() == "add"
    assert readable(path) == []
    assert problems(path) == []


def test_without_the_password_it_is_refused_in_words_and_left_alone(laptop: Laptop, path: Path, ring: Ring) -> None:
    before = path.read_bytes()
    ring.keys.clear()
    with pytest.raises(PasswordError, match=r"“week\.atelier” has a password"):
        laptop.open(path)
    with pytest.raises(PasswordError, match="not the password"):
        ciphers.unlock(path, "iets anders")
    assert path.read_bytes() == before
    ciphers.unlock(path, WORD)
    with laptop.open(path) as file:
        assert file.all(Person)[0].name == "Saskia Dorrestein"


def test_wrong_passwords_are_slowed(path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    ring.keys.clear()
    now = [100.0]
    monkeypatch.setattr(ciphers.time, "monotonic", lambda: now[0])
    for _ in range(3):
        with pytest.raises(PasswordError, match="not the password"):
            ciphers.unlock(path, "fout")
    with pytest.raises(PasswordError, match="Wait 1 second"):
        ciphers.unlock(path, WORD)
    now[0] += 2
    with pytest.raises(PasswordError, match="not the password"):
        ciphers.unlock(path, "fout")
    with pytest.raises(PasswordError, match="Wait 2 seconds"):
        ciphers.unlock(path, WORD)
    now[0] += 3
    ciphers.unlock(path, WORD)


def test_without_the_extra_it_says_what_to_install(laptop: Laptop, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ciphers, "CIPHER", None)
    with pytest.raises(FileRefusedError, match="pip install atelier\\[encrypt\\]"):
        laptop.open(path)


def test_backups_copies_parts_and_what_is_rescued_are_unreadable_too(
    laptop: Laptop, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    with laptop.open(path) as file:
        kept = backups.keep(backups.freeze(file), folder)
        file.copy_to(tmp_path / "copy.atelier")
        pillar = file.all(Pillar)[0]
        event = file.all(Event)[0]
        allowed = {pillar.id: frozenset({"name"}), event.id: frozenset({"title"})}
        write_part(file, tmp_path / "part.atelier", lambda: allowed)
    broken = tmp_path / "broken.atelier"
    data = bytearray(path.read_bytes())
    data[-2000:] = bytes(2000)
    broken.write_bytes(data)
    rescued = salvage.rescue(broken, kept.path, tmp_path / "rescued.atelier")
    places = (kept.path, tmp_path / "copy.atelier", tmp_path / "part.atelier", rescued.path)
    for place in places:
        assert readable(place) == [], place
        assert ciphers.salt_of(place), place
        assert problems(place) == [], place
    with private_copy(path) as copy:
        assert readable(copy) == []


def test_a_copy_merges_and_erasing_leaves_nothing(laptop: Laptop, path: Path, tmp_path: Path) -> None:
    other = Laptop(tmp_path / "other")
    with other.receive(path) as there:
        there.commit("there", Pillar.new(name="Van daar"))
    with laptop.open(path) as file:
        merge(file, there.path)
        assert {pillar.name for pillar in file.all(Pillar)} == {"Pijler van toen", "Van daar"}
        erasing.erase(file, "erase", file.all(Person)[0], texts=True)
    assert problems(path) == []
    ciphers.unlock(path, WORD)
    with closing(ciphers.open_raw(path, ciphers.key_salt(path))) as connection:
        values = "".join(str(row) for row in connection.execute("SELECT value FROM write"))
    assert "Saskia" not in values


def test_another_password_and_none(laptop: Laptop, path: Path, ring: Ring) -> None:
    with laptop.open(path) as file:
        before = content(file)
    set_password(path, "een ander")
    ring.keys.clear()
    with pytest.raises(PasswordError, match="not the password"):
        ciphers.unlock(path, WORD)
    ciphers.unlock(path, "een ander")
    set_password(path, "")
    ring.keys.clear()
    with laptop.open(path) as file:
        assert content(file) == before
        assert file.undoable() == "add"
    assert "Saskia Dorrestein" in readable(path)
    assert sorted(part.name for part in path.parent.iterdir()) == ["data", path.name]


def test_the_tools_of_sqlcipher_open_it_with_the_words_alone(path: Path) -> None:
    with closing(ciphers.CIPHER.connect(str(path))) as connection:
        connection.execute(f"PRAGMA key = '{WORD}'")
        assert connection.execute("SELECT count(*) FROM act").fetchone() == (2,)


def test_plain_files_have_no_salt(laptop: Laptop, tmp_path: Path) -> None:
    with laptop.create("plain.atelier") as file:
        assert ciphers.salt_of(file.path) == b""
    for name, data in (("empty", b""), ("text", b"geen bestand " * 1000), ("zero", bytes(8192))):
        place = tmp_path / name
        place.write_bytes(data)
        assert ciphers.salt_of(place) == b""
    assert ciphers.salt_of(tmp_path / "nowhere") == b""

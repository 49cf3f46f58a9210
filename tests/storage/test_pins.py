"""What is kept of a PIN: the hash goes with the file, the tries stay on the laptop."""

import shutil

from atelier.domain.themes import Pillar
from atelier.storage.event_file import EventFile
from atelier.storage.pins import Pins, Tries
from tests.storage.support import Laptop, problems

SALT, KEY = b"s" * 16, b"k" * 64


def pins_of(laptop: Laptop, file: EventFile) -> Pins:
    return Pins(file, laptop.folder / "data")


def test_a_pin_goes_with_a_copy_of_the_file(laptop: Laptop, tmp_path) -> None:
    file = laptop.create()
    assert pins_of(laptop, file).read() is None
    pins_of(laptop, file).write(SALT, KEY)
    file.close()
    assert problems(file.path) == []
    other = Laptop(tmp_path / "other")
    with other.receive(file.path) as received:
        assert pins_of(other, received).read() == (SALT, KEY)


def test_an_undo_does_not_reach_the_pin(laptop: Laptop, file: EventFile) -> None:
    pins = pins_of(laptop, file)
    file.commit("add", Pillar.new(name="Visie"))
    pins.write(SALT, KEY)
    file.undo()
    assert file.undo() is None
    assert pins.read() == (SALT, KEY)


def test_an_erased_or_changed_pin_leaves_no_trace(laptop: Laptop) -> None:
    file = laptop.create()
    pins = pins_of(laptop, file)
    pins.write(SALT, KEY)
    pins.write(b"t" * 16, b"l" * 64)
    pins.erase()
    assert pins.read() is None
    file.close()
    data = file.path.read_bytes()
    assert KEY not in data
    assert b"l" * 64 not in data


def test_tries_outlive_a_restart_and_are_no_part_of_the_file(laptop: Laptop, file: EventFile) -> None:
    pins = pins_of(laptop, file)
    pins.write(SALT, KEY)
    tries = Tries(4, file.now())
    pins.note(tries)
    assert pins_of(laptop, file).tries() == tries
    shutil.rmtree(laptop.folder / "data")
    assert pins_of(laptop, file).tries() == Tries()


def test_tries_are_forgotten(laptop: Laptop, file: EventFile) -> None:
    pins = pins_of(laptop, file)
    pins.write(SALT, KEY)
    pins.note(Tries(4, file.now()))
    pins.note(Tries())
    assert pins_of(laptop, file).tries() == Tries()


def test_a_place_that_cannot_be_written_still_counts(laptop: Laptop, file: EventFile) -> None:
    blocked = laptop.folder / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    pins = Pins(file, blocked)
    pins.write(SALT, KEY)
    tries = Tries(3, file.now())
    pins.note(tries)
    assert pins.tries() == tries


def test_a_damaged_list_of_tries_is_no_obstacle(laptop: Laptop, file: EventFile) -> None:
    pins = pins_of(laptop, file)
    pins.write(SALT, KEY)
    for text in ("", "[]", "{", '{"' + SALT.hex() + '": {"wrong": "x", "last": "y"}}', '{"' + SALT.hex() + '": 3}'):
        (laptop.folder / "data" / "pins.json").write_text(text, encoding="utf-8")
        assert pins.tries() == Tries()

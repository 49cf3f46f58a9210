"""The facilitator's PIN: set, changed, checked, cleared; and ever slower for who guesses."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from atelier.domain.errors import AtelierError, PinError
from atelier.services.pin import Pin
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from atelier.storage.pins import Pins
from tests.storage.support import ZONE

START = datetime(2019, 11, 12, 13, 0, tzinfo=ZONE)


class Clock:
    """A clock that stands still until it is moved."""

    at = START

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pin(tmp_path: Path, clock: Clock, english: None) -> Iterator[Pin]:
    file = EventFile.create(tmp_path / "x.atelier", Lines(tmp_path / "data"), clock)
    yield Pin(file, Pins(file, tmp_path / "data"))
    file.close()


def wrong(pin: Pin, times: int, clock: Clock) -> list[int]:
    """The waits that so many wrong tries bring, each waited out."""
    waits = []
    for _ in range(times):
        clock.wait(pin.waiting)
        with pytest.raises(PinError) as caught:
            pin.check("0000")
        waits.append(caught.value.seconds)
    return waits


def test_a_pin_is_set_and_opens(pin: Pin) -> None:
    assert not pin.is_set
    with pytest.raises(AtelierError, match="no PIN yet"):
        pin.check("1234")
    pin.set("1234")
    assert pin.is_set
    pin.check("1234")
    with pytest.raises(PinError, match="not right"):
        pin.check("1235")


@pytest.mark.parametrize("digits", ["", "123", "1234567890123", "12a4", "12 4", "１２３４", "²345"])
def test_only_four_to_twelve_digits_make_a_pin(pin: Pin, digits: str) -> None:
    with pytest.raises(AtelierError, match="4 to 12 digits"):
        pin.set(digits)
    assert not pin.is_set


def test_a_change_asks_for_the_old_one(pin: Pin) -> None:
    pin.set("1234")
    for old in ("", "4321"):
        with pytest.raises(PinError):
            pin.set("5678", old)
    pin.check("1234")
    pin.set("567890123456", "1234")
    pin.check("567890123456")


def test_only_the_right_pin_clears(pin: Pin) -> None:
    pin.set("1234")
    with pytest.raises(PinError):
        pin.clear("1111")
    assert pin.is_set
    pin.clear("1234")
    assert not pin.is_set


def test_guessing_is_slowed_from_the_third_try_to_five_minutes(pin: Pin, clock: Clock) -> None:
    pin.set("1234")
    assert wrong(pin, 11, clock) == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_while_waiting_not_even_the_right_one_is_looked_at(pin: Pin, clock: Clock) -> None:
    pin.set("1234")
    wrong(pin, 5, clock)
    with pytest.raises(PinError, match=r"Wait 20 more seconds\.") as caught:
        pin.check("1234")
    assert caught.value.seconds == 20
    clock.wait(19)
    with pytest.raises(PinError, match=r"Wait 1 more second\."):
        pin.check("1234")
    clock.wait(1)
    pin.check("1234")
    assert wrong(pin, 1, clock) == [0]  # the right one ends the counting


def test_a_restart_does_not_end_the_wait(pin: Pin, clock: Clock, tmp_path: Path) -> None:
    pin.set("1234")
    wrong(pin, 4, clock)
    again = Pin(pin._file, Pins(pin._file, tmp_path / "data"))
    assert again.waiting == 10
    with pytest.raises(PinError):
        again.check("1234")


def test_a_clock_that_was_set_back_never_locks_anybody_out(pin: Pin, clock: Clock) -> None:
    pin.set("1234")
    wrong(pin, 3, clock)
    clock.at -= timedelta(days=400)
    assert pin.waiting == 5
    clock.wait(5)
    pin.check("1234")


def test_changing_and_clearing_are_slowed_too(pin: Pin, clock: Clock) -> None:
    pin.set("1234")
    wrong(pin, 3, clock)
    with pytest.raises(PinError, match="Wait"):
        pin.set("9999", "1234")
    with pytest.raises(PinError, match="Wait"):
        pin.clear("1234")


def test_equal_pins_look_different_in_two_files(pin: Pin, tmp_path: Path, clock: Clock) -> None:
    pin.set("1234")
    other = EventFile.create(tmp_path / "y.atelier", Lines(tmp_path / "data"), clock)
    second = Pin(other, Pins(other, tmp_path / "data"))
    second.set("1234")
    assert second._pins.read() != pin._pins.read()
    other.close()

"""The facilitator's PIN of a file: a fence, not a lock."""

import hashlib
import secrets
from datetime import timedelta

from atelier.domain.errors import AtelierError, PinError
from atelier.i18n import tr, trn
from atelier.storage.event_file import EventFile
from atelier.storage.pins import SALT, Pins, Tries

SHORTEST, LONGEST = 4, 12  # digits
FREE_TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 5, 300  # seconds


class Pin:
    """Setting, changing and checking; who has the file can read it with other tools, and the program says so."""

    def __init__(self, file: EventFile, pins: Pins) -> None:
        self._file = file
        self._pins = pins

    @property
    def is_set(self) -> bool:
        """Whether this file has a PIN."""
        return self._pins.read() is not None

    def set(self, pin: str, old: str = "") -> None:
        """Choose a PIN; `old` is the one that it takes the place of.

        Raises:
            AtelierError: it is not 4 to 12 digits.
            PinError: the old one is not right, or it is too early to try again.
        """
        if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
            raise AtelierError(tr("A PIN has {least} to {most} digits.", least=SHORTEST, most=LONGEST))
        if self.is_set:
            self.check(old)
        salt = secrets.token_bytes(SALT)
        self._pins.write(salt, _key(pin, salt))

    def clear(self, pin: str) -> None:
        """Remove the PIN from this file; raises as `check` does."""
        self.check(pin)
        self._pins.erase()

    def check(self, pin: str) -> None:
        """Pass with the right PIN; each wrong one after the second makes the wait longer.

        Raises:
            AtelierError: this file has no PIN.
            PinError: it is wrong, or it is too early to try again; `seconds` says how long.
        """
        held = self._pins.read()
        if held is None:
            raise AtelierError(tr("This event has no PIN yet."))
        self._require_waited()
        if not secrets.compare_digest(_key(pin, held[0]), held[1]):
            raise self._refused()
        if self._pins.tries().wrong:
            self._pins.note(Tries())

    @property
    def waiting(self) -> int:
        """How many seconds must pass before a PIN is looked at."""
        tries, now = self._pins.tries(), self._file.now()
        if tries.last is None:
            return 0
        if now < tries.last:  # the clock was set back: wait from now on
            tries = Tries(tries.wrong, now)
            self._pins.note(tries)
        passed = (now - (tries.last or now)) // timedelta(seconds=1)
        return max(0, _wait(tries.wrong) - passed)

    def _require_waited(self) -> None:
        seconds = self.waiting
        if seconds:
            raise PinError(_wait_sentence(seconds), seconds)

    def _refused(self) -> PinError:
        wrong = self._pins.tries().wrong + 1
        self._pins.note(Tries(wrong, self._file.now()))
        seconds = _wait(wrong)
        sentence = tr("This PIN is not right.")
        return PinError(f"{sentence} {_wait_sentence(seconds)}" if seconds else sentence, seconds)


def _key(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1)


def _wait(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none, none, 5, 10, 20 ... 300."""
    over = wrong - FREE_TRIES
    return min(LONGEST_WAIT, FIRST_WAIT << min(over, 10)) if over >= 0 else 0


def _wait_sentence(seconds: int) -> str:
    return trn("Wait {n} more second.", "Wait {n} more seconds.", seconds)

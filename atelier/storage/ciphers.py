"""Files with a password: SQLCipher, when it is installed; which driver and which key belong to a file.

The raw key is derived once for each salt, as SQLCipher does it (PBKDF2, SHA-512, 256,000 rounds), and is then kept in
memory until the program stops. Copies and backups of a file have its salt, so the same key opens them.
"""

import hashlib
import math
import secrets
import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from atelier.domain.errors import FileRefusedError, PasswordError, reason
from atelier.i18n import tr, trn

try:
    import sqlcipher3.dbapi2 as _cipher
except ImportError:  # the extra is not installed
    CIPHER: Any = None
else:
    CIPHER = _cipher

Error: tuple[type[Exception], ...] = (sqlite3.Error,)
DatabaseError: tuple[type[Exception], ...] = (sqlite3.DatabaseError,)
OperationalError: tuple[type[Exception], ...] = (sqlite3.OperationalError,)
if CIPHER is not None:
    Error += (CIPHER.Error,)
    DatabaseError += (CIPHER.DatabaseError,)
    OperationalError += (CIPHER.OperationalError,)

FAILED: tuple[type[Exception], ...] = (OSError, *Error)
UNTRUSTED: tuple[type[Exception], ...] = (*Error, UnicodeDecodeError)

MAGIC = b"SQLite format 3\x00"
SALT, PAGE, ROUNDS, KEY = 16, 4096, 256_000, 32
FREE, LONGEST = 3, 30  # wrong tries without a wait; seconds


@dataclass(slots=True)
class Ring:
    """The keys of files that were opened, by salt, and wrong tries."""

    keys: dict[bytes, bytes] = field(default_factory=dict)
    wrong: dict[bytes, tuple[int, float]] = field(default_factory=dict)

    def wait(self, salt: bytes) -> int:
        """Seconds before the next try, which double with each wrong one."""
        tries, last = self.wrong.get(salt, (0, 0.0))
        pause = min(LONGEST, 2 ** (tries - FREE)) if tries >= FREE else 0
        return max(0, math.ceil(last + pause - time.monotonic()))


RING = Ring()


def salt_of(path: Path) -> bytes:
    """The salt of a file with a password; empty for any other file."""
    try:
        with path.open("rb") as file:
            head = file.read(SALT)
            size = file.seek(0, 2)
    except OSError:
        return b""
    return b"" if head == MAGIC or _is_blank(head) or size < PAGE or size % PAGE else head


def _is_blank(head: bytes) -> bool:
    """Whether this can be no salt: text, or hardly anything."""
    return len(set(head)) < SALT // 2 or all(byte < 128 for byte in head)


def fresh_key(password: str) -> bytes:
    """A salt and its key, for a file that gets this password."""
    salt = secrets.token_bytes(SALT)
    while _is_blank(salt):
        salt = secrets.token_bytes(SALT)
    RING.keys[salt] = _derived(password, salt)
    return salt


def unlock(path: Path, password: str) -> None:
    """Remember the key of a file.

    Raises:
        PasswordError: it is another password, or it is too soon after a wrong one.
        FileRefusedError: what opens such files is not installed.
    """
    salt = salt_of(path)
    if not salt:
        return
    require_cipher(path)
    if pause := RING.wait(salt):
        raise PasswordError(trn("Wait {n} second, and try again.", "Wait {n} seconds, and try again.", pause))
    known = RING.keys.get(salt)
    RING.keys[salt] = _derived(password, salt)
    if _opens(path):
        RING.wrong.pop(salt, None)
        return
    del RING.keys[salt]
    if known is not None:
        RING.keys[salt] = known
    RING.wrong[salt] = (RING.wrong.get(salt, (0, 0.0))[0] + 1, time.monotonic())
    raise PasswordError(tr("That is not the password of “{name}”.", name=path.name))


def require_cipher(path: Path) -> None:
    """Say what is missing.

    Raises:
        FileRefusedError: files with a password cannot be opened here.
    """
    if CIPHER is None:
        sentence = tr(
            "“{name}” may have a password, and this program was installed without what opens such files. "
            "Install it with: pip install atelier[encrypt]",
            name=path.name,
        )
        raise FileRefusedError(sentence)


def require_key(path: Path) -> None:
    """Say that a password is needed.

    Raises:
        PasswordError: it was not given yet.
        FileRefusedError: files with a password cannot be opened here.
    """
    salt = salt_of(path)
    if salt:
        require_cipher(path)
        if salt not in RING.keys:
            raise PasswordError(tr("“{name}” has a password.", name=path.name))


def open_raw(path: Path | str, salt: bytes = b"", **how: Any) -> sqlite3.Connection:
    """A plain connection to a file, with its key where it has one; `salt` is given for a file that is new."""
    place = str(path)
    if not salt:
        made: sqlite3.Connection = sqlite3.connect(place, **how)
        return made
    keyed: sqlite3.Connection = CIPHER.connect(place, **how)
    keyed.execute("PRAGMA cipher_log_level=NONE")
    keyed.execute(f"PRAGMA key = \"x'{RING.keys[salt].hex()}{salt.hex()}'\"")
    keyed.execute("PRAGMA cipher_log_level=NONE")
    return keyed


def key_salt(path: Path) -> bytes:
    """The salt of a file of which the key is known; empty for any other file."""
    salt = salt_of(path)
    return salt if salt in RING.keys else b""


def module_of(salt: bytes) -> ModuleType:
    """The driver of files with or without a password."""
    module: ModuleType = CIPHER if salt else sqlite3
    return module


def in_memory(held: sqlite3.Connection, salt: bytes) -> sqlite3.Connection:
    """A copy in memory of an open database, to be written into a file with the same key."""
    copy = open_raw(":memory:", salt, check_same_thread=False)
    held.backup(copy)
    return copy


def row_of(connection: sqlite3.Connection) -> Any:
    """The row type of this connection's driver."""
    plain: object = connection
    return sqlite3.Row if isinstance(plain, sqlite3.Connection) else CIPHER.Row


def _derived(password: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, KEY)


def _opens(path: Path) -> bool:
    try:
        connection = open_raw(f"{path.absolute().as_uri()}?mode=ro", salt_of(path), uri=True)
    except Error as error:
        raise FileRefusedError(tr("“{name}” cannot be read: {why}.", name=path.name, why=str(error))) from error
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except OperationalError:
        return True  # somebody works in it, which is told later
    except DatabaseError:
        return False
    except OSError as error:
        raise FileRefusedError(tr("“{name}” cannot be read: {why}.", name=path.name, why=reason(error))) from error
    finally:
        connection.close()
    return True

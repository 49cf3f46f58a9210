"""What lies outside a file while it is open, under the password of that file: its bytes in a database of their own."""

from contextlib import closing, suppress
from pathlib import Path

from atelier.storage import ciphers
from atelier.storage.refusals import system_error


def locked(data: bytes, salt: bytes, scratch: Path) -> bytes:
    """These bytes under the key of `salt`: as many for as many, and other ones each time; `scratch` is gone after it.

    Raises:
        OSError: there is no room beside it.
    """
    scratch.unlink(missing_ok=True)
    try:
        with closing(ciphers.open_raw(scratch, salt, isolation_level=None)) as made:
            made.execute("PRAGMA journal_mode=OFF")
            made.execute("CREATE TABLE held (data BLOB)")
            made.execute("INSERT INTO held VALUES (?)", (data,))
        return scratch.read_bytes()
    except ciphers.Error as error:
        raise system_error(error) from error
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def unlocked(path: Path) -> bytes:
    """The bytes that a file holds, whether `locked` or not; empty when its key is not known, or it is damaged.

    Raises:
        OSError: the file cannot be read.
    """
    salt = ciphers.key_salt(path)
    if not salt:
        return path.read_bytes()
    try:
        with closing(ciphers.open_raw(f"{path.absolute().as_uri()}?mode=ro&immutable=1", salt, uri=True)) as held:
            (data,) = held.execute("SELECT data FROM held").fetchone()
    except ciphers.Error:
        return b""
    return bytes(data)

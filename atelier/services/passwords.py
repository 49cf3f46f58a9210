"""The password of a file: whether it has one, giving it, and choosing another one. A forgotten one is lost."""

from collections.abc import Iterable
from pathlib import Path

from atelier.domain.errors import AtelierError
from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.storage import ciphers
from atelier.storage.passwords import set_password

LEAST = 8  # characters


def needed(path: Path) -> bool:
    """Whether a file has a password that was not given yet."""
    return bool(ciphers.salt_of(path)) and not ciphers.key_salt(path)


def hindrance(polls: Iterable[Poll]) -> str:
    """Why the file of these polls cannot get another password now; empty when it can."""
    if ciphers.CIPHER is None:
        return tr("Files with a password need an extra: pip install atelier[encrypt]")
    if any(poll.ballot.secret and poll.accepting for poll in polls):
        return tr("A secret poll is open, and its urn has the password of now. Close the poll first.")
    return ""


def unlock(path: Path, password: str) -> None:
    """Give the password of a file; it counts until the program stops.

    Raises:
        PasswordError: it is another one, or it is too soon after a wrong one.
        FileRefusedError: files with a password cannot be opened here.
    """
    ciphers.unlock(path, password)


def require_fit(password: str, again: str) -> None:
    """A password that can be chosen.

    Raises:
        AtelierError: it is too short, or was not typed twice alike.
    """
    if len(password) < LEAST:
        raise AtelierError(tr("Take at least {n} characters; three words are easy to remember.", n=LEAST))
    if password != again:
        raise AtelierError(tr("The two passwords are not the same. Type both again."))


def choose(path: Path, password: str) -> str:
    """Give a closed file another password, or none when it is empty; what was wrong, or nothing."""
    try:
        set_password(path, password)
    except AtelierError as error:
        return str(error)
    return ""

"""Giving a closed file a password, another one, or none: a new file of the same acts takes its place."""

import secrets
from pathlib import Path

from atelier.domain.errors import FileRefusedError
from atelier.i18n import tr
from atelier.storage import ciphers, migrating, opening
from atelier.storage.refusals import why
from atelier.storage.whole_files import blanking, sync_folder


def set_password(path: Path, password: str) -> None:
    """From now on the file opens with this password, or without any when it is empty; what it held is overwritten.

    Raises:
        FileRefusedError: it cannot be opened, or nothing can be written beside it; it is left as it was.
    """
    if password:
        ciphers.require_cipher(path)
    opening.inspect(path)
    migrating.fold_log(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        migrating.fill(fresh, path, ciphers.fresh_key(password) if password else b"")
        opening.inspect(fresh)
        with blanking(path):
            fresh.replace(path)
        sync_folder(path.parent)
    except ciphers.FAILED as error:
        raise FileRefusedError(tr("“{name}” could not be written: {why}.", name=path.name, why=why(error))) from error
    finally:
        for rest in (fresh, *(fresh.with_name(f"{fresh.name}{tail}") for tail in ("-wal", "-shm"))):
            rest.unlink(missing_ok=True)

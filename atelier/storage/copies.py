"""A private copy of a file to look at or to try something in; the file itself stays untouched."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.domain.errors import FileRefusedError, reason
from atelier.i18n import tr
from atelier.storage import ciphers, in_use, migrating, opening, unfinished
from atelier.storage.database import reader

LOGS = ("-wal", "-shm")


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """A sound copy of this version, gone afterwards; also of a file on a stick that cannot be changed.

    Raises:
        FileRefusedError: it is no sound event file, or somebody is working in it.
    """
    opening.version(path)
    _require_free(path)
    with TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / path.name
        try:
            for tail in ("", *unfinished.LOGS):  # a killed program left its last acts in the log
                if tail == "" or path.with_name(f"{path.name}{tail}").exists():
                    shutil.copyfile(f"{path}{tail}", f"{place}{tail}")
        except OSError as error:
            raise FileRefusedError(tr("“{name}” cannot be read: {why}.", name=path.name, why=reason(error))) from error
        migrating.bring_up_to_date(place)
        opening.inspect(place)
        yield place


def _require_free(path: Path) -> None:
    """Whoever works in a file holds it; asking may not leave anything behind."""
    if in_use.is_held(path):
        raise opening.held(path)
    logs = [path.with_name(f"{path.name}{tail}") for tail in LOGS]
    strange = [log for log in logs if not log.exists()]
    try:
        with closing(reader(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except ciphers.OperationalError as error:
        if "locked" in str(error):
            raise opening.held(path) from error
    except ciphers.UNTRUSTED:
        return  # whatever is wrong with it shows in the copy
    finally:
        for log in strange:
            with suppress(OSError):
                log.unlink(missing_ok=True)

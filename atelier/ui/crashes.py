"""What goes wrong in the program itself: caught on every thread, told on the main one, reported without any data."""

import faulthandler
import platform
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from atelier import __version__

STOPPED = "stopped.txt"  # in the data folder: where a native crash is written while it happens
PLACE = re.compile(r'File "[^"]*?((?:[^"/\\]+[/\\])?[^"/\\]+)"')


class Crashes(QObject):
    """Brings an unexpected error, from whichever thread, to the main one."""

    happened = Signal(str)  # a report

    def install(self) -> None:
        """Catch what nobody caught."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def _on_error(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        text = report_of(error)
        sys.stderr.write(text)
        self.happened.emit(text)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)


def report_of(error: BaseException) -> str:
    """Versions, kinds of errors and lines of the program; no message and no value, as those may hold people's words."""
    return "\n".join([*_versions(), *_told(error)]) + "\n"


def _versions() -> list[str]:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return [f"Atelier {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {system}"]


def _told(error: BaseException) -> Iterator[str]:
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            place = Path(frame.filename)
            yield f"  {place.parent.name}/{place.name}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or cause.__context__


def watch_natively(data: Path) -> str:
    """Write a crash outside Python to a file from now on; the report of the last one, empty when there was none."""
    path = data / STOPPED
    try:
        before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        faulthandler.enable(path.open("w", encoding="utf-8"))
    except OSError:
        return ""
    return "\n".join([*_versions(), PLACE.sub(r"File \1", before)]) if before.strip() else ""

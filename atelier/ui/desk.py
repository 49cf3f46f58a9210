"""Between views and services: one call down, one signal up."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from atelier.domain.errors import AtelierError, NotSavedError
from atelier.ui.owed import Owed

if TYPE_CHECKING:
    from atelier.services.workspace import Workspace

T = TypeVar("T")


class Worker(QObject):
    """One thread for what takes long: frozen input in, a value out on the GUI thread."""

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self._finished.connect(self._on_finished)

    def start(self, function: Callable[..., T], *args: Any, done: Callable[[T], None]) -> "Future[T]":
        """Run `function` on the worker and `done` with its value on the GUI thread, unless it was cancelled."""
        future = self._pool.submit(function, *args)
        future.add_done_callback(lambda finished: self._finished.emit((finished, done)))
        return future

    def _on_finished(self, outcome: tuple[Future[Any], Callable[[Any], None]]) -> None:
        future, done = outcome
        if not future.cancelled():
            done(future.result())

    def stop(self, *, drop: bool = True) -> None:
        """Wait for what is running, and for what waits unless that is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=drop)


class Desk(QObject):
    """Runs acts on the open event and tells every view what changed."""

    changed = Signal(object)  # Changes
    polled = Signal(object)  # the Poll that an act concerned, as it stands now
    refused = Signal(str)
    older_unwanted = Signal()  # somebody was erased: older backups must go
    pin_wanted = Signal()  # a PIN must be chosen first
    settling = Signal()  # fields: make an act of what is being typed

    def __init__(self, workspace: "Workspace", worker: Worker) -> None:
        super().__init__()
        self.workspace = workspace
        self.worker = worker
        self.editing = workspace.editing
        self.importing = workspace.importing
        self.polling = workspace.polling
        self.clashing = workspace.clashing
        self.proposing = workspace.proposing
        self.sessions = workspace.sessions
        self.talk = workspace.talk
        self.reporting = workspace.reporting
        self.exporting = workspace.exporting
        self.sending = workspace.sending
        self.printing = workspace.printing
        self.papers = workspace.papers
        self.documents = workspace.documents
        self.pin = workspace.pin
        self.owed = Owed(self)

    def run(
        self,
        action: Callable[..., T],
        *args: Any,
        refused: Callable[[AtelierError], None] | None = None,
        **values: Any,
    ) -> T | None:
        """One act: its value when it was done, None when it was refused (told by `refused` or by the signal)."""
        try:
            result = action(*args, **values)
        except AtelierError as error:
            if isinstance(error, NotSavedError):
                self.owed.failed()
            if refused:
                refused(error)
            else:
                self.refused.emit(str(error))
            return None
        poll = getattr(result, "poll", None)
        changes = getattr(result, "changes", result)
        if poll is not None:
            self.polled.emit(poll)
        if getattr(changes, "kinds", None):
            self.changed.emit(changes)
        return result

    def settle(self) -> None:
        """Make acts of everything that is being typed; before closing, undo and reports."""
        self.settling.emit()

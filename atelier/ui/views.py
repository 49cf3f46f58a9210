"""The views of an open event, of which one shows."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget

from atelier.ui.view import View


class Views(QStackedWidget):
    """Each view is made when it is first asked for: all of them at once would keep somebody waiting."""

    def __init__(self, makers: Mapping[str, Callable[[], View]]) -> None:
        super().__init__()
        self._makers = makers
        self._made: dict[str, View] = {}

    def of(self, key: str) -> View:
        """The view of a place."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self.addWidget(self._made[key])
        return self._made[key]

    def turn_to(self, key: str) -> None:
        """Show the view of a place."""
        self.setCurrentWidget(self.of(key))

    @property
    def current(self) -> View:
        """The view that is open."""
        return self._made[self.key]

    @property
    def key(self) -> str:
        """The key of the view that is open."""
        return next(key for key, view in self._made.items() if view is self.currentWidget())

    def tell(self, sentence: str) -> None:
        """Say something in the view that is open."""
        self.current.notice.tell(sentence)

    def warn(self, sentence: str) -> None:
        """Say what goes wrong in the view that is open."""
        self.current.notice.warn(sentence)

    def release(self) -> None:
        """The event closes, or other views take over: nothing here asks it anything any more."""
        for view in self._made.values():
            view.release()

    def memory(self) -> dict[str, object]:
        """What each view was at, to go on there after it was built anew."""
        return {key: view.memory() for key, view in self._made.items()}

    def recall(self, memory: Mapping[str, object]) -> None:
        """Go on where the views of another workbench were."""
        for key, at in memory.items():
            if at is not None:
                self.of(key).recall(at)

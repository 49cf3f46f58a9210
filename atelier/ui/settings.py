"""What this laptop remembers of its user: language, theme, text size, recent files, where windows stood."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT = 8


class Settings:
    """A small INI file in the program's own data folder; nothing of an event is in it but file paths."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Everything that was set is in the file."""
        self._store.sync()

    @property
    def language(self) -> str:
        """`nl` or `en`."""
        return str(self._store.value("language", "nl"))

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def scale(self) -> float:
        """The text scale, 0.9 to 2."""
        try:
            return min(2.0, max(0.9, float(str(self._store.value("scale", 1.0)))))
        except ValueError:
            return 1.0

    @scale.setter
    def scale(self, value: float) -> None:
        self._store.setValue("scale", value)

    @property
    def view(self) -> str:
        """The view that was open last."""
        return str(self._store.value("view", "week"))

    @view.setter
    def view(self, value: str) -> None:
        self._store.setValue("view", value)
        self.sync()  # also for a program that is killed right after

    @property
    def projector(self) -> bool:
        """Whether the projector was on."""
        return str(self._store.value("projector", "false")) == "true"

    @projector.setter
    def projector(self, value: bool) -> None:
        self._store.setValue("projector", "true" if value else "false")

    @property
    def screen(self) -> str:
        """The screen that was chosen for the projector, as `projector.screens` names it."""
        return str(self._store.value("screen", ""))

    @screen.setter
    def screen(self, value: str) -> None:
        self._store.setValue("screen", value)

    @property
    def second_place(self) -> Path | None:
        """Where backups are kept as well: a stick, a network folder, or nowhere."""
        value = str(self._store.value("second_place", ""))
        return Path(value) if value else None

    @second_place.setter
    def second_place(self, value: Path | None) -> None:
        self._store.setValue("second_place", str(value) if value else "")

    @property
    def geometry(self) -> QByteArray:
        """Where the main window stood; empty at first."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def recent(self) -> list[Path]:
        """Event files that were open, the latest first; one that is gone may be on a stick, or have backups."""
        value = self._store.value("recent", [])
        paths = [value] if isinstance(value, str) else list(value or [])  # type: ignore[call-overload]
        return [Path(path) for path in paths][:RECENT]

    def opened(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [str(known) for known in self.recent if known != path]
        self._store.setValue("recent", [str(path), *others][:RECENT])
        self._store.sync()

"""Asking for a place on disk: the only dialogs of the system that the program opens."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit, QWidget

from atelier.i18n import tr

SUFFIX = ".atelier"
PASSWORD = QLineEdit.EchoMode.Password


def documents() -> Path:
    """Where people keep their files; their own folder where there is none for documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def free_path(folder: Path, name: str) -> Path:
    """A path that does not exist yet: `name`, `name 2`, `name 3` and so on."""
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path


def ask_pdf(home: QWidget, suggested: Path) -> Path | None:
    """Where a PDF is to be saved, or None."""
    dialog = QFileDialog(home, tr("Save as PDF"), str(suggested.parent), tr("PDF files (*.pdf)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_password(name: str) -> str:
    """The password of a file, or nothing."""
    home = QApplication.activeWindow()
    text, given = QInputDialog.getText(home, tr("Password"), tr("The password of “{name}”:", name=name), PASSWORD)
    return text if given else ""


def ask_file(home: QWidget, suggested: Path) -> Path | None:
    """Where a file of the suggested kind is to be saved, or None."""
    suffix = suggested.suffix.removeprefix(".")
    kind = tr("{kind} files (*.{suffix})", kind=suffix.upper(), suffix=suffix)
    dialog = QFileDialog(home, tr("Save report"), str(suggested.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_event(home: QWidget, suggested: Path) -> Path | None:
    """Where a new event file is to be saved, or None."""
    dialog = QFileDialog(
        home, tr("Where should the copy be kept?"), str(suggested.parent), tr("Atelier files (*.atelier)")
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


class Dialogs:
    """File dialogs above one window; tests put another object in its place."""

    def __init__(self, home: QWidget) -> None:
        self._home = home

    def open_event(self, place: Path | None = None) -> Path | None:
        """An event file to open, first looked for at `place`, or None."""
        start = place if place is not None and place.is_dir() else documents()
        name, _ = QFileDialog.getOpenFileName(
            self._home, tr("Open an event"), str(start), tr("Atelier files (*.atelier)")
        )
        return Path(name) if name else None

    def save_event(self, suggested: str) -> Path | None:
        """A place for a new event file, or None; the suffix is added when it lacks."""
        start = str(documents() / f"{suggested}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._home, tr("Where should the event be kept?"), start, tr("Atelier files (*.atelier)")
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def choose_folder(self) -> Path | None:
        """A folder for backups, or None."""
        asked = tr("Where should backups be kept as well?")
        name = QFileDialog.getExistingDirectory(self._home, asked, str(documents()))
        return Path(name) if name else None

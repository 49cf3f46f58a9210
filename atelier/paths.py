"""Where the program finds what it ships, and where it keeps what belongs to this laptop."""

from pathlib import Path

from platformdirs import user_data_path


def resources() -> Path:
    """The folder with library, fonts and translations: inside the installed package, else beside it."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def program_data() -> Path:
    """The program's own folder on this laptop (made when missing); never part of an event file."""
    return user_data_path("Atelier", appauthor=False, ensure_exists=True)

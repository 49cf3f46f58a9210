"""The language, the theme and the text size, which all of the window follows at once."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from atelier import i18n
from atelier.ui import theme
from atelier.ui.later import once
from atelier.ui.settings import Settings
from atelier.ui.tokens import DARK

Renew = Callable[[Callable[[], None]], None]
TOGETHER_MS = 120  # keys that follow each other so quickly are one change


class Appearance(QObject):
    """Changes the look; `renew` is given what to do while nothing of the old look is there any more."""

    def __init__(
        self, application: QApplication, settings: Settings, renew: Callable[[Callable[[], None]], None]
    ) -> None:
        super().__init__(application)
        self._application, self._settings, self._renew = application, settings, renew
        self._qt_words = QTranslator(self)
        self._soon = once(self, self._on_soon)
        self._other_language = once(self, self._on_other_language)
        self._speak()
        self._dress()

    def set_language(self, language: str) -> None:
        """Speak Dutch (`nl`) or English (`en`) from now on."""
        self._settings.language = language
        self._renew(self._speak)

    def set_look(self, mode: str, scale: float) -> None:
        """Another theme (`light`, `dark` or `system`) or text scale, of 0.9 to 2."""
        self._settings.theme, self._settings.scale = mode, scale
        self._renew(self._dress)

    # Commands of a menu, which is made anew itself: what they ask is done when it is closed

    def toggle_language(self) -> None:
        """The other language."""
        self._other_language.start(0)

    def toggle_dark(self) -> None:
        """Light after dark, and dark after light."""
        self._settings.theme = "light" if theme.tokens() is DARK else "dark"
        self._soon.start(TOGETHER_MS)

    def larger(self) -> None:
        """One step larger text."""
        self._step(1)

    def smaller(self) -> None:
        """One step smaller text."""
        self._step(-1)

    def _step(self, by: int) -> None:
        nearest = min(range(len(theme.SCALES)), key=lambda n: abs(theme.SCALES[n] - self._settings.scale))
        self._settings.scale = theme.SCALES[min(len(theme.SCALES) - 1, max(0, nearest + by))]
        self._soon.start(TOGETHER_MS)

    def _on_other_language(self) -> None:
        self.set_language("en" if self._settings.language == "nl" else "nl")

    def _on_soon(self) -> None:
        self._renew(self._dress)

    def _dress(self) -> None:
        theme.apply(self._application, self._settings.theme, self._settings.scale)

    def _speak(self) -> None:
        i18n.use(self._settings.language)
        QLocale.setDefault(QLocale(self._settings.language))  # separators of the number fields
        self._application.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{self._settings.language}", folder):
            self._application.installTranslator(self._qt_words)

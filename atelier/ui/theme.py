"""The look: colour tokens, light and dark, and one style sheet in which every size follows the text scale."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from atelier.ui.style import BASE_PX, FAMILY, style_sheet
from atelier.ui.tokens import DARK, LIGHT, Tokens

SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class _Current:
    """The theme in use; one per process, as the application's style sheet is."""

    tokens = LIGHT
    scale = 1.0


def tokens() -> Tokens:
    """The colours in use."""
    return _Current.tokens


def px(size: float) -> int:
    """A size in pixels at the text scale in use."""
    return round(size * _Current.scale)


def load_fonts(folder: Path) -> None:
    """Register the fonts that the program ships; the screens need two of the five weights."""
    for name in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegibleNext-{name}.ttf"))


def apply(app: QApplication, mode: str, scale: float) -> None:
    """Put the whole application in a theme (`light`, `dark` or `system`) and a text scale of 0.9 to 2."""
    dark = mode == "dark" or (mode == "system" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _Current.tokens, _Current.scale = (DARK if dark else LIGHT), scale
    font = QFont(FAMILY)
    font.setPixelSize(px(BASE_PX))
    app.setFont(font)
    app.setPalette(_palette(_Current.tokens))
    app.setStyleSheet(style_sheet(_Current.tokens, px))


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: t.paper,
        QPalette.ColorRole.WindowText: t.ink,
        QPalette.ColorRole.Base: t.surface,
        QPalette.ColorRole.AlternateBase: t.paper,
        QPalette.ColorRole.Text: t.ink,
        QPalette.ColorRole.Button: t.surface,
        QPalette.ColorRole.ButtonText: t.ink,
        QPalette.ColorRole.Highlight: t.brand,
        QPalette.ColorRole.HighlightedText: "#FFFFFF",
        QPalette.ColorRole.PlaceholderText: t.muted,
        QPalette.ColorRole.ToolTipBase: t.surface,
        QPalette.ColorRole.ToolTipText: t.ink,
        QPalette.ColorRole.Link: t.a,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette

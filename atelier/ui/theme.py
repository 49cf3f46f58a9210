"""The look: colour tokens, light and dark, and one style sheet in which every size follows the text scale."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from atelier.paths import resources

FAMILY = "Atkinson Hyperlegible Next"
BASE_PX = 15
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; text on its background has a contrast of at least 4.5:1."""

    ink: str = "#14252B"
    muted: str = "#5A6B70"
    line: str = "#DCE2DF"
    field_line: str = "#8B989C"
    paper: str = "#F4F6F3"
    surface: str = "#FFFFFF"
    brand: str = "#17624F"
    brand_hover: str = "#124F40"
    brand_soft: str = "#E2EFEA"
    on_brand_soft: str = "#0F4A3B"
    track: str = "#EDF0EE"
    a: str = "#1F5FA8"
    a_bar: str = "#1F5FA8"
    a_bar_soft: str = "#6E9CCF"
    a_soft: str = "#E3ECF7"
    b: str = "#A44D0C"
    b_bar: str = "#B4560E"
    b_bar_soft: str = "#D99A66"
    b_soft: str = "#F9EADD"
    neutral_bar: str = "#9AA5A8"
    chip: str = "#ECEFED"
    danger: str = "#A8201A"
    danger_soft: str = "#FBE9E8"
    warn_soft: str = "#FFF3D6"
    on_warn_soft: str = "#5C4300"

    def bar(self, colour: str) -> QColor:
        """The colour of a bar by the token that its geometry names."""
        names = {"a": self.a_bar, "a-soft": self.a_bar_soft, "b": self.b_bar, "b-soft": self.b_bar_soft}
        return QColor(names.get(colour, self.neutral_bar))


LIGHT = Tokens()
DARK = Tokens(
    ink="#E9F0ED",
    muted="#A9BBB5",
    line="#2C443C",
    field_line="#6F857D",
    paper="#0E1F1B",
    surface="#152B25",
    brand="#237A62",
    brand_hover="#2B8C71",
    brand_soft="#1E4539",
    on_brand_soft="#BFE5D6",
    track="#20382F",
    a="#8FBDF0",
    a_bar="#3F86D6",
    a_bar_soft="#7FB0E6",
    a_soft="#17324E",
    b="#F0B27E",
    b_bar="#DE7B2B",
    b_bar_soft="#E8A871",
    b_soft="#43290F",
    neutral_bar="#9FB0AA",
    chip="#243B33",
    danger="#FF9C95",
    danger_soft="#4A1D1A",
    warn_soft="#473608",
    on_warn_soft="#FFE3A1",
)
RAIL = "#0F3B31"
RAIL_ON = "#1C5A4A"
RAIL_TEXT = "#DDEBE5"
RAIL_MUTED = "#9CC2B4"


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
    app.setStyleSheet(style_sheet(_Current.tokens))


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


def _arrow(t: Tokens) -> str:
    name = "arrow-dark.svg" if t is DARK else "arrow-light.svg"
    return (resources() / "icons" / name).as_posix()


def style_sheet(t: Tokens) -> str:
    """The style sheet; widgets choose a look by their `role` property."""
    return f"""
* {{ font-family: "{FAMILY}"; font-size: {px(BASE_PX)}px; color: {t.ink}; }}
QWidget[role="page"], QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ background: {t.paper}; border: none; }}
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; padding: {px(4)}px; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {px(20)}px; font-weight: 700; }}
QLabel[role="hero"] {{ font-size: {px(30)}px; font-weight: 700; }}
QLabel[role="question"] {{ font-size: {px(23)}px; font-weight: 700; }}
QLabel[role="big"] {{ font-size: {px(34)}px; font-weight: 700; }}
QLabel[role="next"] {{ font-size: {px(18)}px; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="caption"] {{ font-size: {px(13)}px; font-weight: 600; color: {t.muted}; }}
QLabel[role="muted"] {{ font-size: {px(14)}px; color: {t.muted}; }}
QLabel[role="pole-a"] {{ color: {t.a}; font-weight: 700; }}
QLabel[role="pole-b"] {{ color: {t.b}; font-weight: 700; }}
QLabel[role="problem"] {{ color: {t.danger}; font-weight: 600; }}
QLabel[role="chip"], QLabel[role="chip-quiet"], QLabel[role="chip-a"], QLabel[role="chip-b"] {{
  border-radius: {px(10)}px; padding: {px(2)}px {px(10)}px; font-size: {px(13)}px; font-weight: 600; }}
QLabel[role="chip"] {{ background: {t.brand_soft}; color: {t.on_brand_soft}; }}
QLabel[role="chip-quiet"] {{ background: {t.chip}; color: {t.muted}; }}
QLabel[role="chip-a"] {{ background: {t.a_soft}; color: {t.a}; }}
QLabel[role="chip-b"] {{ background: {t.b_soft}; color: {t.b}; }}
QFrame[role="top"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(12)}px; }}
QFrame[role="plain"] {{ border: none; background: transparent; }}
QFrame[role="pole-a"] {{ background: {t.a_soft}; border: none; border-left: {px(4)}px solid {t.a_bar}; border-radius: {px(8)}px; }}
QFrame[role="pole-b"] {{ background: {t.b_soft}; border: none; border-left: {px(4)}px solid {t.b_bar}; border-radius: {px(8)}px; }}
QLabel[role="pole-a"], QLabel[role="pole-b"] {{ background: transparent; border: none; }}
QFrame[role="clock"] {{ background: {RAIL}; border: none; border-radius: {px(10)}px; }}
QFrame[role="clock"] QLabel {{ color: {RAIL_MUTED}; font-size: {px(13)}px; }}
QFrame[role="clock"] QLabel[role="time"] {{ color: #FFFFFF; font-size: {px(40)}px; font-weight: 700; }}
QFrame[role="notice"] {{ background: {t.brand_soft}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="notice-problem"] {{ background: {t.danger_soft}; border: none; border-bottom: 1px solid {t.danger}; }}
QFrame[role="notice-problem"] QLabel {{ color: {t.danger}; font-weight: 600; }}
QLabel[role="fictitious"] {{ background: {t.warn_soft}; color: {t.on_warn_soft}; font-weight: 600;
  font-size: {px(13)}px; padding: {px(3)}px {px(12)}px; }}
QFrame[role="rail"] {{ background: {RAIL}; border: none; }}
QFrame[role="rail"] QLabel {{ color: {RAIL_MUTED}; font-size: {px(13)}px; }}
QFrame[role="rail"] QLabel[role="brand"] {{ color: #FFFFFF; font-size: {px(19)}px; font-weight: 700; }}
QFrame[role="rail"] QPushButton {{ background: transparent; color: {RAIL_TEXT}; border: 2px solid transparent;
  border-radius: {px(8)}px; text-align: left; padding: {px(8)}px {px(8)}px; font-weight: 400; font-size: {px(15)}px; }}
QFrame[role="rail"] QPushButton:hover {{ background: #164A3D; }}
QFrame[role="rail"] QPushButton:focus {{ border-color: {RAIL_MUTED}; }}
QFrame[role="rail"] QPushButton:checked {{ background: {RAIL_ON}; color: #FFFFFF; font-weight: 600; }}
QFrame[role="rail"] QPushButton[role="icon"] {{ text-align: center; padding: {px(6)}px; font-size: {px(12)}px; }}
QFrame[role="rail"] QPushButton::menu-indicator {{ image: none; }}
QPushButton, QToolButton {{ background: {t.surface}; border: 1px solid {t.field_line}; border-radius: {px(8)}px;
  padding: {px(7)}px {px(13)}px; font-size: {px(14)}px; font-weight: 600; }}
QPushButton:hover, QToolButton:hover {{ background: {t.brand_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.brand}; padding: {px(6)}px {px(12)}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.muted}; border-color: {t.line}; background: {t.paper}; }}
QPushButton[role="primary"] {{ background: {t.brand}; border-color: {t.brand}; color: #FFFFFF; }}
QPushButton[role="primary"]:hover {{ background: {t.brand_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.ink}; }}
QPushButton[role="primary"]:disabled {{ background: {t.chip}; color: {t.muted}; border-color: {t.line}; }}
QPushButton[role="danger"] {{ color: {t.danger}; }}
QPushButton[role="quiet"] {{ border-color: transparent; background: transparent; }}
QPushButton[role="quiet"]:hover {{ background: {t.brand_soft}; }}
QPushButton[role="quiet"]:focus {{ border-color: {t.brand}; }}
QPushButton[role="step"] {{ padding: 0; min-width: {px(28)}px; max-width: {px(28)}px; min-height: {px(26)}px; font-weight: 700; }}
QPushButton[role="toggle"] {{ font-weight: 600; color: {t.muted}; border-color: {t.line}; padding: {px(6)}px {px(10)}px; }}
QPushButton[role="toggle"]:checked {{ background: {t.brand}; color: #FFFFFF; border-color: {t.brand}; }}
QPushButton[role="toggle"]:focus {{ border: 2px solid {t.ink}; padding: {px(5)}px {px(9)}px; }}
QPushButton[role="item"] {{ text-align: left; font-weight: 600; padding: {px(9)}px {px(11)}px; border: 1px solid {t.line};
  border-left: {px(5)}px solid {t.brand}; }}
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QTimeEdit, QDateEdit {{
  background: {t.surface}; border: 1px solid {t.field_line}; border-radius: {px(8)}px; padding: {px(7)}px {px(10)}px;
  selection-background-color: {t.brand}; selection-color: #FFFFFF; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QTimeEdit:focus, QDateEdit:focus {{
  border: 2px solid {t.brand}; padding: {px(6)}px {px(9)}px; }}
QSpinBox[role="count"] {{ padding: {px(3)}px 0; font-weight: 700; }}
QSpinBox[role="count"]:focus {{ padding: {px(2)}px 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0px; height: 0px; border: none; }}
QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url("{_arrow(t)}"); width: {px(12)}px; height: {px(12)}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line}; selection-background-color: {t.brand};
  selection-color: #FFFFFF; outline: none; }}
QListWidget, QTreeWidget, QTableWidget {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(8)}px; outline: none; }}
QListWidget::item {{ padding: {px(8)}px {px(8)}px; border-radius: {px(6)}px; }}
QListWidget::item:selected {{ background: {t.brand_soft}; color: {t.on_brand_soft}; }}
QListWidget:focus {{ border: 2px solid {t.brand}; }}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {px(8)}px {px(14)}px; font-weight: 600; border: none;
  border-bottom: {px(3)}px solid transparent; }}
QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.brand}; }}
QTabBar::tab:focus {{ color: {t.brand}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {t.brand}; }}
QProgressBar {{ border: none; border-radius: {px(5)}px; background: {t.track}; height: {px(10)}px; text-align: center; }}
QProgressBar::chunk {{ background: {t.brand}; border-radius: {px(5)}px; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.line}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(7)}px {px(18)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {t.brand_soft}; color: {t.on_brand_soft}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.neutral_bar}; border-radius: {px(5)}px; min-height: {px(30)}px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar:horizontal {{ height: 0; }}
QDialog {{ background: {t.paper}; }}
"""

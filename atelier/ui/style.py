"""The one style sheet: every size follows the text scale, every look hangs on a widget's `role`."""

from collections.abc import Callable

from atelier.paths import resources
from atelier.ui.tokens import DARK, RAIL, RAIL_MUTED, RAIL_ON, RAIL_TEXT, Tokens

FAMILY = "Atkinson Hyperlegible Next"
BASE_PX = 15


def _arrow(t: Tokens) -> str:
    return _icon("arrow-dark.svg" if t is DARK else "arrow-light.svg")


def _icon(name: str) -> str:
    return (resources() / "icons" / name).as_posix()


def style_sheet(t: Tokens, px: Callable[[float], int]) -> str:
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
QFrame[role="clock"] QLabel[role="time-alert"] {{ color: {DARK.on_warn_soft}; font-size: {px(40)}px; font-weight: 700; }}
QFrame[role="clock"] QLabel[role="alert"] {{ color: {DARK.on_warn_soft}; font-size: {px(15)}px; font-weight: 700; }}
QFrame[role="advice"] {{ background: {t.warn_soft}; border: none; border-radius: {px(10)}px; }}
QFrame[role="advice"] QLabel {{ color: {t.on_warn_soft}; }}
QFrame[role="notice"] {{ background: {t.brand_soft}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="news"] {{ background: {t.brand_soft}; border: 1px solid {t.brand}; border-radius: {px(10)}px; }}
QFrame[role="notice-problem"] {{ background: {t.danger_soft}; border: none; border-bottom: 1px solid {t.danger}; }}
QFrame[role="notice-problem"] QLabel {{ color: {t.danger}; font-weight: 600; }}
QLabel[role="held"] {{ background: {t.warn_soft}; color: {t.on_warn_soft}; font-weight: 600; padding: {px(4)}px {px(8)}px; border-radius: {px(6)}px; }}
QLabel[role="fictitious"] {{ background: {t.warn_soft}; color: {t.on_warn_soft}; font-weight: 600;
  font-size: {px(13)}px; padding: {px(3)}px {px(12)}px; }}
QFrame[role="rail"] {{ background: {RAIL}; border: none; }}
QFrame[role="rail"] QLabel {{ color: {RAIL_MUTED}; font-size: {px(13)}px; }}
QFrame[role="rail"] QLabel[role="brand"] {{ color: #FFFFFF; font-size: {px(19)}px; font-weight: 700; }}
QFrame[role="rail"] QLabel[role="unsaved"] {{ color: #FFFFFF; background: {DARK.danger_soft}; font-weight: 700; }}
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
QPushButton[role="toggle"]:checked {{ background: {t.brand_soft}; color: {t.on_brand_soft}; border-color: {t.brand}; }}
QPushButton[role="toggle"]:focus {{ border: 2px solid {t.ink}; padding: {px(5)}px {px(9)}px; }}
QPushButton[role="term"] {{ border: none; border-bottom: 1px dashed {t.field_line}; border-radius: 0; background: transparent;
  color: {t.muted}; font-size: {px(13)}px; font-weight: 400; padding: {px(2)}px {px(1)}px; }}
QPushButton[role="term"]:hover, QPushButton[role="term"]:checked {{ color: {t.on_brand_soft}; border-bottom: 1px solid {t.brand}; }}
QPushButton[role="term"]:focus {{ color: {t.on_brand_soft}; border: 2px solid {t.brand}; padding: 0 0 {px(1)}px 0; }}
QFrame[role="explained"] {{ background: {t.paper}; border: none; border-left: {px(3)}px solid {t.brand}; border-radius: {px(6)}px; }}
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
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; background: transparent; width: {px(24)}px;
  subcontrol-origin: padding; subcontrol-position: center right; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_arrow(t)}"); width: {px(12)}px; height: {px(12)}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.field_line}; border-radius: 0;
  selection-background-color: {t.brand_soft}; selection-color: {t.on_brand_soft}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {px(30)}px; padding: 0 {px(8)}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.brand_soft}; color: {t.on_brand_soft}; }}
QListWidget, QTreeWidget, QTableWidget {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(8)}px; outline: none; }}
QListWidget {{ padding: 1px; }}
QListWidget::item {{ padding: {px(8)}px {px(8)}px; border-radius: {px(6)}px; }}
QListWidget::item:selected {{ background: {t.brand_soft}; color: {t.on_brand_soft}; }}
QListWidget:focus {{ border: 2px solid {t.brand}; padding: 0; }}
QTabWidget::pane {{ border: none; }}
QTabWidget::tab-bar {{ left: {px(8)}px; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {px(8)}px {px(14)}px; font-weight: 600; border: none;
  border-bottom: {px(3)}px solid transparent; }}
QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.brand}; }}
QTabBar::tab:selected:focus {{ border-bottom-color: {t.ink}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.muted}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px; border: {px(1)}px solid {t.field_line};
  background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: {px(4)}px; }}
QRadioButton::indicator {{ border-radius: {px(9)}px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: {px(2)}px solid {t.ink}; width: {px(14)}px; height: {px(14)}px; }}
QCheckBox::indicator:checked {{ background: {t.brand}; border-color: {t.brand}; image: url("{_icon("tick.svg")}"); }}
QRadioButton::indicator:checked {{ border: {px(5)}px solid {t.brand}; width: {px(8)}px; height: {px(8)}px; background: #FFFFFF; }}
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {{ border-color: {t.ink}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.line}; }}
QCheckBox::indicator:checked:disabled {{ background: {t.neutral_bar}; }}
QProgressBar {{ border: none; border-radius: {px(5)}px; background: {t.track}; height: {px(10)}px; text-align: center; }}
QProgressBar::chunk {{ background: {t.brand}; border-radius: {px(5)}px; }}
QProgressBar[role="over"]::chunk {{ background: {t.danger}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.line}; padding: {px(4)}px; menu-scrollable: 1; }}
QMenu::item {{ padding: {px(6)}px {px(18)}px; border-radius: {px(6)}px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)}px {px(8)}px; }}
QMenu::item:selected {{ background: {t.brand_soft}; color: {t.on_brand_soft}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.neutral_bar}; border-radius: {px(5)}px; min-height: {px(30)}px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar:horizontal {{ height: 0; }}
QDialog {{ background: {t.paper}; }}
"""

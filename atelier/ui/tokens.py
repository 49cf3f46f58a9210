"""The colours of the light and the dark theme."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


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
        names = {
            "a": self.a_bar,
            "a-soft": self.a_bar_soft,
            "b": self.b_bar,
            "b-soft": self.b_bar_soft,
            "option": self.brand,
        }
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

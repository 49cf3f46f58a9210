"""Our own fonts for paper: registered once, with a check of what they can show and how much fits on a line."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from atelier.paths import resources

REGULAR, BOLD, ITALIC, BOLD_ITALIC, SEMIBOLD = (
    f"Atkinson-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic", "SemiBold")
)
MISSING = "[?]"  # stands for characters that the fonts lack: a reader must see that something was there
_ALIKE = {"\N{NON-BREAKING HYPHEN}": "-", "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "\t": " "}
_UNSEEN = {"Cc", "Cf", "Cn", "Co"}  # control, format, unassigned and private: never from a font


@cache
def coverage() -> frozenset[str]:
    """Register the fonts and give the characters that every one of them can show."""
    shown = [_register(name) for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC, SEMIBOLD)]
    STATE_DEFAULTS["fontName"] = REGULAR  # every drawing sets this font first, and Helvetica must not get into the file
    return frozenset.intersection(*shown)


def _register(name: str) -> frozenset[str]:
    file = name.replace("Atkinson-", "AtkinsonHyperlegibleNext-")
    font = TTFont(name, str(resources() / "fonts" / f"{file}.ttf"))
    registerFont(font)
    return frozenset(
        character for character in map(chr, font.face.charToGlyph) if unicodedata.category(character) not in _UNSEEN
    )


def legible(text: str) -> str:
    """The text as our fonts can show it: what they lack becomes MISSING, once for a row of them; invisible signs go."""
    composed = unicodedata.normalize("NFC", text)
    if coverage().issuperset(composed):
        return composed
    shown = (_shown(character) for character in composed)
    return re.sub("\0+", MISSING, "".join(shown))


def _shown(character: str) -> str:
    """A character as it is printed; NUL when the fonts lack it."""
    character = _ALIKE.get(character, character)
    if character in coverage() or character == "\n":
        return character
    if unicodedata.category(character) in {"Zs", "Zl", "Zp"}:
        return " "
    invisible = unicodedata.category(character) in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f"
    return "" if invisible else "\0"


def missing(texts: Iterable[str]) -> dict[str, int]:
    """The characters that our fonts lack and how often each is used, in the order in which they first appear."""
    found: dict[str, int] = {}
    for text in texts:
        composed = unicodedata.normalize("NFC", text)
        if not coverage().issuperset(composed):
            for character in composed:
                if _shown(character) == "\0":
                    found[character] = found.get(character, 0) + 1
    return found


@lru_cache(maxsize=60_000)
def unit_width(text: str, font: str) -> float:
    """The width of legible text at a size of one point; words return often, and adding up their letters is slow."""
    coverage()
    return float(stringWidth(text, font, 1))


def width(text: str, font: str, size: float) -> float:
    """The width of legible text in points."""
    return unit_width(text, font) * size


def clipped(text: str, font: str, size: float, room: float) -> str:
    """The text on one line of at most `room` points, with an ellipsis where it is cut."""
    line = legible(" ".join(text.split()))
    if width(line, font, size) <= room:
        return line
    while line and width(f"{line}…", font, size) > room:
        line = line[: max(0, min(len(line) - 1, int(len(line) * room / width(line, font, size))))]
    return f"{line.rstrip()}…"


def wrapped(text: str, font: str, size: float, room: float, lines: int) -> list[str]:
    """The text on at most `lines` lines of `room` points; the last one is clipped."""
    done: list[str] = []
    rest = legible(text).split()
    while rest and len(done) < lines - 1:
        taken = _fitting(rest, font, size, room)
        done.append(clipped(" ".join(rest[:taken]), font, size, room))
        rest = rest[taken:]
    if rest:
        done.append(clipped(" ".join(rest), font, size, room))
    return done


def _fitting(words: list[str], font: str, size: float, room: float) -> int:
    """How many words fit on one line, at least one."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), font, size) <= room:
        taken += 1
    return taken

"""Our own fonts for paper: registered once, with a check of what they can show and how much fits on a line."""

import unicodedata
from functools import cache

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from atelier.paths import resources

REGULAR, BOLD, ITALIC, BOLD_ITALIC, SEMIBOLD = (
    f"Atkinson-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic", "SemiBold")
)
MISSING = "□"
_ALIKE = {"\N{NON-BREAKING HYPHEN}": "-", "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "\t": " "}


@cache
def coverage() -> frozenset[str]:
    """Register the fonts and give the characters that every one of them can show."""
    shown = [_register(name) for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC, SEMIBOLD)]
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    STATE_DEFAULTS["fontName"] = REGULAR  # every drawing sets this font first, and Helvetica must not get into the file
    return frozenset.intersection(*shown)


def _register(name: str) -> frozenset[str]:
    file = name.replace("Atkinson-", "AtkinsonHyperlegibleNext-")
    font = TTFont(name, str(resources() / "fonts" / f"{file}.ttf"))
    face = font.face
    shown = frozenset(map(chr, face.charToGlyph)) - {"\uffff"}
    if MISSING not in shown:
        # The box that a font keeps for what it lacks gets the name of a box, so that copied text says so too.
        face.charToGlyph[ord(MISSING)] = 0
        face.charWidths[ord(MISSING)] = face.defaultWidth
    registerFont(font)
    return shown | {MISSING}


def legible(text: str) -> str:
    """The text as our fonts can show it: what they lack becomes a visible box, invisible signs go."""
    composed = unicodedata.normalize("NFC", text)
    return composed if coverage().issuperset(composed) else "".join(map(_shown, composed))


def _shown(character: str) -> str:
    character = _ALIKE.get(character, character)
    if character in coverage() or character == "\n":
        return character
    if unicodedata.category(character) in {"Zs", "Zl", "Zp"}:
        return " "
    invisible = unicodedata.category(character) in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f"
    return "" if invisible else MISSING


def width(text: str, font: str, size: float) -> float:
    """The width of legible text in points."""
    coverage()
    return float(stringWidth(text, font, size))


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

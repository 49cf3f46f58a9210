"""The logo at the top of page 1, with what it shows for who cannot see it."""

from dataclasses import dataclass

from atelier.domain.entity import Entity

WIDEST, HIGHEST = 900, 360  # pixels that are kept: enough for print at the size of a letterhead
MOST_READ, MOST_KEPT = 10_000_000, 300_000  # bytes of a file that is chosen, and of what is kept of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo(Entity):
    """One for the whole event: a PNG or JPEG file of `width` by `height` pixels; `says` is its alternative text."""

    TABLE = "logo"
    GROUPED = {"picture": ("picture", "width", "height")}

    picture: bytes = b""
    width: int = 0
    height: int = 0
    says: str = ""

"""The logo of an open event: chosen from a file, made small enough to travel with it."""

import io
import warnings
from dataclasses import replace
from pathlib import Path

from PIL import Image

from atelier.domain.entity import natural_id
from atelier.domain.errors import AtelierError, reason
from atelier.domain.logo import HIGHEST, MOST_KEPT, MOST_READ, WIDEST, Logo
from atelier.domain.week import Event
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile

CHOOSE, REMOVE = mark("choose the logo"), mark("remove the logo")
_QUALITY = 85  # of a JPEG, where a PNG would be too large


class Logos:
    """Chooses and removes the logo."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def current(self) -> Logo | None:
        """The logo; None without one."""
        return next(iter(self._file.all(Logo)), None)

    def choose(self, place: Path) -> Changes:
        """Take the picture of a file; what it shows stays as it was typed, and is else the region.

        Raises:
            AtelierError: it is no PNG or JPEG that can be read, or it is too large.
        """
        event, now = self._file.all(Event)[0], self.current()
        says = now.says if now else tr("Logo of {name}", name=event.region or event.title)
        picture, (width, height) = read(place)
        row = natural_id(event.id, "logo")
        return self._file.commit(CHOOSE, Logo(id=row, picture=picture, width=width, height=height, says=says))

    def remove(self) -> Changes:
        """Have no logo any more; an undo brings it back."""
        return self._file.commit(REMOVE, remove=self._file.all(Logo))


def shown(file: EventFile) -> Logo | None:
    """The logo as reports show it; None without one, or where merged bytes are no picture."""
    logo = next(iter(file.all(Logo)), None)
    if logo is None or len(logo.picture) > MOST_READ:
        return None
    try:
        size = _opened(logo.picture).size
    except OSError:
        return None
    return replace(logo, width=size[0], height=size[1], says=logo.says.strip() or tr("Logo"))


def read(place: Path) -> tuple[bytes, tuple[int, int]]:
    """The picture of a file as it is kept, with its size: no larger than needed, on white.

    Raises:
        AtelierError: it is no PNG or JPEG that can be read, or it is too large.
    """
    try:
        if place.stat().st_size > MOST_READ:
            raise AtelierError(tr("“{name}” is too large for a logo. Choose one of at most 10 MB.", name=place.name))
        whole = _opened(place.read_bytes())
    except OSError as error:
        why = reason(error) if error.errno else tr("it is no PNG or JPEG picture")
        raise AtelierError(tr("“{name}” could not be used: {why}.", name=place.name, why=why)) from error
    whole.thumbnail((WIDEST, HIGHEST))
    return _kept(whole), whole.size


def _opened(content: bytes) -> Image.Image:
    """The picture on white: paper has no other ground."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(content), formats=("PNG", "JPEG")).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, SyntaxError, ValueError) as error:
        raise OSError from error
    ground = Image.new("RGBA", found.size, "white")
    return Image.alpha_composite(ground, found).convert("RGB")


def _kept(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    if target.tell() > MOST_KEPT:
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=_QUALITY)
    return target.getvalue()

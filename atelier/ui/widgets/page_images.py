"""Pages of a PDF as pictures; made on the worker, so nothing here touches a widget."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture of `image.width()` device pixels."""

    number: int  # from 0
    image: QImage


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - only when pages are looked at

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading in the outline: its level from 0, its page from 0, and how far down that page it stands (0..1)."""

    text: str
    level: int
    page: int
    share: float


def page_headings(pdf: bytes) -> tuple[PageHeading, ...]:
    """The outline of a PDF in reading order; empty when it has none."""
    with _opened(pdf) as document:
        return tuple(_headings(document))


def _headings(document: Any) -> Iterator[PageHeading]:
    for bookmark in document.get_toc(max_depth=3):
        place = bookmark.get_dest()
        number = place.get_index() if place else None
        if number is None:
            continue
        _, spot = place.get_view()
        height = document.get_page_size(number)[1]
        top = spot[1] if len(spot) > 1 and spot[1] is not None else height
        yield PageHeading(bookmark.get_title(), bookmark.level, number, min(max(1 - top / height, 0.0), 1.0))


def page_images(pdf: bytes, widths: Mapping[int, int]) -> tuple[PageImage, ...]:
    """The pages by number (from 0), each as wide as asked, in device pixels."""
    with _opened(pdf) as document:
        return tuple(PageImage(number, _image(document, number, width)) for number, width in widths.items())


def _image(document: Any, number: int, width: int) -> QImage:
    page = document[number]
    try:
        scale = (width - 0.01) / page.get_width()  # pdfium rounds up: never a pixel wider than asked
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        copy = picture.copy()  # the pixels belong to pdfium, which frees them below
        bitmap.close()
    finally:
        page.close()
    return copy

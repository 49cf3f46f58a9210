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


def page_images(pdf: bytes, widths: Mapping[int, int]) -> tuple[PageImage, ...]:
    """The pages by number (from 0), each as wide as asked, in device pixels."""
    with _opened(pdf) as document:
        return tuple(PageImage(number, _image(document, number, width)) for number, width in widths.items())


def _image(document: Any, number: int, width: int) -> QImage:
    page = document[number]
    try:
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        copy = picture.copy()  # the pixels belong to pdfium, which frees them below
        bitmap.close()
    finally:
        page.close()
    return copy

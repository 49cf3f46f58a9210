"""Texts as they are compared: without case, accents and superfluous spaces."""

import unicodedata


def folded(text: str) -> str:
    """A text without case and accents, so that "een" finds "Eén"."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def matches(wanted: str, text: str) -> bool:
    """Whether all words of `wanted` stand somewhere in a text."""
    found = folded(text)
    return all(word in found for word in folded(wanted).split())

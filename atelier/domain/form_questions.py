"""The questions of a form for a duo, and how an answer on paper or in a browser becomes a value again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.i18n import number, tr

LONGEST = 20_000  # characters in one answer
MOST_CENTS, MOST_FTE, LAST_YEAR = 2_000_000_000 * 100, 100_000 * 100, 2999
Answer = str | tuple[str, ...]  # as it stands in the form


class Sort(StrEnum):
    """What kind of answer a question takes; CHOICES are ticks."""

    LINE = "line"
    TEXT = "text"
    MONEY = "money"
    YEAR = "year"
    FTE = "fte"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row as a question; `names` are the words of its values, or `of` the kind of row it points to."""

    name: str
    sort: Sort
    title: str
    hint: str = ""
    names: Mapping[Any, str] | None = None
    of: type[Entity] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A field with the identity of its row, what stands there now, and the choices as pairs of key and words."""

    row: UUID
    field: Field
    value: Answer
    options: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """How the form names it."""
        return f"{self.row.hex}.{self.field.name}"


def shown(sort: Sort, value: Any) -> Answer:
    """A value as it stands in the form; an amount of nothing is empty."""
    if sort is Sort.CHOICES:
        return tuple(_key(part) for part in value)
    if sort in {Sort.MONEY, Sort.FTE}:
        return number(value / 100, 0 if value % 100 == 0 else 2) if value else ""
    return _key(value) if value else ""


def _key(value: Any) -> str:
    return value.hex if isinstance(value, UUID) else str(value)


def understood(question: Question, answer: object) -> Any:
    """The value of an answer.

    Raises:
        AtelierError: it is none that this question can have; the sentence says why.
    """
    sort = question.field.sort
    if sort is Sort.CHOICES:
        chosen = answer if isinstance(answer, list | tuple) else ()
        return tuple(_chosen(question, str(part)) for part in chosen)
    if not isinstance(answer, str):
        raise AtelierError(tr("This is no text."))
    if len(answer) > LONGEST:
        raise AtelierError(tr("This is longer than {n} characters.", n=number(LONGEST)))
    text = plain(answer)
    if sort is Sort.CHOICE:
        return _chosen(question, text) if text else _nothing(question)
    if sort in {Sort.LINE, Sort.TEXT}:
        return text if sort is Sort.TEXT else " ".join(text.split())
    return _figure(sort, text)


def plain(text: str) -> str:
    """A text with its own line ends and without characters that nobody can see."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\xa0", " ")
    seen = "".join(sign for sign in lines if sign in "\n\t" or sign.isprintable())
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()


def _nothing(question: Question) -> Any:
    if question.field.names:
        raise AtelierError(tr("Nothing is chosen."))
    return None


def _chosen(question: Question, key: str) -> Any:
    if key not in dict(question.options):
        raise AtelierError(tr("“{text}” cannot be chosen here.", text=key[:60]))
    if question.field.names:
        return next(value for value in question.field.names if str(value) == key)
    return UUID(hex=key)


def _figure(sort: Sort, text: str) -> int:
    """Cents, hundredths of an fte, or a year; 0 when nothing was filled in.

    Raises:
        AtelierError: it is no such figure.
    """
    digits = re.sub(r"\s|€|eur(o)?|fte", "", text, flags=re.IGNORECASE).removesuffix(",-").removesuffix(".-")
    if not digits:
        return 0
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?", digits)
    if not match:
        raise AtelierError(tr("“{text}” is no figure.", text=text[:60]))
    whole, part = int(re.sub(r"\D", "", match[1])), (match[2] or "").ljust(2, "0")
    if sort is Sort.YEAR:
        found, most = whole, LAST_YEAR
    else:
        found, most = whole * 100 + int(part), MOST_CENTS if sort is Sort.MONEY else MOST_FTE
    if found > most:
        raise AtelierError(tr("“{text}” is more than can be.", text=text[:60]))
    return found

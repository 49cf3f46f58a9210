"""Dates as an agenda knows them: a day, a month, a span of either, or always; sorted by their end."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from atelier.domain.errors import AtelierError
from atelier.i18n import long_date, month_name, tr

PERMANENT = ".."
_PART = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
_FORM = re.compile(rf"{_PART}(/{_PART})?|\.\.")


_TYPED = re.compile(r"(?:(\d{1,2})-)?(\d{1,2})-(\d{4})")


def _turned(part: str) -> str:
    """15-11-2019 with its year in front; anything else as it is."""
    found = _TYPED.fullmatch(part.strip())
    if found is None:
        return part.strip()
    day, month, year = found.groups()
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


def _plain(part: str) -> str:
    """2019-11-05 as 5-11-2019."""
    return "-".join(str(int(number)) for number in reversed(part.split("-")))


def _bounds(part: str) -> tuple[date, date]:
    """First and last day of `2020-01` or `2020-01-20`."""
    numbers = [int(piece) for piece in part.split("-")]
    if len(numbers) == 2:
        year, month = numbers
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    day = date(*numbers)
    return day, day


@total_ordering
@dataclass(frozen=True, slots=True)
class VagueDate:
    """`2019-11-15`, `2020-01`, `2020-03/2020-04` or `..` (permanent), as in ISO 8601-2."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one of the four forms.

        Raises:
            AtelierError: the text is none of them, or its end lies before its start.
        """
        value = cls(text.strip())
        try:
            wrong = not _FORM.fullmatch(value.text) or value.end < value.start
        except ValueError:
            wrong = True
        if wrong:
            raise AtelierError(tr("“{text}” is no date. Write 2019-11-15, 2020-01 or 2020-03/2020-04.", text=text))
        return value

    @classmethod
    def typed(cls, text: str) -> Self:
        """Read what a person types: 15-11-2019, 1-2020, 3-2020/4-2020 or `..`; the forms of `parse` as well.

        Raises:
            AtelierError: the text is no date, or its end lies before its start.
        """
        try:
            return cls.parse("/".join(map(_turned, text.split("/"))))
        except AtelierError:
            wrong = tr("“{text}” is no date. Write 15-11-2019, 1-2020 or 3-2020/4-2020.", text=text.strip())
            raise AtelierError(wrong) from None

    @property
    def plain(self) -> str:
        """As a person types it."""
        return self.text if self.permanent else "/".join(map(_plain, self.text.split("/")))

    @property
    def permanent(self) -> bool:
        """Whether it holds all the time."""
        return self.text == PERMANENT

    @property
    def exact(self) -> bool:
        """Whether days are known, and not only months."""
        return not self.permanent and all(part.count("-") == 2 for part in self.text.split("/"))

    @property
    def start(self) -> date:
        """The first day that it can be."""
        return date.min if self.permanent else _bounds(self.text.split("/")[0])[0]

    @property
    def end(self) -> date:
        """The last day that it can be."""
        return date.max if self.permanent else _bounds(self.text.split("/")[-1])[1]

    def words(self) -> str:
        """As people write it: 15 november 2019, januari 2020, maart–april 2020."""
        if self.permanent:
            return tr("all the time")
        parts = self.text.split("/")
        if len(parts) == 1:
            return self._part(parts[0])
        first, last = parts
        if first[:4] != last[:4]:
            return f"{self._part(first)} – {self._part(last)}"
        if self.exact and first[:7] == last[:7]:
            return f"{self.start.day}–{long_date(self.end)}"
        return f"{self._part(first).rsplit(' ', 1)[0]}–{self._part(last)}"

    @staticmethod
    def _part(part: str) -> str:
        start, _ = _bounds(part)
        return long_date(start) if part.count("-") == 2 else month_name(start.year, start.month)

    def __lt__(self, other: "VagueDate") -> bool:
        return (self.end, self.start) < (other.end, other.start)

"""The one translation mechanism: English source strings, gettext catalogues, and how figures are written.

Window, projector, reports and command line all use `tr`; `mark` names a string that is translated later.
"""

import gettext
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from atelier.paths import resources

LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = "nl"


class _Current:
    """The language in use; one per process, because a room speaks one language at a time."""

    language = DEFAULT_LANGUAGE
    catalogue: gettext.NullTranslations | None = None


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    place = resources() / "locale" / language / "LC_MESSAGES" / "atelier.mo"
    if language == "en" and not place.exists():
        return gettext.NullTranslations()
    with place.open("rb") as file:  # gettext.translation would import locale, for names of languages that we lack
        return gettext.GNUTranslations(file)


def use(language: str) -> None:
    """Switch to `nl` or `en`; anything else falls back to Dutch."""
    _Current.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    _Current.catalogue = _catalogue(_Current.language)


def language() -> str:
    """The language in use: `nl` or `en`."""
    return _Current.language


def _translations() -> gettext.NullTranslations:
    if _Current.catalogue is None:
        use(_Current.language)
    return _Current.catalogue or gettext.NullTranslations()


def tr(text: str, /, **values: object) -> str:
    """Translate, then fill in the named `values`."""
    translated = _translations().gettext(text)
    return translated.format(**values) if values else translated


def trn(singular: str, plural: str, n: int, /, **values: object) -> str:
    """Translate with the plural that belongs to `n`, which is also filled in as `{n}`."""
    return _translations().ngettext(singular, plural, n).format(n=number(n), **values)


def mark(text: str) -> str:
    """Name a string for the translators; it is translated where it is shown."""
    return text


def number(value: float, decimals: int = 0) -> str:
    """A number with the separators of the language: 1.200 in Dutch, 1,200 in English."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language() == "nl" else text


def percentage(share: float) -> str:
    """A share of 0..1 as a whole percentage."""
    return f"{number(round(share * 100))}%"


def money(cents: int) -> str:
    """An amount in cents as whole euros: € 1.200.000."""
    return f"€ {number(round(cents / 100))}"


def _dates(pattern: str, value: date | datetime) -> str:
    formats: Callable[..., str]
    from babel.dates import format_date as formats  # noqa: PLC0415 - 60 ms that the first paint can do without

    return formats(value, pattern, locale=language())


def long_date(value: date) -> str:
    """12 november 2019."""
    return _dates("d MMMM y", value)


def short_date(value: date) -> str:
    """12 nov 2019, without the full stop that the tables of CLDR put behind a short month."""
    return _dates("d MMM y", value).replace(".", "")


def day_name(value: date) -> str:
    """Di 12 november, with a capital."""
    text = _dates("EEE d MMMM", value).replace(".", "")
    return text[:1].upper() + text[1:]


def month_name(year: int, month: int) -> str:
    """A month with its year, such as januari 2020."""
    return _dates("MMMM y", date(year, month, 1))


def clock(minutes: int) -> str:
    """Minutes after midnight as 09:30; the day wraps."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"

"""What the formats of other programs share: text that they can hold, and the lines of head and foot."""

import re

from atelier import __version__
from atelier.i18n import long_date, short_date, tr
from atelier.reports.model import Report, status_words

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """Text in which the signs that XML cannot hold are replaced, visibly."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def head(report: Report) -> str:
    """Whose report it is, its status, and that it is invented."""
    invented = tr("fictitious example") if report.fictitious else ""
    parts = (report.event, report.region, invented, status_words(report), long_date(report.made_at.date()))
    return fit(" · ".join(part for part in parts if part))


def foot(report: Report) -> str:
    """What it was made with, from which data, and when."""
    made = f"{short_date(report.made_at.date())} {report.made_at:%H:%M}"
    data = tr("data {fingerprint}", fingerprint=report.fingerprint)
    return f"Atelier {__version__} · {data} · {made}"

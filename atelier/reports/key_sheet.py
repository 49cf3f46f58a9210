"""The keys of the program on one page, to lie beside the laptop."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.i18n import language, mark, tr
from atelier.reports.model import Bold, Report, Status, Table, Text
from atelier.reports.words import short

_ARROWS = {
    "←": mark("arrow left"),
    "→": mark("arrow right"),
    "↑": mark("arrow up"),
    "↓": mark("arrow down"),
}  # our fonts have no arrows


def build(keys: Sequence[tuple[str, str]], event: Event, made_at: datetime) -> Report:
    """Keys with what they do, in the order of the help."""
    rows = tuple(((Bold(_in_words(key)),), (Text(meaning),)) for key, meaning in keys)
    digest = hashlib.sha256(repr(keys).encode()).hexdigest().upper()
    return Report(
        title=tr("Keys"),
        subtitle=(tr("For who types and who leads the conversation"),),
        event=short(event.title, 80) or tr("Event without a title"),
        region=short(event.region, 60),
        language=language(),
        audience=Audience.STEERING,
        status=Status.FINAL,
        fictitious=False,
        fingerprint=f"{digest[:4]}-{digest[4:8]}",
        made_at=made_at,
        front=(Table((tr("Key"), tr("What it does")), rows, (2, 5), row_headers=True),),
        blocks=(),
    )


def _in_words(key: str) -> str:
    for arrow, words in _ARROWS.items():
        key = key.replace(arrow, tr(words))
    return key

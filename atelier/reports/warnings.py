"""What somebody should know before a report goes out: characters that our fonts cannot show."""

import unicodedata

from atelier.i18n import trn
from atelier.reports.fonts import MISSING, missing
from atelier.reports.model import Report, texts

_NAMED = 10  # characters with a sentence of their own


def warnings(report: Report) -> tuple[str, ...]:
    """One sentence for each character that is printed as MISSING, and one for all that are too many to name."""
    found = missing((report.event, report.region, *texts(report)))
    sentences = [_sentence(character, count) for character, count in list(found.items())[:_NAMED]]
    rest = len(found) - _NAMED
    if rest > 0:
        sentences.append(trn("{n} more character cannot be shown.", "{n} more characters cannot be shown.", rest))
    return tuple(sentences)


def missing_in(text: str, sentence: str) -> bool:
    """Whether a text holds a character that this sentence of `warnings` is about."""
    return any(_code(character) in sentence for character in missing((text,)))


def _code(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()


def _sentence(character: str, count: int) -> str:
    shown = character if character.isprintable() else "?"
    return trn(
        "The fonts lack “{character}” ({code}); it is printed as {mark}, {n} time.",
        "The fonts lack “{character}” ({code}); it is printed as {mark}, {n} times.",
        count,
        character=shown,
        code=_code(character),
        mark=MISSING,
    )

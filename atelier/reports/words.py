"""How a report writes amounts, lists and short versions of what people typed."""

import re
from collections.abc import Sequence

from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Moment
from atelier.i18n import money, number, tr
from atelier.reports.model import Bold, Italic, Link, Paragraph, Runs, Text, Tone

_ADDRESS = re.compile(r"(https?://[^\s<>()]+[^\s<>().,;]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def short(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut at a word and then marked with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) > limit // 2 else cut).rstrip(" ,;:.") + "…"


def stated(text: str, limit: int = 0) -> str:
    """What was typed, cut to `limit` characters when that is given; or that nothing was."""
    return (short(text, limit) if limit else text.strip()) or tr("not stated yet")


def listed(items: Sequence[str]) -> str:
    """A, B and C."""
    if len(items) < 2:
        return "".join(items)
    return tr("{some} and {last}", some=", ".join(items[:-1]), last=items[-1])


def softly(text: str) -> str:
    """A phrase in the middle of a sentence: without the capital of its first word, unless all of that is capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def amount(low: int, high: int) -> str:
    """A range of money in cents: € 2.601–3.094; the blank behind € never breaks."""
    first, last = money(low), money(high)
    text = first if first == last else f"{first}–{number(round(high / 100))}"
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def fte(hundredths: int) -> str:
    """Capacity with as many decimals as it needs: 2,5 fte."""
    decimals = 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2
    return tr("{number} fte", number=number(hundredths / 100, decimals))


def when(moment: Moment | None) -> str:
    """The date of a station, as exact as it is known."""
    return moment.when.words() if moment else tr("no date yet")


def period(dates: Sequence[VagueDate]) -> str:
    """All different dates in words: one, two with "and", or from the first to the last; "always" only when alone."""
    dated = [value for value in dates if not value.permanent]
    words = list(dict.fromkeys(value.words() for value in sorted(dated or dates)))
    if not words:
        return tr("no date yet")
    return listed(words) if len(words) < 3 else tr("from {first} to {last}", first=words[0], last=words[-1])


def runs(text: str) -> Runs:
    """Plain running text."""
    return (Text(text),)


def labelled(label: str, text: str) -> Runs:
    """A strong label, and what it is about; a question keeps its own mark."""
    return (Bold(label if label.endswith("?") else f"{label}:"), Text(f" {text}"))


def spoken(text: str, voice: str) -> Runs:
    """What somebody said, and as what."""
    return (Text(text.strip()), Italic(f" – {voice}")) if voice else (Text(text.strip()),)


def reachable(text: str) -> Runs:
    """Running text in which e-mail addresses and web addresses lead to where they say."""
    parts = _ADDRESS.split(text)  # every second part is an address
    return tuple(
        Link(part, target=part if "://" in part else f"mailto:{part}") if n % 2 else Text(part)
        for n, part in enumerate(parts)
        if part
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what somebody typed: lines with nothing between them."""
    return [part.strip() for part in text.splitlines() if part.strip()]


def body(text: str) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph(runs(text))


def note(text: str) -> Paragraph:
    """A note about source or base."""
    return Paragraph(runs(text), Tone.NOTE)

"""What somebody should look at before a report goes out: what lacks, what cannot be printed, what is hard to read."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from atelier.domain.editions import SUMMARIES, summary
from atelier.domain.entity import Entity
from atelier.domain.plain_words import Words, hard_words, long_sentences
from atelier.domain.proposals import Audience, DecisionPoint
from atelier.i18n import language, tr, trn
from atelier.paths import resources
from atelier.reports.data import ReportData
from atelier.reports.model import Report
from atelier.reports.warnings import missing_in, warnings
from atelier.reports.words import short

_WRITTEN = ("goal", "result", "mandate", "counter", "without", "open_points")  # of a proposal, as reports show them
_QUOTED = 60  # characters of a sentence that is pointed at


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence, and the field of the row that it is about (None: nowhere in particular)."""

    sentence: str
    row: Entity | None = None
    field: str = ""


def advice(data: ReportData, report: Report) -> tuple[Advice, ...]:
    """What to repair before this report goes out, each with its place."""
    return (*_lacking(data, report), *_unprintable(data, report))


def _lacking(data: ReportData, report: Report) -> Iterator[Advice]:
    if report.audience and not summary(data.event, report.audience):
        yield Advice(tr("Nobody has written a summary yet."), data.event, SUMMARIES[report.audience])
    if report.audience is Audience.COUNCILS and not data.event.contact.strip():
        yield Advice(tr("There is no contact for questions of the councils."), data.event, "contact")


def _unprintable(data: ReportData, report: Report) -> Iterator[Advice]:
    """Characters that our fonts lack, with the first text of the event that holds them."""
    places = [(row, name, text) for row, name, text in _texts(data)]
    for sentence in warnings(report):
        found = next(((row, name) for row, name, text in places if missing_in(text, sentence)), (None, ""))
        yield Advice(sentence, *found)


def wording(data: ReportData, report: Report) -> tuple[Advice, ...]:
    """Long sentences and hard words in what people wrote for this report; it judges no level of language."""
    return tuple(one for row, name, text in _texts(data, report.audience) for one in _about(row, name, text))


def _about(row: Entity, name: str, text: str) -> Iterator[Advice]:
    for sentence, count in long_sentences(text):
        words = trn("{n} word", "{n} words", count)
        yield Advice(tr("{words} in one sentence: “{text}”", words=words, text=short(sentence, _QUOTED)), row, name)
    for hard in hard_words(text, words_of(language())):
        yield Advice(tr("“{word}”: plainer is “{plainer}”", word=hard.word, plainer=hard.plainer), row, name)


def _texts(data: ReportData, audience: Audience | None = None) -> Iterator[tuple[Entity, str, str]]:
    """What people wrote and a report shows: the row, the field and the text."""
    for which, name in SUMMARIES.items():
        if audience in {None, which}:
            yield data.event, name, getattr(data.event, name)
    yield data.event, "foreword", data.event.foreword
    for proposal in data.proposals:
        yield from ((proposal, name, getattr(proposal, name)) for name in ("title", *_WRITTEN))
        yield from _points(data.points_of(proposal, audience))
    if audience is None:
        yield from ((row, "text", row.text) for row in data.arguments)
        yield from ((row, "text", row.text) for row in data.moments)
        yield from ((row, "text", row.text) for row in data.reactions)
        yield data.event, "title", data.event.title


def _points(points: tuple[DecisionPoint, ...]) -> Iterator[tuple[Entity, str, str]]:
    return ((point, "text", point.text) for point in points)


@cache
def words_of(tongue: str) -> Words:
    """The hard words of a language; none for a language of which nobody made a list."""
    return read_words(resources() / "words" / f"plain-{tongue}.toml")


def read_words(path: Path) -> Words:
    """The list in a file; empty when there is no such file."""
    if not path.exists():
        return Words()
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return Words(lists["words"])

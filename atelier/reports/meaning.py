"""What belongs to the result of one poll on paper: thresholds, other ways of counting, who said what, the record."""

from collections.abc import Iterator

from atelier.domain.name_tiles import public, said
from atelier.domain.polls import Poll
from atelier.domain.readings import held, three_ways
from atelier.domain.record import by_answer, linked_words, silence
from atelier.domain.taking_part import enough
from atelier.i18n import tr
from atelier.reports.model import Block, Bold, BulletList, Paragraph, Runs, Text
from atelier.reports.words import body, runs, spoken


def blocks(poll: Poll) -> Iterator[Block]:
    """Everything beside the conclusion of a closed poll; names of municipalities only, never of people."""
    if poll.tally is None:
        return
    threshold = held(poll)
    if threshold:
        yield body(" ".join(part for part in (threshold.sentence(), threshold.tip()) if part))
    ways = three_ways(poll)
    if ways:
        yield Paragraph((Bold(tr("Counted in three ways")),))
        yield BulletList(tuple(runs(_capital(way.sentence()) + ".") for way in ways))
    sentences = (silence(poll), *enough(poll), *linked_words(poll))
    yield from (body(_capital(sentence)) for sentence in sentences if sentence)
    if public(poll):
        yield BulletList(tuple(map(runs, by_answer(poll))))
    yield from _said(poll)
    yield from _other_ways(poll)


def _said(poll: Poll) -> Iterator[Block]:
    """Conditions, concerns and objections in the words of who said them."""
    remarks = said(poll, names=False)
    if remarks:
        yield Paragraph((Bold(tr("Said with it")),))
        yield BulletList(tuple(spoken(row.text, " · ".join(filter(None, (row.name, row.answer)))) for row in remarks))


def _other_ways(poll: Poll) -> Iterator[Block]:
    """What each way of counting gives, where there are several."""
    reading = poll.tally.reading() if poll.tally else None
    if reading and reading.more:
        items: list[Runs] = [(Text(line),) for line in reading.more]
        yield BulletList(tuple(items))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

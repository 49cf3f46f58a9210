"""Words explained in the document itself: a list at its end, to which each word leads where it first stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from atelier.domain.terms import Term, first, found
from atelier.i18n import tr
from atelier.reports.model import (
    Block,
    BulletList,
    Columns,
    Group,
    Heading,
    Paragraph,
    Report,
    Runs,
    Table,
    TermLink,
    Text,
    texts,
)
from atelier.reports.words import labelled

PLACE = "words"  # the key of the heading above the list


def explained(report: Report) -> Report:
    """The report with a list of the words that need it, and a way there from the first use of each.

    The list stands at the end; of a paper with signatures or a draft behind it, before those.
    """
    terms = found(list(texts(report)))
    if not terms:
        return report
    linking = _Linking(terms)
    front, blocks = linking.blocks(report.front), linking.blocks(report.blocks)
    if report.audience:
        return replace(report, front=front, blocks=(*blocks, *chapter(terms)))
    return replace(report, front=(*front, *chapter(terms)), blocks=blocks)


def chapter(terms: Sequence[Term]) -> tuple[Block, ...]:
    """The words in the order of the alphabet, each with what it means."""
    return (
        Heading(tr("Words in this document"), key=PLACE),
        BulletList(tuple(labelled(term.title, term.text) for term in terms)),
    )


def pointer() -> str:
    """Where a reader of page 1 finds what a word means."""
    return tr("Words with dots below them are explained at the end.")


class _Linking:
    """Walks through blocks in reading order; each word gets its link once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._left = {term.key: term for term in terms}

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with their links."""
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(runs=runs):
                return replace(block, runs=self._runs(runs))
            case BulletList(items=items):
                return replace(block, items=tuple(map(self._runs, items)))
            case Table(rows=rows):
                return replace(block, rows=tuple(tuple(map(self._runs, row)) for row in rows))
            case Group(blocks=blocks):
                return Group(self.blocks(blocks))
            case Columns(columns=columns):
                return Columns(tuple(map(self.blocks, columns)))
        return block

    def _runs(self, runs: Runs) -> Runs:
        return tuple(part for run in runs for part in self._parts(run))

    def _parts(self, run: Text) -> Iterable[Text]:
        """A plain run, cut where a word stands in it for the first time."""
        if type(run) is not Text or run.language:
            return (run,)
        hits = [(match, key) for key in self._left if (match := first(key, run.text))]
        if not hits:
            return (run,)
        match, key = min(hits, key=lambda hit: hit[0].start())
        del self._left[key]
        before, after = run.text[: match.start()], run.text[match.end() :]
        whole = (Text(before), TermLink(match.group(), target=f"#{PLACE}"), *self._parts(Text(after)))
        return tuple(part for part in whole if part.text)

"""The sheet of official reactions: per proposal what is still open, and what was settled; with room to write."""

from collections.abc import Iterator, Sequence

from atelier.domain.proposals import Proposal, Reaction
from atelier.i18n import tr, trn
from atelier.reports import details, drafting
from atelier.reports.data import ReportData
from atelier.reports.model import Block, BulletList, Heading, KeyFigure, KeyFigures, Report, Table
from atelier.reports.words import body, labelled, runs

_ROOM = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"  # lines to write an answer on


def build(data: ReportData) -> Report:
    """All reactions of officials, the open ones first."""
    front = (_figures(data), *_blocks(data))
    title = trn("{n} official reaction is open", "{n} official reactions are open", len(_open(data)))
    return drafting.framed(data, title, (tr("Sheet of official reactions"),), front)


def _open(data: ReportData) -> list[Reaction]:
    return [reaction for proposal in data.proposals for reaction in data.open_reactions(proposal)]


def _settled(data: ReportData, proposal: Proposal) -> tuple[Reaction, ...]:
    return tuple(row for row in data.reactions if row.proposal == proposal.id and row.settled)


def _figures(data: ReportData) -> KeyFigures:
    pending = _open(data)
    settled = sum(len(_settled(data, proposal)) for proposal in data.proposals)
    waiting = sum(bool(data.open_reactions(proposal)) for proposal in data.proposals)
    return KeyFigures(
        (
            KeyFigure(tr("{n} open", n=len(pending)), tr("official reactions")),
            KeyFigure(tr("{n} settled", n=settled), tr("official reactions")),
            KeyFigure(
                tr("{n} of {total}", n=waiting, total=len(data.proposals)),
                tr("proposals that wait for an answer"),
            ),
        )
    )


def _blocks(data: ReportData) -> Iterator[Block]:
    answered = [row for row in data.proposals if data.open_reactions(row) or _settled(data, row)]
    if not answered:
        yield body(tr("Officials have not reacted yet."))
    for proposal in answered:
        yield Heading(details.title(proposal))
        yield from _pending(data.open_reactions(proposal))
        yield from _done(_settled(data, proposal))


def _pending(reactions: Sequence[Reaction]) -> Iterator[Block]:
    if not reactions:
        yield body(tr("Nothing is left to settle."))
        return
    yield Table(
        header=(tr("From"), tr("Reaction"), tr("What we do with it")),
        rows=tuple((runs(_sender(row)), runs(row.text.strip()), runs(_ROOM)) for row in reactions),
        weights=(22, 48, 30),
        caption=tr("Open"),
        row_headers=True,
    )


def _done(reactions: Sequence[Reaction]) -> Iterator[Block]:
    if reactions:
        yield Heading(tr("Settled"), 2)
        yield BulletList(tuple(labelled(_sender(row), row.text.strip()) for row in reactions))


def _sender(reaction: Reaction) -> str:
    return reaction.sender.strip() or tr("Sender unknown")

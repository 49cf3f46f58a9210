"""The sheet of official reactions: per proposal what is still open, and what was settled; with room to write."""

from collections.abc import Iterator, Sequence

from atelier.domain.proposals import Proposal, Reaction
from atelier.i18n import number, tr, trn
from atelier.reports import details, drafting
from atelier.reports.data import ReportData
from atelier.reports.model import Block, BulletList, Heading, KeyFigure, KeyFigures, Link, Report, Table
from atelier.reports.words import body, labelled, runs

_FEW = 10  # so many reactions stand together with their figures
_ROOM = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"  # lines to write an answer on


def build(data: ReportData) -> Report:
    """All reactions of officials, the open ones first."""
    title = trn("{n} official reaction is open", "{n} official reactions are open", len(_open(data)))
    front, blocks = [_figures(data)], tuple(_blocks(data))
    if len(data.reactions) > _FEW:
        return drafting.framed(data, title, (tr("Sheet of official reactions"),), [*front, _overview(data)], blocks)
    return drafting.framed(data, title, (tr("Sheet of official reactions"),), [*front, *blocks])


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


def _overview(data: ReportData) -> Table:
    """How many reactions each proposal has, when all of them are too many for one page."""
    return Table(
        header=(tr("Proposal"), tr("Open"), tr("Settled")),
        rows=tuple(
            (
                (Link(details.title(proposal, 90), target=f"#{details.place(proposal)}"),),
                runs(number(len(data.open_reactions(proposal)))),
                runs(number(len(_settled(data, proposal)))),
            )
            for proposal in _answered(data)
        ),
        weights=(70, 15, 15),
        row_headers=True,
    )


def _answered(data: ReportData) -> list[Proposal]:
    return [row for row in data.proposals if data.open_reactions(row) or _settled(data, row)]


def _blocks(data: ReportData) -> Iterator[Block]:
    if not _answered(data):
        yield body(tr("Officials have not reacted yet."))
    for proposal in _answered(data):
        yield Heading(details.title(proposal), 1, details.place(proposal))
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

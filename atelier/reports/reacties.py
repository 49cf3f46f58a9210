"""The sheet of official reactions: per proposal what is still open, and what was settled; with room to write."""

from collections.abc import Iterator, Sequence
from datetime import date

from atelier.domain.field_names import FIELD_NAMES
from atelier.domain.proposals import Proposal, Reaction
from atelier.i18n import number, short_date, tr, trn
from atelier.reports import details, drafting
from atelier.reports.data import ReportData
from atelier.reports.model import Block, BulletList, Heading, Italic, KeyFigure, KeyFigures, Link, Report, Runs, Table
from atelier.reports.words import body, labelled, runs

_FEW = 10  # so many reactions stand together with their figures
_ROOM = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"  # lines to write an answer on


def build(data: ReportData) -> Report:
    """All reactions of officials, the open ones first."""
    title = trn("{n} official reaction is open", "{n} official reactions are open", len(_open(data)))
    if not data.reactions:
        title = tr("No official reactions yet")
    front, blocks = [_figures(data)] if data.reactions else [], tuple(_blocks(data))
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
        header=(tr("From"), tr("About"), tr("Reaction"), tr("Settle before"), tr("What we do with it")),
        rows=tuple(
            (runs(_sender(row)), runs(_field(row)), runs(row.text.strip()), runs(_due(row)), runs(_ROOM))
            for row in sorted(reactions, key=lambda row: row.due or date.max)
        ),
        weights=(17, 15, 34, 13, 21),
        caption=tr("Open"),
        row_headers=True,
    )


def _done(reactions: Sequence[Reaction]) -> Iterator[Block]:
    if reactions:
        yield Heading(tr("Settled"), 2)
        yield BulletList(tuple(_told(row) for row in reactions))


def _told(reaction: Reaction) -> Runs:
    """Who said what, and what was done with it."""
    how = (Italic(f" – {reaction.how.strip()}"),) if reaction.how.strip() else ()
    return (*labelled(_sender(reaction), reaction.text.strip()), *how)


def _field(reaction: Reaction) -> str:
    """What it is about, in the words of the form."""
    return tr(FIELD_NAMES[reaction.field]) if reaction.field in FIELD_NAMES else tr("The whole proposal")


def _due(reaction: Reaction) -> str:
    return short_date(reaction.due) if reaction.due else tr("no date yet")


def _sender(reaction: Reaction) -> str:
    return reaction.sender.strip() or tr("Sender unknown")

"""The report for the colleges: what is asked and when, what it costs one municipality, and which mandate it takes."""

from collections.abc import Iterator, Sequence

from atelier.domain.proposals import Audience, Proposal
from atelier.i18n import tr, trn
from atelier.reports import common, details, openings
from atelier.reports.data import ReportData
from atelier.reports.model import Block, Heading, KeyFigure, KeyFigures, Report, Runs, Table
from atelier.reports.words import body, fte, runs, short, stated, when

_POINTS, _PROPOSALS = 6, 4  # how many rows the first page can carry


def build(data: ReportData) -> Report:
    """The report for the colleges."""
    points = common.points_first(data.dated_points(Audience.COLLEGES))
    figures = KeyFigures(
        (
            common.asked_figure(points, tr("no decision points for the colleges")),
            money_figure(data),
            _capacity_figure(data),
        )
    )
    asking = common.asked_of(data, Audience.COLLEGES)[:_PROPOSALS]
    front = (figures, *_points(points), *_give_and_get(data, asking), *openings.for_colleges(data, asking))
    return common.report(data, Audience.COLLEGES, (common.title(points), tr("Report to the colleges")), front)


def money_figure(data: ReportData) -> KeyFigure:
    """What the reader, else one municipality from lowest to highest, pays a year for all proposals together."""
    priced = [proposal for proposal in data.proposals if proposal.yearly_high]
    shares = _together([details.yearly(data, proposal) for proposal in priced])
    if not shares:
        return KeyFigure(tr("None yet"), tr("no yearly amount to divide over municipalities"))
    if data.reader:
        text = trn(
            "{start}, {municipality}, {n} proposal; {base}",
            "{start}, {municipality}, {n} proposals together; {base}",
            len(priced),
            start=_start(priced),
            municipality=data.reader.name,
            base=details.if_all_join(data),
        )
        return KeyFigure(details.own_amount(data, shares), text)
    text = trn(
        "{start}, lowest to highest municipality, {n} proposal; {base}",
        "{start}, lowest to highest municipality, {n} proposals together; {base}",
        len(priced),
        start=_start(priced),
        base=details.if_all_join(data),
    )
    return KeyFigure(details.own_amount(data, shares), text)


def _start(proposals: Sequence[Proposal]) -> str:
    years = sorted({proposal.from_year for proposal in proposals if proposal.from_year})
    if len(years) > 1:
        return tr("a year, the first from {year}", year=years[0])
    return tr("a year from {year}", year=years[0]) if years else tr("a year")


def _together(shares: Sequence[details.Shares]) -> details.Shares:
    names = dict.fromkeys(name for some in shares for name in some)
    none = (0, 0)
    return {
        name: (sum(s.get(name, none)[0] for s in shares), sum(s.get(name, none)[1] for s in shares)) for name in names
    }


def _capacity_figure(data: ReportData) -> KeyFigure:
    total = sum(proposal.fte for proposal in data.proposals)
    if not total:
        return KeyFigure(tr("None yet"), tr("no capacity stated"))
    count = sum(proposal.fte > 0 for proposal in data.proposals)
    text = trn("for {n} proposal, of all who join together", "for {n} proposals, of all who join together", count)
    return KeyFigure(fte(total), text)


def _points(points: list[common.Point]) -> Iterator[Block]:
    yield Heading(tr("What is asked of the college, and when?"))
    if not points:
        yield body(tr("There are no decision points for the colleges yet."))
        return
    yield Table(
        header=(tr("What is asked"), tr("When")),
        rows=tuple(
            (common.asked_words(point, proposal), runs(when(moment))) for point, proposal, moment in points[:_POINTS]
        ),
        weights=(76, 24),
    )
    yield from common.more_points(len(points) - _POINTS)


def _give_and_get(data: ReportData, asking: Sequence[Proposal]) -> Iterator[Block]:
    yield Heading(tr("Which mandate, and what does it give and ask?"))
    if not data.proposals:
        yield body(tr("There are no proposals yet."))
        return
    yield Table(
        header=(tr("Proposal"), tr("Mandate in one sentence"), tr("What it gives"), _asked_of_whom(data)),
        rows=tuple(_row(data, proposal) for proposal in asking),
        weights=(19, 32, 24, 25),
        caption=details.whose_amounts(data),
        row_headers=True,
    )
    yield from common.more_proposals(len(data.proposals) - len(asking))


def _asked_of_whom(data: ReportData) -> str:
    if data.reader:
        return tr("What it asks of {municipality}", municipality=data.reader.name)
    return tr("What it asks of one member")


def _row(data: ReportData, proposal: Proposal) -> tuple[Runs, ...]:
    return (
        runs(details.title(proposal, 60)),
        runs(_mandate(proposal)),
        runs(stated(proposal.result, 130)),
        runs(_asks(data, proposal)),
    )


def _mandate(proposal: Proposal) -> str:
    """The mandate in one sentence; then, where it was typed apart, to whom, until when, and how it is withdrawn."""
    lines = [stated(proposal.mandate, 190)]
    if proposal.mandate_holder.strip():
        lines.append(tr("To: {whom}", whom=short(proposal.mandate_holder, 60)))
    if proposal.mandate_until:
        lines.append(tr("Until: {when}", when=proposal.mandate_until.words()))
    if proposal.mandate_withdrawal.strip():
        lines.append(tr("Withdrawn: {how}", how=short(proposal.mandate_withdrawal, 80)))
    return "\n".join(lines)


def _asks(data: ReportData, proposal: Proposal) -> str:
    lines = openings.costs(data, proposal)
    if proposal.fte:
        lines.append(tr("together {fte}", fte=fte(proposal.fte)))
    return "\n".join(lines) or tr("not stated yet")

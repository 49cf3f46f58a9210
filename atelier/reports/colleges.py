"""The report for the colleges: what is asked and when, what it costs one municipality, and which mandate it takes."""

from collections.abc import Iterator, Sequence

from atelier.domain.proposals import Audience, Proposal
from atelier.i18n import mark, tr, trn
from atelier.reports import common, details, openings
from atelier.reports.data import ReportData
from atelier.reports.glossary import pointer
from atelier.reports.model import Block, Heading, KeyFigure, KeyFigures, Report, Runs, Table
from atelier.reports.words import body, fte, note, runs, short, stated

_POINTS, _PROPOSALS = 6, 4  # how many rows the first page can carry
_CONDITION = 240  # characters of a part of the mandate, which is not cut in the middle of a condition


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
    told = tr("What a room answered is a poll; colleges and councils decide.")
    decide = note(f"{told} {pointer()}")
    front = (figures, *_points(points), *_give_and_get(data, asking), decide, *openings.for_colleges(data, asking))
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
            base=details.shortly_if_all_join(data),
        )
        return KeyFigure(details.own_amount(data, shares), text + _once(data))
    text = trn(
        "{start}, lowest to highest municipality, {n} proposal; {base}",
        "{start}, lowest to highest municipality, {n} proposals together; {base}",
        len(priced),
        start=_start(priced),
        base=details.shortly_if_all_join(data),
    )
    return KeyFigure(details.own_amount(data, shares), text + _once(data))


def _once(data: ReportData) -> str:
    """What is paid once for all proposals together."""
    shares = _together([details.once(data, proposal) for proposal in data.proposals])
    return "; " + tr("{amount} once", amount=details.own_amount(data, shares)) if shares else ""


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
    yield from common.points_table(points, tr("What is asked"), _POINTS)


def _give_and_get(data: ReportData, asking: Sequence[Proposal]) -> Iterator[Block]:
    yield Heading(tr("Which mandate, and what does it give and ask?"))
    if not data.proposals:
        yield body(tr("There are no proposals yet."))
        return
    yield Table(
        header=(tr("Proposal"), tr("Mandate"), tr("What it gives"), _asked_of_whom(data), tr("Room, and against")),
        rows=tuple(_row(data, proposal) for proposal in asking),
        weights=(15, 24, 18, 23, 20),
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
        openings.spoken_against(data, proposal, 130),
    )


def _mandate(proposal: Proposal) -> str:
    """For what, to whom, until when and how it is withdrawn, where that was typed apart; else the one sentence."""
    until = proposal.mandate_until.words() if proposal.mandate_until else ""
    parts = [
        (proposal.mandate_scope, mark("For: {text}")),
        (proposal.mandate_holder, mark("To: {text}")),
        (until, mark("Until: {text}")),
        (proposal.mandate_withdrawal, mark("Withdrawn: {text}")),
    ]
    typed = [tr(pattern, text=short(text, _CONDITION)) for text, pattern in parts if text.strip()]
    whole = len(typed) == len(parts) or not proposal.mandate.strip()
    sentence = [] if whole and typed else [stated(proposal.mandate, _CONDITION)]
    return "\n".join([*sentence, *typed])


def _asks(data: ReportData, proposal: Proposal) -> str:
    lines = openings.costs(data, proposal)
    lines += details.capacity(data, proposal)
    return "\n".join(lines) or tr("not stated yet")

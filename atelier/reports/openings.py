"""What each reader opens with beside decisions and money: whether dates are met, who hears what, what a no means."""

from collections import Counter
from collections.abc import Iterator, Sequence

from atelier.domain.completeness import Ripeness, ripeness
from atelier.domain.participation import STANCE_NAMES
from atelier.domain.proposals import VERB_NAMES, Audience, Proposal
from atelier.i18n import number, tr
from atelier.reports import commissioned, details
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.model import Block, Heading, Runs, Table
from atelier.reports.words import listed, note, period, runs, short, stated

_CELL = 130  # characters of a cell on a first page


def costs(data: ReportData, proposal: Proposal) -> list[str]:
    """What it costs the reader, from which year, and what it is covered by, where that was typed."""
    lines = details.asks(data, proposal)
    if lines and proposal.from_year:
        lines.append(tr("from {year}", year=proposal.from_year))
    covers = dict.fromkeys(short(text, 60) for _, text in commissioned.cover(proposal) if text.strip())
    return [*lines, *(tr("cover: {text}", text=text) for text in covers)]


def in_time(data: ReportData) -> Iterator[Block]:
    """Whether colleges and councils can decide when it was planned: how many proposals for that moment are ripe."""
    sentences = []
    for audience, who in ((Audience.COLLEGES, tr("the colleges")), (Audience.COUNCILS, tr("the councils"))):
        points = data.dated_points(audience)
        asking = {proposal.id: proposal for _, proposal, _ in points}
        ripe = sum(ripeness(row, data.points_of(row)) is Ripeness.RIPE for row in asking.values())
        dates = period([moment.when for _, _, moment in points if moment])
        if asking:
            sentences.append(
                tr(
                    "For {who} ({when}) {n} of {total} proposals are ripe.",
                    who=who,
                    when=dates,
                    n=ripe,
                    total=len(asking),
                )
            )
    if sentences:
        yield note(" ".join(sentences))


def for_colleges(data: ReportData, proposals: Sequence[Proposal]) -> Iterator[Block]:
    """Per proposal what the own council hears and when, what the municipalities say, and what a no means."""
    if not proposals:
        return
    yield Heading(tr("What does the council hear, what do others say, and if we do not join?"))
    names = (tr("The council"), tr("The municipalities"), tr("If a municipality does not join"))
    yield Table(
        header=(tr("Proposal"), *names),
        rows=tuple(
            (
                runs(details.title(proposal, 60)),
                runs(_council_hears(data, proposal)),
                runs(_municipalities_say(data, proposal)),
                runs(stated(proposal.without, _CELL)),
            )
            for proposal in proposals
        ),
        weights=(19, 27, 27, 27),
        row_headers=True,
    )


def for_councils(proposals: Sequence[Proposal]) -> Iterator[Block]:
    """Per proposal what inhabitants notice, what remains of the council's own, and what a no means."""
    if not proposals:
        return
    yield Heading(tr("What do inhabitants notice, what remains ours, and if we say no?"))
    names = (tr("What inhabitants notice"), tr("What remains ours"), tr("If we or our neighbours say no"))
    yield Table(
        header=(tr("Proposal"), *names), rows=tuple(map(_kept, proposals)), weights=(20, 27, 27, 26), row_headers=True
    )


def _kept(proposal: Proposal) -> tuple[Runs, ...]:
    return (
        runs(details.title(proposal, 60)),
        runs(stated(proposal.result, _CELL)),
        runs(stated(proposal.mandate_withdrawal or proposal.mandate, _CELL + 40)),
        runs(stated(proposal.without, _CELL)),
    )


def papers_line() -> str:
    """Which papers go with the message."""
    return tr("Papers: building blocks of the council proposal, minutes of the meetings, and open data.")


def _council_hears(data: ReportData, proposal: Proposal) -> str:
    points = data.points_of(proposal, Audience.COUNCILS)
    roles = short(listed(details.role_names(data, proposal)), 70)
    if not points:
        return roles or tr("not stated yet")
    verbs = listed(list(dict.fromkeys(tr(VERB_NAMES[point.verb]) for point in points)))
    dates = period([moment.when for point in points if (moment := data.moment_of(point))])
    asked = f"{verbs[:1].upper()}{verbs[1:]}: {dates}"
    return "\n".join(filter(None, (asked, roles)))


def _municipalities_say(data: ReportData, proposal: Proposal) -> str:
    """How many join and do not, the reader's own answer in front; before that what a room answered."""
    known = {row.municipality: row for row in data.dossier(proposal).participations if row.stance}
    if not known:
        return _room_says(data, proposal)
    counts = Counter(row.stance for row in known.values())
    parts = [
        f"{number(counts[stance])} {tr(STANCE_NAMES[stance])}" for stance in reversed(STANCE_NAMES) if counts[stance]
    ]
    waiting = len(data.municipalities) - len(known)
    if waiting > 0:
        parts.append(tr("{n} no answer yet", n=number(waiting)))
    own = known.get(data.reader.id) if data.reader else None
    mine = [tr("{name}: {answer}", name=data.reader.name, answer=own.words())] if data.reader and own else []
    return "\n".join([*mine, ", ".join(parts)])


def _room_says(data: ReportData, proposal: Proposal) -> str:
    poll = next(iter(data.polls_of(proposal)), None)
    if poll is None or poll.tally is None:
        return tr("not asked yet")
    return tr("In the room: {words}; {base}", words=by_poll.words(poll.tally), base=by_poll.base(poll.tally))

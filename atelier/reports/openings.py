"""What each reader opens with beside decisions and money: whether dates are met, who hears what, what a no means."""

from collections import Counter
from collections.abc import Iterator, Sequence

from atelier.domain.completeness import Ripeness, ripeness
from atelier.domain.participation import Stance
from atelier.domain.proposals import VERB_NAMES, Audience, Proposal, Verb
from atelier.i18n import mark, number, tr, trn
from atelier.reports import details
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.model import Block, Bold, Heading, Paragraph, Runs, Table, Text
from atelier.reports.words import listed, period, runs, short, softly, stated

_CELL, _POINT = 200, 110  # characters of a cell on a first page, and of a point in it


def costs(data: ReportData, proposal: Proposal) -> list[str]:
    """What it costs the reader, from which year, and what each amount is covered by, where that was typed."""
    covers = ((proposal.yearly_cover, mark("yearly from: {text}")), (proposal.once_cover, mark("once from: {text}")))
    typed = [tr(pattern, text=softly(short(text, 80)).rstrip(".")) for text, pattern in covers if text.strip()]
    return [*details.asks(data, proposal), *typed]


def in_time(data: ReportData) -> Iterator[Block]:
    """Whether colleges and councils can decide when it was planned, and what is in the way; equal answers together."""
    told: dict[tuple[int, tuple[Proposal, ...]], list[str]] = {}
    for audience, who in ((Audience.COLLEGES, tr("the colleges")), (Audience.COUNCILS, tr("the councils"))):
        points = [row for row in data.dated_points(audience) if row[2]]
        asking = tuple({proposal.id: proposal for _, proposal, _ in points}.values())
        dates = period([moment.when for _, _, moment in points if moment])
        late = tuple(row for row in asking if ripeness(row, data.points_of(row)) is not Ripeness.RIPE)
        if asking:
            told.setdefault((len(asking), late), []).append(tr("{when} ({who})", when=dates, who=who))
    for (total, late), moments in told.items():
        yield Paragraph((Bold(tr("Do we make {moments}?", moments=listed(moments))), Text(f" {_made(total, late)}")))


def _made(total: int, late: Sequence[Proposal]) -> str:
    if not late:
        return trn("Yes: the {n} proposal is ripe.", "Yes: all {n} proposals are ripe.", total)
    names = listed([details.title(proposal, 60) for proposal in late])
    return tr("{n} of {total} proposals are ripe. Not yet: {names}.", n=total - len(late), total=total, names=names)


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
        weights=(16, 34, 22, 28),
        row_headers=True,
    )


def for_councils(data: ReportData, proposals: Sequence[Proposal]) -> Iterator[Block]:
    """Per proposal what inhabitants notice, what remains of the council's own, and what a no means."""
    if not proposals:
        return
    yield Heading(tr("What do inhabitants notice, what remains ours, and if we say no?"))
    names = (tr("What inhabitants notice"), tr("What remains ours"), tr("If we or our neighbours say no"))
    rows = tuple(
        (
            runs(details.title(proposal, 60)),
            runs(stated(proposal.result, _CELL)),
            runs(_remains(data, proposal)),
            runs(_no_means(data, proposal)),
        )
        for proposal in proposals
    )
    yield Table(header=(tr("Proposal"), *names), rows=rows, weights=(16, 24, 33, 27), row_headers=True)


def _remains(data: ReportData, proposal: Proposal) -> str:
    """What the council decides itself, when an experiment ends or stops, and how a mandate is withdrawn."""
    own = [point.verb for point in data.points_of(proposal, Audience.COUNCILS) if point.verb is not Verb.NOTE]
    verbs = listed([tr(VERB_NAMES[verb]) for verb in dict.fromkeys(own)])
    lines = [tr("Decisions of your council: {verbs}.", verbs=verbs)] if verbs else []
    if proposal.experiment and proposal.ends:
        lines.append(tr("An experiment until {when}.", when=proposal.ends.words()))
    if proposal.experiment and proposal.stop_rule.strip():
        lines.append(tr("Stop rule: {rule}", rule=softly(short(proposal.stop_rule, _CELL))))
    mandate = proposal.mandate_withdrawal or proposal.mandate
    return "\n".join([*lines, short(mandate, _CELL)] if mandate.strip() else lines) or tr("not stated yet")


def _no_means(data: ReportData, proposal: Proposal) -> str:
    """What was typed, and of the reader the share that falls away."""
    lines = [stated(proposal.without, _CELL)]
    name = data.reader.name if data.reader else ""
    if name in details.yearly(data, proposal) or name in details.once(data, proposal):
        lines.append(tr("If {municipality} says no, its own share falls away.", municipality=name))
    return "\n".join(lines)


def papers_line() -> str:
    """Which papers go with the message."""
    return tr("Papers: building blocks of the council proposal, minutes of the meetings, and open data.")


def _council_hears(data: ReportData, proposal: Proposal) -> str:
    points = data.points_of(proposal, Audience.COUNCILS)
    roles = short(details.roles(data, proposal), 130)
    if not points:
        return roles or tr("not stated yet")
    dates = period([moment.when for point in points if (moment := data.moment_of(point))])
    verbs = {point.text: tr(VERB_NAMES[point.verb]) for point in points}
    texts = " ".join(short(text, _POINT) or f"{verb[:1].upper()}{verb[1:]}." for text, verb in verbs.items())
    asked = tr("Asked of it, {when}: {what}", when=dates, what=texts)
    return "\n".join(filter(None, (asked, tr("Role: {roles}", roles=softly(roles)) if roles else "")))


def _municipalities_say(data: ReportData, proposal: Proposal) -> str:
    """The reader's own answer in front, then how many join and do not."""
    known = {row.municipality: row for row in data.dossier(proposal).participations if row.stance}
    own = known.get(data.reader.id) if data.reader else None
    words = own.words() if own else tr("no answer yet")
    mine = [tr("{name}: {answer}", name=data.reader.name, answer=words)] if data.reader else []
    if not known:
        return mine[0] if mine else tr("no answer yet")
    counts = Counter(row.stance for row in known.values())
    parts = [_how_many(stance, counts[stance]) for stance in reversed(Stance) if counts[stance]]
    waiting = len(data.municipalities) - len(known)
    if waiting > 0:
        parts.append(tr("{n} no answer yet", n=number(waiting)))
    told = ", ".join(parts)
    return "\n".join([*mine, tr("All {n}: {answers}", n=len(data.municipalities), answers=told) if mine else told])


def _how_many(stance: Stance, n: int) -> str:
    return {
        Stance.NO: trn("{n} does not join", "{n} do not join", n),
        Stance.FOLLOWS: trn("{n} follows", "{n} follow", n),
        Stance.JOINS: trn("{n} joins", "{n} join", n),
        Stance.LEADS: trn("{n} leads", "{n} lead", n),
    }[stance]


def spoken_against(data: ReportData, proposal: Proposal, limit: int = _CELL) -> Runs:
    """What a room answered on what a proposal rests on, and the counter-argument that was heard there."""
    return (Text(f"{_room_says(data, proposal)}\n"), Bold(tr("Against:")), Text(" "), *details.counter(proposal, limit))


def _room_says(data: ReportData, proposal: Proposal) -> str:
    poll = next(iter(data.polls_of(proposal)), None)
    if poll is None or poll.tally is None:
        return tr("not asked yet")
    told = by_poll.words_with_count(poll.tally)
    return tr("In the room: {words}; {base}", words=told, base=by_poll.base(poll.tally))

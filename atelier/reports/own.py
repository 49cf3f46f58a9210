"""The chapter of an edition for one municipality: its amounts, its answers by name, what it gives and gets."""

from collections.abc import Iterator

from atelier.domain.council_answers import Answered, answered
from atelier.domain.frames import FIT_NAMES, Fit, FrameCheck
from atelier.domain.name_tiles import public
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposals import Proposal
from atelier.i18n import short_date, tr
from atelier.reports import councils, details
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.model import Block, BulletList, Heading, Italic, Link, Runs, Table, Text
from atelier.reports.words import body, labelled, listed, note, runs, stated


def chapter(data: ReportData) -> tuple[Block, ...]:
    """What concerns the reader alone; nothing in a general edition."""
    if data.reader is None:
        return ()
    return (
        Heading(tr("For {municipality}", municipality=data.reader.name)),
        *_give_and_get(data, data.reader),
        *_frame(data, data.reader),
        *_answers(data, data.reader),
        *_said(data, data.reader),
        *_presence(data, data.reader),
    )


def _give_and_get(data: ReportData, reader: Municipality) -> Iterator[Block]:
    yield Heading(tr("What it gives, what it asks, and what if we do not join?"), 2)
    if not data.proposals:
        yield body(tr("There are no proposals yet."))
        return
    asks = tr("What it asks of {municipality}", municipality=reader.name)
    yield Table(
        header=(tr("Proposal"), tr("What it gives"), asks, tr("If {name} does not join", name=reader.name)),
        rows=tuple(_row(data, proposal) for proposal in data.proposals),
        weights=(20, 27, 25, 28),
        caption=details.whose_amounts(data),
        row_headers=True,
    )


def _row(data: ReportData, proposal: Proposal) -> tuple[Runs, ...]:
    amounts = details.asks(data, proposal)
    amounts += details.capacity(data, proposal)
    return (
        (Link(details.title(proposal, 60), target=f"#{details.place(proposal)}"),),
        runs(stated(proposal.result)),
        runs("\n".join(amounts) or tr("not stated yet")),
        runs(stated(proposal.without)),
    )


def _frame(data: ReportData, reader: Municipality) -> Iterator[Block]:
    """What the own council gave beforehand, how each proposal lies to it, and what the council answered."""
    frame = next((one for one in data.frames if one.municipality == reader.id and one.given), None)
    given = {proposal: one for (proposal, member), one in answered(data.council_answers).items() if member == reader.id}
    if frame is None and not given:
        return
    yield Heading(tr("What the council of {municipality} said", municipality=reader.name), 2)
    if frame:
        parts = ((tr("Interest"), frame.interest), (tr("Room"), frame.room), (tr("Lower limit"), frame.limit))
        yield BulletList(tuple(labelled(name, text.strip()) for name, text in parts if text.strip()))
    checks = {check.proposal: check for check in data.frame_checks if check.municipality == reader.id}
    yield Table(
        header=(tr("Proposal"), tr("How it lies to the frame"), tr("Answer of the council")),
        rows=tuple(
            (
                runs(details.title(proposal, 60)),
                runs(_fit(checks.get(proposal.id))),
                runs(councils.answer_words(given.get(proposal.id, Answered()))),
            )
            for proposal in data.proposals
        ),
        weights=(36, 32, 32),
        row_headers=True,
    )


def _fit(check: FrameCheck | None) -> str:
    fit = tr(FIT_NAMES[check.fit if check else Fit.UNKNOWN])
    return f"{fit}: {check.reason.strip()}" if check and check.reason.strip() else fit


# What it answered by name: named answers of municipalities are public and announced as such


def named(data: ReportData, reader: Municipality) -> tuple[Poll, ...]:
    """The closed polls in which this municipality could answer by its own name; every round."""
    return tuple(
        poll
        for poll in data.closed_polls()
        if public(poll) and reader.id in poll.ballot.voters and poll.standing and not poll.standing.withheld
    )


def _answers(data: ReportData, reader: Municipality) -> Iterator[Block]:
    yield Heading(tr("What {municipality} answered", municipality=reader.name), 2)
    polls = named(data, reader)
    if not polls:
        yield body(tr("Municipalities were not polled by name, so there are no answers of {name}.", name=reader.name))
        return
    yield Table(
        header=(tr("Question"), tr("Answer of {name}", name=reader.name), tr("All municipalities together")),
        rows=tuple(_answer(data, poll, reader) for poll in polls),
        weights=(42, 26, 32),
        caption=tr("Answers by name, as announced before the poll"),
        row_headers=True,
    )
    yield note(tr("An answer by name tells what was said in the room; the college and the council decide later."))


def _answer(data: ReportData, poll: Poll, reader: Municipality) -> tuple[Runs, ...]:
    count, tally = poll.standing, poll.tally
    if count is None or tally is None:
        raise LookupError("an open poll has no answers to show")
    day = short_date(by_poll.local_date(data, count.at))
    name = by_poll.bar(data, poll, tally).label
    given = count.by_voter.get(reader.id, ())
    remark = dict(zip(count.voters, count.remarks, strict=False)).get(reader.id, "").strip()
    answer = poll.method.shape.spelled(given, poll.ballot.options) if given else tr("no answer noted")
    return (
        (Text(name), Italic(f" – {day}")),
        (Text(answer), *([Italic(f" – {remark}")] if remark else [])),
        runs(f"{by_poll.words(tally)}; {by_poll.base(tally)}"),
    )


def _said(data: ReportData, reader: Municipality) -> Iterator[Block]:
    """Arguments that carry the name of the municipality, as the speaker wanted."""
    said = [
        argument
        for argument in data.arguments
        if argument.municipality == reader.id and not argument.role and not argument.withdrawn and argument.text.strip()
    ]
    if said:
        yield Heading(tr("What was said for {municipality}", municipality=reader.name), 2)
        yield BulletList(tuple(runs(argument.text.strip()) for argument in said))


def _presence(data: ReportData, reader: Municipality) -> Iterator[Block]:
    recorded = [gathering for gathering in data.gatherings if gathering.municipalities]
    if not recorded:
        return
    there = [by_poll.meeting(row) for row in recorded if reader.id in row.municipalities]
    away = [by_poll.meeting(row) for row in recorded if reader.id not in row.municipalities]
    yield Heading(tr("Where {municipality} was", municipality=reader.name), 2)
    yield BulletList(
        (
            runs(tr("Present: {meetings}.", meetings=listed(there) or tr("none"))),
            runs(tr("Absent: {meetings}.", meetings=listed(away) or tr("none"))),
        )
    )

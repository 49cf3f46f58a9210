"""One page for the home base of a municipality after a meeting: discussed, said, answered, asked, and next (W17).

Answers of municipalities by name were announced as public; of every other poll only the answer of the room is told.
"""

from collections.abc import Iterator, Sequence

from atelier.domain.duplicates import spoken
from atelier.domain.name_tiles import public
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposals import AUDIENCE_NAMES, Audience, Proposal
from atelier.domain.record import withheld_words
from atelier.domain.week import BODY_NAMES, Body, Gathering, Moment
from atelier.i18n import tr, trn
from atelier.reports import answers, common, details, drafting
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.model import (
    Block,
    Bold,
    BulletList,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Runs,
    Table,
    Text,
    Tone,
)
from atelier.reports.words import amount, body, labelled, listed, note, runs, short, softly, stated, when
from atelier.reports.words import spoken as quoted

_QUESTIONS, _SAID, _ASKED, _STATIONS = 6, 4, 4, 4  # how many rows the page can carry


def build(data: ReportData, member: Municipality, gathering: Gathering) -> Report:
    """The page of one municipality about one meeting."""
    day = data.named(data.days, gathering.day)
    place = f"{day.name()}, {day.place()}" if day else tr("no day yet")
    name = short(member.name, 60) or tr("Municipality without a name")
    front = (
        Paragraph(runs(_presence(member, gathering, name)), Tone.LEAD),
        _figures(data, member, gathering),
        *_discussed(data, member, gathering),
        *_said(data, member, gathering),
        *_asked(data, member, gathering),
        *_next(data, gathering),
        note(tr("An atelier polls and decides nothing. A room is no sample of the region.")),
    )
    title = tr("For the home base of {name}", name=name)
    return drafting.framed(data, title, (short(by_poll.meeting(gathering), 80), place), front)


def _presence(member: Municipality, gathering: Gathering, name: str) -> str:
    """Whether somebody of ours was there."""
    if not gathering.municipalities:
        return tr("Which municipalities were present was not recorded.")
    if member.id in gathering.municipalities:
        return tr("{name} was there.", name=name)
    return tr("{name} was not there. This is what the others discussed.", name=name)


def _figures(data: ReportData, member: Municipality, gathering: Gathering) -> KeyFigures:
    polls, present = _polls(data, gathering), gathering.present
    room = tr("answered by the room")
    if present:
        room = trn("answered by the room, {n} person present", "answered by the room, {n} people present", present)
    return KeyFigures(
        (
            KeyFigure(trn("{n} question", "{n} questions", len(polls)) if polls else tr("No question"), room),
            _own_figure(polls, member),
            common.asked_figure(_about(data, gathering), tr("nothing is asked of us yet")),
        )
    )


def _own_figure(polls: Sequence[Poll], member: Municipality) -> KeyFigure:
    """How often the municipality answered by name, of how often it was asked to."""
    named = [poll for poll in polls if public(poll)]
    if not named:
        return KeyFigure(tr("Not by name"), tr("so our municipality gave no answer of its own"))
    given = sum(_own(poll, member) is not None for poll in named)
    return KeyFigure(
        tr("{n} of {total}", n=given, total=len(named)), tr("questions by name answered by our municipality")
    )


def _polls(data: ReportData, gathering: Gathering) -> tuple[Poll, ...]:
    """Of every question of this meeting the last round with a count that holds."""
    return tuple(poll for poll in data.latest_polls() if poll.ballot.gathering == gathering.id)


def _own(poll: Poll, member: Municipality) -> str | None:
    """What the municipality answered by name; None where it was not asked by name, or the poll is not public."""
    count = poll.standing
    if count is None or not public(poll) or member.id not in poll.ballot.voters:
        return None
    answer = count.by_voter.get(member.id, ())
    return poll.method.shape.spelled(answer, poll.ballot.options) if answer else None


def _discussed(data: ReportData, member: Municipality, gathering: Gathering) -> Iterator[Block]:
    yield Heading(tr("What was discussed, and what was answered?"))
    polls, only = _polls(data, gathering), _only_discussed(data, gathering)
    if not polls and not only:
        yield body(tr("Nothing was polled or written down in this meeting."))
        return
    rows: list[tuple[Runs, ...]] = [
        (runs(by_poll.name(data, poll)), runs(_room(poll)), runs(_answered(poll, member))) for poll in polls
    ]
    rows += [(runs(name), runs(tr("discussed, not polled")), runs("–")) for name in only]
    yield Table(
        header=(tr("Question"), tr("What the room answered"), tr("What we answered")),
        rows=tuple(rows[:_QUESTIONS]),
        weights=(38, 36, 26),
        row_headers=True,
    )
    if len(rows) > _QUESTIONS:
        left = len(rows) - _QUESTIONS
        yield note(trn("{n} more question stands in the report.", "{n} more questions stand in the report.", left))


def _room(poll: Poll) -> str:
    if poll.tally is None:
        return short(withheld_words(poll), 90) or tr("without a result")
    return f"{by_poll.words(poll.tally)}\n{by_poll.base(poll.tally)}"


def _answered(poll: Poll, member: Municipality) -> str:
    if not public(poll):
        return tr("not asked by name")
    own = _own(poll, member)
    return own if own is not None else tr("no answer by name")


def _only_discussed(data: ReportData, gathering: Gathering) -> list[str]:
    polled = {poll.ballot.subject for poll in data.polls if poll.ballot.gathering == gathering.id}
    rest = (row.subject for row in data.arguments if row.gathering == gathering.id and row.text.strip())
    return [short(answers.subject_name(data, row), 90) for row in dict.fromkeys(rest) if row not in polled]


def _said(data: ReportData, member: Municipality, gathering: Gathering) -> Iterator[Block]:
    """Arguments that were given as those of the municipality; who was heard under a role stays unnamed here."""
    yield Heading(tr("What did our people say?"))
    here = spoken([row for row in data.arguments if row.gathering == gathering.id and row.text.strip()])
    own = [group for group in here if any(voice.municipality == member.id for voice in group.voiced)]
    if not own:
        yield body(tr("No argument was written down in the name of our municipality."))
        return
    yield BulletList(
        tuple(quoted(short(row.argument.text, 180), short(answers.subject_name(data, row.argument.subject), 60))
              for row in own[:_SAID])
    )  # fmt: skip
    if len(own) > _SAID:
        left = len(own) - _SAID
        yield note(trn("{n} more argument stands in the report.", "{n} more arguments stand in the report.", left))


def _asked_rows(data: ReportData) -> list[common.Point]:
    """What is asked of colleges and councils, the first due first."""
    rows = [row for audience in (Audience.COLLEGES, Audience.COUNCILS) for row in data.dated_points(audience)]
    dated = sorted((row for row in rows if row[2]), key=lambda row: row[2].when)  # type: ignore[union-attr]
    return [*dated, *(row for row in rows if row[2] is None)]


def _asked(data: ReportData, member: Municipality, gathering: Gathering) -> Iterator[Block]:
    yield Heading(tr("What is asked of us?"))
    rows = _about(data, gathering)
    if not rows:
        yield body(tr("Nothing is asked of us yet."))
        return
    yield Table(
        header=(tr("Of whom"), tr("What is asked"), tr("When")),
        rows=tuple(
            (runs(tr(AUDIENCE_NAMES[point.audience])), runs(stated(point.text, 140)), runs(when(moment)))
            for point, _, moment in rows[:_ASKED]
        ),
        weights=(16, 60, 24),
        row_headers=True,
    )
    left = len(rows) - _ASKED
    if left > 0:
        yield note(trn("{n} more point stands in the report.", "{n} more points stand in the report.", left))
    costs = [line for proposal in {p.id: p for _, p, _ in rows}.values() if (line := _cost(data, member, proposal))]
    if costs:
        yield BulletList(tuple(costs[:2]))


def _about(data: ReportData, gathering: Gathering) -> list[common.Point]:
    """First what belongs to the questions of this meeting; all that is asked where nothing does."""
    subjects = {row.subject for row in data.arguments if row.gathering == gathering.id}
    subjects |= {poll.ballot.subject for poll in _polls(data, gathering)}
    ballots = {poll.id for poll in data.polls if poll.ballot.gathering == gathering.id}
    rows = _asked_rows(data)
    mine = [row for row in rows if subjects & set(row[1].dilemmas) or ballots & set(row[1].ballots)]
    return mine or rows


def _cost(data: ReportData, member: Municipality, proposal: Proposal) -> Runs | None:
    """What this municipality would pay for one proposal, if all join."""
    kinds = (
        (tr("a year"), details.yearly(data, proposal)),
        (tr("once"), details.once(data, proposal)),
    )
    parts = [f"{amount(*shares[member.name])} {kind}" for kind, shares in kinds if member.name in shares]
    text = tr("our share {amounts}, {base}", amounts=listed(parts), base=details.if_all_join(data))
    return labelled(details.title(proposal, 60), text) if parts else None


def _next(data: ReportData, gathering: Gathering) -> Iterator[Block]:
    yield Heading(tr("What comes next?"))
    stations = _stations(data, gathering)
    if stations:
        yield BulletList(tuple(map(_station, stations[:_STATIONS])))
    else:
        yield body(tr("There are no dates yet."))
    yield Paragraph((Bold(tr("Respond?")), Text(f" {_respond(data, stations)}")))


def _respond(data: ReportData, stations: Sequence[Moment]) -> str:
    """Whom the home base can tell what it thinks, and when this comes back first."""
    contact = drafting.contact(data)
    if not contact:
        return tr("To whom is not stated yet.")
    if not stations:
        return tr("To {contact}.", contact=contact)
    return tr("To {contact}. It comes back first on: {when}.", contact=contact, when=when(stations[0]))


def _stations(data: ReportData, gathering: Gathering) -> list[Moment]:
    """The stations after the day of the meeting, without what holds all the time and the week itself."""
    day = data.named(data.days, gathering.day)
    after = day.date if day else data.last_day()
    rows = [
        moment
        for moment in data.moments
        if not moment.when.permanent and moment.when.end > after and moment.body is not Body.WEEK
    ]
    return sorted(rows, key=lambda moment: moment.when)


def _station(moment: Moment) -> Runs:
    text = tr("{title} ({who})", title=stated(moment.title, 70), who=softly(tr(BODY_NAMES[moment.body])))
    return labelled(when(moment), text)

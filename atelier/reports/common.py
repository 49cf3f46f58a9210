"""What the three reports share: their frame, the calendar, who was there, and how to read the figures."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from atelier.domain.editions import summary
from atelier.domain.proposals import VERB_NAMES, Audience, DecisionPoint, Proposal, Verb
from atelier.domain.week import BODY_NAMES, Gathering, Moment
from atelier.i18n import language, number, tr, trn
from atelier.reports import answers, councils, details, own, unsettled
from atelier.reports.data import ReportData
from atelier.reports.glossary import explained
from atelier.reports.model import (
    Block,
    Bold,
    BulletList,
    Heading,
    KeyFigure,
    Link,
    Paragraph,
    Report,
    Runs,
    Status,
    Table,
    Text,
    Tone,
)
from atelier.reports.polls import meeting
from atelier.reports.words import body, listed, note, paragraphs, period, runs, short, stated, when

Point = tuple[DecisionPoint, Proposal, Moment | None]

AHEAD = timedelta(weeks=4)
_NAMED = 18  # absent municipalities that are named on a first page


def report(data: ReportData, audience: Audience, titles: tuple[str, str], front: Sequence[Block]) -> Report:
    """A concept report: `titles` are its title and its kind, `front` its first page."""
    title, kind = titles
    fictitious = (tr("fictitious example"),) if data.event.fictitious else ()
    made = Report(
        title=title,
        subtitle=(
            *(kind, edition(data), *_reference(data), *_unsummed(data, audience), *unsettled.counted(data)),
            *fictitious,
        ),
        event=short(data.event.title, 80) or tr("Event without a title"),
        region=short(data.event.region, 60),
        language=language(),
        audience=audience,
        municipality=data.reader.name if data.reader else "",
        status=Status.CONCEPT,
        fictitious=data.event.fictitious,
        fingerprint=data.fingerprint(),
        made_at=data.made_at,
        logo=data.logo,
        front=(*_summary(data, audience), *front),
        blocks=(*_foreword(data), *_chapters(data, audience)),
    )
    return explained(made)


def _reference(data: ReportData) -> Iterator[str]:
    if reference := short(data.event.reference, 60):
        yield tr("reference {reference}", reference=reference)


def _unsummed(data: ReportData, audience: Audience) -> Iterator[str]:
    """That nobody wrote a summary is said beside the title, and nothing is made up."""
    if not summary(data.event, audience):
        yield tr("without a summary")


def _summary(data: ReportData, audience: Audience) -> Iterator[Block]:
    yield from (Paragraph(runs(part), Tone.LEAD) for part in paragraphs(summary(data.event, audience)))


def _foreword(data: ReportData) -> Iterator[Block]:
    if data.event.foreword.strip():
        yield Heading(tr("Foreword"))
        yield from map(body, paragraphs(data.event.foreword))


def edition(data: ReportData) -> str:
    """For whom of the audience: for everybody, or for one municipality."""
    if data.reader:
        return tr("edition for {municipality}", municipality=short(data.reader.name, 60))
    return tr("general edition")


def _chapters(data: ReportData, audience: Audience) -> tuple[Block, ...]:
    shares = () if audience is Audience.STEERING else details.shares_chapter(data)
    return (
        *unsettled.chapter(data),
        *own.chapter(data),
        *answers.chapter(data),
        *details.chapter(data),
        *shares,
        *councils.answers_chapter(data),
        *councils.frames_chapter(data),
        *calendar_chapter(data),
        *presence_chapter(data),
        *notes_chapter(data),
    )


# Decision points


def title(points: Sequence[Point]) -> str:
    """What is asked: the decisions, or else what is only to be noted."""
    if not points:
        return tr("Nothing is asked of you yet")
    decisions = [row for row in points if row[0].verb is not Verb.NOTE]
    return tr("Asked of you: {what}", what=counted(decisions or points))


def asked_figure(points: Sequence[Point], nobody: str) -> KeyFigure:
    """How many decisions, how many points to take note of, and when; `nobody` says that there are none."""
    if not points:
        return KeyFigure(tr("None yet"), nobody)
    dates = period([moment.when for _, _, moment in points if moment])
    notes = [row for row in points if row[0].verb is Verb.NOTE]
    if len(notes) in {0, len(points)}:
        return KeyFigure(trn("{n} point", "{n} points", len(points)) if notes else counted(points), dates)
    decisions = [row for row in points if row not in notes]
    return KeyFigure(counted(decisions), tr("and {notes}; {dates}", notes=counted(notes), dates=dates))


def asked_of(data: ReportData, audience: Audience) -> tuple[Proposal, ...]:
    """The proposals that ask something of an audience; all of them when none does yet."""
    asking = tuple(proposal for proposal in data.proposals if data.points_of(proposal, audience))
    return asking or data.proposals


def points_first(points: Sequence[Point]) -> list[Point]:
    """Decisions before points to take note of, each in the order of their dates."""
    return sorted(points, key=lambda row: row[0].verb is Verb.NOTE)


def counted(points: Sequence[Point]) -> str:
    """How many decisions and how many points to take note of."""
    notes = sum(point.verb is Verb.NOTE for point, _, _ in points)
    decisions = len(points) - notes
    parts = []
    if decisions:
        parts.append(trn("{n} decision", "{n} decisions", decisions))
    if notes:
        parts.append(trn("{n} point to take note of", "{n} points to take note of", notes))
    return listed(parts)


def asked_words(point: DecisionPoint, proposal: Proposal, limit: int = 150) -> Runs:
    """What a point asks, with its verb first and the way to the proposal that it belongs to."""
    verb = tr(VERB_NAMES[point.verb])
    return (
        Bold(verb[:1].upper() + verb[1:]),
        Text(f": {stated(point.text, limit)} "),
        Link(details.title(proposal, 60), target=f"#{details.place(proposal)}"),
    )


def points_table(points: Sequence[Point], asked: str, shown: int) -> tuple[Block, ...]:
    """What is asked with its date; a date that all share stands once, in the heading of the column."""
    dates = list(dict.fromkeys(when(moment) for _, _, moment in points))
    rows = [(asked_words(point, proposal), runs(when(moment))) for point, proposal, moment in points[:shown]]
    if len(points) > 1 and len(dates) == 1:
        once = tr("{what}, {when}", what=asked, when=dates[0])
        table = Table(header=(once,), rows=tuple(row[:1] for row in rows), weights=(100,))
    else:
        table = Table(header=(asked, tr("When")), rows=tuple(rows), weights=(78, 22))
    return (table, *more_points(len(points) - shown))


def more_points(left: int) -> tuple[Block, ...]:
    """A sentence about decision points that the first page leaves to the rest."""
    sentence = trn("{n} more point stands further on.", "{n} more points stand further on.", left)
    return (note(sentence),) if left > 0 else ()


def more_proposals(left: int) -> tuple[Block, ...]:
    """A sentence about proposals that the first page leaves to the rest."""
    sentence = trn("{n} more proposal stands further on.", "{n} more proposals stand further on.", left)
    return (note(sentence),) if left > 0 else ()


def more_stations(left: int) -> tuple[Block, ...]:
    """A sentence about stations that the first page leaves to the calendar."""
    sentence = trn("{n} more date stands in the calendar.", "{n} more dates stand in the calendar.", left)
    return (note(sentence),) if left > 0 else ()


# The calendar


def coming(data: ReportData) -> tuple[Moment, ...]:
    """The dated stations that can fall in the four weeks after the last day of the week."""
    last = data.last_day()
    rows = [
        moment
        for moment in data.moments
        if not moment.when.permanent and moment.when.end > last and moment.when.start <= last + AHEAD
    ]
    return tuple(sorted(rows, key=lambda moment: moment.when))


def _station(moment: Moment) -> tuple[Runs, ...]:
    """A station as a row: when, who, what."""
    warning = tr("Have a lawyer check this step.") if moment.unchecked else ""
    text = " ".join(part for part in (moment.text.strip(), warning) if part)
    what: Runs = (Bold(stated(moment.title)), *([Text(f". {text}")] if text else []))
    return runs(when(moment)), runs(tr(BODY_NAMES[moment.body])), what


def calendar_chapter(data: ReportData) -> tuple[Block, ...]:
    """The whole decision calendar; vague dates stay vague."""
    head = Heading(tr("Decision calendar"))
    if not data.moments:
        return (head, body(tr("There are no dates yet.")))
    table = Table(
        header=(tr("When"), tr("Who"), tr("What")),
        rows=tuple(map(_station, sorted(data.moments, key=lambda moment: moment.when))),
        weights=(25, 17, 58),
        caption=tr("Dates without a day are not fixed yet"),
    )
    return (head, table)


# Who was there


def recorded(data: ReportData) -> tuple[Gathering, ...]:
    """The meetings of which somebody noted which municipalities were present."""
    return tuple(gathering for gathering in data.gatherings if gathering.municipalities)


def absences(data: ReportData) -> dict[str, int]:
    """Per municipality at how many recorded meetings it was absent, most absent first."""
    held = recorded(data)
    counts = {
        short(member.name, 40): sum(member.id not in gathering.municipalities for gathering in held)
        for member in data.municipalities
    }
    return dict(sorted(((name, n) for name, n in counts.items() if n), key=lambda row: -row[1]))


def absent_words(data: ReportData) -> str:
    """Who was absent, in one or two sentences with their base."""
    held = len(recorded(data))
    if not held:
        return tr("Which municipalities were present was not recorded.")
    away = absences(data)
    if not away:
        return trn(
            "Every municipality was at the {n} recorded meeting.",
            "Every municipality was at all {n} recorded meetings.",
            held,
        )
    never = [name for name, n in away.items() if n == held]
    some = [f"{name} ({number(n)})" for name, n in away.items() if n < held]
    parts = []
    if never:
        parts.append(
            trn(
                "At the {n} recorded meeting absent: {names}.",
                "Absent from all {n} recorded meetings: {names}.",
                held,
                names=listed(never),
            )
        )
    if some:
        rest = len(some) - _NAMED
        if rest > 0:
            some = [*some[:_NAMED], trn("{n} other", "{n} others", rest)]
        parts.append(
            tr("Times without a representative, of {n} recorded meetings: {names}.", n=held, names=listed(some))
        )
    return " ".join(parts)


def presence_chapter(data: ReportData) -> tuple[Block, ...]:
    """Per meeting when and where it was, and who was there."""
    head = Heading(tr("Who was there"))
    if not data.gatherings:
        return (head, body(tr("There are no meetings yet.")))
    table = Table(
        header=(tr("Meeting"), tr("Day and place"), tr("People"), tr("Municipalities absent")),
        rows=tuple(_presence(data, gathering) for gathering in data.gatherings),
        weights=(26, 26, 11, 37),
        row_headers=True,
    )
    return (head, body(tr("One person can be at several meetings, so the numbers of people do not add up.")), table)


def _presence(data: ReportData, gathering: Gathering) -> tuple[Runs, ...]:
    day = data.named(data.days, gathering.day)
    place = f"{day.name()}, {day.place()}" if day else tr("no day yet")
    people = number(gathering.present) if gathering.present else tr("not recorded")
    return runs(meeting(gathering)), runs(place), runs(people), runs(_absent_at(data, gathering))


def _absent_at(data: ReportData, gathering: Gathering) -> str:
    if not gathering.municipalities:
        return tr("not recorded")
    away = [member.name for member in data.municipalities if member.id not in gathering.municipalities]
    return listed(away) or tr("none")


# How to read


def notes_chapter(data: ReportData) -> tuple[Block, ...]:
    """What the figures mean and what they do not, and where the report comes from."""
    notes = [
        tr("An atelier polls and decides nothing. Colleges and councils decide later, each at home."),
        tr("A room is no sample of the region: a poll tells what the people in that room answered."),
        tr("Abstaining, not voting and answering in the middle are three things, each with its own number."),
        tr(
            "Agreement is one measure, A (Van der Eijk, 2001). “Words in this document” tells what each word for it "
            "means."
        ),
        tr("Shares of money add up to the whole amount; beside them stands who joins then."),
        tr("Equal data give an equal fingerprint: {fingerprint}.", fingerprint=data.fingerprint()),
    ]
    if data.event.keep_until:
        notes.append(tr("Names and answers are kept until {when}.", when=data.event.keep_until.words()))
    if data.event.fictitious:
        notes.insert(0, tr("Everything in this report is invented: people, figures and proposals."))
    return (Heading(tr("How to read this report")), BulletList(tuple(map(runs, notes))))

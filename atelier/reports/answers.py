"""The chapter with the answers of the rooms: per question the picture, every count, what moved, and the arguments."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from atelier.domain.answers import POINTS
from atelier.domain.ballots import Count
from atelier.domain.duplicates import Spoken
from atelier.domain.duplicates import spoken as merged
from atelier.domain.flow_chart import FlowPicture, in_words
from atelier.domain.people import ROLE_NAMES
from atelier.domain.polls import Poll, PollState
from atelier.domain.record import withheld_words
from atelier.domain.second_round import comparable, moved, round_before
from atelier.domain.tally import Tally
from atelier.domain.themes import SIDE_NAMES, Argument, Side
from atelier.i18n import mark, percentage, tr, trn
from atelier.reports import meaning
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.model import (
    Bars,
    Block,
    Bold,
    BulletList,
    Figure,
    Flows,
    Group,
    Heading,
    Italic,
    Paragraph,
    Runs,
    Table,
    Text,
    plain,
)
from atelier.reports.words import body, note, runs, short, spoken

_TITLE = 160  # characters of a heading
_WIDE, _LONG = 5, 16  # options that fit beside each other in a table, and the characters of each


def chapter(data: ReportData) -> tuple[Block, ...]:
    """All questions by pillar, in the order of asking; then what was only talked about."""
    blocks: list[Block] = [Heading(tr("What the rooms answered"))]
    if data.closed_polls():
        blocks.append(note(tr("A room is no sample: each figure tells what the people in that room answered.")))
    else:
        blocks.append(body(tr("There are no closed polls yet.")))
    for title, questions in _by_pillar(data):
        blocks.append(Heading(title, 2))
        blocks += [block for question in questions for block in question_blocks(data, question)]
    return (*blocks, *_only_discussed(data))


def _by_pillar(data: ReportData) -> Iterator[tuple[str, list[tuple[Poll, ...]]]]:
    questions = [(_pillar(data, asked[0].ballot.subject), asked) for asked in data.questions()]
    known = {pillar.id for pillar in data.pillars}
    groups = [(pillar.name, {pillar.id}) for pillar in data.pillars]
    for title, pillars in groups:
        mine = [asked for pillar, asked in questions if pillar in pillars]
        if mine:
            yield title or tr("Pillar without a name"), mine
    rest = [asked for pillar, asked in questions if pillar not in known]
    if rest:
        yield tr("Other questions") if len(rest) < len(questions) else tr("Questions"), rest


def _pillar(data: ReportData, subject: UUID) -> UUID | None:
    row = data.named(data.dilemmas, subject) or data.named(data.statements, subject)
    return row.pillar if row else None


def question_blocks(data: ReportData, asked: Sequence[Poll]) -> Iterator[Block]:
    """One question with all its rounds."""
    title, question = by_poll.name(data, asked[-1]), asked[-1].ballot.question.strip()
    closed = [poll for poll in asked if poll.tally]
    head: list[Block] = [Heading(short(title, _TITLE), 3)]
    if question and question != title:
        head.append(Paragraph((Italic(question),)))
    sources = tuple(dict.fromkeys(by_poll.source(data, poll) for poll in closed))
    if closed:
        head.append(by_poll.rounds_picture(data, closed, " ".join(sources)))
    yield Group(tuple(head))
    yield from _numbers(asked)
    for poll in asked:
        yield from _record(poll)
        yield from meaning.blocks(poll)
    for poll in closed:
        yield from _movement(data, poll)
    for pair in dict.fromkeys(map(_pair, asked)):
        if _last_asked(data, pair) == asked[0].id:
            yield from _arguments(data, *pair, asked[-1].ballot.sides)


def _pair(poll: Poll) -> tuple[UUID, UUID]:
    return poll.ballot.subject, poll.ballot.gathering


def _last_asked(data: ReportData, pair: tuple[UUID, UUID]) -> UUID:
    """The question that carries the arguments of a subject in a meeting: the last one, so they stand there once."""
    return [asked[0].id for asked in data.questions() if pair in map(_pair, asked)][-1]


def _numbers(asked: Sequence[Poll]) -> Iterator[Block]:
    """Every count that was ever made, the struck and void ones too; other options make another table."""
    tables: dict[tuple[str, ...], list[tuple[Runs, ...]]] = {}
    caption = tr("Answers, with their share of all who answered")
    if asked[0].method.shape is POINTS:
        caption = tr("Answers, with their share of all dots")
    for poll in asked:
        rows = tables.setdefault(poll.ballot.options, [])
        told = [row for row in _counts(poll) if not row[1].withheld]
        rows += [_count_row(label, poll.tally_of(count), holds=holds) for label, count, holds in told]
    for options, rows in tables.items():
        if rows:
            yield _table((tr("Count"), *options, tr("Answered"), tr("Not voted"), tr("Present")), rows, caption)


def _table(header: tuple[str, ...], rows: Sequence[tuple[Runs, ...]], caption: str) -> Table:
    """One row for each count; long or many options get a row each instead, so that their words fit."""
    options = header[1:-3]
    if len(options) <= _WIDE and max(map(len, options)) <= _LONG:
        weights = (17, *(10,) * len(options), 11, 10, 10)
        return Table(header, tuple(rows), weights, caption, row_headers=True)
    names = (tr("Answer"), *(plain(row[0]) for row in rows))
    columns = zip(*(row[1:] for row in rows), strict=True)
    turned = tuple((runs(title), *cells) for title, cells in zip(header[1:], columns, strict=True))
    return Table(names, turned, (30, *(14,) * len(rows)), caption, row_headers=True)


def _counts(poll: Poll) -> Iterator[tuple[str, Count, bool]]:
    struck = len(poll.struck)
    for n, count in enumerate(poll.counts):
        if n < struck:
            yield tr("Round {n}, struck", n=poll.round), count, False
        elif poll.state is PollState.VOID:
            yield tr("Round {n}, void", n=poll.round), count, False
        else:
            label = tr("Round {n}, counted again", n=poll.round) if struck else tr("Round {n}", n=poll.round)
            yield label, count, True


def _count_row(label: str, tally: Tally, *, holds: bool) -> tuple[Runs, ...]:
    cells = [
        f"{count} ({percentage(share)})" if holds else str(count)
        for count, share in zip(tally.counts, tally.shares, strict=True)
    ]
    totals = map(str, (tally.answered, tally.not_voted, tally.present))
    return (runs(label), *map(runs, cells), *map(runs, totals))


def _record(poll: Poll) -> Iterator[Block]:
    """The conclusion of one round and, in words, everything that happened to its count."""
    label = Bold(tr("Round {n}:", n=poll.round))
    for count, recount in poll.struck:
        numbers = tr("figures not told") if count.withheld else by_poll.numbers(poll.tally_of(count))
        sentence = tr("struck: {numbers}. Reason: {reason}", numbers=numbers, reason=recount.reason.strip())
        yield Paragraph((label, Text(f" {sentence}")))
    if poll.tally:
        yield Paragraph((label, Text(f" {by_poll.conclusion(poll.tally)}")))
    elif poll.void:
        sentence = tr("declared void. Reason: {reason}", reason=poll.void.reason.strip())
        yield Paragraph((label, Text(f" {sentence}")))
    else:
        why = withheld_words(poll) or tr("not closed yet; there is no result.")
        yield Paragraph((label, Text(f" {why}")))


def _movement(data: ReportData, poll: Poll) -> Iterator[Block]:
    earlier = round_before(poll)
    if earlier is None or earlier.tally is None or poll.tally is None:
        return
    told = BulletList(tuple(map(runs, by_poll.comparison(earlier, poll))))
    if not comparable(earlier, poll):
        yield told
        return
    yield told
    yield _bars(data, poll, earlier.tally, poll.tally, earlier.round)
    found = moved(poll)
    if found and found.picture:
        yield _flows(data, poll, found.picture)


def _flows(data: ReportData, poll: Poll, picture: FlowPicture) -> Figure:
    both = sum(band.count for band in picture.bands)
    caption = tr("From the answer in the first column to that in the second; the {n} who answered both times.", n=both)
    alt = tr("{question}: {moves}.", question=by_poll.name(data, poll), moves=in_words(picture))
    return Figure(Flows(picture), alt, caption)


def _bars(data: ReportData, poll: Poll, first: Tally, second: Tally, earlier: int) -> Figure:
    legend = tr("round {n}", n=earlier)
    alt = tr(
        "{question}, round {m}: {after} ({base}). The marks of round {n}: {before} ({other}).",
        question=by_poll.name(data, poll),
        m=poll.round,
        after=by_poll.numbers(second),
        base=by_poll.base(second),
        n=earlier,
        before=by_poll.numbers(first),
        other=by_poll.base(first),
    )
    pattern = mark("Bars: round {m}, {base}. Marks: round {n}, {other}. Each as a share of who answered.")
    if poll.method.shape is POINTS:
        pattern = mark("Bars: round {m}, {base}. Marks: round {n}, {other}. Each as a share of all dots.")
    caption = tr(
        pattern,
        m=poll.round,
        base=by_poll.base(second),
        n=earlier,
        other=by_poll.base(first),
    )
    return Figure(Bars(second, first, legend), alt, caption)


def _arguments(data: ReportData, subject: UUID, gathering: UUID, sides: Sequence[str]) -> Iterator[Block]:
    groups = merged(data.arguments_on(subject, gathering))
    for side, title in _argument_sides(sides):
        items = tuple(_said(data, group) for group in groups if group.argument.side is side)
        if items:
            yield Heading(title, 4)
            yield BulletList(items)


def _said(data: ReportData, group: Spoken) -> Runs:
    """An argument once, with how often it was said and every voice that may be shown."""
    times = f"{group.times}×" if group.times > 1 else ""
    voices = ", ".join(dict.fromkeys(voice(data, argument) for argument in group.voiced))
    return spoken(group.argument.text, " · ".join(part for part in (times, voices) if part))


def _argument_sides(sides: Sequence[str]) -> tuple[tuple[Side, str], ...]:
    first, second = sides if len(sides) == 2 else (tr(SIDE_NAMES[Side.A]), tr(SIDE_NAMES[Side.B]))
    return (
        (Side.A, tr("Arguments for “{side}”", side=first)),
        (Side.B, tr("Arguments for “{side}”", side=second)),
        (Side.NEUTRAL, tr("Said for neither side")),
    )


def voice(data: ReportData, argument: Argument) -> str:
    """As what somebody spoke: a role or a municipality, as it was stored, never both."""
    if argument.withdrawn:
        return ""
    if argument.role:
        return tr(ROLE_NAMES[argument.role])
    municipality = data.named(data.municipalities, argument.municipality)
    return municipality.name if municipality else ""


def _only_discussed(data: ReportData) -> Iterator[Block]:
    """Subjects with arguments that were never put to a poll in that meeting."""
    polled = set(map(_pair, data.polls))
    rest = dict.fromkeys((a.subject, a.gathering) for a in data.arguments if a.text.strip())
    pairs = [pair for pair in rest if pair not in polled]
    if pairs:
        yield Heading(tr("Discussed, not polled"), 2)
    for subject, gathering in pairs:
        yield Heading(short(subject_name(data, subject), _TITLE), 3)
        count = len(data.arguments_on(subject, gathering))
        place = by_poll.meeting(data.named(data.gatherings, gathering))
        yield note(trn("{n} argument in {meeting}", "{n} arguments in {meeting}", count, meeting=place))
        yield from _arguments(data, subject, gathering, _subject_sides(data, subject))


def subject_name(data: ReportData, subject: UUID) -> str:
    """The title of a dilemma, else its question, else the text of a statement."""
    dilemma, statement = data.named(data.dilemmas, subject), data.named(data.statements, subject)
    text = (dilemma.title or dilemma.question) if dilemma else statement.text if statement else ""
    return text.strip() or tr("Question")


def _subject_sides(data: ReportData, subject: UUID) -> tuple[str, ...]:
    dilemma = data.named(data.dilemmas, subject)
    if dilemma and dilemma.a_short and dilemma.b_short:
        return (dilemma.a_short, dilemma.b_short)
    return ()

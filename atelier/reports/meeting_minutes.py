"""The minutes of one meeting: planned and real times, who was there, notes, answers, and what experts said."""

from collections.abc import Iterator

from atelier.domain.clock import MINUTE, Slot
from atelier.domain.minutes import Minutes, Paper
from atelier.domain.talk import ExpertQuestion
from atelier.i18n import number, tr, trn
from atelier.reports import answers
from atelier.reports.data import ReportData
from atelier.reports.meetings import paper, span
from atelier.reports.model import (
    Block,
    Bold,
    BulletList,
    Heading,
    Italic,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Runs,
    Table,
    Text,
)
from atelier.reports.words import body, listed, runs


def build(data: ReportData, kept: Minutes) -> Report:
    """The minutes of one meeting; `data` holds the polls and arguments of that meeting only."""
    front = (_figures(data, kept), *_presence(data, kept), *_course(kept), *_notes(kept))
    return paper(data, kept, Paper.MINUTES, (*front, *answers.chapter(data), *_experts(data, kept)))


def _figures(data: ReportData, kept: Minutes) -> KeyFigures:
    slots = kept.schedule.slots
    planned = span(slots[0].planned, slots[-1].planned_end) if slots else tr("not recorded")
    real = span(kept.began, kept.ended) if kept.began else tr("not recorded")
    present, here = kept.gathering.present, len(_members(data, kept))
    some = tr("{n} of {total}", n=here, total=len(data.municipalities))
    return KeyFigures(
        (
            KeyFigure(real, tr("planned {span}", span=planned)),
            KeyFigure(number(present) if present else tr("not recorded"), tr("people present")),
            KeyFigure(some if here else tr("not recorded"), tr("municipalities present")),
        )
    )


def _presence(data: ReportData, kept: Minutes) -> Iterator[Block]:
    if names := _members(data, kept):
        yield body(tr("Present: {names}.", names=listed(names)))


def _members(data: ReportData, kept: Minutes) -> list[str]:
    return [member.name for member in data.municipalities if member.id in kept.municipalities]


def _course(kept: Minutes) -> Iterator[Block]:
    yield Heading(tr("What happened when"))
    if not kept.schedule.slots:
        yield body(tr("This meeting had no run sheet."))
        return
    if not any(slot.stays for slot in kept.schedule.slots):
        yield body(tr("The real times were not recorded; this was the plan."))
        yield _plan(kept)
        return
    yield Table(
        header=(tr("Item"), tr("Planned"), tr("Really"), tr("Minutes")),
        rows=tuple(map(_row, kept.schedule.slots)),
        weights=(42, 16, 16, 26),
        row_headers=True,
    )


def _plan(kept: Minutes) -> Table:
    return Table(
        header=(tr("Item"), tr("Planned"), tr("Minutes")),
        rows=tuple(
            (
                runs(slot.item.title.strip() or tr("(no title)")),
                runs(span(slot.planned, slot.planned_end)),
                runs(number(slot.item.minutes)),
            )
            for slot in kept.schedule.slots
        ),
        weights=(60, 20, 20),
        row_headers=True,
    )


def _row(slot: Slot) -> tuple[Runs, ...]:
    title = slot.item.title.strip() or tr("(no title)")
    planned = span(slot.planned, slot.planned_end)
    if not slot.stays:
        return runs(title), runs(planned), runs(tr("not reached")), runs(tr("{n} planned", n=slot.item.minutes))
    spent = tr("{n} planned, {spent} spent", n=slot.item.minutes, spent=round(slot.spent / MINUTE))
    paused = round(slot.paused / MINUTE)
    if paused:
        spent += "\n" + trn("{n} minute of pause", "{n} minutes of pause", paused)
    return runs(title), runs(planned), runs(span(slot.stays[0].began, slot.ended)), runs(spent)


def _notes(kept: Minutes) -> Iterator[Block]:
    if not kept.notes:
        return
    yield Heading(tr("Notes"))
    groups = [
        (slot.item.title.strip() or tr("(no title)"), kept.notes_on(slot.item.id)) for slot in kept.schedule.slots
    ]
    for title, notes in [*groups, (tr("The whole meeting"), kept.other_notes)]:
        if notes:
            yield Heading(title, 2)
            yield BulletList(tuple(runs(note.text.strip()) for note in notes))


def _experts(data: ReportData, kept: Minutes) -> Iterator[Block]:
    if not kept.questions:
        return
    yield Heading(tr("Questions for an expert"))
    for subject in dict.fromkeys(question.subject for question in kept.questions):
        yield Heading(answers.subject_name(data, subject), 2)
        for question in kept.questions:
            if question.subject == subject:
                yield Paragraph((Bold(question.text.strip()), *_answer(question)))


def _answer(question: ExpertQuestion) -> Runs:
    if question.open:
        return (Text(" " + tr("Not answered yet.")),)
    by = question.answered_by.strip()
    return (Text(f" {question.answer.strip()}"), *((Italic(f" – {by}"),) if by else ()))

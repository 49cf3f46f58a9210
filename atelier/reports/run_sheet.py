"""The run sheet on paper: what happens when, what to ask and what to say, with room to write."""

from collections.abc import Iterator

from atelier.domain.clock import Slot
from atelier.domain.minutes import Minutes, Paper
from atelier.domain.week import ITEM_NAMES
from atelier.i18n import tr, trn
from atelier.reports.data import ReportData
from atelier.reports.meetings import paper, span
from atelier.reports.model import Block, Bold, Italic, KeyFigure, KeyFigures, Report, Runs, Table, Text
from atelier.reports.words import body, runs

_ROOM = "\n\N{NO-BREAK SPACE}" * 3  # lines that stay empty, to write on


def build(data: ReportData, kept: Minutes) -> Report:
    """The run sheet of one meeting, as planned."""
    return paper(data, kept, Paper.RUN_SHEET, tuple(_blocks(data, kept)))


def _blocks(data: ReportData, kept: Minutes) -> Iterator[Block]:
    slots = kept.schedule.slots
    if not slots:
        yield body(tr("This meeting has no run sheet yet. Make it in Week."))
        return
    total = sum(slot.item.minutes for slot in slots)
    yield KeyFigures(
        (
            KeyFigure(span(slots[0].planned, slots[-1].planned_end), tr("planned")),
            KeyFigure(trn("{n} part", "{n} parts", len(slots)), trn("{n} minute", "{n} minutes", total)),
        )
    )
    yield Table(
        header=(tr("Time"), tr("What we do and say"), tr("Notes")),
        rows=tuple(_row(data, slot) for slot in slots),
        weights=(17, 53, 30),
        row_headers=True,
    )


def _row(data: ReportData, slot: Slot) -> tuple[Runs, ...]:
    item = slot.item
    minutes = trn("{n} min", "{n} min", item.minutes)
    when = f"{slot.planned:%H:%M}–{slot.planned_end:%H:%M}\n{minutes} · {tr(ITEM_NAMES[item.kind])}"
    what: list[Text] = [Bold(item.title.strip() or tr("(no title)"))]
    dilemma = data.named(data.dilemmas, item.dilemma)
    if dilemma and dilemma.question.strip():
        what.append(Text(f"\n{dilemma.question.strip()}"))
        poles = [(letter, name) for letter, name in (("A", dilemma.a_name), ("B", dilemma.b_name)) if name.strip()]
        what += [Text(f"\n{letter} · {name.strip()}") for letter, name in poles]
    if item.line.strip():
        what.append(Italic(f"\n“{item.line.strip()}”"))
    return runs(when), tuple(what), runs(_ROOM)

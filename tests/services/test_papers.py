"""The run sheet and the minutes of a meeting: what stands in them, and that hostile text and withdrawn names do not."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from atelier.domain.ballots import Export
from atelier.domain.minutes import Paper
from atelier.domain.people import Municipality, Role
from atelier.domain.proposals import Audience
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Dilemma, Side
from atelier.domain.week import Day, Event, Gathering, RunSheetItem
from atelier.reports.model import Report, texts
from atelier.reports.pdf import write_pdf
from atelier.services.catalogue import Library
from atelier.services.workspace import Workspace
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop

HOSTILE = ["a" * 10_000, "wat " * 2_500, "🙂🏽‍♀️ 👨‍👩‍👧‍👦", "שלום עולם מועצה", "<b>&amp;"]
DAY = Day.new(date=date(2019, 11, 12), venue="Mozaïek", town="Wijchen")
SUBJECT = Dilemma.new(title="Opdracht", question="Wie geeft de opdracht?", a_name="De raden", b_name="De colleges")
MEMBER = Municipality.new(name="Arnhem")
MEETING = Gathering.new(day=DAY.id, title="Mandaat", present=29, municipalities=(MEMBER.id,))
WELCOME = RunSheetItem.new(gathering=MEETING.id, title="Welkom", minutes=10, line="Fijn dat u er bent.")
TALK = RunSheetItem.new(gathering=MEETING.id, title="Gesprek", minutes=25, dilemma=SUBJECT.id)


@pytest.fixture
def event(file: EventFile, library: Library, tmp_path: Path) -> Workspace:
    file.commit("add", Event.new(title="Week"), DAY, SUBJECT, MEMBER, MEETING)
    workspace = Workspace(file, library, tmp_path)
    workspace.editing.add(WELCOME, TALK)
    return workspace


def words(report: Report) -> str:
    return "\n".join(texts(report))


def pages(report: Report) -> int:
    return write_pdf(report, io.BytesIO()).pages


def hold(event: Workspace, laptop: Laptop) -> None:
    """The meeting runs on its own day, with a pause, a note, arguments and a question."""
    laptop.clock.at = laptop.clock.at.replace(year=2019, month=11, day=12, hour=9, minute=32)
    event.sessions.go_to(MEETING, WELCOME)
    laptop.clock.at += timedelta(minutes=12)
    event.sessions.go_to(MEETING, TALK)
    event.talk.add(Note.new(gathering=MEETING.id, item=TALK.id, text="Duiven komt later."))
    place = {"gathering": MEETING.id, "subject": SUBJECT.id}
    one = Argument.new(text="De raad gaat over geld.", side=Side.A, role=Role.COUNCILLOR, **place)
    two = Argument.new(text="Budgetrecht", side=Side.A, municipality=MEMBER.id, **place)
    for row in (one, two):
        event.talk.add(row)
    event.talk.merge(two, one)
    question = ExpertQuestion.new(text="Mag dat?", **place)
    event.talk.add(question)
    event.talk.answer(question, "Ja.", "Jurist")
    poll = event.polling.opening.open(MEETING, SUBJECT, "spectrum5").poll
    poll = event.polling.voting.enter(poll, (5, 8, 4, 8, 3)).poll
    event.polling.closing.close(poll, 29)
    laptop.clock.at += timedelta(minutes=10)
    event.sessions.pause(MEETING)
    laptop.clock.at += timedelta(minutes=5)
    event.sessions.pause(MEETING)
    laptop.clock.at += timedelta(minutes=10)
    event.sessions.go_to(MEETING, None)


def test_the_run_sheet_has_times_questions_and_lines_to_say(event: Workspace) -> None:
    report = event.papers.build(Paper.RUN_SHEET, MEETING)
    said = words(report)
    assert report.title == "Run sheet: Mandaat"
    for text in (
        "09:30–09:40",
        "09:40–10:05",
        "35 minutes",
        "Wie geeft de opdracht?",
        "A · De raden",
        "“Fijn dat u er bent.”",
    ):
        assert text in said
    drawn = write_pdf(report, io.BytesIO())
    assert (drawn.pages, drawn.warnings) == (1, ())
    bare = Gathering.new(title="Leeg")
    assert "no run sheet yet" in words(event.papers.build(Paper.RUN_SHEET, bare))


def test_the_minutes_have_planned_and_real_times_and_what_was_said(event: Workspace, laptop: Laptop) -> None:
    hold(event, laptop)
    report = event.papers.build(Paper.MINUTES, MEETING)
    said = words(report)
    for text in (
        "09:32–10:09",
        "planned 09:30–10:05",
        "10 planned, 12 spent",
        "25 planned, 20 spent",
        "5 minutes of pause",
        "Present: Arnhem.",
    ):
        assert text in said
    for text in ("Duiven komt later.", "De raad gaat over geld. – 2× · Councillor, Arnhem", "Mag dat? Ja. – Jurist"):
        assert text in said
    assert write_pdf(report, io.BytesIO()).warnings == ()


def test_a_meeting_without_a_clock_has_its_plan_and_flows_on(event: Workspace) -> None:
    """No item is called missed when nobody ran the clock, and what follows needs no page of its own."""
    poll = event.polling.opening.open(MEETING, SUBJECT, "spectrum5").poll
    event.polling.closing.close(event.polling.voting.enter(poll, (5, 8, 4, 8, 3)).poll, 29)
    report = event.papers.build(Paper.MINUTES, MEETING)
    assert "The real times were not recorded; this was the plan." in words(report)
    assert "not reached" not in words(report)
    assert pages(report) == 1


def test_a_withdrawn_name_is_in_no_paper_and_no_report(event: Workspace, laptop: Laptop) -> None:
    hold(event, laptop)
    (group,) = event.talk.arguments(MEETING, SUBJECT.id)
    event.talk.withdraw(*group.all)
    for report in (event.papers.build(Paper.MINUTES, MEETING), event.reporting.build(Audience.STEERING)):
        said = words(report)
        assert "De raad gaat over geld. – 2×" in said
        assert "Councillor" not in said
        assert "2× · Arnhem" not in said


def test_equal_meetings_give_equal_fingerprints_whenever_they_are_printed(event: Workspace, laptop: Laptop) -> None:
    hold(event, laptop)
    first = event.papers.build(Paper.MINUTES, MEETING)
    laptop.clock.at += timedelta(days=9)
    assert event.papers.build(Paper.MINUTES, MEETING).fingerprint == first.fingerprint
    event.talk.add(Note.new(gathering=MEETING.id, text="Nog iets"))
    assert event.papers.build(Paper.MINUTES, MEETING).fingerprint != first.fingerprint


def test_a_meeting_that_nobody_ended_lasts_no_longer_than_its_last_step(event: Workspace, laptop: Laptop) -> None:
    hold(event, laptop)
    laptop.clock.at += timedelta(minutes=3)
    event.sessions.go_to(MEETING, TALK)
    laptop.clock.at += timedelta(days=9)
    kept = event.papers.minutes(MEETING)
    assert kept.ended is None
    assert sum((slot.spent for slot in kept.schedule.slots), timedelta()) < timedelta(hours=1)


@pytest.mark.parametrize("text", HOSTILE, ids=["word", "long", "emoji", "right-to-left", "markup"])
def test_any_text_can_be_printed(event: Workspace, laptop: Laptop, text: str) -> None:
    event.editing.change(event.file.get(RunSheetItem, WELCOME.id), title=text[:200], line=text)
    hold(event, laptop)
    event.talk.add(Note.new(gathering=MEETING.id, item=WELCOME.id, text=text))
    event.talk.add(Argument.new(gathering=MEETING.id, subject=SUBJECT.id, side=Side.B, text=text))
    question = ExpertQuestion.new(gathering=MEETING.id, subject=SUBJECT.id, text=text)
    event.talk.add(question)
    event.talk.answer(question, text, text[:80])
    for paper in Paper:
        assert pages(event.papers.build(paper, MEETING)) >= 1


def test_a_saved_paper_stands_in_the_list_of_exports(event: Workspace, tmp_path: Path) -> None:
    assert event.papers.suggest_name(Paper.RUN_SHEET, MEETING, tmp_path) == "2019-11-12_draaiboek_concept-1.pdf"
    target = tmp_path / "2019-11-12_draaiboek_concept-1.pdf"
    report = event.papers.build(Paper.RUN_SHEET, MEETING)
    event.papers.save(Paper.RUN_SHEET, report, b"%PDF", target)
    assert target.read_bytes() == b"%PDF"
    (export,) = event.file.all(Export)
    assert (export.audience, export.name) == ("draaiboek", target.name)
    assert event.papers.suggest_name(Paper.RUN_SHEET, MEETING, tmp_path) == "2019-11-12_draaiboek_concept-2.pdf"

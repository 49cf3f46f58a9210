from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from atelier.domain.clock import schedule
from atelier.domain.minutes import minutes
from atelier.domain.people import Role
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument
from atelier.domain.week import Day, Gathering, RunSheetItem, Step

ZONE = timezone(timedelta(hours=1))
DAY = Day.new(date=date(2019, 11, 12))
MEETING = Gathering.new(day=DAY.id, starts=570, present=29)
OTHER = Gathering.new()
ITEMS = [RunSheetItem.new(gathering=MEETING.id, title=title, minutes=20) for title in ("Welkom", "Gesprek")]
SUBJECT = ITEMS[0].id


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2019-11-12T{clock}").replace(tzinfo=ZONE)


def test_the_minutes_hold_what_belongs_to_the_meeting_and_nothing_else() -> None:
    steps = [
        Step.new(gathering=MEETING.id, item=ITEMS[0].id, at=at("09:33")),
        Step.new(gathering=MEETING.id, item=None, at=at("09:50")),
    ]
    one = Argument.new(gathering=MEETING.id, subject=SUBJECT, text="een", role=Role.CLERK)
    two = Argument.new(gathering=MEETING.id, subject=SUBJECT, text="twee", merged_into=one.id)
    elsewhere = replace(one, id=OTHER.id, gathering=OTHER.id)
    question = ExpertQuestion.new(gathering=MEETING.id, subject=SUBJECT, text="Mag dat?")
    notes = [
        Note.new(gathering=MEETING.id, item=ITEMS[0].id, text="bij het welkom"),
        Note.new(gathering=MEETING.id, text="over alles"),
        Note.new(gathering=MEETING.id, item=OTHER.id, text="bij iets dat weg is"),
        Note.new(gathering=OTHER.id, text="elders"),
    ]
    plan = schedule(MEETING, DAY.date, ITEMS, steps, at("12:00"))
    kept = minutes(MEETING, DAY, plan, (), [one, two, elsewhere], [question], notes)
    assert (kept.began, kept.ended) == (at("09:33"), at("09:50"))
    assert [(group.argument.text, group.times) for group in kept.arguments] == [("een", 2)]
    assert kept.questions == (question,)
    assert [note.text for note in kept.notes_on(ITEMS[0].id)] == ["bij het welkom"]
    assert [note.text for note in kept.other_notes] == ["over alles", "bij iets dat weg is"]


def test_a_meeting_that_was_never_held_has_no_times() -> None:
    kept = minutes(MEETING, None, schedule(MEETING, None, ITEMS, [], at("09:00")), (), [], [], [])
    assert (kept.began, kept.ended, kept.notes) == (None, None, ())

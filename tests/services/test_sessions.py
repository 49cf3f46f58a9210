from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from atelier.domain.attendance import Attendance
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality, Person
from atelier.domain.shortening import Shortening
from atelier.domain.week import Day, Gathering, RunSheetItem, Step
from atelier.services.sessions import Sessions
from atelier.storage.event_file import EventFile
from tests.storage.support import ZONE, Laptop

DAY = Day.new(date=date(2019, 11, 12))
MEETING = Gathering.new(day=DAY.id, title="Mandaat", starts=13 * 60, present=29)
ITEMS = [
    RunSheetItem.new(gathering=MEETING.id, title=title, minutes=minutes, position=place)
    for title, minutes, place in (("Welkom", 10, "a"), ("Gesprek", 25, "b"), ("Afsluiting", 10, "c"))
]


@pytest.fixture
def sessions(file: EventFile) -> Sessions:
    file.commit("add", DAY, MEETING, *ITEMS)
    return Sessions(file)


def set_clock(laptop: Laptop, clock: str) -> None:
    """The next look at the clock gives this time."""
    laptop.clock.at = datetime.fromisoformat(f"2019-11-12T{clock}").replace(tzinfo=ZONE) - timedelta(seconds=1)


def go(sessions: Sessions, laptop: Laptop, item: RunSheetItem | None, clock: str) -> None:
    set_clock(laptop, clock)
    sessions.go_to(MEETING, item)


def test_the_run_sheet_in_its_own_order_before_the_start(sessions: Sessions, laptop: Laptop) -> None:
    set_clock(laptop, "12:40:00")
    plan = sessions.schedule(MEETING)
    assert [slot.item for slot in plan.slots] == ITEMS
    assert [f"{slot.planned:%H:%M}" for slot in plan.slots] == ["13:00", "13:10", "13:35"]
    assert plan.current is None


def test_the_clock_of_a_meeting(sessions: Sessions, laptop: Laptop) -> None:
    go(sessions, laptop, ITEMS[0], "13:03:00")
    go(sessions, laptop, ITEMS[1], "13:12:00")
    set_clock(laptop, "13:20:00")
    plan = sessions.schedule(MEETING)
    assert plan.current is not None
    assert plan.current.item == ITEMS[1]
    assert plan.behind == timedelta(minutes=2)
    assert plan.remaining == timedelta(minutes=17)
    assert plan.expected_end is not None
    assert f"{plan.expected_end:%H:%M}" == "13:47"
    go(sessions, laptop, None, "13:46:00")
    ended = sessions.schedule(MEETING)
    assert ended.current is None
    assert ended.ended is not None
    assert f"{ended.ended:%H:%M}" == "13:46"


def test_a_meeting_whose_day_is_unknown_still_has_a_clock(sessions: Sessions, laptop: Laptop) -> None:
    set_clock(laptop, "12:40:00")
    plan = sessions.schedule(replace(MEETING, day=None))
    assert f"{plan.slots[0].planned:%d-%m %H:%M}" == "12-11 13:00"


def test_where_a_meeting_went_is_a_fact(file: EventFile, sessions: Sessions, laptop: Laptop) -> None:
    go(sessions, laptop, ITEMS[0], "13:03:00")
    assert file.undoable() == "add"
    (step,) = file.all(Step)
    assert (step.gathering, step.item) == (MEETING.id, ITEMS[0].id)


def test_presence(file: EventFile, sessions: Sessions) -> None:
    changes = sessions.set_present(MEETING, 31)
    assert changes.values == {MEETING.id: replace(MEETING, present=31)}
    assert file.undoable() == "presence"
    sessions.set_present(MEETING, 0)
    file.undo()
    assert file.get(Gathering, MEETING.id) == replace(MEETING, present=31)


def test_presence_keeps_what_was_changed_since(file: EventFile, sessions: Sessions) -> None:
    file.commit("title", replace(MEETING, title="Zeggenschap"))
    sessions.set_present(MEETING, 30)
    assert file.get(Gathering, MEETING.id) == replace(MEETING, title="Zeggenschap", present=30)


def test_fewer_than_nobody_cannot_be_present(file: EventFile, sessions: Sessions) -> None:
    with pytest.raises(AtelierError, match="Fewer than nobody"):
        sessions.set_present(MEETING, -1)
    assert file.get(Gathering, MEETING.id) == MEETING


def test_the_time_is_that_of_the_laptop(sessions: Sessions, laptop: Laptop) -> None:
    set_clock(laptop, "13:00:00")
    assert sessions.now().isoformat() == "2019-11-12T13:00:00+01:00"


def test_a_pause_is_noted_and_ended(sessions: Sessions, laptop: Laptop) -> None:
    with pytest.raises(AtelierError, match="nothing to pause"):
        sessions.pause(MEETING)
    go(sessions, laptop, ITEMS[1], "13:10:00")
    set_clock(laptop, "13:15:00")
    sessions.pause(MEETING)
    set_clock(laptop, "13:25:00")
    plan = sessions.schedule(MEETING)
    assert plan.pausing
    assert round(plan.remaining / timedelta(minutes=1)) == 20
    sessions.pause(MEETING)
    assert not sessions.schedule(MEETING).pausing


def late(sessions: Sessions, laptop: Laptop, clock: str) -> Shortening | None:
    set_clock(laptop, clock)
    return sessions.proposal(MEETING, sessions.schedule(MEETING))


def test_a_proposal_to_catch_up_is_accepted_and_taken_back(sessions: Sessions, laptop: Laptop, file: EventFile) -> None:
    go(sessions, laptop, ITEMS[0], "13:02:00")
    assert late(sessions, laptop, "13:05:00") is None
    proposal = late(sessions, laptop, "13:18:00")
    assert proposal is not None
    assert [(cut.item.title, cut.minutes) for cut in proposal.cuts] == [("Gesprek", 19), ("Afsluiting", 8)]
    sessions.accept(proposal)
    assert [item.minutes for item in file.all(RunSheetItem)] == [10, 25, 10]
    assert [item.length for item in file.all(RunSheetItem)] == [10, 19, 8]
    assert late(sessions, laptop, "13:18:00") is None
    assert sessions.schedule(MEETING).late == timedelta(seconds=1)
    file.undo()
    assert [item.length for item in file.all(RunSheetItem)] == [10, 25, 10]


def test_a_refused_proposal_comes_back_when_it_got_worse(sessions: Sessions, laptop: Laptop) -> None:
    go(sessions, laptop, ITEMS[0], "13:00:00")
    proposal = late(sessions, laptop, "13:14:00")
    assert proposal is not None
    sessions.refuse(MEETING, proposal)
    assert late(sessions, laptop, "13:16:00") is None
    again = late(sessions, laptop, "13:17:00")
    assert again is not None
    assert again.late == 7


def test_more_time_is_for_the_clock_and_gone_at_the_next_run(
    sessions: Sessions, laptop: Laptop, file: EventFile
) -> None:
    laptop.clock.at = datetime.fromisoformat("2019-11-11T20:00:00").replace(tzinfo=ZONE)
    sessions.go_to(MEETING, ITEMS[0])
    sessions.extend(ITEMS[0])
    sessions.extend(ITEMS[0])
    assert file.all(RunSheetItem)[0].extra == 2
    sessions.go_to(MEETING, ITEMS[1])
    assert file.all(RunSheetItem)[0].extra == 2
    go(sessions, laptop, ITEMS[0], "13:00:00")
    assert file.all(RunSheetItem)[0].extra == 0
    sessions.extend(ITEMS[0])
    sessions.follow_plan(MEETING)
    assert file.all(RunSheetItem)[0].extra == 0


# By name

ARNHEM = Municipality.new(name="Arnhem", position="a")
DUIVEN = Municipality.new(name="Duiven", position="b")
ANNA = Person.new(name="Anna", municipality=ARNHEM.id)
BO = Person.new(name="Bo", municipality=DUIVEN.id)
GUEST = Person.new(name="Gast", listens=True)


@pytest.fixture
def listed(file: EventFile, sessions: Sessions) -> Sessions:
    file.commit("add", ARNHEM, DUIVEN, ANNA, BO, GUEST)
    sessions.set_present(MEETING, 0)
    return sessions


def present(sessions: Sessions) -> int:
    return sessions.attendance(MEETING).present


def test_a_person_who_comes_and_leaves_takes_the_number_along(listed: Sessions, laptop: Laptop) -> None:
    set_clock(laptop, "13:04:00")
    changes = listed.check_in(MEETING, ANNA)
    assert changes.touches(Attendance)
    assert changes.touches(Gathering)
    listed.check_in(MEETING, BO)
    room = listed.attendance(MEETING)
    assert (room.people, room.present, room.municipalities) == ((ANNA, BO), 2, (ARNHEM.id, DUIVEN.id))
    listed.check_out(MEETING, ANNA)
    room = listed.attendance(MEETING)
    assert (room.people, room.present, room.municipalities) == ((BO,), 1, (DUIVEN.id,))
    (stay,) = room.stays_of(ANNA.id)
    assert f"{stay.came:%H:%M}" == "13:04"
    assert stay.left is not None


def test_people_who_are_not_on_the_list_stay_counted(listed: Sessions) -> None:
    listed.set_present(MEETING, 7)
    listed.check_in(MEETING, ANNA)
    assert (present(listed), listed.attendance(MEETING).others) == (8, 7)
    listed.check_out(MEETING, ANNA)
    assert present(listed) == 7


def test_who_only_listens_is_in_the_room_and_no_part_of_the_base(listed: Sessions) -> None:
    listed.check_in(MEETING, GUEST)
    room = listed.attendance(MEETING)
    assert (room.people, room.present, room.listening) == ((GUEST,), 0, 1)


def test_a_number_below_those_checked_in_is_put_right_by_the_next_one(listed: Sessions) -> None:
    listed.check_in(MEETING, ANNA)
    listed.set_present(MEETING, 0)
    listed.check_in(MEETING, BO)
    assert present(listed) == 2
    listed.set_present(MEETING, 0)
    listed.check_out(MEETING, BO)
    assert present(listed) == 1


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [("check_in", "check_in", "in the room already"), (None, "check_out", "not in the room")],
)
def test_what_is_so_already_is_refused_and_changes_nothing(
    listed: Sessions, first: str | None, second: str, words: str
) -> None:
    if first:
        getattr(listed, first)(MEETING, ANNA)
    before = listed.attendance(MEETING)
    with pytest.raises(AtelierError, match=words):
        getattr(listed, second)(MEETING, ANNA)
    assert listed.attendance(MEETING) == before


def test_somebody_who_was_removed_is_not_checked_in(file: EventFile, listed: Sessions) -> None:
    listed.check_in(MEETING, BO)
    file.commit("remove", remove=[ANNA, BO])
    with pytest.raises(AtelierError, match="removed from the list"):
        listed.check_in(MEETING, ANNA)
    room = listed.attendance(MEETING)
    assert (room.people, room.present, room.others) == ((), 1, 1)


def test_a_clock_that_was_set_back_does_not_turn_coming_and_leaving_round(listed: Sessions, laptop: Laptop) -> None:
    set_clock(laptop, "13:30:00")
    listed.check_in(MEETING, ANNA)
    set_clock(laptop, "12:30:00")
    listed.check_out(MEETING, ANNA)
    assert listed.attendance(MEETING).people == ()


def test_presence_is_a_fact_that_outlives_undo_and_reopening(file: EventFile, listed: Sessions, laptop: Laptop) -> None:
    file.commit("title", replace(MEETING, title="Zeggenschap", present=0))
    listed.check_in(MEETING, ANNA)
    file.undo()
    reopened = laptop.reopen(file)
    room = Sessions(reopened).attendance(MEETING)
    assert (room.people, room.present) == ((ANNA,), 1)
    reopened.close()

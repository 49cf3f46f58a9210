from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.clock import Alert, Schedule, schedule
from atelier.domain.week import Gathering, RunSheetItem, Step, StepKind

ZONE = timezone(timedelta(hours=1))
DAY = date(2019, 11, 12)
MEETING = Gathering.new(title="Mandaat en zeggenschap", starts=9 * 60 + 30)
WELCOME, TALK, CLOSING = ITEMS = tuple(
    RunSheetItem.new(gathering=MEETING.id, title=title, minutes=minutes)
    for title, minutes in (("Welkom", 10), ("Gesprek", 15), ("Afsluiting", 10))
)


def at(clock: str, day: date = DAY) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=ZONE)


def step(item: RunSheetItem | None, clock: str, day: date = DAY) -> Step:
    return Step.new(gathering=MEETING.id, item=item.id if item else None, at=at(clock, day))


def run(*steps: Step, now: str, day: date | None = DAY, today: date = DAY) -> Schedule:
    return schedule(MEETING, day, ITEMS, steps, at(now, today))


def minutes(span: timedelta) -> float:
    return span.total_seconds() / 60


def test_the_plan_before_the_start() -> None:
    plan = run(now="09:00")
    assert [slot.planned for slot in plan.slots] == [at("09:30"), at("09:40"), at("09:55")]
    assert [slot.started for slot in plan.slots] == [None, None, None]
    assert plan.current is None
    assert plan.ended is None
    assert plan.planned_end == plan.expected_end == at("10:05")
    assert (minutes(plan.behind), minutes(plan.remaining)) == (0, 0)


def test_on_time() -> None:
    plan = run(step(WELCOME, "09:30"), now="09:34")
    assert plan.current is not None
    assert plan.current.item == WELCOME
    assert plan.current.started == at("09:30")
    assert (minutes(plan.behind), minutes(plan.remaining)) == (0, 6)
    assert plan.expected_end == at("10:05")


def test_a_late_start_is_behind_from_the_first_minute() -> None:
    plan = run(step(WELCOME, "09:33"), now="09:34")
    assert (minutes(plan.behind), minutes(plan.remaining)) == (3, 9)
    assert plan.expected_end == at("10:08")
    assert plan.slots[0].planned == at("09:30")


def test_an_item_that_runs_over_falls_behind_minute_by_minute() -> None:
    assert minutes(run(step(WELCOME, "09:30"), now="09:40").behind) == 0
    plan = run(step(WELCOME, "09:30"), now="09:47")
    assert (minutes(plan.behind), minutes(plan.remaining)) == (7, -7)
    assert plan.expected_end == at("10:12")


def test_ahead_of_plan() -> None:
    plan = run(step(WELCOME, "09:30"), step(TALK, "09:36"), now="09:40")
    assert plan.current is not None
    assert plan.current.item == TALK
    assert (minutes(plan.behind), minutes(plan.remaining)) == (-4, 11)
    assert plan.expected_end == at("10:01")
    assert [slot.started for slot in plan.slots] == [at("09:30"), at("09:36"), None]


def test_going_back_to_an_item_counts_from_the_return() -> None:
    plan = run(step(WELCOME, "09:30"), step(TALK, "09:40"), step(WELCOME, "09:50"), now="09:52")
    assert plan.current is not None
    assert plan.current.item == WELCOME
    assert minutes(plan.behind) == 20


def test_an_ended_meeting() -> None:
    plan = run(step(WELCOME, "09:30"), step(TALK, "09:40"), step(None, "09:58"), now="11:00")
    assert plan.current is None
    assert plan.ended == at("09:58")
    assert (minutes(plan.behind), minutes(plan.remaining)) == (0, 0)


def test_a_meeting_that_goes_on_after_its_end_is_not_ended() -> None:
    plan = run(step(WELCOME, "09:30"), step(None, "09:35"), step(TALK, "09:40"), now="09:41")
    assert plan.ended is None
    assert plan.current is not None
    assert plan.current.item == TALK
    assert plan.slots[0].started == at("09:30")


def test_a_rehearsal_on_another_date_counts_from_its_own_start() -> None:
    monday = date(2019, 11, 11)
    plan = run(step(WELCOME, "20:00", monday), step(TALK, "20:12", monday), now="20:15", today=monday)
    assert [slot.planned for slot in plan.slots] == [at(t, monday) for t in ("20:00", "20:10", "20:25")]
    assert minutes(plan.behind) == 2
    assert plan.expected_end == at("20:37", monday)


def test_a_rehearsal_says_nothing_about_the_meeting_itself() -> None:
    monday = date(2019, 11, 11)
    rehearsal = [step(WELCOME, "20:00", monday), step(TALK, "20:12", monday), step(None, "20:30", monday)]
    before = run(*rehearsal, now="09:00")
    assert (before.current, before.ended) == (None, None)
    assert before.planned_end == at("10:05")
    assert [slot.started for slot in before.slots] == [None, None, None]
    plan = run(*rehearsal, step(WELCOME, "09:33"), now="09:34")
    assert plan.slots[0].planned == at("09:30")
    assert plan.slots[1].started is None
    assert minutes(plan.behind) == 3


def test_the_second_of_two_rehearsals_counts_from_its_own_start() -> None:
    sunday, monday = date(2019, 11, 10), date(2019, 11, 11)
    plan = run(step(TALK, "20:00", sunday), step(WELCOME, "19:00", monday), now="19:05", today=monday)
    assert plan.slots[0].planned == at("19:00", monday)
    assert minutes(plan.behind) == 0
    assert plan.slots[1].started is None


def test_a_meeting_without_a_day_is_planned_on_the_day_it_is_held() -> None:
    plan = run(step(WELCOME, "09:35"), now="09:36", day=None)
    assert plan.slots[0].planned == at("09:30")
    assert minutes(plan.behind) == 5
    assert run(now="08:00", day=None).slots[0].planned == at("09:30")


def test_steps_noted_in_another_zone_are_shown_in_local_time() -> None:
    noted = Step.new(gathering=MEETING.id, item=WELCOME.id, at=datetime(2019, 11, 12, 8, 31, tzinfo=UTC))
    plan = run(noted, now="09:32")
    assert plan.slots[0].started == at("09:31")
    assert str(plan.slots[0].started) == "2019-11-12 09:31:00+01:00"
    assert minutes(plan.behind) == 1


def test_an_empty_run_sheet_has_no_end() -> None:
    plan = schedule(MEETING, DAY, (), (), at("09:30"))
    assert (plan.slots, plan.planned_end, plan.expected_end, plan.current) == ((), None, None, None)


@given(st.lists(st.integers(1, 120), min_size=1, max_size=8), st.integers(-60, 60), st.integers(0, 200))
def test_the_expected_end_is_never_earlier_than_what_is_still_to_come(lengths: list[int], late: int, gone: int) -> None:
    items = [RunSheetItem.new(gathering=MEETING.id, minutes=length) for length in lengths]
    start = at("09:30") + timedelta(minutes=late)
    first = Step.new(gathering=MEETING.id, item=items[0].id, at=start)
    now = start + timedelta(minutes=gone)
    plan = schedule(MEETING, DAY, items, [first], now)
    assert plan.expected_end is not None
    still = timedelta(minutes=sum(lengths[1:]))
    assert plan.expected_end == max(now, start + timedelta(minutes=lengths[0])) + still
    assert plan.remaining == timedelta(minutes=lengths[0] - gone)


def pause(clock: str, kind: StepKind = StepKind.PAUSE, item: RunSheetItem = TALK) -> Step:
    return Step.new(gathering=MEETING.id, item=item.id, at=at(clock), kind=kind)


def test_a_pause_stops_the_item_and_not_the_clock_on_the_wall() -> None:
    begun = (step(WELCOME, "09:30"), step(TALK, "09:40"), pause("09:45"))
    plan = run(*begun, now="09:52")
    assert plan.pausing
    assert (minutes(plan.remaining), minutes(plan.behind)) == (10, 7)
    assert plan.expected_end == at("10:12")
    plan = run(*begun, pause("09:55", StepKind.RESUME), now="10:00")
    assert not plan.pausing
    assert (minutes(plan.remaining), minutes(plan.behind)) == (5, 10)
    assert (minutes(plan.slots[1].spent), minutes(plan.slots[1].paused)) == (10, 10)
    assert plan.slots[1].started == at("09:40")


def test_an_item_that_is_left_in_a_pause_keeps_both_times() -> None:
    plan = run(step(WELCOME, "09:30"), step(TALK, "09:40"), pause("09:45"), step(CLOSING, "09:59"), now="10:00")
    assert (minutes(plan.slots[1].spent), minutes(plan.slots[1].paused)) == (5, 14)
    assert plan.slots[1].ended == at("09:59")
    assert not plan.pausing


def test_a_laptop_that_slept_counts_the_hours_of_the_wall() -> None:
    plan = run(step(WELCOME, "09:30"), now="11:30")
    assert (minutes(plan.remaining), minutes(plan.behind)) == (-110, 110)
    assert minutes(plan.slots[0].spent) == 120


def test_coming_back_to_an_item_adds_to_what_it_really_took() -> None:
    plan = run(step(WELCOME, "09:30"), step(TALK, "09:40"), step(WELCOME, "09:50"), now="09:52")
    assert minutes(plan.slots[0].spent) == 12
    assert minutes(plan.remaining) == 8


def test_more_time_and_shorter_items_move_the_clock_and_not_the_plan() -> None:
    items = (replace(WELCOME, extra=3), replace(TALK, shortened=10), CLOSING)
    plan = schedule(MEETING, DAY, items, [step(WELCOME, "09:30")], at("09:30"))
    assert [slot.planned for slot in plan.slots] == [at("09:30"), at("09:40"), at("09:55")]
    assert (minutes(plan.remaining), minutes(plan.behind), minutes(plan.late)) == (13, 3, -2)
    assert (plan.planned_end, plan.expected_end) == (at("10:05"), at("10:03"))


def test_alerts_come_before_the_end_and_at_it() -> None:
    talk = (step(TALK, "09:40"),)
    clocks = {"09:49": Alert.NONE, "09:50": Alert.SOON, "09:54": Alert.LAST, "09:55": Alert.OVER, "10:20": Alert.OVER}
    assert {clock: run(*talk, now=clock).alert for clock in clocks} == clocks
    short = schedule(MEETING, DAY, (replace(TALK, shortened=5),), talk, at("09:41"))
    assert short.alert is Alert.NONE
    assert run(now="09:00").alert is Alert.NONE


@given(st.lists(st.tuples(st.sampled_from(ITEMS), st.sampled_from(StepKind), st.integers(0, 30)), min_size=1))
def test_all_time_from_the_start_is_worked_or_paused(walk: list[tuple[RunSheetItem, StepKind, int]]) -> None:
    steps, moment = [], at("09:30")
    for item, kind, gap in walk:
        steps.append(Step.new(gathering=MEETING.id, item=item.id, at=moment, kind=kind))
        moment += timedelta(minutes=gap, seconds=1)
    plan = schedule(MEETING, DAY, ITEMS, steps, moment)
    assert sum((slot.spent + slot.paused for slot in plan.slots), timedelta()) == moment - at("09:30")
    assert all(slot.spent >= timedelta() for slot in plan.slots)

import itertools
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.charts import Bar, bars, stacked, stations
from atelier.domain.methods import METHODS
from atelier.domain.tally import Tally
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Moment
from tests.domain.values import COUNTS5, VAGUE


def tally(*counts: int) -> Tally:
    method = METHODS["spectrum5"]
    return Tally(method.key, method.option_names(), ("raden", "colleges"), counts, sum(counts))


def moments(*texts: str) -> list[Moment]:
    return [Moment.new(when=VagueDate(text), title=text) for text in texts]


def test_bars_run_from_pole_to_pole() -> None:
    assert bars(tally(1, 0, 1, 2, 0)) == (
        Bar("Strongly A", 1, 0.25, "a"),
        Bar("Rather A", 0, 0.0, "a-soft"),
        Bar("Middle", 1, 0.25, "neutral"),
        Bar("Rather B", 2, 0.5, "b-soft"),
        Bar("Strongly B", 0, 0.0, "b"),
    )


def test_the_round_before_is_a_mark_on_each_bar() -> None:
    after = bars(tally(1, 1, 0, 0, 0), tally(0, 1, 0, 3, 0))
    assert [bar.mark for bar in after] == [0.0, 0.25, 0.0, 0.75, 0.0]
    assert [bar.share for bar in after] == [0.5, 0.5, 0.0, 0.0, 0.0]


def test_without_answers_all_bars_are_empty_and_nothing_is_stacked() -> None:
    assert [bar.share for bar in bars(tally(0, 0, 0, 0, 0))] == [0.0] * 5
    assert stacked(tally(0, 0, 0, 0, 0)) == ()


def test_empty_parts_are_left_out_of_a_stacked_bar() -> None:
    assert [(part.start, part.end, part.colour) for part in stacked(tally(1, 0, 0, 3, 0))] == [
        (0.0, 0.25, "a"),
        (0.25, 1.0, "b-soft"),
    ]


@given(COUNTS5.filter(any))
def test_a_stacked_bar_is_filled_without_gaps(counts: tuple[int, ...]) -> None:
    parts = stacked(tally(*counts))
    assert len(parts) == sum(map(bool, counts))
    assert parts[0].start == 0
    assert isclose(parts[-1].end, 1.0)
    assert all(one.end == other.start for one, other in itertools.pairwise(parts))
    assert all(part.start < part.end for part in parts)


def test_stations_stand_in_order_of_their_end() -> None:
    line = stations(moments("2020-03/2020-04", "..", "2019-11-15", "2020-01", "2020-01-20"))
    assert [stop.moment.title for stop in line] == ["2019-11-15", "2020-01-20", "2020-01", "2020-03/2020-04"]
    assert [stop.x for stop in line] == [0.125, 0.375, 0.625, 0.875]
    assert [stop.above for stop in line] == [True, False, True, False]
    assert [stop.dashed for stop in line] == [False, False, True, True]


def test_an_agenda_of_permanent_moments_has_no_line() -> None:
    assert stations(moments("..", "..")) == ()
    assert stations([]) == ()


@given(st.lists(VAGUE, max_size=12), st.randoms(use_true_random=False))
def test_the_same_moments_give_the_same_line(dates: list[VagueDate], chance: object) -> None:
    rows = [Moment.new(when=when, title=str(n)) for n, when in enumerate(dates)]
    line = stations(rows)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    assert stations(rows) == line
    assert all(0 < stop.x < 1 for stop in line)
    assert len({stop.x for stop in line}) == len(line)

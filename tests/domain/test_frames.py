"""A frame of a council is the same row on every laptop."""

from uuid import UUID, uuid4

from atelier.domain.frames import FIT_NAMES, Fit, check_of, frame_of

EVENT, PLACE, PROPOSAL = UUID(int=1), UUID(int=2), UUID(int=3)


def test_two_laptops_write_in_one_frame_and_one_check() -> None:
    assert frame_of(EVENT, PLACE) == frame_of(EVENT, PLACE)
    assert check_of(EVENT, PROPOSAL, PLACE).id == check_of(EVENT, PROPOSAL, PLACE).id
    rows = {frame_of(EVENT, PLACE).id, frame_of(EVENT, uuid4()).id, check_of(EVENT, PROPOSAL, PLACE).id}
    assert len(rows) == 3


def test_nothing_written_is_no_frame_and_nothing_checked_is_unknown() -> None:
    assert not frame_of(EVENT, PLACE).given
    assert check_of(EVENT, PROPOSAL, PLACE).fit is Fit.UNKNOWN
    assert set(FIT_NAMES) == set(Fit)

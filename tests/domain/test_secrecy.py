"""When a secret peiling may open, what may be kept of it, and what is said."""

import pytest

from atelier.domain.errors import AtelierError
from atelier.domain.secrecy import LEAST, PROMISE, require_hidden, unanimous, withheld


@pytest.mark.parametrize("invited", [0, 1, 4])
def test_too_few_people_cannot_hide(english: None, invited: int) -> None:
    with pytest.raises(AtelierError, match=f"at least 5 people, and {invited} (is|are) invited"):
        require_hidden(invited)


def test_five_people_can(english: None) -> None:
    require_hidden(LEAST)


@pytest.mark.parametrize(("voted", "kept"), [(0, False), (1, False), (4, False), (5, True), (18, True)])
def test_a_result_needs_five_votes(english: None, voted: int, kept: bool) -> None:
    assert bool(withheld(voted)) is not kept
    if not kept:
        assert "without a result" in withheld(voted)


def test_one_answer_by_all_is_warned_about(english: None) -> None:
    assert "same answer" in unanimous([((1,), 7)])
    assert unanimous([((0,), 1), ((1,), 6)]) == ""
    assert unanimous([((), 1), ((1,), 6)]) == ""
    assert unanimous([]) == ""


def test_the_promise_says_what_stays() -> None:
    assert any("who was invited" in sentence for sentence in PROMISE)

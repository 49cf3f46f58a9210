import pytest

from atelier.domain.asking import SUBJECTS
from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import Options


def test_each_method_is_found_by_its_own_key_and_every_subject_has_a_few_in_front() -> None:
    assert all(key == method.key for key, method in METHODS.items())
    for kind in SUBJECTS:
        assert 2 <= sum(kind.TABLE in method.front for method in METHODS.values()) <= 4
    assert {table for method in METHODS.values() for table in method.front} == {kind.TABLE for kind in SUBJECTS}


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_each_option_has_a_colour_and_each_pole_one_name(method: Method) -> None:
    assert len(set(method.options)) == len(method.options)
    assert len(method.palette(len(method.options))) == len(method.options)
    assert set(method.palette(7)) <= {"a", "a-soft", "neutral", "b-soft", "b", "option"}
    assert len(set(method.sides)) in {0, 2}
    assert method.name
    assert method.helps


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_own_options_are_asked_for_only_where_a_method_has_none(method: Method) -> None:
    assert (method.source is Options.FIXED) == bool(method.options)
    assert method.reasons | method.remarks <= set(range(len(method.options)))

import pytest

from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import Options


def test_each_method_is_found_by_its_own_key_simple_ones_first() -> None:
    assert all(key == method.key for key, method in METHODS.items())
    assert sorted(METHODS.values(), key=lambda method: not method.simple) == list(METHODS.values())


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

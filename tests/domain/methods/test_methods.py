import pytest

from atelier.domain.methods import METHODS, Method


def test_each_method_is_found_by_its_own_key() -> None:
    assert {key: method.key for key, method in METHODS.items()} == {
        "spectrum5": "spectrum5",
        "agree5": "agree5",
        "yesno": "yesno",
    }


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_each_option_has_a_colour_and_each_pole_one_name(method: Method) -> None:
    assert len(method.options) == len(method.colours) == len(set(method.options))
    assert set(method.colours) <= {"a", "a-soft", "neutral", "b-soft", "b"}
    assert len(set(method.sides)) == 2
    assert method.name

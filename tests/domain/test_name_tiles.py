"""Tiles follow the list; a withdrawn name is shown nowhere; remarks keep their words."""

import pytest

from atelier.domain.ballots import Electorate
from atelier.domain.methods.base import Way
from atelier.domain.name_tiles import Said, public, said, tiles
from tests.domain.named import NAMES, NO, YES, answered, ballot, everybody, hands, key, secret

pytestmark = pytest.mark.usefixtures("english")


def test_every_voter_has_a_tile_in_the_order_of_the_list() -> None:
    poll = answered(ballot(), {"Arnhem": YES, "Beuningen": NO})
    found = tiles(poll)
    assert tuple(tile.name for tile in found) == NAMES
    by_name = {tile.name: (tile.answer, tile.colour) for tile in found}
    assert by_name["Arnhem"] == ("Yes", "a")
    assert by_name["Beuningen"] == ("No", "b")
    assert by_name["Druten"] == ("", "none")


def test_a_withdrawn_name_is_gone() -> None:
    poll = answered(ballot(electorate=Electorate.PEOPLE), everybody(YES))
    assert not public(poll)
    names = [tile.name for tile in tiles(poll, {key("Arnhem")})]
    assert "Arnhem" not in names
    assert names.count("name withdrawn") == 1


def test_answers_of_several_options_are_spelled_out() -> None:
    (tile,) = [tile for tile in tiles(answered(ballot("dots"), {"Arnhem": (2, 1, 0, 0)})) if tile.answer]
    assert (tile.answer, tile.colour) == ("Wonen 2, Werken 1", "option")


@pytest.mark.parametrize("poll", [hands(ballot("yesno", Way.HANDS), (9, 3, 1), 18),
                                  secret(ballot("yesno", Way.PAPER), ((YES, 9),), 18)])  # fmt: skip
def test_without_names_there_are_no_tiles(poll: object) -> None:
    assert tiles(poll) == ()
    assert said(poll) == ()


def test_conditions_stand_beside_the_name_of_a_municipality_only() -> None:
    answers, remarks = {"Arnhem": (0,), "Doesburg": (1,)}, {"Doesburg": "Als het Rijk meebetaalt."}
    members = answered(ballot("participation"), answers, remarks)
    assert said(members) == said(members, names=False) == (Said("Joins", "Doesburg", "Als het Rijk meebetaalt."),)
    people = answered(ballot("participation", electorate=Electorate.PEOPLE), answers, remarks)
    assert said(people, names=False) == (Said("Joins", "", "Als het Rijk meebetaalt."),)

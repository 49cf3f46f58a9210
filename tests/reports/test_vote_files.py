"""Named votes in the formats of research say what the tallies say; nobody's secret is among them."""

from collections import Counter

import pytest

from atelier.domain.ballots import Electorate
from atelier.domain.methods.base import Way
from atelier.reports.open_data import public
from atelier.reports.vote_files import vote_files
from tests.domain import named
from tests.reports.test_open_data import polled

pytestmark = pytest.mark.usefixtures("english")
DOTS = named.answered(named.ballot("dots"), named.everybody((2, 1, 0, 0), Arnhem=(0, 0, 1, 2)))
RANKED = named.answered(named.ballot("ranking"), named.everybody((0, 1, 2, 3), Arnhem=(3, 0), Nijmegen=(3, 0)))


def files(*polls) -> dict[str, str]:
    return {file.name: file.data.decode() for file in vote_files(public(polled(*polls)))}


def test_orders_are_counted_as_preflib_wants() -> None:
    (text,) = files(RANKED).values()
    head = dict(line[2:].split(": ", 1) for line in text.splitlines() if line.startswith("# ") and ": " in line)
    assert (head["DATA TYPE"], head["NUMBER ALTERNATIVES"], head["NUMBER VOTERS"]) == ("soi", "4", "18")
    assert (head["NUMBER UNIQUE ORDERS"], head["ALTERNATIVE NAME 1"]) == ("2", "Wonen")
    assert text.splitlines()[-2:] == ["16: 1,2,3,4", "2: 4,1"]


def test_dots_read_back_give_the_same_totals() -> None:
    (text,) = files(DOTS).values()
    meta, rest = text.split("PROJECTS\n")
    projects, votes = rest.split("VOTES\n")
    assert dict(line.split(";", 1) for line in meta.splitlines()[1:])["vote_type"] == "cumulative"
    totals: Counter[int] = Counter()
    for line in votes.splitlines()[1:]:
        _, chosen, points = line.split(";")
        for option, count in zip(chosen.split(","), points.split(","), strict=True):
            totals[int(option)] += int(count)
    tally = DOTS.tally
    assert tally is not None
    assert [totals[n] for n in range(1, 5)] == list(tally.counts)
    assert [int(line.split(";")[3]) for line in projects.splitlines()[1:]] == list(tally.counts)
    assert "Arnhem;4,3;2,1" in votes


def test_what_was_not_announced_as_public_and_other_methods_make_no_file() -> None:
    people = named.ballot("dots", electorate=Electorate.PEOPLE, inhabitants=(), readings=False)
    private = named.answered(people, named.everybody((2, 1, 0, 0)))
    secret = named.secret(named.ballot("ranking", Way.TURN), (((0, 1), 6), ((3, 2, 1), 6)), 12)
    plain = named.answered(named.ballot("yesno"), named.everybody((0,)))
    assert files(private, secret, plain) == {}

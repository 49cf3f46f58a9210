"""Editions: which there are, how their files are called, and how they are numbered."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Export
from atelier.domain.editions import Edition, editions, stem, version
from atelier.domain.people import Municipality
from atelier.domain.proposals import Audience

MEMBERS = [Municipality.new(name=name) for name in ("Arnhem", "Mook en Middelaar")]


def export(fingerprint: str, number: int) -> Export:
    return Export.new(audience="raden", name="x", fingerprint=fingerprint, at=datetime.now(UTC), version=number)


def test_the_steering_group_has_one_edition_and_the_others_one_per_municipality() -> None:
    every = editions(MEMBERS)
    assert every[:3] == tuple(map(Edition, Audience))
    assert [edition.audience for edition in every[3:]] == [Audience.COLLEGES] * 2 + [Audience.COUNCILS] * 2
    assert {edition.member for edition in every[3:]} == {member.id for member in MEMBERS}


def test_a_file_is_called_after_its_edition() -> None:
    assert stem(Edition(Audience.COUNCILS)) == "raden"
    assert stem(Edition(Audience.COUNCILS, MEMBERS[1].id), MEMBERS[1].name) == "raad_Mook-en-Middelaar"
    assert stem(Edition(Audience.COLLEGES, MEMBERS[0].id), "../a:b*?") == "college_a-b"


@given(st.text())
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    called = stem(Edition(Audience.COUNCILS, MEMBERS[0].id), name)
    assert called.removeprefix("raad_")
    assert not set(called) & set('/\\:*?"<>|\0\n')
    assert ".." not in called.removeprefix("raad_")[:2]


def test_the_same_data_keep_their_number_and_others_get_the_next() -> None:
    assert version([], "A") == 1
    given = [export("A", 1), export("B", 2)]
    assert [version(given, print_) for print_ in "ABC"] == [1, 2, 3]
    assert version([export("A", 0)], "A") == 1  # of before versions were counted

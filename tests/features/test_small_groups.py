"""No output tells of one to four people, not by itself and not by taking one figure from another."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Count, Electorate, Vote
from atelier.domain.counting import of_votes, sealed
from atelier.domain.people import Person
from atelier.domain.proposals import Audience
from atelier.domain.second_round import moved
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.reports.formats import Format, written
from atelier.services.workspace import Events, Workspace
from tests.domain.named import NAMES, NO, YES, after, answered, ballot

pytestmark = pytest.mark.usefixtures("english")
ANSWERS = st.sampled_from([YES, NO, None])


@given(st.lists(st.tuples(ANSWERS, ANSWERS), min_size=len(NAMES), max_size=len(NAMES)))
def test_whoever_answered_once_cannot_be_found_by_subtraction(pairs: list[tuple[object, object]]) -> None:
    """An outsider has both results and the flow picture; what is left of a result is never one to four people."""
    asked = ballot(electorate=Electorate.PEOPLE, readings=False, inhabitants=())
    rounds = [{name: pair[n] for name, pair in zip(NAMES, pairs, strict=True) if pair[n] is not None} for n in (0, 1)]
    if not all(rounds):
        return
    first = answered(asked, rounds[0])
    second = after(first, answered(asked, rounds[1]))
    found = moved(second)
    if found is None:
        return
    told = any("answered both times" in sentence for sentence in found.change)
    if found.picture is None and not told:
        return
    both = sum(None not in pair for pair in pairs)
    for tally in (first.tally, second.tally):
        assert tally is not None
        assert tally.answered - both not in range(1, 5)
        assert both not in range(1, 5)
    if found.picture:
        assert sum(band.count for band in found.picture.bands) == both


def outputs(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Every report in every format that is text inside, as text."""
    for audience in Audience:
        report, data = workspace.reporting.build(audience), workspace.reporting.data()
        for form in (Format.HTML, Format.CSV, Format.JSON):
            content = written(form, report, data)
            yield f"{audience} {form}", content.decode("utf-8", "replace")


PLANTED = [Person.new(name=f"Xaveer {word}") for word in ("Een", "Twee", "Drie", "Vier", "Vijf", "Zes")]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The filled example, in which six planted people answered by name, one of them with a reason."""
    made = Events(resources(), tmp_path / "data").example(tmp_path / "week.atelier", fictitious=True)
    file = made.file
    dilemma, gathering = file.all(Dilemma)[0], file.all(Gathering)[0]
    ids, names = tuple(person.id for person in PLANTED), tuple(person.name for person in PLANTED)
    for method in ("yesno", "dots"):
        asked = ballot(method, gathering=gathering.id, subject=dilemma.id, electorate=Electorate.PEOPLE, voters=ids,
                       names=names, readings=False, inhabitants=(), id=uuid4(), at=file.now())  # fmt: skip
        answer = (0,) if method == "yesno" else (asked.points, 0, 0, 0)
        votes = [Vote.new(ballot=asked.id, voter=voter, answer=answer, remark="Omdat het moet.") for voter in ids]
        file.commit("plant", *PLANTED, asked, sealed(asked, of_votes(asked, votes, 6, file.now())))
    yield made
    made.close()


def test_no_report_names_people_who_answered(workspace: Workspace) -> None:
    pages = dict(outputs(workspace))
    assert [name for name, content in pages.items() if "Xaveer" in content] == []
    assert any("Kunt u verder met het samenwerkingsprogramma?" in content for content in pages.values())


def test_a_secret_poll_holds_nothing_but_totals(workspace: Workspace) -> None:
    polls = [p for p in workspace.polling.polls.all() if p.ballot.secret]
    for count in (count for poll in polls for count in workspace.file.all(Count, ballot=poll.id)):
        assert (count.voters, count.given) == ((), ())

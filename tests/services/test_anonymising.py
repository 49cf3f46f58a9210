"""A file for the archive: nothing in its bytes tells of people, its counts hold, and it merges with nothing."""

from dataclasses import fields, replace
from pathlib import Path
from uuid import UUID

import pytest

from atelier.domain.anonymous import LEFT_OUT
from atelier.domain.asking import Terms
from atelier.domain.ballots import Ballot, Count, Electorate
from atelier.domain.errors import FileRefusedError
from atelier.domain.methods.base import Way
from atelier.domain.model import ENTITIES
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.polls import PollState
from atelier.domain.proposals import Proposal, Reaction
from atelier.domain.talk import Note
from atelier.domain.themes import Argument, Dilemma
from atelier.domain.week import Event, Gathering
from atelier.paths import resources
from atelier.services.anonymising import anonymise, anonymise_file
from atelier.services.workspace import Events, Workspace
from atelier.storage.foreign import gather
from tests.storage.support import problems

NAME, LAST = "Xaveer Buitenstaander", "Buitenstaander"
PLANTED = (NAME, LAST, "Buitestander", "xaveer@geheim.nl", "Ik trek dit in", "een notitie over", "Waarnemend griffier")


@pytest.fixture
def events(tmp_path: Path, english: None) -> Events:
    return Events(resources(), tmp_path / "data")


@pytest.fixture
def whole(events: Events, tmp_path: Path) -> Workspace:
    """The filled example, with somebody planted everywhere."""
    workspace = events.example(tmp_path / "week.atelier", fictitious=True)
    file = workspace.file
    person = Person.new(name="Xaver Buitestander", email="xaveer@geheim.nl")  # written wrongly at first
    file.commit("plant", person)
    person = replace(person, name=NAME)
    event, gathering, dilemma = workspace.event, file.all(Gathering)[0], file.all(Dilemma)[0]
    file.commit("plant", person, replace(event, contact=NAME), Duo.new(theme="Water", members=(person.id,)))
    proposal = Proposal.new(title=f"Wat {LAST} wil", leader=NAME, goal=f"Volgens xaveer buitenstaander nodig ({LAST}).")
    file.commit("write", proposal, Reaction.new(proposal=proposal.id, sender="Waarnemend griffier", text="Goed zo."))
    texts = (("Ik trek dit in", True), (f"{LAST} vindt van niet", False), ("Xaver Buitestander was er niet", False))
    for text, gone in texts:
        file.commit("say", Argument.new(gathering=gathering.id, subject=dilemma.id, text=text, withdrawn=gone))
    file.commit("note", Note.new(gathering=gathering.id, text=f"een notitie over {NAME}"))
    yield workspace
    workspace.close()


@pytest.fixture
def archive(whole: Workspace, tmp_path: Path) -> Path:
    place = tmp_path / "archief.atelier"
    anonymise(whole.file, place)
    return place


def test_nothing_planted_is_found_in_the_bytes(whole: Workspace, archive: Path) -> None:
    data = archive.read_bytes()
    people = whole.file.all(Person)
    assert [word for word in PLANTED if word.encode() in data] == []
    assert [person.name for person in people if person.name.encode() in data] == []
    assert [person for person in people if person.id.bytes in data or person.id.hex.encode() in data] == []
    assert problems(archive) == []
    assert sorted(path.name for path in archive.parent.glob("*.atelier")) == ["archief.atelier", "week.atelier"]


def test_no_identity_of_the_event_comes_back(whole: Workspace, archive: Path) -> None:
    data = archive.read_bytes()
    ids = {value.id for kind in ENTITIES for value in whole.file.all(kind)}
    assert [row for row in ids if row.bytes in data or row.hex.encode() in data] == []


def test_figures_and_texts_stay(whole: Workspace, archive: Path, events: Events) -> None:
    with_closed = events.open(archive)
    try:
        before = [(p.ballot.question, p.tally and p.tally.counts, p.state) for p in whole.polling.polls.all()]
        after = [(p.ballot.question, p.tally and p.tally.counts, p.state) for p in with_closed.polling.polls.all()]
        kept = [row for row in before if row[2] is not PollState.OPEN]
        assert sorted(map(str, after)) == sorted(map(str, kept))
        assert with_closed.event.title.endswith("(anonymised)")
        assert "Volgens … nodig (…)." in {proposal.goal for proposal in with_closed.file.all(Proposal)}
        assert not with_closed.file.all(Person)
        assert {duo.members for duo in with_closed.file.all(Duo)} == {()}
        assert len(with_closed.file.all(Dilemma)) == len(whole.file.all(Dilemma))
    finally:
        with_closed.close()


def test_answers_by_name_are_linked_to_nobody_and_to_no_other_poll(archive: Path, events: Events) -> None:
    opened = events.open(archive)
    try:
        seen: set[UUID] = set()
        for ballot in opened.file.all(Ballot):
            if ballot.electorate == "people":
                assert set(ballot.names) <= {"–"}
                assert seen.isdisjoint(ballot.voters)
                seen.update(ballot.voters)
        members = {member.id for member in opened.file.all(Municipality)}
        assert all(members.issuperset(count.here) for count in opened.file.all(Count))
    finally:
        opened.close()


def test_of_four_people_by_name_no_answer_goes_along(whole: Workspace, tmp_path: Path, events: Events) -> None:
    gathering, dilemma = whole.file.all(Gathering)[0], whole.file.all(Dilemma)[0]
    people = [person for person in whole.file.all(Person) if not person.listens]
    for answering in (4, 5):
        terms = Terms(Way.NAMED, electorate=Electorate.PEOPLE)
        poll = whole.polling.opening.open(gathering, dilemma, "yesno", terms).poll
        for person in people[:answering]:
            whole.polling.voting.cast(poll, person.id, (0,))
        whole.polling.closing.close(poll, len(people), anyway=True)
    anonymise(whole.file, tmp_path / "plain.atelier")
    opened = events.open(tmp_path / "plain.atelier")
    polls = [poll for poll in opened.polling.polls.all() if poll.ballot.electorate == "people" and poll.standing]
    counts = [poll.standing for poll in polls]
    assert sorted((count.voted, count.counts, count.withheld) for count in counts) == [
        (4, (), True),
        (5, (5, 0, 0), False),
    ]
    opened.close()
    assert problems(tmp_path / "plain.atelier") == []


def test_it_merges_with_nothing_and_says_so(whole: Workspace, archive: Path) -> None:
    copy = archive.with_name("copy.atelier")
    whole.file.copy_to(copy)
    for own, other in ((copy, archive), (archive, copy)):
        with pytest.raises(FileRefusedError, match="made anonymous for the archive"):
            gather(own, [other], lambda _: None, lambda: True)


def test_names_that_stand_alone_are_told_and_not_changed(whole: Workspace, tmp_path: Path) -> None:
    """Nobody but a reader knows whether Roos is a person; a piece of another word is none, nor is a municipality."""
    town = whole.file.all(Municipality)[0].name
    people = (Person.new(name="Roos Bos"), Person.new(name=f"Jan-Willem van {town}"))
    whole.file.commit("people", *people)
    said = f"{'Meer groen. ' * 9}Dat wil Bos."
    texts = ("Volgens Roos en Jan-Willem kan het, zei Roos.", f"Rooster van {town}", "bos", said)
    gathering, dilemma = whole.file.all(Gathering)[0], whole.file.all(Dilemma)[0]
    whole.file.commit("say", *(Argument.new(gathering=gathering.id, subject=dilemma.id, text=text) for text in texts))
    loose = anonymise(whole.file, tmp_path / "plain.atelier")
    assert sorted(one.word for one in loose) == ["Bos", "Jan-Willem", "Roos"]
    assert {one.around for one in loose if one.word == "Bos"} == {"groen. Meer groen. Dat wil Bos."}
    assert {one.row for one in loose if one.word == "Roos"} == {texts[0]}
    for one in loose:
        assert one.around.encode() in (tmp_path / "plain.atelier").read_bytes()


def test_a_place_that_is_taken_is_refused_and_nothing_is_left(whole: Workspace, archive: Path, tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="exists already"):
        anonymise(whole.file, archive)
    with pytest.raises(FileRefusedError, match="Nothing can be written"):
        anonymise(whole.file, tmp_path / "nowhere" / "x.atelier")


def test_a_closed_file_is_left_as_it_is(whole: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / "copy.atelier"
    whole.file.copy_to(copy)
    before = copy.read_bytes()
    anonymise_file(copy, tmp_path / "plain.atelier")
    assert copy.read_bytes() == before
    assert NAME.encode() not in (tmp_path / "plain.atelier").read_bytes()


def test_whatever_names_people_has_been_looked_at() -> None:
    """A new kind or field goes along only when somebody has decided so; this list is what was decided about."""
    known = {kind.TABLE: len(fields(kind)) for kind in LEFT_OUT}
    behind = {kind.TABLE for kind in ENTITIES} - known.keys()
    assert behind >= {"person", "attendance", "note", "vote", "remark", "sheet", "export", "handout", "pickup"}
    assert all(left <= {field.name for field in fields(kind)} for kind, left in LEFT_OUT.items())


def test_the_title_of_the_event_is_the_only_thing_that_was_added(archive: Path, events: Events) -> None:
    opened = events.open(archive)
    assert len(opened.file.all(Event)) == 1
    opened.close()

"""What was begun apart comes into this event in one act: the same is the same, what is not sure is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError, FileRefusedError
from atelier.domain.methods.base import Way
from atelier.domain.model import ENTITIES
from atelier.domain.participation import Participation, participation_id
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.domain.themes import Argument, Dilemma, Pillar
from atelier.domain.week import Day, Event, Gathering
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.services.taking_over import Other, TakingOver, read_other
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, problems

WIJCHEN, DRUTEN = Municipality.new(name="Wijchen", inhabitants=41_000), Municipality.new(name="Druten")
ANNA = Person.new(name="Anna Bos", email="anna@wijchen.nl", municipality=WIJCHEN.id)
BO, CAS = Person.new(name="Bo Smit", municipality=WIJCHEN.id), Person.new(name="Cas de Wit")
DILEMMA = Dilemma.new(title="Wie", question="Wie?", origin="dilemma/wie@1")
PILLAR, DAY = Pillar.new(name="Visie", text="hier"), Day.new(date=date(2019, 11, 12), town="Wijchen")
OURS = (Event.new(title="Hier"), WIJCHEN, DRUTEN, ANNA, BO, CAS, DILEMMA, PILLAR, DAY)

WIJCHEN_2, HEUMEN = Municipality.new(name=" wijchen", province="Gelderland"), Municipality.new(name="Heumen")
ANNA_2 = Person.new(name="A. Bos", email="Anna@Wijchen.nl")
BO_2 = Person.new(name="bo smit", municipality=WIJCHEN_2.id, email="bo@wijchen.nl")
CAS_2, DAAN = Person.new(name="Cas de Wit", municipality=HEUMEN.id), Person.new(name="Daan", withdrawn=True)
DILEMMA_2 = Dilemma.new(title="Wie dan?", question="Wie?", a_short="raden", b_short="colleges", origin="dilemma/wie@2")
PILLAR_2, DAY_2 = Pillar.new(name="visie", text="daar"), Day.new(date=date(2019, 11, 12), town="wijchen")
MEETING = Gathering.new(title="Mandaat", day=DAY_2.id, present=20, municipalities=(WIJCHEN_2.id, HEUMEN.id))
SAID = Argument.new(gathering=MEETING.id, subject=DILEMMA_2.id, text="te duur")
DUO = Duo.new(theme="Wonen", members=(ANNA_2.id, CAS_2.id))
PROPOSAL = Proposal.new(title="Sneller bouwen", duo=DUO.id, dilemmas=(DILEMMA_2.id,))
POINT = DecisionPoint.new(proposal=PROPOSAL.id, text="stel vast")
JOINS = Participation(
    id=participation_id(PROPOSAL.id, WIJCHEN_2.id), proposal=PROPOSAL.id, municipality=WIJCHEN_2.id, condition="mits"
)
THEIRS = (Event.new(title="Daar", contact="x"), WIJCHEN_2, HEUMEN, ANNA_2, BO_2, CAS_2, DAAN, DILEMMA_2, PILLAR_2,
          DAY_2, MEETING, SAID, DUO, PROPOSAL, POINT, JOINS)  # fmt: skip


@dataclass
class Apart:
    file: EventFile
    path: Path

    @property
    def taking(self) -> TakingOver:
        return TakingOver(self.file)

    @property
    def other(self) -> Other:
        return read_other(self.path)


def polled(file: EventFile, laptop: Laptop) -> None:
    """A closed poll by name, and one that is still open."""
    polling = Polling(file, Secret(laptop.folder / "urns"))
    terms = Terms(way=Way.NAMED, electorate=Electorate.MEMBERS)
    poll = polling.opening.open(MEETING, DILEMMA_2, "yesno", terms).poll
    for voter in (WIJCHEN_2, HEUMEN):
        poll = polling.voting.cast(poll, voter.id, (0,)).poll
    polling.closing.close(poll, 2)
    polling.opening.open(MEETING, DILEMMA_2, "spectrum5")


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    other = there.create("ander.atelier")
    other.commit("begin", *THEIRS)
    polled(other, there)
    other.close()
    file = here.create()
    file.commit("begin", *OURS)
    yield Apart(file, other.path)
    file.connection.closed or file.close()
    assert problems(file.path) == []


def everything(file: EventFile) -> dict[object, Entity]:
    return {value.id: value for kind in ENTITIES for value in file.all(kind)}


def answers(apart: Apart) -> dict[object, object]:
    """Cas is another one, the pillar is the same."""
    return {CAS_2.id: None, PILLAR_2.id: PILLAR.id}


def test_what_is_not_sure_is_asked_and_nothing_happens_before_the_answer(apart: Apart) -> None:
    offer = apart.taking.offer(apart.other, {})
    assert [(doubt.theirs.id, [row.id for row in doubt.ours]) for doubt in offer.doubts] == [
        (CAS_2.id, [CAS.id]),
        (PILLAR_2.id, [PILLAR.id]),
    ]
    before = everything(apart.file)
    with pytest.raises(AtelierError, match="First answer"):
        apart.taking.take(apart.other, {CAS_2.id: None})
    assert everything(apart.file) == before


def test_everything_comes_in_with_references_to_ours(apart: Apart) -> None:
    changes = apart.taking.take(apart.other, answers(apart))
    assert changes.label == "take over from another file"
    found = everything(apart.file)
    assert {row.name for row in apart.file.all(Municipality)} == {"Wijchen", "Druten", "Heumen"}
    assert sorted(row.name for row in apart.file.all(Person)) == ["", "Anna Bos", "Bo Smit", "Cas de Wit", "Cas de Wit"]
    assert (found[BO.id].email, found[ANNA.id].email) == ("bo@wijchen.nl", "anna@wijchen.nl")
    assert (found[WIJCHEN.id].province, found[WIJCHEN.id].inhabitants) == ("Gelderland", 41_000)
    assert found[MEETING.id] == replace(
        MEETING, day=DAY.id, municipalities=(WIJCHEN.id, HEUMEN.id), position=found[MEETING.id].position
    )
    assert found[SAID.id].subject == DILEMMA.id
    assert found[DUO.id].members == (ANNA.id, CAS_2.id)
    assert (found[PROPOSAL.id].duo, found[PROPOSAL.id].dilemmas) == (DUO.id, (DILEMMA.id,))
    assert POINT.id in found
    joins = found[participation_id(PROPOSAL.id, WIJCHEN.id)]
    assert (joins.municipality, joins.condition) == (WIJCHEN.id, "mits")
    assert (found[PILLAR.id].text, len(apart.file.all(Pillar)), len(apart.file.all(Dilemma))) == ("hier", 1, 1)
    assert [event.title for event in apart.file.all(Event)] == ["Hier"]


def test_closed_polls_come_along_and_open_ones_stay(apart: Apart) -> None:
    offer = apart.taking.offer(apart.other, answers(apart))
    assert offer.taken.unfinished == 1
    apart.taking.take(apart.other, answers(apart))
    (poll,) = Polling(apart.file, Secret(apart.path.parent)).polls.all()
    assert poll.tally is not None
    assert poll.tally.counts[0] == 2
    assert poll.standing is not None
    assert set(poll.standing.voters) == {WIJCHEN.id, HEUMEN.id}
    assert poll.ballot.subject == DILEMMA.id  # and `problems` proves its seal when the file is closed


def test_taking_over_again_brings_only_what_is_new(apart: Apart, tmp_path: Path) -> None:
    apart.taking.take(apart.other, answers(apart))
    apart.file.commit("edit", replace(apart.file.get(Proposal, PROPOSAL.id) or PROPOSAL, title="Hier gewijzigd"))
    apart.file.commit("remove", remove=[apart.file.get(Person, CAS_2.id) or CAS_2])
    before = everything(apart.file)
    with Laptop(tmp_path / "there").open(apart.path) as other:
        other.commit("more", Argument.new(gathering=MEETING.id, subject=DILEMMA_2.id, text="later"))
    apart.taking.take(apart.other, answers(apart))
    after = everything(apart.file)
    assert [row.text for key, row in after.items() if key not in before] == ["later"]
    assert {key: after[key] for key in before} == before


def test_a_copy_of_this_event_and_a_fictitious_one_are_refused(apart: Apart, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.atelier"
    apart.file.copy_to(copy)
    with pytest.raises(FileRefusedError, match="is a copy of this event"):
        apart.taking.offer(read_other(copy), {})
    invented = Laptop(tmp_path / "fictief").create("fictief.atelier")
    invented.commit("begin", Event.new(title="Verzonnen", fictitious=True))
    invented.close()
    with pytest.raises(FileRefusedError, match="is a fictitious example"):
        apart.taking.offer(read_other(invented.path), {})


def test_two_of_theirs_are_never_one_of_ours(apart: Apart) -> None:
    with pytest.raises(AtelierError, match="cannot both be"):
        apart.taking.offer(apart.other, {CAS_2.id: CAS.id, PILLAR_2.id: CAS.id})


def test_people_of_one_name_with_two_addresses_are_asked(apart: Apart) -> None:
    apart.file.commit("mail", replace(BO, email="b.smit@elders.nl"))
    doubts = apart.taking.offer(apart.other, {}).doubts
    assert BO_2.id in {doubt.theirs.id for doubt in doubts}


def test_an_undo_takes_it_back_when_no_poll_came_along(tmp_path: Path, apart: Apart) -> None:
    other = Laptop(tmp_path / "derde").create("derde.atelier")
    other.commit("begin", Event.new(title="Derde"), Municipality.new(name="Beek"), replace(BO_2, id=CAS.id, name="Ed"))
    other.close()
    before = everything(apart.file)
    apart.file.commit("nothing", replace(PILLAR, text="anders"))
    apart.file.undo()
    apart.taking.take(read_other(other.path), {})
    assert len(apart.file.all(Municipality)) == 3
    apart.file.undo()
    assert everything(apart.file) == before

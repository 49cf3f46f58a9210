from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from atelier.domain.ballots import Ballot, Count, Recount, Sheet, Void
from atelier.domain.completeness import Ripeness, ripeness
from atelier.domain.entity import Entity, natural_id
from atelier.domain.model import ENTITIES
from atelier.domain.people import Duo, Municipality, Person, Role
from atelier.domain.polls import PollState
from atelier.domain.proposals import Allocation, Audience, DecisionPoint, Proposal
from atelier.domain.shares import yearly_range
from atelier.domain.themes import Argument, Dilemma, Statement
from atelier.domain.week import Event, Gathering, RunSheetItem
from atelier.paths import resources
from atelier.services.catalogue import DATED, Library, read_toml
from atelier.services.example import begin, fill_example
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, content, problems

LIBRARY = {
    "day": 4,
    "moment": 12,
    "municipality": 18,
    "pillar": 3,
    "scale": 8,
    "tension_field": 6,
    "challenge": 16,
    "dilemma": 23,
    "statement": 19,
    "council_role": 9,
    "cooperation_form": 11,
    "check_question": 9,
}
FILLING = {
    "programme": 1,
    "participation": 16,
    "supplier": 3,
    "partner": 4,
    "check_answer": 12,
    "role_switch": 1,
    "submission": 3,
    "proposal_step": 5,
    "proposal_release": 7,
    "council_frame": 3,
    "frame_check": 3,
    "council_answer": 8,
    "person": 34,
    "duo": 4,
    "gathering": 6,
    "run_sheet_item": 50,
    "argument": 53,
    "ballot": 23,
    "recount": 1,
    "count": 24,
    "proposal": 4,
    "decision_point": 14,
    "reaction": 5,
}


def counted(file: EventFile) -> dict[str, int]:
    """How many rows can be seen of each kind that has any."""
    return {kind.TABLE: len(rows) for kind in ENTITIES if (rows := file.all(kind))}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[EventFile]:
    """The example with its fictitious filling, for tests that only read it."""
    file = Laptop(tmp_path_factory.mktemp("example")).create()
    fill_example(file, library, read_toml(resources() / "library" / "fictitious.toml"))
    yield file
    file.close()


# A new event


def polling(file: EventFile) -> Polling:
    return Polling(file, Secret(file.path.parent / "urns"))


def test_a_new_event_is_empty_without_the_library(file: EventFile) -> None:
    begin(file, "Week van de Regio 2026", "Regio Arnhem-Nijmegen", None)
    assert counted(file) == {"event": 1}
    (event,) = file.all(Event)
    assert (event.title, event.region) == ("Week van de Regio 2026", "Regio Arnhem-Nijmegen")
    assert (event.fictitious, event.questions) == (False, ())


def test_a_new_event_gets_everything_from_the_library_that_has_no_date(file: EventFile, library: Library) -> None:
    begin(file, "Week van de Regio 2026", "Regio", library)
    undated = {name: number for name, number in LIBRARY.items() if name not in DATED}
    assert counted(file) == {"event": 1, **undated}


def test_two_new_events_are_two_events(laptop: Laptop, library: Library) -> None:
    one, two = laptop.create("een.atelier"), laptop.create("twee.atelier")
    for file in (one, two):
        begin(file, "Week", "Regio", library)
    ids = [{row.id for rows in content(file) for row in rows} for file in (one, two)]
    assert ids[0].isdisjoint(ids[1])
    one.close()
    two.close()


# The example without filling


def test_the_example_without_filling(laptop: Laptop, library: Library) -> None:
    file = laptop.create()
    fill_example(file, library, None)
    assert counted(file) == {"event": 1, **LIBRARY}
    (event,) = file.all(Event)
    assert event.title == "Week van de Regio 2019"
    assert event.fictitious is False
    assert len(event.questions) == 2
    file.close()
    assert problems(file.path) == []


# The example with its filling


def test_the_filling_is_whole_and_marked_as_fictitious(filled: EventFile) -> None:
    assert counted(filled) == {"event": 1, **LIBRARY, **FILLING}
    assert filled.all(Event)[0].fictitious is True
    assert (filled.all(Sheet), filled.all(Void)) == ([], [])


def test_every_reference_leads_to_a_row(filled: EventFile) -> None:
    known = {row.id for rows in content(filled) for row in rows}
    loose = []
    for rows in content(filled):
        for row in rows:
            for name in type(row).__dataclass_fields__:
                value = getattr(row, name, None)
                found = value if isinstance(value, tuple) else (value,)
                loose += [(type(row).__name__, name) for key in found if hasattr(key, "bytes_le") and key not in known]
    assert loose == []


def test_all_polls_are_closed_and_can_be(filled: EventFile) -> None:
    polls = polling(filled).polls.all()
    assert Counter(poll.state for poll in polls) == {PollState.CLOSED: 23}
    assert Counter(poll.round for poll in polls) == {1: 17, 2: 6}
    for poll in polls:
        assert poll.tally is not None
        assert 0 < poll.tally.answered <= poll.tally.present


def test_the_story_of_the_mandate(filled: EventFile) -> None:
    dilemma = next(d for d in filled.all(Dilemma) if d.origin.startswith("dilemma/opdrachtgever@"))
    first, second = [poll for poll in polling(filled).polls.all() if poll.ballot.subject == dilemma.id]
    ((struck, recount),) = first.struck
    assert (struck.counts, recount.reason) == ((5, 8, 4, 8, 3), "Eén hand stond in het verkeerde vak.")
    assert first.standing is not None
    assert second.standing is not None
    assert (first.standing.counts, first.standing.present) == ((5, 7, 4, 9, 3), 29)
    assert (second.standing.counts, second.standing.present) == ((8, 11, 3, 4, 2), 29)
    assert second.previous == first
    assert (first.ballot.question, first.ballot.sides) == (dilemma.question, (dilemma.a_short, dilemma.b_short))


def test_polls_are_asked_during_their_meeting(filled: EventFile) -> None:
    items = filled.all(RunSheetItem)
    for gathering in filled.all(Gathering):
        length = sum(item.minutes for item in items if item.gathering == gathering.id)
        opened = [poll.ballot.at for poll in polling(filled).polls.all(gathering)]
        assert opened
        assert opened == sorted(set(opened))
        minutes = [at.hour * 60 + at.minute for at in opened]
        assert all(gathering.starts < minute < gathering.starts + length for minute in minutes)
        assert {at.utcoffset().total_seconds() for at in opened if at.utcoffset()} == {3600}


def test_arguments_have_a_role_or_a_municipality_or_neither(filled: EventFile) -> None:
    arguments = filled.all(Argument)
    voices = Counter((argument.role is not None, argument.municipality is not None) for argument in arguments)
    assert voices[True, True] == 0
    assert min(voices[True, False], voices[False, True]) > 0
    assert {argument.subject for argument in arguments} <= {dilemma.id for dilemma in filled.all(Dilemma)}


def test_people_and_duos(filled: EventFile) -> None:
    people = {person.id: person for person in filled.all(Person)}
    assert set(Role) == {person.role for person in people.values()}
    for duo in filled.all(Duo):
        assert [people[member].role for member in duo.members] == [Role.OFFICIAL, Role.OFFICIAL]


def test_proposals_are_at_every_stage(filled: EventFile) -> None:
    points = filled.all(DecisionPoint)
    stages = {
        proposal.title: ripeness(proposal, [point for point in points if point.proposal == proposal.id])
        for proposal in filled.all(Proposal)
    }
    assert stages == {
        "Eén woonafspraak, geteld per subregio": Ripeness.RIPE,
        "Proef met mandaat: vijf snelle fietsroutes": Ripeness.RIPE,
        "Eén lobbylijst voor Rijk en Europa": Ripeness.NEARLY,
        "Een kaart voor energie en landschap": Ripeness.NOT_YET,
    }
    assert {point.audience for point in points} == set(Audience)


def test_amounts_are_in_cents_and_fte_in_hundredths(filled: EventFile) -> None:
    bicycles = next(p for p in filled.all(Proposal) if "fietsroutes" in p.title)
    assert (bicycles.once_low, bicycles.once_high) == (400_000_00, 600_000_00)
    assert (bicycles.yearly_low, bicycles.yearly_high) == (900_000_00, 1_200_000_00)
    assert (bicycles.fte, bicycles.from_year, bicycles.allocation) == (350, 2021, Allocation.INHABITANTS)
    shares = yearly_range(bicycles, filled.all(Municipality))
    assert len(shares) == 18
    assert sum(low for low, _ in shares.values()) == bicycles.yearly_low
    assert sum(high for _, high in shares.values()) == bicycles.yearly_high
    assert max(shares, key=lambda name: shares[name][1]) == "Nijmegen"
    assert min(shares, key=lambda name: shares[name][1]) == "Rozendaal"


def test_a_proposal_points_to_the_last_round_of_its_polls(filled: EventFile) -> None:
    polls = {poll.id: poll for poll in polling(filled).polls.all()}
    followed = {poll.previous.id for poll in polls.values() if poll.previous}
    for proposal in filled.all(Proposal):
        assert proposal.ballots
        assert not followed & set(proposal.ballots)
        subjects = {polls[ballot].ballot.subject for ballot in proposal.ballots}
        assert subjects >= set(proposal.dilemmas)
        assert subjects <= {row.id for kind in (Dilemma, Statement) for row in filled.all(kind)}


def test_what_an_event_begins_with_cannot_be_taken_back(filled: EventFile) -> None:
    """Neither the event itself nor its filling, which holds closed counts."""
    assert filled.undoable() is None
    assert filled.undo() is None


def test_rows_have_the_identity_that_every_laptop_gives_them(filled: EventFile) -> None:
    event = filled.all(Event)[0].id
    expected: dict[type[Entity], str] = {Person: "wietske-harbergen", Duo: "duo-1", Gathering: "atelier-mandaat"}
    for kind, key in expected.items():
        assert filled.get(kind, natural_id(event, kind.TABLE, key)) is not None
    assert len(filled.all(Ballot)) == len(set(filled.all(Ballot)))
    assert {count.recount for count in filled.all(Count)} - {None} == {r.id for r in filled.all(Recount)}


def test_the_filled_example_is_sound(laptop: Laptop, library: Library) -> None:
    file = laptop.create()
    fill_example(file, library, read_toml(resources() / "library" / "fictitious.toml"))
    before = content(file)
    file = laptop.reopen(file)
    assert content(file) == before
    file.close()
    assert problems(file.path) == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('dilemma = "opdrachtgever"\nstatement = ""', 'dilemma = "opdrachtnemer"\nstatement = ""', "opdrachtnemer"),
        ('day = "dag-12-november"', 'day = "dag-16-november"', "dag-16-november"),
    ],
)
def test_a_mistake_in_the_filling_is_named(
    file: EventFile, library: Library, tmp_path: Path, old: str, new: str, error: str
) -> None:
    text = (resources() / "library" / "fictitious.toml").read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / "fictitious.toml"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises((LookupError, TypeError), match=error):
        fill_example(file, library, read_toml(changed))

"""A merge is told before it is done, done as one act with a copy, and what it says is what happens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from atelier.domain.ballots import Ballot, Count
from atelier.domain.counting import sealed
from atelier.domain.entity import Entity
from atelier.domain.errors import FileRefusedError, NotSavedError, StoppedError
from atelier.domain.model import ENTITIES
from atelier.domain.people import Person
from atelier.domain.polls import PollState
from atelier.domain.themes import Pillar
from atelier.domain.week import Event, Gathering
from atelier.services import merging
from atelier.services.history import History
from atelier.services.merging import KEPT, Merging, look, preview_of
from atelier.services.telling import told
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, problems

VISIE, AGENDA, OLD = Pillar.new(name="Visie"), Pillar.new(name="Agenda"), Pillar.new(name="Oud")
GATHERING = Gathering.new(title="Mandaat", present=29)


@dataclass
class Two:
    here: Laptop
    there: Laptop
    file: EventFile
    other: EventFile

    @property
    def merging(self) -> Merging:
        return Merging(self.file, self.here.folder / "data")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    file = here.create()
    file.commit("begin", Event.new(title="Week"), VISIE, AGENDA, OLD, GATHERING)
    file.close()
    both = Two(here, there, here.open(file.path), there.receive(file.path))
    yield both
    for one in (both.file, both.other):
        if not one.connection.closed:
            one.close()
        assert problems(one.path) == []


def worked_apart(two: Two) -> Path:
    """A new row, a changed one, a removed one, a contested one, and a closed poll; closed."""
    two.file.commit("here", replace(VISIE, text="hier"))
    other = two.other
    other.commit("there", replace(VISIE, text="daar"), replace(AGENDA, text="wat we doen"), Person.new(name="Anna"))
    other.commit("gone", remove=[OLD])
    words = {"method": "yesno", "question": "Doen?", "options": ("ja", "nee"), "sides": ("ja", "nee"), "asked": "allen"}
    ballot = Ballot.new(gathering=GATHERING.id, subject=VISIE.id, at=other.now(), **words)
    other.commit("open", ballot)
    count = Count.new(ballot=ballot.id, counts=(7, 5), present=29, at=other.now(), digest="")
    other.commit("close", sealed(ballot, count))
    other.commit("open", replace(Ballot.new(gathering=GATHERING.id, subject=AGENDA.id, at=other.now(), **words)))
    other.close()
    return other.path


def everything(file: EventFile) -> list[list[Entity]]:
    return [file.all(kind) for kind in ENTITIES]


def test_the_preview_says_what_would_happen_and_changes_nothing(two: Two) -> None:
    path = worked_apart(two)
    before, bytes_there = everything(two.file), path.read_bytes()
    shares: list[float] = []
    preview = look(two.merging.freeze([path]), shares.append)
    assert shares[-1] == 1
    assert (everything(two.file), path.read_bytes()) == (before, bytes_there)
    counts = {count.kind: count for count in preview.kinds}
    assert (counts[Person].new, counts[Person].changed, counts[Person].same) == (1, 0, 0)
    pillars = counts[Pillar]
    assert (pillars.new, pillars.removed, pillars.conflicts) == (0, 1, 1)
    assert pillars.changed + pillars.same == 2
    assert [poll.state for poll in preview.polls] == [PollState.CLOSED, PollState.OPEN]
    assert preview.answers == 12
    assert [(one.kind, one.row, one.cell) for one in preview.conflicts] == [(Pillar, VISIE.id, "text")]
    assert [source.acts for source in preview.sources] == [5]
    assert not list((two.here.folder / "data").glob("before-merge/*"))


def test_the_merge_does_what_the_preview_said(two: Two) -> None:
    path = worked_apart(two)
    before = everything(two.file)
    preview = two.merging.preview([path])
    merged = two.merging.merge(preview)
    assert merged.changes.touches(Pillar, Person)
    assert [person.name for person in two.file.all(Person)] == ["Anna"]
    assert two.merging.conflicts() == list(preview.conflicts)
    assert merged.copy is not None
    assert merged.copy.parent == two.here.folder / "data" / "before-merge"
    with two.here.open(merged.copy) as copy:
        assert everything(copy) == before
    (conflict,) = two.merging.conflicts()
    two.merging.settle(conflict, {"text": "samen"})
    assert two.merging.conflicts() == []
    two.file.undo()
    assert two.file.undoable() == "here"  # the merge is no longer the last act


def test_a_merge_is_taken_back_with_one_undo(two: Two) -> None:
    path = worked_apart(two)
    before = everything(two.file)
    two.merging.merge(two.merging.preview([path]))
    after = everything(two.file)
    two.file.undo()
    assert everything(two.file) == before
    two.file.redo()
    assert everything(two.file) == after


def test_what_was_done_during_the_preview_stays(two: Two) -> None:
    path = worked_apart(two)
    preview = two.merging.preview([path])
    two.file.commit("meanwhile", replace(two.file.all(Gathering)[0], present=31))
    two.merging.merge(preview)
    assert two.file.all(Gathering)[0].present == 31
    assert len(two.file.all(Person)) == 1


def test_merging_again_changes_nothing_and_makes_no_copy(two: Two) -> None:
    path = worked_apart(two)
    two.merging.merge(two.merging.preview([path]))
    preview = two.merging.preview([path])
    assert (preview.entries, preview.polls, preview.conflicts) == ((), (), ())
    assert all(not (count.new or count.changed or count.removed) for count in preview.kinds)
    assert two.merging.merge(preview).copy is None
    assert len(list((two.here.folder / "data" / "before-merge").iterdir())) == 1


def test_a_conflict_that_was_known_is_not_told_again(two: Two) -> None:
    path = worked_apart(two)
    two.merging.merge(two.merging.preview([path]))
    with two.there.open(path) as other:
        other.commit("more", Person.new(name="Bram"))
    assert two.merging.preview([path]).conflicts == ()


def test_the_file_itself_is_no_other_file(two: Two) -> None:
    with pytest.raises(FileRefusedError, match="is this file itself"):
        two.merging.freeze([two.file.path])
    two.file.commit("go on", Person.new(name="Anna"))


def test_a_preview_can_be_stopped(two: Two) -> None:
    path = worked_apart(two)
    frozen = two.merging.freeze([path])
    with pytest.raises(StoppedError):
        look(frozen, go_on=lambda: False)
    assert not frozen.place.exists()


def test_no_merge_without_a_copy(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    path = worked_apart(two)
    before = everything(two.file)
    preview = two.merging.preview([path])

    def full(self: EventFile, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(EventFile, "copy_to", full)
    with pytest.raises(NotSavedError, match="the disk is full"):
        two.merging.merge(preview)
    assert everything(two.file) == before


def test_only_the_last_copies_are_kept(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "KEPT", 2)
    assert KEPT == 10
    worked_apart(two)
    for n in range(4):
        with two.there.open(two.other.path) as other:
            other.commit("more", Person.new(name=str(n)))
        two.merging.merge(two.merging.preview([two.other.path]))
    assert len(list((two.here.folder / "data" / "before-merge").iterdir())) == 2


def test_a_closed_file_is_previewed_without_being_touched(two: Two) -> None:
    path = worked_apart(two)
    two.file.close()
    before = two.file.path.read_bytes()
    preview = preview_of(two.file.path, [path])
    assert two.file.path.read_bytes() == before
    lines = list(told(preview))
    assert lines[0] == "other.atelier: 5 new acts".replace("other", "week")
    assert "person: 1 new, 0 changed, 0 removed, 0 the same, 0 to choose" in lines
    assert "2 polls, 12 answers" in lines
    assert any("“hier”" in line and "“daar”" in line for line in lines)


def test_history_tells_of_both(two: Two) -> None:
    path = worked_apart(two)
    two.merging.merge(two.merging.preview([path]))
    history = History(two.file)
    labels = [act.label for act in history.acts()]
    assert labels[0] == "begin"
    assert labels[-1] == "merge"
    assert sorted(labels[1:3]) == ["here", "there"]
    texts = [(value.values["text"], value.stands) for value in history.values(VISIE.id) if value.cell == "text"]
    assert texts[0] == ("", False)
    assert sorted(texts[1:]) == [("daar", True), ("hier", True)]
    assert history.find("visie") == (Pillar, VISIE.id)
    assert history.find(OLD.id.hex[:8]) == (Pillar, OLD.id)
    assert history.name(Pillar, OLD.id) == "Oud"
    assert any("○ deleted: there" in line for line in history.told_of((Pillar, OLD.id)))
    assert any("● deleted: removed" in line for line in history.told_of((Pillar, OLD.id)))
    assert any("and 2 more" in line for line in history.told())

"""Erasing a person: nothing is left in the bytes, whatever was merged before or after, and the acts still verify."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import permutations
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Ballot, Electorate, Way
from atelier.domain.erasing import NAMELESS, Erasure
from atelier.domain.errors import FileRefusedError
from atelier.domain.mentions import INSTEAD
from atelier.domain.people import Duo, Person, Role
from atelier.domain.proposals import Proposal, Reaction
from atelier.domain.submitting import Submission
from atelier.domain.week import Event, Gathering
from atelier.storage import erasing
from atelier.storage.conflicts import conflicts
from atelier.storage.drafts import Drafts
from atelier.storage.event_file import EventFile
from atelier.storage.mapper import dump
from atelier.storage.tables import META
from tests.storage.equality import differences, merge, state
from tests.storage.support import Laptop, fewer, problems

NAME, MAIL, OTHER = "Saskia Ünal-Dorrestein", "saskia.ud@example.org", "Bram Kuiper"


def begin(laptop: Laptop) -> tuple[EventFile, Person, Person]:
    """A file in which two people stand by name, one of them in texts too."""
    file = laptop.create()
    saskia = Person.new(name=NAME, email=MAIL, role=Role.CLERK, position="a")
    bram = Person.new(name=OTHER, email="bram@example.org", position="b")
    file.commit("begin", Event.new(title="Week", contact=f"{NAME}, griffie"), saskia, bram)
    meeting = Gathering.new(title="Atelier", position="a")
    asked = Ballot.new(
        gathering=meeting.id, subject=uuid4(), method="yesno", question="Doen?", options=("ja", "nee"), sides=(),
        asked="allen", way=Way.NAMED, electorate=Electorate.PEOPLE, voters=(saskia.id, bram.id),
        names=(NAME, OTHER), at=file.now(),
    )  # fmt: skip
    proposal = Proposal.new(title="Fietsroute", leader=NAME, position="a")
    file.commit("ask", meeting, asked, Duo.new(theme="Fiets", members=(saskia.id, bram.id), position="a"), proposal)
    file.commit("react", Reaction.new(proposal=proposal.id, sender=NAME.upper(), text="Prima.", position="a"))
    file.commit("submit", submitted(proposal, file, NAME, OTHER), for_good=True)
    file.commit("change", replace(saskia, name=f"{NAME} (griffier)"))
    file.commit("change back", replace(saskia, name=NAME))
    return file, saskia, bram


def found(path: Path, *words: str) -> list[str]:
    """Which words stand in the bytes of a file or its log, in any of the usual spellings."""
    data = b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*")).lower()
    return [word for word in words if word.encode().lower() in data or word.encode("utf-16-le").lower() in data]


def submitted(proposal: Proposal, file: EventFile, *names: str) -> Submission:
    """A version in which people stand by name, also in the frozen copy."""
    frozen = {"proposal": [{"id": proposal.id.hex, "leader": names[0], "goal": f"Volgens {' en '.join(names)} nodig."}]}
    return Submission.new(
        proposal=proposal.id, title=f"Fietsroute van {names[-1]}", content=dump(frozen), names=(f"00 {names[0]}",),
        at=file.now(),
    )  # fmt: skip


@pytest.fixture
def people(laptop: Laptop) -> tuple[EventFile, Person, Person]:
    return begin(laptop)


def test_nothing_of_the_person_is_left_in_the_bytes_and_the_file_is_sound(
    people: tuple[EventFile, Person, Person], laptop: Laptop
) -> None:
    file, saskia, bram = people
    assert found(file.path, NAME, MAIL) == [NAME, MAIL]
    erasing.erase(file, "erase", saskia, texts=True)
    assert found(file.path, NAME, MAIL, NAME.split()[1], "griffier)") == []
    assert file.all(Person) == [bram]
    assert file.all(Ballot)[0].names == (NAMELESS, OTHER)
    assert file.all(Event)[0].contact == "…, griffie"
    assert file.all(Proposal)[0].leader == "…"
    assert file.all(Reaction)[0].sender == "…"
    file.close()
    assert found(file.path, NAME, MAIL) == []
    assert found(file.path, OTHER) == [OTHER]
    assert problems(file.path) == []
    with laptop.open(file.path) as again:
        assert again.undoable() is None or again.undoable() != "erase"


def test_other_texts_stay_when_that_is_asked(people: tuple[EventFile, Person, Person]) -> None:
    file, saskia, _ = people
    told = erasing.mentions(file, saskia)
    assert {one.kind for one in told} == {Event, Proposal, Reaction, Submission}
    erasing.erase(file, "erase", saskia, texts=False)
    assert file.all(Event)[0].contact == f"{NAME}, griffie"
    assert found(file.path, MAIL) == []
    file.close()
    assert problems(file.path) == []


def test_a_former_name_goes_from_the_texts_too(people: tuple[EventFile, Person, Person]) -> None:
    """Written wrongly at first, and written down as such; what was still being typed then takes nobody else away."""
    file, saskia, bram = people
    for name in ("Sasia Unal", "Bram", "Bram K", OTHER, "Bram Kuiper-de Wit", NAME):
        file.commit("correct", replace(saskia, name=name))
    texts = ("Volgens Sasia Unal en Bram.", f"{OTHER} en Bram K. willen het.", "Bram Kuiper-de Wit is tegen.")
    proposal = file.all(Proposal)[0].id
    file.commit("say", *(Reaction.new(proposal=proposal, text=text) for text in texts))
    erasing.erase(file, "erase", saskia, texts=True)
    left = {reaction.text for reaction in file.all(Reaction)}
    assert {"Volgens … en Bram.", f"{OTHER} en Bram K. willen het.", "… is tegen."} <= left
    assert found(file.path, "Sasia", "Unal", "de Wit") == []
    assert file.all(Person) == [bram]
    file.close()
    assert problems(file.path) == []


def test_what_is_being_typed_loses_the_name_too(people: tuple[EventFile, Person, Person]) -> None:
    file, saskia, _ = people
    drafts = Drafts(file)
    drafts.keep(file.all(Gathering)[0], "title", f"Atelier van {NAME}")
    drafts.keep_row(Reaction.new(proposal=uuid4(), text=f"{NAME} zegt"))
    erasing.erase(file, "erase", saskia, texts=True)
    assert [reaction.text for reaction in drafts.rows(Reaction)] == ["… zegt"]
    assert found(file.path, NAME, NAME.split(maxsplit=1)[0]) == []
    drafts.recover("recover")
    assert file.all(Gathering)[0].title == "Atelier van …"
    assert found(file.path, NAME) == []


def test_it_cannot_be_undone_and_an_undo_of_before_brings_nothing_back(
    people: tuple[EventFile, Person, Person],
) -> None:
    file, saskia, _ = people
    erasing.erase(file, "erase", saskia, texts=True)
    while file.undoable():
        file.undo()
        assert found(file.path, NAME, MAIL) == []
    while file.redoable():
        file.redo()
        assert found(file.path, NAME, MAIL) == []
    file.close()
    assert problems(file.path) == []


def test_what_a_stale_window_still_writes_is_blank_at_once(people: tuple[EventFile, Person, Person]) -> None:
    file, saskia, _ = people
    erasing.erase(file, "erase", saskia, texts=True)
    file.commit("late", replace(saskia, name="Saskia Later"))
    assert found(file.path, "Saskia Later") == []
    file.close()
    assert problems(file.path) == []


def test_a_kill_before_the_pages_are_overwritten_is_made_up_for(
    people: tuple[EventFile, Person, Person], laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, saskia, _ = people
    with monkeypatch.context() as patched:
        patched.setattr(EventFile, "scrub", lambda _: True)
        erasing.erase(file, "erase", saskia, texts=True)
    assert [row.key for row in file.fetch(META.select()) if row.key == "scrub"] == ["scrub"]
    file.close()
    with laptop.open(file.path) as again:
        assert found(again.path, NAME, MAIL) == []
        assert [row.key for row in again.fetch(META.select()) if row.key == "scrub"] == []


def test_a_submitted_version_stays_without_the_name(people: tuple[EventFile, Person, Person]) -> None:
    file, saskia, _ = people
    (proposal,), (made,) = file.all(Proposal), file.all(Submission)
    assert {one.sealed for one in erasing.mentions(file, saskia) if one.kind is Submission} == {False}
    erasing.erase(file, "erase", saskia, texts=True)
    assert found(file.path, NAME, MAIL) == []
    (left,) = file.all(Submission)
    assert left.title == made.title
    dots = INSTEAD * len(NAME)
    assert left.names == (f"00 {dots}",)
    (row,) = json.loads(left.content)["proposal"]
    assert row == {"id": proposal.id.hex, "leader": dots, "goal": f"Volgens {dots} en {OTHER} nodig."}
    file.close()
    assert problems(file.path) == []


def test_a_name_in_a_closed_question_is_told_and_stays(people: tuple[EventFile, Person, Person]) -> None:
    """The seal of its result covers the question."""
    file, saskia, _ = people
    (asked,) = file.all(Ballot)
    chosen = replace(asked, id=uuid4(), question=f"Wordt {NAME} de leider?")
    file.commit("ask", chosen)
    assert [(one.kind, one.row) for one in erasing.mentions(file, saskia) if one.sealed] == [(Ballot, chosen.id)]
    erasing.erase(file, "erase", saskia, texts=True)
    assert file.get(Ballot, chosen.id) == replace(chosen, names=(NAMELESS, OTHER))
    file.close()
    assert problems(file.path) == []


@pytest.mark.parametrize("name", ["Ad", "e", "I", "7"])
def test_a_short_name_takes_no_pieces_of_words_codes_or_identities(laptop: Laptop, name: str) -> None:
    file = laptop.create()
    person, event = Person.new(name=name, position="a"), Event.new(title=f"Week van {name} in de stad, 7e keer")
    duo = Duo.new(theme="De stad", members=(person.id,), position="e")
    proposals = [Proposal.new(title=f"De stad {n}", duo=duo.id, position="I") for n in "bcdfgh"]
    file.commit("begin", event, person, duo, *proposals)
    erasing.erase(file, "erase", person, texts=True)
    assert file.all(Event)[0].title == f"Week van {INSTEAD} in de stad, 7e keer"
    assert set(file.all(Proposal)) == set(proposals)
    assert file.all(Duo) == [duo]
    file.close()
    assert problems(file.path) == []


STEPS: dict[str, Callable[[EventFile, Person, Person], object]] = {
    "rename": lambda file, saskia, _: file.commit("rename", replace(saskia, name=f"{NAME} II")),
    "erase": lambda file, saskia, _: erasing.erase(file, "erase", saskia, texts=False),
    "erase all": lambda file, saskia, _: erasing.erase(file, "erase", saskia, texts=True),
    "erase other": lambda file, _, bram: erasing.erase(file, "erase", bram, texts=True),
    "mention": lambda file, _, bram: file.commit("mention", Duo.new(theme="Trein", members=(bram.id,))),
    "remove": lambda file, saskia, _: file.commit("remove", remove=[saskia]),
    "nothing": lambda *_: None,
}


@fewer(6)
@given(steps=st.tuples(*[st.sampled_from(sorted(STEPS))] * 3))
def test_erasing_commutes_with_merging_in_any_order(
    steps: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("erase")
    laptop = Laptop(folder / "first")
    file, saskia, bram = begin(laptop)
    file.close()
    sticks = []
    for n, step in enumerate(steps):
        other = Laptop(folder / str(n))
        copy = other.receive(file.path)
        STEPS[step](copy, saskia, bram)
        copy.close()
        sticks.append(copy.path)
    ends = []
    for number, order in enumerate(permutations(sticks)):
        last = Laptop(folder / f"end{number}")
        one = last.receive(file.path)
        for stick in order:
            merge(one, stick)
        merge(one, *order)
        one.close()
        assert problems(one.path) == []
        if "erase" in steps or "erase all" in steps:
            assert found(one.path, MAIL) == []
        if "erase all" in steps:
            assert found(one.path, NAME) == []
        ends.append((state(one.path, last), conflicted(one.path, last)))
    for end, waiting in ends[1:]:
        assert differences(ends[0][0], end) == []
        assert ends[0][1] == waiting
    shutil.rmtree(folder)


def conflicted(path: Path, laptop: Laptop) -> list[object]:
    with laptop.open(path) as file:
        return [(one.kind, one.row, one.cell) for one in conflicts(file)]


def test_an_erased_person_comes_back_as_no_conflict(people: tuple[EventFile, Person, Person], tmp_path: Path) -> None:
    """Another laptop changed the name, which the removal had not seen; there is nothing left to choose about."""
    file, saskia, bram = people
    file.close()
    other = Laptop(tmp_path / "other")
    copy = other.receive(file.path)
    copy.commit("rename", replace(saskia, name=f"{NAME} II"))
    copy.close()
    mine = Laptop(tmp_path / "mine").receive(file.path)
    erasing.erase(mine, "erase", saskia, texts=True)
    merge(mine, copy.path)
    assert mine.all(Person) == [bram]
    assert conflicts(mine) == []
    assert mine.undoable() != "erase"
    mine.close()


def test_a_merge_that_erases_cannot_be_undone(people: tuple[EventFile, Person, Person], tmp_path: Path) -> None:
    file, saskia, _ = people
    file.close()
    copy = Laptop(tmp_path / "other").receive(file.path)
    erasing.erase(copy, "erase", saskia, texts=True)
    copy.close()
    mine = Laptop(tmp_path / "mine").receive(file.path)
    merge(mine, copy.path)
    assert mine.undoable() is None
    assert found(mine.path, NAME, MAIL) == []
    mine.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE write SET value = '{\"role\":\"clerk\"}' WHERE length(seal) = 64 AND cell = 'role'",
        "UPDATE write SET value = replace(value, 'Bram', 'Fred') WHERE length(seal) = 64 AND entity = 'ballot'",
        "UPDATE write SET seal = zeroblob(64) WHERE length(seal) = 64 AND cell = 'role'",
    ],
)
def test_what_is_left_of_an_erased_value_is_covered_too(
    people: tuple[EventFile, Person, Person], laptop: Laptop, statement: str
) -> None:
    file, saskia, _ = people
    erasing.erase(file, "erase", saskia, texts=True)
    file.close()
    with sqlite3.connect(file.path) as connection:
        assert connection.execute(statement).rowcount > 0
    connection.close()
    with pytest.raises(FileRefusedError, match="damaged"):
        laptop.open(file.path)


def test_a_value_that_nobody_erased_cannot_be_passed_off_as_erased(
    people: tuple[EventFile, Person, Person],
) -> None:
    """The digest of the act holds; `check` asks which erasure took it."""
    from atelier.storage.acts import Write, without  # noqa: PLC0415
    from atelier.storage.entries import WRITES  # noqa: PLC0415

    file, _, _ = people
    file.close()
    connection = sqlite3.connect(file.path)
    writes = [Write(*row) for row in connection.execute(WRITES)]
    target = without(next(write for write in writes if write.cell == "leader"), '{"leader":"Iemand anders"}')
    values = (target.value, target.seal, target.act, target.n)
    connection.execute("UPDATE write SET value = ?, seal = ? WHERE act = ? AND n = ?", values)
    connection.execute("UPDATE proposal SET leader = 'Iemand anders'")
    connection.commit()
    connection.close()
    assert problems(file.path) == [
        "Of 0 people who were erased nothing is left, and nothing else was blanked: 1 row differs from the acts"
    ]


def test_an_erasure_names_nobody(people: tuple[EventFile, Person, Person]) -> None:
    file, saskia, _ = people
    erasing.erase(file, "erase", saskia, texts=True)
    (fact,) = file.all(Erasure)
    assert fact.person == saskia.id
    assert isinstance(fact.at, datetime)
    file.close()

"""Choices that merged files ask for reach the reports; what is personal does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.people import Person
from atelier.domain.proposals import Audience, Proposal
from atelier.domain.talk import Note
from atelier.domain.week import Event, Gathering
from atelier.reports.model import texts
from atelier.services.merging import Merging
from atelier.services.readership import restricted
from atelier.services.reporting import Reporting
from atelier.services.unsettled import unsettled
from atelier.storage.event_file import EventFile
from tests.storage.equality import merge
from tests.storage.support import Laptop

EVENT, MEETING = Event.new(title="Week"), Gathering.new(title="Mandaat")
PROPOSAL = Proposal.new(title="Sneller bouwen", goal="Bouwen")
PERSON, NOTE = Person.new(name="Anna Bos"), Note.new(gathering=MEETING.id, text="vertrouwelijk")


@pytest.fixture
def file(tmp_path: Path) -> EventFile:
    """A file into which another one came that says other things."""
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    file = here.create()
    file.commit("begin", EVENT, MEETING, PROPOSAL, PERSON, NOTE)
    file.close()
    for laptop, word in ((there, "daar"), (here, "hier")):
        opened = laptop.receive(file.path) if laptop is there else laptop.open(file.path)
        opened.commit("goal", replace(PROPOSAL, goal=f"Duizend woningen {word}"), replace(EVENT, contact=f"C {word}"))
        opened.commit("private", replace(PERSON, name=f"Anna {word}"), replace(NOTE, text=f"vertrouwelijk {word}"))
        if laptop is there:
            opened.close()
            other = opened.path
    merge(opened, other)
    return opened


def test_both_texts_stand_in_the_report_until_one_is_chosen(file: EventFile) -> None:
    reporting = Reporting(file, lambda: ())
    (choice,) = unsettled(file)
    assert (choice.row, choice.cell, choice.subject) == (PROPOSAL.id, "goal", "Sneller bouwen")
    assert set(choice.versions) == {"Duizend woningen hier", "Duizend woningen daar"}
    said = " ".join(texts(reporting.build(Audience.STEERING)))
    assert "Duizend woningen hier" in said
    assert "Duizend woningen daar" in said
    assert "vertrouwelijk" not in said
    assert "Anna" not in said
    assert reporting.releasing.hindrance()
    assert restricted(reporting.data(), {}).unsettled == ()
    merging = Merging(file, file.path.parent / "data")
    for conflict in merging.conflicts():
        merging.settle(conflict, conflict.versions[0].values)
    assert list(unsettled(file)) == []
    assert not reporting.releasing.hindrance()
    assert "Still to choose" not in " ".join(texts(reporting.build(Audience.STEERING)))
    file.close()

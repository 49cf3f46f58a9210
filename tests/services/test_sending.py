"""The sending list: who gets which edition, ticked off, and told when the data changed afterwards."""

from pathlib import Path

import pytest

from atelier.domain.editions import Edition
from atelier.domain.people import Municipality, Person, Role
from atelier.domain.proposals import Audience
from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from atelier.services.catalogue import Library
from atelier.services.workspace import Workspace
from atelier.storage.event_file import EventFile

ARNHEM, ROZENDAAL = (Municipality.new(name=name, position=name[0].lower()) for name in ("Arnhem", "Rozendaal"))
CLERK = Person.new(name="Anna", role=Role.CLERK, municipality=ARNHEM.id, also=(ROZENDAAL.id,))
SECRETARY = Person.new(name="Bo", role=Role.SECRETARY, municipality=ARNHEM.id)


@pytest.fixture
def event(file: EventFile, library: Library, tmp_path: Path) -> Workspace:
    file.commit("begin", Event.new(title="Week"), ARNHEM, ROZENDAAL, CLERK, SECRETARY)
    return Workspace(file, library, tmp_path / "data")


def test_each_edition_has_its_receivers(event: Workspace) -> None:
    found = {
        (line.edition.audience, line.municipality): line.receivers
        for audience in Audience
        for line in event.sending.lines(audience)
    }
    assert found == {
        (Audience.STEERING, ""): (),
        (Audience.COLLEGES, ""): (),
        (Audience.COLLEGES, "Arnhem"): ("Bo",),
        (Audience.COLLEGES, "Rozendaal"): (),
        (Audience.COUNCILS, ""): (),
        (Audience.COUNCILS, "Arnhem"): ("Anna",),
        (Audience.COUNCILS, "Rozendaal"): ("Anna",),
    }
    event.editing.change(CLERK, withdrawn=True)
    assert event.sending.lines(Audience.COUNCILS)[1].receivers == ("name withdrawn",)


def test_a_tick_knows_what_was_sent_and_what_changed_since(event: Workspace) -> None:
    edition = Edition(Audience.COUNCILS, ROZENDAAL.id)
    event.sending.tick(edition, sent=True)
    line = event.sending.lines(Audience.COUNCILS)[2]
    assert line.sent is not None
    assert (line.sent.version, line.sent.final, line.current) == (1, False, True)
    assert event.sending.lines(Audience.COUNCILS)[1].sent is None
    event.editing.add(Pillar.new(name="Nieuw"))
    assert not event.sending.lines(Audience.COUNCILS)[2].current
    event.sending.tick(edition, sent=False)
    assert event.sending.lines(Audience.COUNCILS)[2].sent is None
    event.editing.undo()
    assert event.sending.lines(Audience.COUNCILS)[2].sent is not None


def test_two_laptops_tick_the_same_row(event: Workspace) -> None:
    edition = Edition(Audience.COUNCILS)
    first = event.sending.tick(edition, sent=True)
    second = event.sending.tick(edition, sent=True)
    assert set(first.values) == set(second.values)

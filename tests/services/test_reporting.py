"""Status, versions and the fingerprint of reports: derived from facts, the same on every laptop."""

from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.editions import Edition
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality
from atelier.domain.proposals import Audience, Proposal
from atelier.domain.themes import Pillar
from atelier.domain.week import Day, Event
from atelier.reports.formats import Format, written
from atelier.reports.model import Status, texts
from atelier.services.catalogue import Library
from atelier.services.exporting import carry_out
from atelier.services.provenance import Belonging, provenance
from atelier.services.workspace import Workspace
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop

MEMBERS = tuple(Municipality.new(name=name, inhabitants=n) for name, n in (("Arnhem", 161), ("Rozendaal", 2)))
PROPOSAL = Proposal.new(title="Vijf routes", goal="Vijf routes.", yearly_low=100_00, yearly_high=200_00)
ROZENDAAL = MEMBERS[1].id


@pytest.fixture
def event(file: EventFile, library: Library, tmp_path: Path) -> Workspace:
    file.commit("begin", Event.new(title="Week"), *MEMBERS, PROPOSAL)
    return Workspace(file, library, tmp_path / "data")


def saved(event: Workspace, folder: Path, member=None, form: Format = Format.HTML) -> Path:
    reporting = event.reporting
    report = reporting.build(Audience.COUNCILS, member)
    target = reporting.place_for(Audience.COUNCILS, folder, form, member)
    reporting.save(Audience.COUNCILS, report, written(form, report, reporting.data()), target, member)
    return target


def test_a_version_counts_per_edition_and_only_when_the_data_changed(event: Workspace, tmp_path: Path) -> None:
    today = event.file.now().date()
    names = [saved(event, tmp_path).name, saved(event, tmp_path).name, saved(event, tmp_path, ROZENDAAL).name]
    event.editing.change(PROPOSAL, goal="Zes routes.")
    names.append(saved(event, tmp_path).name)
    assert names == [
        f"{today}_raden_concept-1.html",
        f"{today}_raden_concept-1_2.html",
        f"{today}_raad_Rozendaal_concept-1.html",
        f"{today}_raden_concept-2.html",
    ]
    export = event.reporting.exports()[2]
    assert (export.municipality, export.version, export.final) == (ROZENDAAL, 1, False)
    assert "Concept 2" in (tmp_path / names[3]).read_text(encoding="utf-8")


def test_a_report_is_definitive_as_long_as_its_data_are(event: Workspace, tmp_path: Path) -> None:
    now = event.reporting.data().fingerprint()
    event.reporting.releasing.release(Audience.COUNCILS, now)
    for member in (None, ROZENDAAL):
        report = event.reporting.build(Audience.COUNCILS, member)
        assert (report.status, report.version) == (Status.FINAL, 1)
    assert event.reporting.build(Audience.COLLEGES).status is Status.CONCEPT
    assert saved(event, tmp_path, ROZENDAAL).name.endswith("_raad_Rozendaal_definitief-1.html")
    with pytest.raises(AtelierError, match="definitive already"):
        event.reporting.releasing.release(Audience.COUNCILS, now)
    event.editing.change(PROPOSAL, goal="Zes routes.")
    assert event.reporting.build(Audience.COUNCILS).status is Status.CONCEPT
    event.reporting.releasing.release(Audience.COUNCILS, event.reporting.data().fingerprint())
    assert event.reporting.build(Audience.COUNCILS).version == 2
    event.editing.undo()  # a release is a fact: the undo takes the goal back
    assert event.reporting.build(Audience.COUNCILS).version == 1


def test_open_differences_between_merged_files_block_it(
    event: Workspace, laptop: Laptop, library: Library, tmp_path: Path
) -> None:
    event.close()
    other = Laptop(tmp_path / "there").receive(event.file.path)
    other.commit("there", replace(PROPOSAL, goal="Daar"))
    other.close()
    event = Workspace(laptop.open(event.file.path), library, tmp_path / "data")
    event.editing.change(PROPOSAL, goal="Hier")
    event.merging.merge(event.merging.preview([other.path]))
    assert event.reporting.releasing.hindrance().startswith("Merged files differ in 1 place.")
    with pytest.raises(AtelierError, match="Merged files differ"):
        event.reporting.releasing.release(Audience.COUNCILS, event.reporting.data().fingerprint())
    event.merging.settle(event.merging.conflicts()[0], {"goal": "Hier"})
    event.reporting.releasing.release(Audience.COUNCILS, event.reporting.data().fingerprint())
    assert event.reporting.build(Audience.COUNCILS).status is Status.FINAL


def test_the_fingerprint_does_not_hang_on_who_merged_whom(event: Workspace, library: Library, tmp_path: Path) -> None:
    event.close()
    laptops = [Laptop(tmp_path / name) for name in ("one", "two")]
    files = [laptop.receive(event.file.path) for laptop in laptops]
    files[0].commit("one", replace(PROPOSAL, goal="Een"), Proposal.new(title="Nieuw een"))
    files[1].commit("two", replace(PROPOSAL, goal="Twee"), Pillar.new(name="Nieuw twee"))
    for file in files:
        file.close()
    prints, words = [], []
    for n, order in enumerate((files, files[::-1])):
        laptop = Laptop(tmp_path / f"desk {n}")
        workspace = Workspace(laptop.receive(event.file.path), library, tmp_path / f"data {n}")
        for file in order:
            workspace.merging.merge(workspace.merging.preview([file.path]))
        report = workspace.reporting.build(Audience.COUNCILS)
        prints.append(report.fingerprint)
        words.append(list(texts(report)))
        workspace.close()
    assert prints[0] == prints[1]
    assert words[0] == words[1]


def test_a_report_tells_whether_it_belongs_to_the_file(event: Workspace, tmp_path: Path) -> None:
    path, before = event.file.path, saved(event, tmp_path / "out", form=Format.PDF)
    event.editing.change(PROPOSAL, goal="Zes routes.")
    now = saved(event, tmp_path / "out", ROZENDAAL, Format.DOCX)
    unnoted = tmp_path / "unnoted.html"
    report = event.reporting.build(Audience.COUNCILS)
    unnoted.write_bytes(written(Format.HTML, report, event.reporting.data()))
    edited = tmp_path / "edited.html"
    edited.write_text(unnoted.read_text(encoding="utf-8").replace("Zes", "Acht"), encoding="utf-8")
    strange = tmp_path / "strange.html"
    strange.write_text(unnoted.read_text(encoding="utf-8").replace(report.fingerprint, "0000-FFFF"), encoding="utf-8")
    event.close()
    found = {place.name: provenance(path, place) for place in (before, now, unnoted, edited, strange, path)}
    assert [(one.belonging, one.untouched) for one in found.values()] == [
        (Belonging.BEFORE, True),
        (Belonging.NOW, True),
        (Belonging.NOW, False),
        (Belonging.NOW, False),
        (Belonging.NOT, False),
        (Belonging.UNMARKED, False),
    ]
    assert "as it was before" in found[before.name].sentence()
    assert "byte for byte" in found[now.name].sentence()
    assert "these bytes are others" in found[edited.name].sentence()
    assert "was not made from this file" in found[strange.name].sentence()


def test_a_report_that_cannot_be_read_is_one_sentence(event: Workspace, tmp_path: Path) -> None:
    event.close()
    with pytest.raises(AtelierError, match="cannot be read"):
        provenance(event.file.path, tmp_path / "nowhere.pdf")


def test_a_removed_municipality_has_no_edition(event: Workspace) -> None:
    event.editing.remove(MEMBERS[1])
    with pytest.raises(AtelierError, match="was removed"):
        event.reporting.build(Audience.COUNCILS, ROZENDAAL)
    assert Edition(Audience.COUNCILS, ROZENDAAL) not in event.reporting.editions()


def test_the_last_day_dates_the_file(event: Workspace, tmp_path: Path) -> None:
    event.editing.add(Day.new(date=event.file.now().date().replace(year=2019)))
    assert event.reporting.suggest_name(Audience.COUNCILS, tmp_path).startswith("2019-")


def test_an_export_is_not_taken_back_with_the_next_undo(event: Workspace, tmp_path: Path) -> None:
    made = carry_out(event.exporting.plan((Edition(Audience.COUNCILS),), (Format.HTML,), tmp_path))
    event.exporting.note(made)
    event.editing.undo()
    assert len(event.reporting.exports()) == 1

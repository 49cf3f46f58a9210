"""Documents from an open event to a folder."""

from pathlib import Path
from uuid import uuid4

import pytest

from atelier.domain.ballots import Export
from atelier.domain.documents import DOCUMENT_NAMES, DOCUMENT_USES, Chosen, Document, Piece
from atelier.domain.errors import AtelierError
from atelier.domain.minutes import Paper
from atelier.domain.proposals import Audience, Proposal
from atelier.paths import resources
from atelier.reports.formats import Format
from atelier.reports.model import Status
from atelier.services.documents import FORMATS
from atelier.services.workspace import Events, Workspace

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def event(tmp_path: Path) -> Workspace:
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "week.atelier", fictitious=True)
    yield workspace
    workspace.close()


def test_every_kind_is_named_and_made(event: Workspace) -> None:
    data = event.documents.data()
    sizes = {document: len(event.documents.copies(document)) for document in Document}
    released = len(event.reporting.data_for(Audience.COLLEGES).proposals)
    assert 0 < released < len(data.proposals)
    assert sizes == {
        Document.BLOCKS: released,
        Document.LETTER: released,
        Document.START: len(data.proposals),
        Document.REACTIONS: 1,
        Document.HOME: len(data.municipalities) * len(data.gatherings),
    }
    assert set(DOCUMENT_NAMES) == set(DOCUMENT_USES) == set(Document)


def test_a_document_is_named_after_what_it_is_about_and_overwrites_nothing(event: Workspace, tmp_path: Path) -> None:
    documents, out = event.documents, tmp_path / "new" / "folder"
    chosen = documents.chosen(None, " arnhem ", 1)
    (copy,) = documents.copies(Document.HOME, chosen)
    places = [documents.write(Document.HOME, copy, out, Format.DOCX) for _ in range(2)]
    assert [place.name for place in places] == [
        "2019-11-12_achterban_Arnhem_Positie-van-de-regio_concept-1.docx",
        "2019-11-12_achterban_Arnhem_Positie-van-de-regio_concept-1_2.docx",
    ]
    assert all(place.read_bytes()[:2] == b"PK" for place in places)
    assert [export.name for export in event.file.all(Export)] == [place.name for place in places]
    assert {export.audience for export in event.file.all(Export)} == {"achterban"}


def test_a_title_that_no_disk_could_hold_becomes_a_name(event: Workspace, tmp_path: Path) -> None:
    proposal = event.documents.data().proposals[0]
    event.editing.change(proposal, title="../..\\CON: een?* " + "lang " * 40)
    copy = event.documents.copy(Piece(Document.START, Chosen(proposal=proposal.id)))
    name = event.documents.suggest_name(Document.START, copy, tmp_path, Format.PDF)
    assert name == "2019-11-15_startdocument_CON-een-lang-lang-lang-lang-lang-lang-la_concept-1.pdf"


@pytest.mark.parametrize(
    ("proposal", "municipality", "meeting", "why"),
    [
        (99, "", None, "There is no proposal 99 in this event."),
        (0, "", None, "There is no proposal 0 in this event."),
        (None, "Atlantis", None, "There is no municipality “Atlantis” in this event."),
        (None, "", 99, "There is no meeting 99 in this event."),
    ],
)
def test_what_the_event_does_not_have_is_refused_in_a_sentence(
    event: Workspace, proposal: int | None, municipality: str, meeting: int | None, why: str
) -> None:
    with pytest.raises(AtelierError, match="There is no") as refused:
        event.documents.chosen(proposal, municipality, meeting)
    assert str(refused.value) == why


def test_a_folder_that_cannot_be_made_is_a_sentence(event: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (copy,) = event.documents.copies(Document.REACTIONS)
    with pytest.raises(AtelierError, match="could not be written"):
        event.documents.write(Document.REACTIONS, copy, tmp_path / "file" / "below", Format.PDF)
    assert event.file.all(Export) == []


def test_figures_are_no_document() -> None:
    assert FORMATS == (Format.PDF, Format.DOCX, Format.ODT, Format.HTML)


def test_what_was_not_released_reaches_no_reader(event: Workspace) -> None:
    readable = {row.id for row in event.reporting.data_for(Audience.COLLEGES).proposals}
    hidden = next(row for row in event.documents.data().proposals if row.id not in readable)
    with pytest.raises(AtelierError, match="not released yet"):
        event.documents.copies(Document.BLOCKS, Chosen(proposal=hidden.id))


def test_without_anything_to_make_it_of_it_is_refused(tmp_path: Path) -> None:
    events = Events(resources(), tmp_path / "data")
    bare = events.create(tmp_path / "leeg.atelier", "Leeg", "", with_library=False)
    try:
        with pytest.raises(AtelierError, match="no proposals yet"):
            bare.documents.copies(Document.BLOCKS)
        with pytest.raises(AtelierError, match="no meeting or no municipality"):
            bare.documents.copies(Document.HOME)
        assert len(bare.documents.copies(Document.REACTIONS)) == 1
    finally:
        bare.close()


def test_one_document_is_chosen_with_its_version_and_its_status(event: Workspace, tmp_path: Path) -> None:
    documents = event.documents
    assert len(documents.choices(Document.BLOCKS)["proposal"]) < len(documents.choices(Document.START)["proposal"])
    first, second = (Chosen(proposal=key) for key, _ in documents.choices(Document.BLOCKS)["proposal"][:2])
    copy = documents.copy(Piece(Document.BLOCKS, first))
    assert (copy.report.status, copy.report.version) == (Status.CONCEPT, 1)
    documents.write(Document.BLOCKS, copy, tmp_path, Format.DOCX)
    event.editing.change(event.file.get(Proposal, first.proposal), goal="Anders.")
    assert documents.copy(Piece(Document.BLOCKS, first)).report.version == 2
    assert documents.copy(Piece(Document.BLOCKS, second)).report.version == 1
    event.reporting.releasing.release(Audience.COLLEGES, event.reporting.data_for(Audience.COLLEGES).fingerprint())
    final = documents.copy(Piece(Document.BLOCKS, first))
    assert (final.report.status, final.report.version) == (Status.FINAL, 1)
    assert documents.suggest_name(Document.BLOCKS, final, tmp_path, Format.ODT).endswith("_definitief-1.odt")


def test_the_papers_of_a_meeting_are_documents_too(event: Workspace, tmp_path: Path) -> None:
    meetings = event.documents.choices(Paper.MINUTES)["gathering"]
    copy = event.documents.copy(Piece(Paper.MINUTES, Chosen(gathering=meetings[0][0])))
    name = event.documents.suggest_name(Paper.MINUTES, copy, tmp_path, Format.DOCX)
    assert name == "2019-11-12_verslag_Positie-van-de-regio_concept-1.docx"
    with pytest.raises(AtelierError, match="no meeting"):
        event.documents.copy(Piece(Paper.RUN_SHEET, Chosen(gathering=uuid4())))

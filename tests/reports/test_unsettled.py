"""What is still to be chosen stands in front in every report, in every document, with all of its texts."""

import io
from dataclasses import replace
from uuid import UUID

import docx
import odfdo
import pypdf
import pytest

from atelier.domain.documents import ALL, Document
from atelier.domain.proposals import Audience
from atelier.domain.unsettled import Unsettled
from atelier.reports.builders import BUILDERS
from atelier.reports.documents import COPIES
from atelier.reports.formats import Format, written
from atelier.reports.model import texts
from tests.reports.samples import data

pytestmark = pytest.mark.usefixtures("english")
HERE, THERE = "Duizend woningen hier.", "Tweeduizend woningen daar."
CHOICE = Unsettled(UUID(int=5), "goal", (b"1" * 16,), "Sneller bouwen", "Doel", (HERE, THERE))
READERS = {
    Format.PDF: lambda made: " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages),
    Format.DOCX: lambda made: " ".join(part.text for part in docx.Document(io.BytesIO(made)).paragraphs),
    Format.ODT: lambda made: odfdo.Document(io.BytesIO(made)).get_formatted_text(),
    Format.HTML: lambda made: made.decode(),
}


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("form", list(READERS))
def test_every_report_prints_both_texts(audience: Audience, form: Format) -> None:
    event = data(unsettled=(CHOICE,))
    found = " ".join(READERS[form](written(form, BUILDERS[audience](event), event)).split())
    assert "Still to choose" in found
    assert HERE in found
    assert THERE in found
    assert "1 text still to choose" in found


def test_a_report_says_nothing_of_it_when_all_is_chosen() -> None:
    assert not any("to choose" in text for text in texts(BUILDERS[Audience.COUNCILS](data())))


def test_a_choice_changes_the_fingerprint_and_its_language_does_not() -> None:
    prints = {
        data(unsettled=given).fingerprint()
        for given in ((), (CHOICE,), (replace(CHOICE, name="Goal", versions=("x",)),))
    }
    assert len(prints) == 2


def test_a_document_about_a_proposal_prints_its_own_choices_only() -> None:
    event = data()
    choice = replace(CHOICE, proposal=event.proposals[0].id)
    event = replace(event, unsettled=(choice,))
    said = [" ".join(texts(copy.report)) for copy in COPIES[Document.BLOCKS](event, ALL)]
    assert len(said) == len(event.proposals) > 1
    assert [THERE in text for text in said] == [True, *(False for _ in said[1:])]

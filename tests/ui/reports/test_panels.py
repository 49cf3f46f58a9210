"""The parts of the view of reports: editions, status, texts, advice, everything at once, the sending list, printing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.commission import Supplier
from atelier.domain.documents import KIND_NAMES, Document, about
from atelier.domain.editions import Edition
from atelier.domain.minutes import Paper
from atelier.domain.proposals import Audience, Proposal
from atelier.domain.week import Event
from atelier.paths import resources
from atelier.reports.formats import Format
from atelier.services.advising import Advice
from atelier.services.documents import FORMATS
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.page_printing import PagePrinter, chosen
from atelier.ui.reports_view import ReportsView
from atelier.ui.widgets.checklist import TICKED
from tests.program import press, rest, settle, wait_until

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    desk = Desk(workspace, Worker())
    desk.changed.connect(lambda _changes: None)
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[ReportsView]:
    view = ReportsView(desk, lambda suggested: suggested)
    view.batch._folder = lambda: tmp_path / "out"
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.show()
    view.activateWindow()
    ready(view)
    yield view
    view.close()


def ready(view: ReportsView) -> None:
    """The pages are those of the chosen edition as the event is now."""
    settle()
    wait_until(
        lambda: (
            not view._soon.isActive()
            and not view._rest.isActive()
            and view.pages._asked is None
            and view.pages.shown is not None
            and view.pages.shown.asked.edition == view.steps.wanted
        ),
        60,
    )


def member(view: ReportsView, name: str) -> Edition:
    row = next(row for row in view.desk.reporting.members() if row.name == name)
    return Edition(Audience.COUNCILS, row.id)


def pick(view: ReportsView, name: str) -> None:
    box = view.steps.reader.members
    place = box.findText(name)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    ready(view)


def test_an_edition_is_chosen_seen_and_saved(view: ReportsView, desk: Desk, tmp_path: Path) -> None:
    assert not view.steps.reader.members.isVisibleTo(view)
    view.steps.reader.choices[Audience.COUNCILS].click()
    ready(view)
    assert view.steps.reader.members.isVisibleTo(view)
    pick(view, "Rozendaal")
    assert "editie voor Rozendaal" not in view.steps.reader.opening.text()
    assert view.pages.shown.report.municipality == "Rozendaal"
    view.save()
    assert (tmp_path / "2019-11-15_raad_Rozendaal_concept-1.pdf").read_bytes() == view.pages.shown.pages.pdf
    settle()
    assert " · Councils · Rozendaal · Concept 1\n" in view.steps.exports_card.list.item(0).text()
    view.steps.reader.choices[Audience.STEERING].click()
    ready(view)
    assert view.steps.reader.edition == Edition(Audience.STEERING)


def test_another_document_is_chosen_seen_and_saved_in_each_format(
    view: ReportsView, desk: Desk, tmp_path: Path
) -> None:
    view.steps.buttons["documents"].click()
    ready(view)
    assert view.steps.documents.kind is Document.BLOCKS
    assert view.steps.documents.lists["proposal"].isVisibleTo(view)
    assert not view.steps.documents.lists["gathering"].isVisibleTo(view)
    assert [form for form, widget in view.steps.file_card.formats.items() if widget.isVisibleTo(view)] == list(FORMATS)
    assert view.pages.shown.asked.edition.kind is Document.BLOCKS
    for form in FORMATS:
        view.steps.file_card.formats[form].click()
        ready(view)
        view.save()
        wait_until(lambda form=form: len(desk.reporting.exports()) == FORMATS.index(form) + 1, 60)
    exports = desk.reporting.exports()
    assert all(export.name.startswith("2019-11-15_bouwstenen_") for export in exports)
    assert {(export.audience, export.version, export.final) for export in exports} == {("bouwstenen", 1, False)}
    assert all((tmp_path / export.name).stat().st_size for export in exports)
    settle()
    assert " · Building blocks of a council proposal · Concept 1\n" in view.steps.exports_card.list.item(0).text()


def test_every_kind_of_document_has_its_pages(view: ReportsView) -> None:
    view.steps.buttons["documents"].click()
    for kind in KIND_NAMES:
        view.steps.documents.choose(kind)
        ready(view)
        assert {name for name, box in view.steps.documents.lists.items() if box.isVisibleTo(view)} == set(about(kind))
        assert view.pages.shown.asked.copy is not None
        assert len(view.preview.sheets) >= 1
    view.steps.buttons["report"].click()
    ready(view)
    assert view.pages.shown.audience is Audience.STEERING


def test_a_document_that_cannot_be_made_yet_says_what_lacks_and_saves_nothing(view: ReportsView, desk: Desk) -> None:
    desk.run(desk.editing.remove, *desk.editing.all(Proposal))
    view.steps.buttons["documents"].click()
    settle()
    assert view.steps.documents.none.text() == "Not yet to be made: proposal is missing."
    view.save()
    assert desk.reporting.exports() == []
    assert "still being drawn" in view.notice.text.text()


def test_a_change_of_any_kind_reaches_the_pages(view: ReportsView, desk: Desk) -> None:
    before = view.pages.shown.report
    proposal = desk.editing.all(Proposal)[0]
    desk.run(desk.editing.add, Supplier.new(proposal=proposal.id, name="Provincie", fte=50))
    ready(view)
    assert view.pages.shown.report != before


def test_headings_lead_to_their_page(view: ReportsView) -> None:
    box = view.preview.headings
    assert box.isVisibleTo(view)
    place = box.findText("Decision calendar")
    box.activated.emit(place)
    heading = view.pages.shown.pages.headings[place]
    assert heading.page > 2
    wait_until(lambda: view.preview.page in {heading.page, heading.page - 1})


def test_a_report_is_made_definitive_and_a_change_makes_it_a_concept(view: ReportsView, desk: Desk) -> None:
    assert view.steps.status.state.text() == "Concept 1"
    view.steps.status.make.click()
    ready(view)
    assert view.steps.status.state.text() == "Final 1"
    assert not view.steps.status.make.isVisibleTo(view)
    assert "Since" in view.steps.status.why.text()
    assert view.notice.text.text() == "Definitive: Steering group, all editions."
    desk.run(desk.editing.change, desk.editing.all(Proposal)[0], goal="Anders.")
    ready(view)
    assert view.steps.status.state.text() == "Concept 1"
    assert view.steps.status.why.text().startswith("Changed since definitive 1")


def test_open_differences_lead_to_where_they_are_chosen(
    view: ReportsView, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(desk.reporting.releasing, "hindrance", lambda: "Merged files differ in 1 place.")
    view.steps.status.show_report(view.pages.shown.report)
    assert not view.steps.status.make.isEnabled()
    assert view.steps.status.why.text() == "Merged files differ in 1 place."
    with qtbot.waitSignal(view.choices_wanted):
        view.steps.status.settle.click()


def test_a_summary_is_typed_drawn_and_no_longer_missed(view: ReportsView, desk: Desk) -> None:
    assert view.steps.advice._shown[0].sentence == "Nobody has written a summary yet."
    view.steps.advice.list.setCurrentRow(0)
    view.steps.advice.list.itemActivated.emit(view.steps.advice.list.item(0))
    field = view.steps.texts.summaries[Audience.STEERING]
    wait_until(field.editor.hasFocus)
    field.editor.insertPlainText("Drie keer ja.")
    desk.settle()
    ready(view)
    assert desk.editing.all(Event)[0].summary_steering == "Drie keer ja."
    assert view.steps.advice._shown == ()
    assert view.steps.advice._none.isVisibleTo(view) == view.steps.advice.isVisibleTo(view)
    assert not view.steps.texts.summaries[Audience.COUNCILS].isVisibleTo(view)


def test_advice_on_a_proposal_leads_to_the_proposal(view: ReportsView, desk: Desk, qtbot: QtBot) -> None:
    row = desk.editing.all(Proposal)[0]
    view.steps.wording.show_advice([Advice(f"line {n}", row, "goal") for n in range(15)])
    assert view.steps.wording.list.count() == 12
    assert view.steps.wording._rest.text() == "And 3 more."
    with qtbot.waitSignal(view.place_wanted) as caught:
        view.steps.wording.list.itemClicked.emit(view.steps.wording.list.item(2))
    assert caught.args == [row]


def test_everything_is_made_after_a_proof(view: ReportsView, desk: Desk, tmp_path: Path) -> None:
    view.steps.reader.choices[Audience.COLLEGES].click()
    ready(view)
    view.all_button.click()
    assert view.batch.isVisibleTo(view)
    assert view.batch.proof.text().startswith("Proof: Mook en Middelaar.")  # the longest name
    ready(view)
    for form, box in view.batch.forms.items():
        box.setChecked(form in {Format.HTML, Format.JSON})
    view.batch._count()
    assert view.batch.go.text() == "Make 20 files…"
    view.batch.go.click()
    assert view.batch.running
    wait_until(lambda: not view.batch.running, 120)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 20
    assert "2019-11-15_college_Rozendaal_concept-1.html" in names
    assert {export.name for export in desk.reporting.exports()} == set(names)
    assert view.notice.text.text() == "20 files in “out”."
    assert not view.batch.isVisibleTo(view)


def test_stopping_leaves_nothing(view: ReportsView, desk: Desk, tmp_path: Path) -> None:
    view.ask_everything()
    view.batch.wide.click()
    view.batch.go.click()
    wait_until(lambda: view.batch.bar.value() > 0 or not view.batch.running, 60)
    press(view.batch, Qt.Key.Key_Escape)
    assert view.notice.text.text() == "Stopped; nothing was written."
    done: list[int] = []
    desk.worker.start(int, done=done.append)
    wait_until(lambda: bool(done), 60)
    assert list((tmp_path / "out").iterdir()) == []
    assert desk.reporting.exports() == []
    view.batch.leave()
    assert not view.batch.isVisibleTo(view)


def test_every_document_of_a_kind_is_made_at_once(view: ReportsView, desk: Desk, tmp_path: Path) -> None:
    view.steps.buttons["documents"].click()
    view.steps.documents.choose(Document.HOME)
    ready(view)
    view.all_button.click()
    assert view.batch.proof.text().startswith("Proof: For the home base.")
    assert view.batch.go.text() == "Make 108 files…"  # 18 municipalities, 6 meetings
    assert not view.batch.wide.isEnabled()
    view.batch.kinds[Document.HOME].click()
    view.batch.kinds[Paper.MINUTES].click()
    view.batch.kinds[Document.REACTIONS].click()
    view.batch.forms[Format.PDF].click()
    view.batch.forms[Format.HTML].click()
    assert view.batch.go.text() == "Make 7 files…"
    view.batch.go.click()
    wait_until(lambda: not view.batch.running, 120)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 7
    assert "2019-11-12_verslag_Mandaat-en-zeggenschap_concept-1.html" in names
    found = {export.name: (export.audience, export.version) for export in desk.reporting.exports()}
    assert found["2019-11-15_reacties_concept-1.html"] == ("reacties", 1)
    assert found.keys() == set(names)


def test_no_format_makes_nothing(view: ReportsView) -> None:
    view.ask_everything()
    view.batch.forms[Format.PDF].click()
    assert not view.batch.go.isEnabled()


def test_what_was_sent_is_ticked_off(view: ReportsView, desk: Desk) -> None:
    view.steps.buttons["sending"].click()
    card = view.steps.sending
    assert card.list.count() == 1
    card.list.item(0).setCheckState(TICKED)
    ready(view)
    assert desk.sending.lines(Audience.STEERING)[0].sent is not None
    assert "Concept 1, sent" in card.list.item(0).text()
    desk.run(desk.editing.change, desk.editing.all(Proposal)[0], goal="Anders.")
    ready(view)
    assert "Changed since: send it again." in card.list.item(0).text()


def test_open_data_travel_inside_when_asked_for(view: ReportsView) -> None:
    view.steps.file_card.attach.click()
    wait_until(lambda: view.pages.shown.asked.attached and view.pages._asked is None, 60)
    import io  # noqa: PLC0415

    assert list(PdfReader(io.BytesIO(view.pages.shown.pages.pdf)).attachments) == ["open-data.json"]


def test_pages_are_printed_one_by_one(view: ReportsView, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def ask(printer: QPrinter, _home: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 4)
        return True

    told: list[str] = []
    printer = PagePrinter(view.desk.worker, view, ask)
    printer.printed.connect(told.append)
    printer.start(view.pages.shown.pages, "Titel")
    printer.start(view.pages.shown.pages, "nog een keer")  # one at a time
    wait_until(lambda: bool(told), 60)
    assert told == ["3 pages sent to the printer."]
    assert len(PdfReader(target).pages) == 3


def test_who_leaves_the_printer_prints_nothing(view: ReportsView) -> None:
    told: list[str] = []
    printer = PagePrinter(view.desk.worker, view, lambda _printer, _home: False)
    printer.printed.connect(told.append)
    printer.start(view.pages.shown.pages, "Titel")
    rest(50)
    assert told == []


def test_without_a_range_every_page_is_printed(qtbot: QtBot) -> None:
    assert chosen(QPrinter(), 5) == range(5)


def test_a_logo_is_chosen_seen_named_and_removed(view: ReportsView, tmp_path: Path) -> None:
    place = tmp_path / "logo.png"
    Image.new("RGB", (300, 100), "#17624f").save(place)
    view.steps.show_step("texts")
    field = view.steps.texts.logo
    field._ask = lambda: place
    assert not field.says.isVisible()
    field.choose_button.click()
    ready(view)
    assert (field.picture.pixmap().width(), field.says.text()) == (240, "Logo of Regio Arnhem-Nijmegen")
    (tmp_path / "kapot.png").write_text("x")
    field._ask = lambda: tmp_path / "kapot.png"
    field.choose_button.click()
    assert "it is no PNG or JPEG picture" in field.problem.text()
    ready(view)
    assert view.pages.shown is not None
    assert view.pages.shown.report.logo is not None
    field.remove_button.click()
    ready(view)
    assert view.pages.shown.report.logo is None
    assert not field.picture.isVisible()

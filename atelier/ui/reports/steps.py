"""The four steps of a report, each with its cards: choose and repair it, other documents, texts, sending."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.documents import Piece
from atelier.domain.editions import Edition
from atelier.i18n import mark, tr
from atelier.ui.desk import Desk
from atelier.ui.reports.advice_card import AdviceCard
from atelier.ui.reports.choosing import FormatCard, ReaderCard, toggles
from atelier.ui.reports.document_card import DocumentCard
from atelier.ui.reports.drawing import Drawn
from atelier.ui.reports.exports_card import ExportsCard
from atelier.ui.reports.sending_card import SendingCard
from atelier.ui.reports.status_card import StatusCard
from atelier.ui.reports.texts_card import TextsCard
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, flow

if TYPE_CHECKING:
    from atelier.reports.model import Report

STEPS = {
    "report": mark("Report"),
    "documents": mark("Other documents"),
    "texts": mark("Texts"),
    "sending": mark("Sending"),
}


class Steps(QWidget):
    """Shows the cards of one step at a time; the pages are of the last of the first two that was shown."""

    chosen = Signal()  # other pages, or another format

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._main = "report"  # which of the two the pages are of
        self.reader, self.documents, self.file_card, self.exports_card = (
            ReaderCard(), DocumentCard(), FormatCard(), ExportsCard()
        )  # fmt: skip
        self.status, self.texts, self.sending = StatusCard(desk), TextsCard(desk), SendingCard(desk)
        self.advice = AdviceCard(tr("Before it goes out"), tr("Nothing lacks."))
        self.wording = AdviceCard(
            tr("Plain words"),
            tr("No long sentences or hard words found."),
            tr("A help for who writes; it says nothing about a level of language."),
        )
        self._cards: dict[str, tuple[Card, ...]] = {
            "report": (self.reader, self.status, self.advice, self.file_card),
            "documents": (self.documents, self.advice, self.file_card),
            "texts": (self.texts, self.wording),
            "sending": (self.sending, self.exports_card),
        }
        self._build()
        self.reader.chosen.connect(self._on_edition)
        self.documents.chosen.connect(self._on_document)
        self.file_card.chosen.connect(self.chosen)
        self.show_step("report")

    def _build(self) -> None:
        head = Card()
        self.buttons = toggles(STEPS, self._on_step, head)
        head.body.addWidget(flow(*self.buttons.values(), spacing=6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        first = (head, self.reader, self.documents)  # what is chosen stands above what follows from it
        for card in dict.fromkeys((*first, *(card for cards in self._cards.values() for card in cards))):
            layout.addWidget(card)
        layout.addStretch(1)

    @property
    def wanted(self) -> Edition | Piece | None:
        """What the pages are to show; None while there is nothing to make the chosen document of."""
        return self.documents.piece if self._main == "documents" else self.reader.edition

    def show_step(self, step: str) -> None:
        """Show the cards of one step; the pages follow the last of the two that they can be of."""
        self.buttons[step].setChecked(True)
        for card in dict.fromkeys(card for cards in self._cards.values() for card in cards):
            card.setVisible(card in self._cards[step])
        if step in {"report", "documents"} and step != self._main:
            self._main = step
            self.file_card.offer(figures=step == "report")
            self._on_document()

    def refresh(self) -> None:
        """Offer what there is in the event now."""
        reporting = self._desk.reporting
        members = reporting.members()
        self.reader.fill(members)
        self._fill_documents()
        self.texts.refresh()
        self.exports_card.show_exports(reporting.exports(), {member.id: member.name for member in members})

    def show_report(self, edition: Edition, report: "Report") -> None:
        """What the cards say of a report while it is being drawn."""
        self.status.show_report(report)
        self.sending.show_audience(edition.audience, report.fingerprint)

    def forget_drawn(self) -> None:
        """What was said of other pages."""
        for card in (self.advice, self.wording):
            card.forget()

    def show_drawn(self, drawn: Drawn) -> None:
        """What to look at before these pages go out."""
        self.advice.show_advice(drawn.advice)
        self.wording.show_advice(drawn.wording)

    def _fill_documents(self) -> None:
        if self._main == "documents":
            self.documents.fill(self._desk.documents.choices(self.documents.kind))

    def _on_step(self) -> None:
        self.show_step(next(step for step, widget in self.buttons.items() if widget.isChecked()))

    def _on_edition(self) -> None:
        self.texts.show_audience(self.reader.edition.audience)
        self.chosen.emit()

    def _on_document(self) -> None:
        self._fill_documents()
        self.chosen.emit()

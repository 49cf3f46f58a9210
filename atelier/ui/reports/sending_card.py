"""The sending list: which edition goes to whom, ticked off when it went."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from atelier.domain.proposals import Audience
from atelier.i18n import short_date, tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.checklist import OPEN, TICKED
from atelier.ui.widgets.list_editor import ROW, RowList

if TYPE_CHECKING:
    from atelier.services.sending import Line


class SendingCard(Card):
    """Every edition for one audience with a tick; a change afterwards is told in the line."""

    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Sending list"))
        self._desk = desk
        self._lines: tuple[Line, ...] = ()
        self.list = RowList(tr("Sending list"))
        self.list.itemChanged.connect(self._on_ticked)
        self.body.addWidget(label(tr("Tick what you have sent. The program sends nothing by itself."), "muted"))
        self.body.addWidget(self.list)

    def show_audience(self, audience: Audience, fingerprint: str) -> None:
        """The editions for an audience and what became of them; `fingerprint` is that of the data as they are now."""
        lines = self._desk.sending.lines(audience, fingerprint)
        self.set_caption(f"{tr('Sending list')} · {sum(line.sent is not None for line in lines)}/{len(lines)}")
        if lines == self._lines:
            return
        place = self.list.currentRow()
        self._lines = lines
        self.list.fill([(n, told(line)) for n, line in enumerate(lines)])
        self.list.blockSignals(True)
        for n, line in enumerate(lines):
            item = self.list.item(n)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(TICKED if line.sent else OPEN)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.list.fit()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        line = self._lines[item.data(ROW)]
        sent = item.checkState() == TICKED
        self._desk.run(self._desk.sending.tick, line.edition, sent=sent, refused=self.refused.emit)


def told(line: "Line") -> str:
    """An edition, who receives it, and when it went, on lines below each other."""
    name = line.municipality or tr("General edition")
    parts = [", ".join((name, *line.receivers)) if line.receivers else name]
    if line.sent and line.sent.at:
        at = line.sent.at.astimezone()
        status = tr("Definitive") if line.sent.final else tr("Concept")
        parts.append(tr("{status} {n}, sent {when}", status=status, n=line.sent.version, when=short_date(at)))
        if not line.current:
            parts.append(tr("Changed since: send it again."))
    return "\n".join(parts)

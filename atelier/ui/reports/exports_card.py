"""The list of what was exported, newest first."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from atelier.domain.ballots import Export
from atelier.domain.documents import KIND_NAMES
from atelier.domain.editions import OPEN_DATA
from atelier.domain.proposals import AUDIENCE_NAMES, Audience
from atelier.i18n import short_date, tr
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.list_editor import RowList


class ExportsCard(Card):
    """Every file that was written, with for whom, when and from which data."""

    def __init__(self) -> None:
        super().__init__(tr("Exported"))
        self.list, self._none = RowList(tr("Exported reports")), label(tr("Nothing exported yet."), "muted")
        self.body.addWidget(self._none)
        self.body.addWidget(self.list)

    def show_exports(self, exports: Sequence[Export], names: Mapping[UUID, str]) -> None:
        """Show these, the last in front; `names` are those of the municipalities."""
        self.list.fill([(export.id, told(export, names)) for export in exports[::-1]])
        self.list.setVisible(bool(exports))
        self._none.setVisible(not exports)


def told(export: Export, names: Mapping[UUID, str]) -> str:
    """A file on three lines: its name, when and for whom, and its data."""
    at = export.at.astimezone()
    when = f"{short_date(at)} {at:%H:%M}"
    own = names.get(export.municipality) if export.municipality else ""
    parts = (when, reader(export.audience), own, _status(export))
    return f"{export.name}\n{' · '.join(filter(None, parts))}\n{export.fingerprint}"


def _status(export: Export) -> str:
    """Concept or definitive with its version; nothing of exports that kept none."""
    status = tr("Definitive") if export.final else tr("Concept")
    return f"{status} {export.version}" if export.version else ""


def reader(audience: str) -> str:
    """For whom a report is, or which paper it is."""
    papers: dict[str, str] = {kind.value: name for kind, name in KIND_NAMES.items()}
    if audience in papers:
        return tr(papers[audience])
    if audience == OPEN_DATA:
        return tr("Open data")
    return tr(AUDIENCE_NAMES[Audience(audience)]) if audience in set(Audience) else audience.capitalize()

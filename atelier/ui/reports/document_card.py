"""Which document beside the three reports, and what it is about: a proposal, a municipality, a meeting."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from atelier.domain.documents import KIND_NAMES, KIND_USES, Chosen, Kind, Piece, about
from atelier.i18n import mark, tr
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.choice_fields import Chooser

TITLES = {"proposal": mark("Proposal"), "municipality": mark("Municipality"), "gathering": mark("Meeting")}
Rows = Sequence[tuple[UUID, str]]


class DocumentCard(Card):
    """A kind of document, and below it a list for each thing that it is about."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Which document?"))
        self.kinds, self.use = Chooser(), label("", "muted")
        self.kinds.setAccessibleName(tr("Which document?"))
        self.kinds.addItems([tr(name) for name in KIND_NAMES.values()])
        self.kinds.activated.connect(self._on_kind)
        self.lists = {name: Chooser() for name in TITLES}
        self._captions = {name: label(tr(title), "strong") for name, title in TITLES.items()}
        self._rows: dict[str, list[UUID]] = {name: [] for name in TITLES}
        self.none = label("", "muted")
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.use)
        for name, chooser in self.lists.items():
            chooser.setAccessibleName(tr(TITLES[name]))
            chooser.activated.connect(self.chosen)
            self.body.addWidget(self._captions[name])
            self.body.addWidget(chooser)
        self.body.addWidget(self.none)
        self._show()

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return list(KIND_NAMES)[self.kinds.currentIndex()]

    @property
    def piece(self) -> Piece | None:
        """The document that is chosen; None while there is nothing that it can be about."""
        picked = {name: self._picked(name) for name in about(self.kind)}
        return None if None in picked.values() else Piece(self.kind, Chosen(**picked))

    def _picked(self, name: str) -> UUID | None:
        place = self.lists[name].currentIndex()
        return self._rows[name][place] if 0 <= place < len(self._rows[name]) else None

    def fill(self, rows: Mapping[str, Rows]) -> None:
        """Offer these proposals, municipalities and meetings; what was chosen stays so."""
        for name, some in rows.items():
            before = self._picked(name)
            self._rows[name] = [key for key, _ in some]
            texts = [text for _, text in some]
            chooser = self.lists[name]
            if texts != [chooser.itemText(n) for n in range(chooser.count())]:
                chooser.clear()
                chooser.addItems(texts)
            chooser.setCurrentIndex(self._rows[name].index(before) if before in self._rows[name] else 0)
        self._show()

    def choose(self, kind: Kind) -> None:
        """Have another kind of document shown."""
        self.kinds.setCurrentIndex(list(KIND_NAMES).index(kind))
        self._on_kind()

    def _on_kind(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        self.use.setText(tr(KIND_USES[self.kind]))
        wanted = about(self.kind)
        for name, chooser in self.lists.items():
            for widget in (self._captions[name], chooser):
                widget.setVisible(name in wanted and bool(self._rows[name]))
        lacking = [tr(TITLES[name]).lower() for name in wanted if not self._rows[name]]
        self.none.setText(tr("Not yet to be made: {what} is missing.", what=", ".join(lacking)) if lacking else "")
        self.none.setVisible(bool(lacking))

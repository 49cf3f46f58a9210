"""Who reads it and as which file: the cards with which a report is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton

from atelier.domain.editions import Edition
from atelier.domain.people import Municipality
from atelier.domain.proposals import AUDIENCE_NAMES, Audience
from atelier.i18n import mark, tr
from atelier.reports.formats import FORMAT_NAMES, FORMAT_USES, Format
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.choice_fields import Chooser

OPENINGS = {
    Audience.STEERING: mark(
        "Opens with at most five decisions with who and when, where the room agrees and where it is split, "
        "and which proposals are ripe."
    ),
    Audience.COLLEGES: mark(
        "Opens with what is asked and when, what it costs their own municipality, and the mandate in one sentence."
    ),
    Audience.COUNCILS: mark(
        "Opens with what is asked of them and when, the money and the year, their role, and the answer of the room "
        "beside its counter-argument."
    ),
}


def toggles(names: dict, slot: Callable[[], None], home: Card) -> dict:  # type: ignore[type-arg]
    """Buttons of which one is down, by what they stand for."""
    group, made = QButtonGroup(home), {}
    for key, name in names.items():
        made[key] = button(tr(name), slot, "toggle")
        made[key].setCheckable(True)
        group.addButton(made[key])
    return made


class ReaderCard(Card):
    """For whom the report is: an audience, and of it everybody or one municipality."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(tr("For whom?"))
        self.edition = Edition(Audience.STEERING)
        self.choices: dict[Audience, QPushButton] = toggles(AUDIENCE_NAMES, self._on_audience, self)
        self.opening, self.members = label("", "muted"), Chooser()
        self.members.setAccessibleName(tr("Edition"))
        self.members.activated.connect(self._on_member)
        self._rows: list[Municipality] = []
        self.body.addWidget(flow(*self.choices.values(), spacing=6))
        self.body.addWidget(self.members)
        self.body.addWidget(self.opening)
        self.show_edition(self.edition)

    def fill(self, members: Sequence[Municipality]) -> None:
        """Offer an edition for each municipality; one that was removed gives way to the general edition."""
        names = [tr("General edition"), *(member.name or tr("Municipality without a name") for member in members)]
        if names != [self.members.itemText(n) for n in range(self.members.count())]:
            self.members.clear()
            self.members.addItems(names)
        self._rows = list(members)
        if self.edition.member not in {None, *(member.id for member in members)}:
            self.edition = Edition(self.edition.audience)
        self.show_edition(self.edition)

    def choose(self, edition: Edition) -> None:
        """Have another edition shown."""
        self.show_edition(edition)
        self.chosen.emit()

    def show_edition(self, edition: Edition) -> None:
        """Show which edition is chosen."""
        self.edition = edition
        self.choices[edition.audience].setChecked(True)
        self.opening.setText(tr(OPENINGS[edition.audience]))
        self.members.setVisible(edition.audience is not Audience.STEERING)
        found = [n for n, member in enumerate(self._rows, 1) if member.id == edition.member]
        self.members.setCurrentIndex(found[0] if found else 0)

    def _on_audience(self) -> None:
        audience = next(audience for audience, widget in self.choices.items() if widget.isChecked())
        member = None if audience is Audience.STEERING else self.edition.member
        self.choose(Edition(audience, member))

    def _on_member(self, place: int) -> None:
        self.choose(Edition(self.edition.audience, self._rows[place - 1].id if place else None))


class FormatCard(Card):
    """As which file it is saved; a PDF can take its open data along."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(tr("As which file?"))
        self.format, self._figures = Format.PDF, True
        self.formats: dict[Format, QPushButton] = toggles(FORMAT_NAMES, self._on_format, self)
        self.use = label("", "muted")
        self.attach = QCheckBox(tr("Open data inside"))
        self.attach.setToolTip(
            tr("Puts the public facts into the PDF as JSON (PDF/A-3a); every figure can be recounted.")
        )
        self.attach.clicked.connect(self.chosen)
        self.body.addWidget(flow(*self.formats.values(), spacing=6))
        self.body.addWidget(self.use)
        self.body.addWidget(self.attach)
        self._show()

    def offer(self, *, figures: bool) -> None:
        """Offer the figures of the event too, and in the PDF, or no more than texts."""
        self._figures = figures
        for form, widget in self.formats.items():
            widget.setVisible(figures or not form.open_data)
        if self.format.open_data and not figures:
            self.format = Format.PDF
        self._show()

    def _on_format(self) -> None:
        self.format = next(form for form, widget in self.formats.items() if widget.isChecked())
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        self.formats[self.format].setChecked(True)
        self.use.setText(tr(FORMAT_USES[self.format]))
        self.attach.setVisible(self.format is Format.PDF and self._figures)

    @property
    def attached(self) -> bool:
        """Whether the pages take the open data along."""
        return self.attach.isChecked() and self._figures

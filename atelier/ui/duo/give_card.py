"""Giving work along: to which duo's, in what, back by when, and in plain words what goes with it."""

from pathlib import Path

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDateEdit, QRadioButton, QVBoxLayout

from atelier.domain.giving import CARRIER_NAMES, Carrier
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo
from atelier.i18n import mark, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest
from atelier.ui.widgets.fields import guard

FITS = {
    Carrier.PART: mark("For a laptop with Atelier. What is done in it is merged afterwards."),
    Carrier.HTML: mark("For a laptop where Atelier may not run: opens in any browser, without a network."),
    Carrier.DOCX: mark("For who would rather write in Word; changes outside the fields are not read."),
}


NEXT = {
    Carrier.PART: mark("The duo opens it in Atelier, and gives the same file back."),
    Carrier.HTML: mark("The duo opens it in a browser, and gives back the file that “Save my answers” makes."),
    Carrier.DOCX: mark("The duo fills it in with Word, and gives the same file back."),
}


class GiveCard(Card):
    """`wanted` asks for a place, `given` tells what was made, `refused` why it was not."""

    wanted = Signal()
    given = Signal(str)
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Give along to a duo"))
        self._desk = desk
        self.duos: dict[QCheckBox, Duo] = {}
        self.carriers: dict[Carrier, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._names = QVBoxLayout()
        self._names.setSpacing(px(4))
        self.none = label(tr("There are no duo's yet. Make them in Participants."), "muted")
        self.dated, self.due = QCheckBox(tr("Back on")), QDateEdit(QDate.currentDate())
        self.due.setAccessibleName(tr("Back on"))
        self.due.setCalendarPopup(True)
        self.due.setEnabled(False)
        guard(self.due)
        self.dated.toggled.connect(self.due.setEnabled)
        self.make_button = button("", self.wanted.emit, "primary")
        self._build()
        self._tell()

    def _build(self) -> None:
        self.body.addWidget(label(tr("For whom"), "strong"))
        self.body.addWidget(self.none)
        nest(self.body, self._names)
        self.body.addWidget(label(tr("In what"), "strong"))
        for carrier in Carrier:
            choice = QRadioButton(tr(CARRIER_NAMES[carrier]))
            self._group.addButton(choice)
            self.carriers[carrier] = choice
            nest(self.body, _fitting(choice, tr(FITS[carrier])))
        self.carriers[Carrier.PART].setChecked(True)
        self.body.addWidget(flow(self.dated, self.due))
        self.body.addWidget(flow(self.make_button))
        goes = tr("Goes along: its dilemma's, the outcomes of closed polls, its proposals and the reactions on them.")
        stays = tr("Stays here: other duo's, answers, arguments, notes, names of senders, e-mail addresses.")
        for text in (goes, stays):
            self.body.addWidget(label(text, "muted"))

    def refresh(self) -> None:
        """The duo's as they are now; what was ticked stays ticked."""
        ticked = {duo.id for box, duo in self.duos.items() if box.isChecked()}
        duos = self._desk.editing.all(Duo)
        names = {duo.id: duo_name(duos, duo.id) for duo in duos}
        if names == {duo.id: box.text() for box, duo in self.duos.items()}:
            self.duos = dict(zip(self.duos, duos, strict=True))
            return  # the cursor stays where it is
        clear(self._names)
        self.duos = {}
        for duo in duos:
            box = QCheckBox(names[duo.id])
            box.setChecked(duo.id in ticked)
            box.toggled.connect(self._tell)
            self.duos[box] = duo
            self._names.addWidget(box)
        self.none.setVisible(not duos)
        self._tell()

    def _tell(self) -> None:
        n = len(self.chosen)
        self.make_button.setEnabled(bool(n))
        self.make_button.setText(trn("Make {n} file…", "Make {n} files…", n) if n else tr("Choose a duo first"))
        self.make_button.setAccessibleName(self.make_button.text())

    @property
    def chosen(self) -> list[Duo]:
        """The duo's that are ticked."""
        return [duo for box, duo in self.duos.items() if box.isChecked()]

    @property
    def carrier(self) -> Carrier:
        """In what it goes along."""
        return next(carrier for carrier, choice in self.carriers.items() if choice.isChecked())

    def give(self, folder: Path) -> None:
        """Make a file for every chosen duo in this folder."""
        self._desk.settle()
        forms, made = self._desk.workspace.forms, []
        day = self.due.date().toPython() if self.dated.isChecked() else None
        for duo in self.chosen:
            place = _free(folder / forms.name(duo, self.carrier))
            if self._desk.run(forms.give, duo, place, self.carrier, day, refused=self.refused.emit) is None:
                break
            made.append(place.name)
        if made:
            for box in self.duos:
                box.setChecked(False)
            next(iter(self.duos)).setFocus()
            told = tr("Made: {place}", place=", ".join(made))
            self.given.emit(f"{told}. {tr(NEXT[self.carrier])}")


def _fitting(choice: QRadioButton, told: str) -> QVBoxLayout:
    """A choice with what it is for right below it."""
    layout, below = QVBoxLayout(), label(told, "muted")
    layout.setSpacing(0)
    below.setContentsMargins(px(26), 0, 0, 0)
    layout.addWidget(choice)
    layout.addWidget(below)
    return layout


def _free(place: Path) -> Path:
    """A name that is not taken: `duo 1.html`, `duo 1 (2).html`."""
    names = (place, *(place.with_stem(f"{place.stem} ({n})") for n in range(2, 1000)))
    return next(name for name in names if not name.exists())

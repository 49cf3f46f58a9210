"""What the projector shows, chosen on the laptop and seen there in small."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton

from atelier.i18n import tr
from atelier.ui.projector.pages import PAGE_NAMES
from atelier.ui.projector.projector import Preview, Projector
from atelier.ui.widgets.basics import Card, button, flow, label

ORDER = tuple(PAGE_NAMES)


class BeamerPanel(Card):
    """Chooses the page of the projector; black is a key, not a page to come back from."""

    chosen = Signal(str)  # a key of PAGE_NAMES

    def __init__(self, projector: Projector) -> None:
        super().__init__(tr("On the screen"))
        self._projector = projector
        self.preview = Preview()
        self.body.addWidget(self.preview)
        self._group = QButtonGroup(self)
        self.page_buttons: dict[str, QPushButton] = {}
        for key, name in PAGE_NAMES.items():
            toggle = QPushButton(tr(name))
            toggle.setProperty("role", "toggle")
            toggle.setCheckable(True)
            toggle.setAutoDefault(False)
            toggle.clicked.connect(self._on_clicked)
            if key != "black":
                self._group.addButton(toggle)
            self.page_buttons[key] = toggle
        self.body.addWidget(flow(*self.page_buttons.values(), spacing=6))
        self.count_box = QCheckBox(tr("Show how many answered"))
        self.count_box.clicked.connect(self._on_counting)
        self.body.addWidget(self.count_box)
        self.switch = button("", projector.toggle, tip=tr("Projector on or off (F5)"))
        self.state = label("", "muted")
        self.body.addWidget(flow(self.switch))
        self.body.addWidget(self.state)
        projector.page_changed.connect(self.preview.show_page)
        projector.page_changed.connect(self._on_page)
        projector.turned.connect(self._on_turned)
        self._on_turned()

    @property
    def kind(self) -> str:
        """The page that was chosen."""
        return next(
            (key for key, toggle in self.page_buttons.items() if toggle.isChecked() and key != "black"), ORDER[0]
        )

    @property
    def counting(self) -> bool:
        """Whether somebody asked for the number of answers before closing."""
        return self.count_box.isChecked()

    def restore(self, kind: str, *, counting: bool) -> None:
        """Choose a page as it was, without lifting the black."""
        self.page_buttons[kind].setChecked(True)
        self.count_box.setChecked(counting)
        self._on_page(None)

    def offer(self, kind: str, *, there: bool) -> None:
        """Offer a page only while there is something to show on it."""
        self.page_buttons[kind].setVisible(there)

    def _on_counting(self) -> None:
        self.chosen.emit(self.kind)

    def choose(self, kind: str) -> None:
        """Show a page of this kind."""
        self.page_buttons[kind].setChecked(True)
        if self._projector.black:
            self._projector.toggle_black()
        self.chosen.emit(kind)

    def turn_page(self, step: int) -> None:
        """The next or the former page, as a presenter's clicker asks."""
        pages = [key for key in ORDER if key != "black" and not self.page_buttons[key].isHidden()]
        self.choose(pages[(pages.index(self.kind) + step) % len(pages)])

    def _on_clicked(self) -> None:
        sender = self.sender()
        kind = next(key for key, toggle in self.page_buttons.items() if toggle is sender)
        if kind == "black":
            self._projector.toggle_black()
        else:
            self.choose(kind)

    def _on_page(self, _page: object) -> None:
        self.page_buttons["black"].setChecked(self._projector.black)

    def _on_turned(self) -> None:
        projector = self._projector
        self.switch.setText(tr("Projector off") if projector.on else tr("Projector on"))
        if not projector.on:
            self.state.setText(tr("The projector is off."))
        elif projector.second_screen() is None:
            self.state.setText(tr("No second screen: the page stands in a window of its own."))
        else:
            self.state.setText(tr("The projector shows this page."))

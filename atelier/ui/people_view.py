"""Deelnemers: municipalities, people and the duo's that write; and a list of people that is imported."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QTabWidget, QWidget

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.people import Duo, Municipality, Person
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.dialogs import documents
from atelier.ui.people.duos import DuosPanel
from atelier.ui.people.import_panel import ImportPanel
from atelier.ui.people.municipalities import MunicipalitiesPanel
from atelier.ui.people.panel import Panel
from atelier.ui.people.persons import PeoplePanel
from atelier.ui.theme import px
from atelier.ui.view import View
from atelier.ui.widgets.basics import button

LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


class PeopleView(View):
    """Municipalities, people and duo's, each in a panel of its own; a dropped list starts its preview."""

    KINDS = (Municipality, Person, Duo)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Participants"))
        self.municipalities, self.people, self.duos = MunicipalitiesPanel(desk), PeoplePanel(desk), DuosPanel(desk)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for panel in (self.municipalities, self.people, self.duos):
            self.tabs.addTab(panel, "")
        self.importing = ImportPanel(desk)
        self.importing.finished.connect(self._on_finished)
        self.people.erasing.erased.connect(self.notice.tell)
        self.importing.refused.connect(self._on_file_refused)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.tabs)
        self.pages.addWidget(self.importing)
        self.set_content(self.pages)
        tip = tr("Import people from CSV or XLSX")
        self.import_button = button(tr("Import…"), self.ask_list, "", "Ctrl+I", tip)
        self.tabs.setCornerWidget(_beside_tabs(self.import_button))
        self.setAcceptDrops(True)

    # Showing

    def refresh(self) -> None:
        self.crumb.setText(self.desk.workspace.event.region)
        for panel in (self.municipalities, self.people, self.duos):
            panel.show_all()
        for n, (name, shown) in enumerate(self._panels()):
            self.tabs.setTabText(n, f"{name} · {len(shown.rows.rows)}")
        self.importing.refresh()

    def _panels(self) -> tuple[tuple[str, Panel], ...]:
        names = (tr("Municipalities"), tr("People"), tr("Duo's"))
        return tuple(zip(names, (self.municipalities, self.people, self.duos), strict=True))

    def focus_on(self, value: Entity) -> None:
        kinds: tuple[type[Entity], ...] = self.KINDS
        place = kinds.index(type(value))
        self.pages.setCurrentWidget(self.tabs)
        self.tabs.setCurrentIndex(place)
        self._panels()[place][1].rows.choose(value.id)

    # Importing

    def ask_list(self) -> None:
        """Choose a file with people."""
        kinds = tr("Lists of people (*.csv *.tsv *.txt *.xlsx *.xlsm)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Import people"), str(documents()), kinds)
        if name:
            self.import_list(Path(name))

    def import_list(self, path: Path) -> None:
        """Show what the list in a file would do; what is being typed becomes an act first."""
        self.desk.settle()
        self.notice.clear()
        self.pages.setCurrentWidget(self.importing)
        self.importing.start(path)

    def _on_finished(self, told: str) -> None:
        self._leave_import()
        if told:
            self.tabs.setCurrentWidget(self.people)
            self.people.rows.list.setFocus()
            self.notice.tell(told)

    def _on_file_refused(self, error: AtelierError) -> None:
        self._leave_import()
        self.on_refused(error)

    def _leave_import(self) -> None:
        self.pages.setCurrentWidget(self.tabs)
        self.import_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _list_in(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()  # an event file belongs to the window

    def dropEvent(self, event: QDropEvent) -> None:
        path = _list_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_list(path)


def _beside_tabs(widget: QWidget) -> QWidget:
    """As far from the edge as what stands below."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, px(4), px(22), 0)
    layout.addWidget(widget)
    return holder


def _list_in(event: QDropEvent) -> Path | None:
    """The first list among dropped files."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls())
    return next((path for path in paths if path.suffix.lower() in LISTS), None)

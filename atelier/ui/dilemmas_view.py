"""Dilemma's and statements: what the region talks and polls about."""

from PySide6.QtWidgets import QTabWidget

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.entity import Entity
from atelier.domain.proposals import CouncilRole
from atelier.domain.themes import Dilemma, Pillar, Scale, Statement, TensionField
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.view import View
from atelier.ui.widgets.dilemmas_page import DilemmasPage
from atelier.ui.widgets.statements_page import StatementsPage


class DilemmasView(View):
    """Two tabs, each with cards, an editor and what the library offers."""

    KINDS = (Dilemma, Statement, Pillar, Scale, TensionField, CouncilRole, Ballot, Count, Recount, Void)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Dilemma's"))
        self.dilemmas, self.statements = DilemmasPage(desk, self.notice), StatementsPage(desk, self.notice)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(tr("Dilemma's or statements"))
        self.tabs.addTab(self.dilemmas, tr("Dilemma's"))
        self.tabs.addTab(self.statements, tr("Statements"))
        self.library_button = self.add_action(tr("From the library…"), self._on_library)
        self.new_buttons = (
            self.add_action(tr("New dilemma"), self.dilemmas.add, "primary", "Ctrl+N"),
            self.add_action(tr("New statement"), self.statements.add, "primary", "Ctrl+N"),
        )
        self.set_content(self.tabs)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def refresh(self) -> None:
        self.dilemmas.refresh()
        self.statements.refresh()
        dilemmas = trn("{n} dilemma", "{n} dilemma's", len(self.desk.editing.all(Dilemma)))
        statements = trn("{n} statement", "{n} statements", len(self.desk.editing.all(Statement)))
        self.crumb.setText(f"{dilemmas} · {statements}")

    def focus_on(self, value: Entity) -> None:
        """Choose a dilemma or a statement, or narrow the dilemma's to a pillar or a tension field."""
        self.refresh()
        page = self.statements if isinstance(value, Statement) else self.dilemmas
        self.tabs.setCurrentWidget(page)
        if isinstance(value, Dilemma | Statement):
            page.show_row(value.id)
        elif isinstance(value, Pillar):
            self.dilemmas.narrow([value.id], [])
        elif isinstance(value, TensionField):
            self.dilemmas.narrow([], [value.id])

    def _on_tab(self, index: int) -> None:
        for n, new in enumerate(self.new_buttons):
            new.setVisible(n == index)

    def _on_library(self) -> None:
        (self.dilemmas, self.statements)[self.tabs.currentIndex()].toggle_library()

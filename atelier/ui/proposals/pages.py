"""The ways to look at proposals: one by one, on a board, and in the matrices of municipalities."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.proposals.answers_page import AnswersPage
from atelier.ui.proposals.board import Board
from atelier.ui.proposals.frames_page import FramesPage
from atelier.ui.proposals.participation_page import ParticipationPage
from atelier.ui.proposals.reactions_page import ReactionsPage
from atelier.ui.proposals.versions_page import VersionsPage

ONE_BY_ONE, BOARD, PARTICIPATION, ANSWERS, REACTIONS, FRAMES = range(6)


class ProposalPages(QTabWidget):
    """The list with the chosen proposal in front, and a page for each other way; only what is seen refreshes."""

    turned = Signal()

    def __init__(self, desk: Desk, one_by_one: QWidget) -> None:
        super().__init__()
        self.versions = VersionsPage(desk)
        self.board, self.participation = Board(desk), ParticipationPage(desk)
        self.answers, self.reactions, self.frames = AnswersPage(desk), ReactionsPage(desk), FramesPage(desk)
        self._first = QStackedWidget()
        self._first.addWidget(one_by_one)
        self._first.addWidget(self.versions)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName(tr("Ways to look at proposals"))
        for page, title in (
            (self._first, tr("List")),
            (self.board, tr("Board")),
            (self.participation, tr("Joining")),
            (self.answers, tr("Council answers")),
            (self.reactions, tr("Reactions")),
            (self.frames, tr("Frames")),
        ):
            self.addTab(page, title)
        self.versions.left.connect(self.leave_versions)
        self.currentChanged.connect(self._on_turned)

    def refresh(self) -> None:
        """What is seen asks the services again."""
        page = self.currentWidget()
        if page is self._first:
            self.versions.refresh()
        elif isinstance(page, Board | ParticipationPage | AnswersPage | ReactionsPage | FramesPage):
            page.refresh()

    def show_versions(self, proposal: Proposal) -> None:
        """Compare the versions of a proposal where it stands."""
        self.setCurrentIndex(ONE_BY_ONE)
        self._first.setCurrentWidget(self.versions)
        self.versions.show_proposal(proposal)
        self.versions.back_button.setFocus()

    def leave_versions(self) -> None:
        """Back to the proposal itself."""
        self._first.setCurrentIndex(0)

    def show_proposal(self) -> None:
        """The list with the chosen proposal, whatever was seen."""
        self.leave_versions()
        self.setCurrentIndex(ONE_BY_ONE)

    def show_frame(self, value: CouncilFrame | FrameCheck) -> None:
        """The frame of a council, or how a proposal lies to it, in its matrix."""
        self.setCurrentIndex(FRAMES)
        self.frames.refresh()
        matrix = self.frames.matrix
        if matrix.columns:
            proposal = value.proposal if isinstance(value, FrameCheck) else matrix.columns[0][0]
            matrix.choose((value.municipality, proposal))

    def _on_turned(self) -> None:
        self.refresh()
        self.turned.emit()

"""Samenvoegen: files of one event come together, first as a preview and then as one act."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QTabWidget

from atelier.domain.errors import ApartError, AtelierError
from atelier.domain.model import ENTITIES
from atelier.i18n import tr
from atelier.services.form_files import SUFFIXES
from atelier.ui.desk import Desk
from atelier.ui.dialogs import documents
from atelier.ui.dropping import known, left_out, local_files
from atelier.ui.duo.given_panel import GivenPanel
from atelier.ui.merge.bring_panel import BringPanel
from atelier.ui.merge.doubles_panel import DoublesPanel
from atelier.ui.merge.settle_panel import SettlePanel
from atelier.ui.merge.take_panel import TakePanel
from atelier.ui.theme import px
from atelier.ui.view import View


class MergeView(View):
    """The page on which files are brought in, and what they say differently or twice is settled."""

    KINDS = ENTITIES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Merge files"))
        self.bringing = BringPanel(desk)
        self.bringing.wanted.connect(self.ask_files)
        self.bringing.merged.connect(self._on_merged)
        self.bringing.refused.connect(self.on_refused)
        self.settling, self.doubles, self.taking = SettlePanel(desk), DoublesPanel(desk), TakePanel(desk)
        self.given = GivenPanel(desk)
        self.taking.wanted.connect(self.ask_file)
        self.taking.taken.connect(self.notice.tell)
        self.taking.refused.connect(self.on_refused)
        self._wanted: Sequence[Path] = ()
        self._later: Sequence[Path] = ()  # event files that came with forms
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for panel in (self.bringing, self.settling, self.doubles, self.taking, self.given):
            self.tabs.addTab(panel, "")
        narrow = f"QTabBar::tab {{ padding: {px(8)}px; }}"  # all five fit in large text, counts included
        self.tabs.setStyleSheet(f"QTabWidget::tab-bar {{ left: {px(14)}px; }} {narrow}")
        self.tabs.currentChanged.connect(self._on_turned)
        for panel in (self.settling, self.doubles):
            panel.settled.connect(self._on_settled)
            panel.refused.connect(self.on_refused)
        self.given.told.connect(self._on_told)
        self.given.refused.connect(self.on_refused)
        self.given.read_done.connect(self._on_merged)
        self.given.chosen.connect(self.bring)
        self.given.files_wanted.connect(self.ask_files)
        self.given.emptied.connect(self._on_emptied)
        self.set_content(self.tabs)
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        self.crumb.setText(self.desk.workspace.file.path.name)
        found = (None, self.settling.refresh(), self.doubles.refresh(), None, self.given.refresh())
        names = (tr("Bring together"), tr("To choose"), tr("Maybe twice"), tr("Take over"), tr("Given out"))
        for n, (name, count) in enumerate(zip(names, found, strict=True)):
            self.tabs.setTabText(n, f"{name} · {count}" if count else name)

    def to_choose(self) -> None:
        """Show what waits for a choice."""
        self.tabs.setCurrentWidget(self.settling)
        self.settling.list.setFocus()

    def to_given(self) -> None:
        """Show what is given along, and what is out."""
        self.tabs.setCurrentWidget(self.given)
        self.given.setCurrentIndex(0)

    def release(self) -> None:
        super().release()
        self.bringing.stop()

    def ask_files(self) -> None:
        """Choose the files of other laptops."""
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Merge files"), str(documents()), tr("Atelier files (*.atelier)")
        )
        if names:
            self.bring([Path(name) for name in names])

    def bring(self, paths: Sequence[Path]) -> None:
        """Show what these files would bring; what is being typed becomes an act first. Forms go first."""
        self.desk.settle()
        self.notice.clear()
        forms = [path for path in paths if path.suffix.lower() in SUFFIXES]
        if forms:
            self.to_given()
            self._later = [path for path in paths if path not in forms]
            self.given.read(*forms)
            return
        self.tabs.setCurrentWidget(self.bringing)
        self._wanted = paths
        self.bringing.start(paths)

    def ask_file(self) -> None:
        """Choose the file of an event that was begun apart."""
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Take over from another file"), str(documents()), tr("Atelier files (*.atelier)")
        )
        if name:
            self.take_over(Path(name))

    def take_over(self, path: Path) -> None:
        """Show what would come in from this file."""
        self.desk.settle()
        self.notice.clear()
        self.tabs.setCurrentWidget(self.taking)
        self.taking.start(path)

    def on_refused(self, error: AtelierError) -> None:
        """What was begun apart cannot be merged, and there is a way on."""
        if isinstance(error, ApartError) and len(self._wanted) == 1:
            self.notice.warn(str(error), (tr("Take over from it…"), partial(self.take_over, self._wanted[0])))
        else:
            super().on_refused(error)

    def _on_told(self, sentence: str) -> None:
        self.notice.tell(sentence)
        self.refresh()

    def _on_settled(self, sentence: str) -> None:
        self.notice.tell(sentence)
        if not self.tabs.currentWidget().isAncestorOf(QApplication.focusWidget() or self):
            self.tabs.tabBar().setFocus()  # what had the cursor is settled

    def _on_turned(self) -> None:
        giving = self.tabs.currentWidget() is self.given
        self.title.setText(tr("Give along and get back") if giving else tr("Merge files"))

    def _on_emptied(self) -> None:
        later, self._later = self._later, ()
        if later:
            self.bring(later)

    def _on_merged(self, told: str) -> None:
        self.notice.tell(told)
        if self.given.reading or self.bringing.busy:
            return
        if self.desk.workspace.merging.conflicts():
            self.refresh()
            self.to_choose()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if known(local_files(event.mimeData())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        if known(paths):
            event.acceptProposedAction()
            self.bring(known(paths))
            others = left_out(paths)
            if others:
                self.notice.warn(others)

"""Samenvoegen: files of one event come together, first as a preview and then as one act."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.dialogs import SUFFIX, documents
from atelier.ui.merge.bring_panel import BringPanel
from atelier.ui.view import View


class MergeView(View):
    """The page on which the files of other laptops are brought in; they may be dropped on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Merge files"))
        self.bringing = BringPanel(desk)
        self.bringing.wanted.connect(self.ask_files)
        self.bringing.merged.connect(self.notice.tell)
        self.bringing.refused.connect(self.on_refused)
        self.set_content(self.bringing)
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        self.crumb.setText(self.desk.workspace.file.path.name)

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
        """Show what these files would bring; what is being typed becomes an act first."""
        self.desk.settle()
        self.notice.clear()
        self.bringing.start(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event_files(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = event_files(event)
        if paths:
            event.acceptProposedAction()
            self.bring(paths)


def event_files(event: QDropEvent) -> list[Path]:
    """The event files among what is dropped."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls())
    return [path for path in paths if path.suffix.lower() == SUFFIX]

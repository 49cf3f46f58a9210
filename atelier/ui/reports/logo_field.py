"""The logo of the reports: chosen from a file, shown as it will be, with what it says to who cannot see it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from atelier.domain.errors import AtelierError
from atelier.domain.logo import Logo
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.dialogs import documents
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.text_fields import TextField

_ACROSS, _DOWN = 240, 80  # pixels at most of the picture in the card


class LogoField(QWidget):
    """A picture, buttons to choose and remove it, and its alternative text; `ask` asks for a file."""

    def __init__(self, desk: Desk, ask: Callable[[], Path | None] | None = None) -> None:
        super().__init__()
        self._desk, self._ask = desk, ask or self._ask_file
        self.picture, self.problem = QLabel(), label("", "problem")
        self.choose_button = button(tr("Choose a logo…"), self.choose)
        self.remove_button = button(tr("Remove the logo"), self.remove, "quiet")
        self.says = TextField(desk, "says", tr("What the logo shows"), tr("Read aloud to who cannot see it."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(label(tr("Logo"), "strong"))
        layout.addWidget(label(tr("At the top of page 1 of every report: a PNG or JPEG picture."), "muted"))
        for widget in (self.picture, flow(self.choose_button, self.remove_button), self.problem, self.says):
            layout.addWidget(widget)
        self.problem.hide()

    def refresh(self) -> None:
        """Show the logo that the event holds."""
        logo = self._desk.workspace.logos.current()
        self.says.bind(logo)
        for widget in (self.picture, self.remove_button, self.says):
            widget.setVisible(logo is not None)
        if logo is not None:
            self._show(logo)

    def _show(self, logo: Logo) -> None:
        shown = QPixmap()
        shown.loadFromData(logo.picture)
        ratio = self.devicePixelRatioF()
        if not shown.isNull():
            scale = min(px(_ACROSS) / shown.width(), px(_DOWN) / shown.height(), 1.0) * ratio
            shown = shown.scaledToWidth(
                max(1, round(shown.width() * scale)), Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.setAccessibleName(logo.says)

    def choose(self) -> None:
        """Take the picture of a file that is asked for."""
        place = self._ask()
        if place is not None:
            self.problem.hide()
            self._desk.run(self._desk.workspace.logos.choose, place, refused=self._refuse)

    def remove(self) -> None:
        """Have no logo any more."""
        self._desk.run(self._desk.workspace.logos.remove, refused=self._refuse)

    def _refuse(self, error: AtelierError) -> None:
        self.problem.setText(str(error))
        self.problem.show()

    def _ask_file(self) -> Path | None:
        kinds = tr("Pictures (*.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a logo"), str(documents()), kinds)
        return Path(name) if name else None

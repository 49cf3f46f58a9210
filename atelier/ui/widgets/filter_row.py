"""Toggles that narrow a list: all off shows everything."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.basics import clear, flow, label


class FilterRow(QWidget):
    """The values of one property, each a button that is on or off."""

    changed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._toggles: dict[UUID, QPushButton] = {}
        self._holder = flow(spacing=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(label(title, "caption"))
        layout.addWidget(self._holder)

    def show_choices(self, choices: Sequence[tuple[str, UUID]]) -> None:
        """Offer these; what was on and is still there stays on."""
        if [(toggle.text(), key) for key, toggle in self._toggles.items()] != list(choices):
            on = self.on()
            self._build(choices)
            self.switch_on(on)
        self.setVisible(bool(choices))

    def on(self) -> list[UUID]:
        """The values to narrow down to; none: everything."""
        return [key for key, toggle in self._toggles.items() if toggle.isChecked()]

    def switch_on(self, keys: Sequence[UUID]) -> None:
        """Switch these on and the others off."""
        for key, toggle in self._toggles.items():
            toggle.setChecked(key in keys)

    def lets_through(self, key: UUID | None) -> bool:
        """Whether something with this value is shown."""
        on = self.on()
        return not on or key in on

    def _build(self, choices: Sequence[tuple[str, UUID]]) -> None:
        layout = self._holder.layout()
        if layout is None:
            return
        clear(layout)
        self._toggles = {}
        for text, key in choices:
            toggle = QPushButton(text)
            toggle.setProperty("role", "toggle")
            toggle.setCheckable(True)
            toggle.setAutoDefault(False)
            toggle.setAccessibleName(f"{self._title}: {text}")
            toggle.clicked.connect(self.changed)
            layout.addWidget(toggle)
            self._toggles[key] = toggle
        self._holder.updateGeometry()

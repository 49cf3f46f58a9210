"""Lines of text under a small heading, which are there only when there is something to tell."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.basics import label


class Told(QWidget):
    """A heading and its lines; hidden without lines."""

    def __init__(self, heading: str = "", role: str = "", heading_role: str = "strong") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(3))
        self.heading, self.text = label(heading, heading_role), label("", role)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        self.heading.setVisible(bool(heading))
        self.hide()

    def tell(self, lines: Sequence[str], heading: str = "") -> None:
        """Show these lines below each other, under another heading where one is given."""
        if heading:
            self.heading.setText(heading)
        self.text.setText("\n".join(line for line in lines if line))
        self.setVisible(bool(self.text.text()))

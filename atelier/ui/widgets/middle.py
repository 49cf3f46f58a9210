"""One card in the middle of a page that may scroll."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.ui.theme import px
from atelier.ui.widgets.basics import nest


def in_the_middle(card: QWidget) -> QWidget:
    """A page for a scroll area: the card as wide as it may be, no higher than its text asks."""
    page = QWidget()
    page.setProperty("role", "page")
    # Ignored: the scroll area then asks the height that belongs to its width, instead of that of the narrowest labels
    page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    beside = QHBoxLayout()
    beside.addStretch(1)
    beside.addWidget(card, 1000)
    beside.addStretch(1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(px(22), px(20), px(22), px(20))
    layout.addStretch(1)
    nest(layout, beside)
    layout.addStretch(1)
    return page

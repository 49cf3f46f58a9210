"""What a proposal still needs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from atelier.domain.completeness import Requirement
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label, nest


class NeededCard(Card):
    """A check list; a sign and a word say the same. `form` is its name, `whole` what it says when nothing lacks."""

    def __init__(self, whole: str, form: str = "") -> None:
        super().__init__(tr("Still needed"))
        self._whole, self._form = whole, form
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        nest(self.body, self._grid)
        self._shown: tuple[Requirement, ...] = ()

    def show_needed(self, found: tuple[Requirement, ...]) -> None:
        """Mark what is there with ✔ and what lacks with !."""
        if found == self._shown:
            return
        self._shown = found
        lacking = sum(not requirement.met for requirement in found)
        needed = trn("Still needed: {n} thing", "Still needed: {n} things", lacking)
        self.set_caption(" · ".join(filter(None, (self._form, needed))) if lacking else self._whole)
        clear(self._grid)
        for n, requirement in enumerate(found):
            role = "" if requirement.met else "strong"
            sign, text = label("✔" if requirement.met else "!", role, wrap=False), label(requirement.text, role)
            state = tr("Done") if requirement.met else tr("Still needed")
            text.setAccessibleName(f"{state}: {requirement.text}")
            self._grid.addWidget(sign, n, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(text, n, 1)

"""The editor of a dilemma: a question and two poles that are equally strong."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from atelier.domain.themes import Pillar, Scale, TensionField
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.card_page import RowEditor
from atelier.ui.widgets.choice_fields import ChoiceField, TogglesField
from atelier.ui.widgets.fields import Form, row_choices
from atelier.ui.widgets.text_fields import TextField

UNEVEN = 1.6  # so much longer may the text of one pole be than that of the other


def longer_pole(a_text: str, b_text: str) -> str:
    """A or B when its text is much longer than the other's; empty when they match, or one is not written yet."""
    a, b = len(a_text.strip()), len(b_text.strip())
    if not a or not b or max(a, b) <= UNEVEN * min(a, b):
        return ""
    return "A" if a > b else "B"


class PoleForm(QFrame):
    """The three texts of one pole, in its colour."""

    def __init__(self, desk: Desk, letter: str) -> None:
        super().__init__()
        side = letter.lower()
        self.setProperty("role", f"pole-{side}")
        self.text = TextField(desk, f"{side}_text", tr("In one or two sentences"), lines=3)
        self.form = Form(
            TextField(desk, f"{side}_name", tr("Name of pole {letter}", letter=letter)),
            TextField(desk, f"{side}_short", tr("Short name"), tr("As it stands behind “largely …”")),
            self.text,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(10), px(12), px(14))
        layout.setSpacing(px(8))
        layout.addWidget(label(tr("Pole {letter}", letter=letter), f"pole-{side}"))
        layout.addWidget(self.form)


class DilemmaEditor(RowEditor):
    """Edits one dilemma."""

    def __init__(self, desk: Desk) -> None:
        title = TextField(desk, "title", tr("Title"))
        super().__init__(tr("Dilemma"), title)
        head = Form(title, TextField(desk, "question", tr("Question"), lines=2))
        self._a, self._b = PoleForm(desk, "A"), PoleForm(desk, "B")
        self.balance = label("", "muted")
        tail = Form(
            ChoiceField(desk, "pillar", tr("Pillar"), row_choices(desk, Pillar), none=tr("no pillar")),
            ChoiceField(desk, "tension_field", tr("Tension field"), row_choices(desk, TensionField), none=tr("none")),
            TogglesField(desk, "scales", tr("Scales"), row_choices(desk, Scale), tr("More than one is possible")),
        )
        self.forms += [head, self._a.form, self._b.form, tail]
        for part in (head, self._a, self._b, self.balance, tail):
            self.body.addWidget(part)
        for pole in (self._a, self._b):
            pole.text.editor.textChanged.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        letter = longer_pole(self._a.text.text(), self._b.text.text())
        self.balance.setText(
            tr("The text of {letter} is a good deal longer. Both poles should be equally strong.", letter=letter)
        )
        self.balance.setVisible(bool(letter))

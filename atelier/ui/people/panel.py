"""The rows of one kind with the form of the chosen one."""

from atelier.domain.entity import Entity
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.fields import Field, Form
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.master_detail import MasterDetail
from atelier.ui.widgets.text_fields import TextField


class Panel(MasterDetail):
    """A list, sentences that belong to it, and the form of its chosen row, which begins with `first`."""

    def __init__(self, rows: ListEditor, note: str, first: TextField, *others: Field | tuple[Field, ...]) -> None:
        self.rows, self.form, self._first = rows, Form(first, *others), first
        self.sum = label("", "strong")
        self._list, self._detail = Card(), Card()
        self.note = label(note, "muted")
        for part in (self.sum, rows):
            self._list.body.addWidget(part)
        self._detail.body.addWidget(self.form)
        self._detail.body.addWidget(self.note)
        super().__init__(self._list, self._detail)
        rows.chosen.connect(self._on_chosen)
        rows.add_button.clicked.connect(self._on_added)

    def refresh(self, total: str) -> None:
        """Show the rows as they stand, and what they come to."""
        self.rows.show_rows()
        self.sum.setText(total)
        self.sum.setVisible(bool(self.rows.rows))

    def _on_chosen(self, value: Entity | None) -> None:
        self._detail.setVisible(value is not None)
        self.form.bind(value)

    def _on_added(self) -> None:
        self._first.editor.setFocus()


def lines(first: str, *others: str) -> str:
    """The text of a row: what it is called, and below it the rest that is known."""
    return "\n".join(part for part in (first, " · ".join(other for other in others if other)) if part)

"""The place where the facilitator chooses, changes or removes the PIN of an event."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.over_panel import OverPanel
from atelier.ui.widgets.pin_line import pin_field


class PinPanel(OverPanel):
    """One card over the views; Esc closes it. What was typed is gone as soon as it is closed."""

    done = Signal(str)  # what was done, for the notice of the view below

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(tr("PIN"), home)
        self._pin = desk.pin
        self.old, self.new, self.again = (
            pin_field(name) for name in (tr("The PIN of now"), tr("New PIN"), tr("The new PIN once more"))
        )
        self._old_label = label(tr("The PIN of now"), "strong")
        self.problem = label("", "problem")
        self.save = button("", self._on_save, "primary")
        self.remove = button(tr("Remove the PIN"), self._on_remove, "danger")
        self._fill()
        for field in (self.old, self.new, self.again):
            field.returnPressed.connect(self._on_return)

    def _fill(self) -> None:
        card = self.card
        fence = tr(
            "It keeps the room out of the program while people vote in turn or a duo writes. It is a fence, not a lock."
        )
        kept = tr("The PIN goes with the file, and who has the file can read it all the same.")
        lost = tr("Nobody can look the PIN up: write it down.")
        card.body.addWidget(self.problem)  # at the top, so that it is seen in a low window too
        for text in (fence, kept, lost):
            card.body.addWidget(label(text, "muted"))
        rows = (
            (self._old_label, self.old),
            (label(tr("New PIN"), "strong"), self.new),
            (label(tr("The new PIN once more"), "strong"), self.again),
        )
        for name, field in rows:
            card.body.addWidget(name)
            card.body.addWidget(field)
        self.new.setPlaceholderText(tr("4 to 12 digits"))
        card.body.addWidget(flow(self.save, self.remove))

    def open(self) -> None:
        """Cover the window, with the cursor in the first field."""
        self.cover(self.old if self._pin.is_set else self.new)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        there = self._pin.is_set
        for widget in (self._old_label, self.old, self.remove):
            widget.setVisible(there)
        self.save.setText(tr("Change the PIN") if there else tr("Choose this PIN"))
        self.save.setAccessibleName(self.save.text())
        self.save.setToolTip(self.save.text())
        self._tell("")

    def leave(self) -> None:
        """Back to the work."""
        for field in (self.old, self.new, self.again):
            field.setText("")
        super().leave()

    def _on_return(self) -> None:
        """Enter goes to the next field, and saves in the last."""
        fields: list[QLineEdit] = [field for field in (self.old, self.new, self.again) if field.isVisible()]
        at = next(n for n, field in enumerate(fields) if field.hasFocus())
        if at + 1 < len(fields):
            fields[at + 1].setFocus()
        else:
            self._on_save()

    def _on_save(self) -> None:
        if self.new.text() != self.again.text():
            self._tell(tr("The two new PINs are not the same. Type both again."))
            self.new.setText("")
            self.again.setText("")
            self.new.setFocus()
            return
        done = tr("The PIN was changed.") if self._pin.is_set else tr("The PIN was chosen.")
        self._try(lambda: self._pin.set(self.new.text(), self.old.text()), done)

    def _on_remove(self) -> None:
        self._try(lambda: self._pin.clear(self.old.text()), tr("The PIN was removed."))

    def _try(self, act: Callable[[], None], done: str) -> None:
        try:
            act()
        except AtelierError as error:
            self._tell(str(error))
            return
        self.leave()
        self.done.emit(done)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

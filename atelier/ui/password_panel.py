"""The place where a file gets a password, another one, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.over_panel import OverPanel


class PasswordPanel(OverPanel):
    """One card over the views; Esc closes it. What was typed is gone as soon as it is closed."""

    chosen = Signal(str)  # the new password; empty: none any more

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(tr("Password"), home)
        self._desk = desk
        self.new, self.again = _field(tr("New password")), _field(tr("The new password once more"))
        self.problem, self.state = label("", "problem"), label("", "strong")
        self.save = button(tr("Encrypt with this password"), self._on_save, "primary")
        self.remove = button(tr("Remove the password"), self._on_remove, "danger")
        self._fill()
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._on_save)

    def _fill(self) -> None:
        card = self.card
        card.body.addWidget(self.problem)
        card.body.addWidget(self.state)
        for text in (
            tr("With a password nobody can read the file without it: not on a lost laptop, and not on a stick."),
            tr("A forgotten password is lost, and with it the file and its backups. Nobody can help. Write it down."),
            tr("New backups and files for duo's get the same password; older backups are removed."),
            tr("Copies that you made before, reports and exports stay readable."),
        ):
            card.body.addWidget(label(text, "muted"))
        for name, field in ((tr("New password"), self.new), (tr("The new password once more"), self.again)):
            card.body.addWidget(label(name, "strong"))
            card.body.addWidget(field)
        card.body.addWidget(flow(self.save, self.remove))

    def open(self) -> None:
        """Cover the window, with the cursor in the first field."""
        from atelier.services.passwords import hindrance  # noqa: PLC0415 - after the first paint

        workspace = self._desk.workspace
        there, problem = bool(workspace.file.salt), hindrance(workspace.polling.polls.all())
        self.state.setText(tr("This file has a password.") if there else tr("This file has no password."))
        self.remove.setVisible(there)
        for key in (self.save, self.remove):
            key.setEnabled(not problem)
        self._tell(problem)
        self.cover(self.new)

    def leave(self) -> None:
        """Back to the work."""
        self.new.clear()
        self.again.clear()
        super().leave()

    def _on_save(self) -> None:
        from atelier.services.passwords import require_fit  # noqa: PLC0415 - after the first paint

        if not self.save.isEnabled():
            return
        password = self.new.text()
        try:
            require_fit(password, self.again.text())
        except AtelierError as error:
            self._tell(str(error))
            self.new.setFocus()
            return
        self._end(password)

    def _on_remove(self) -> None:
        self._end("")

    def _end(self, password: str) -> None:
        self.leave()
        self.chosen.emit(password)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field

"""The place where a file gets a password, another one, or none."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.middle import in_the_middle

WIDE = 560


class PasswordPanel(QWidget):
    """One card over the views; Esc closes it. What was typed is gone as soon as it is closed."""

    chosen = Signal(str)  # the new password; empty: none any more

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(home)
        self._desk, self._home = desk, home
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        self.setAccessibleName(tr("Password"))
        self.new, self.again = _field(tr("New password")), _field(tr("The new password once more"))
        self.problem, self.state = label("", "problem"), label("", "strong")
        self.save = button(tr("Encrypt with this password"), self._on_save, "primary")
        self.remove = button(tr("Remove the password"), self._on_remove, "danger")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(in_the_middle(self._card()))
        layout.addWidget(area, 1)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._on_save)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        home.installEventFilter(self)
        self.hide()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "top")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(px(22), px(12), px(22), px(12))
        layout.addWidget(label(tr("Password"), "title"), 1)
        layout.addWidget(button(tr("Close"), self.leave, tip=tr("Close (Esc)")))
        return bar

    def _card(self) -> Card:
        card = Card()
        card.setMaximumWidth(px(WIDE))
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
        return card

    def open(self) -> None:
        """Cover the window, with the cursor in the first field."""
        from atelier.services.passwords import has_password, possible  # noqa: PLC0415 - after the first paint

        there = has_password(self._desk.workspace.file.path)
        self._before = QApplication.focusWidget()
        self.state.setText(tr("This file has a password.") if there else tr("This file has no password."))
        self.remove.setVisible(there)
        self.save.setEnabled(possible())
        self._tell("" if possible() else tr("Files with a password need an extra: pip install atelier[encrypt]"))
        self.setGeometry(self._home.rect())
        self.show()
        self.raise_()
        self.new.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._home:
            self.setGeometry(self._home.rect())
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Back to the work."""
        self.new.clear()
        self.again.clear()
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        from atelier.services.passwords import require_fit  # noqa: PLC0415 - after the first paint

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

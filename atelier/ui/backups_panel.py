"""The backups of the open event: what there is, what changed since, opening one as a new file, and a check."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from atelier.domain.kind_names import KIND_NAMES
from atelier.i18n import long_date, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.head import Head
from atelier.ui.widgets.list_editor import RowList

if TYPE_CHECKING:
    from atelier.storage.backups import Backup
    from atelier.storage.checking import Finding
    from atelier.storage.since import Since

WIDE = 640


class BackupsPanel(QWidget):
    """Cards over the views; Esc closes them."""

    restore_wanted = Signal(object)  # a Backup
    place_wanted = Signal()
    place_left = Signal()

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(home)
        self._desk, self._home = desk, home
        self._before: QWidget | None = None
        self._asked: Future[Any] | None = None
        self._found: tuple[Backup, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        self.setAccessibleName(tr("Backups"))
        self.state = label("", "strong")
        self.choose = button(tr("Choose a second place…"), self.place_wanted.emit)
        self.without = button(tr("No second place"), self.place_left.emit, "quiet")
        self.list = RowList(tr("Backups"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.since = label("", "muted")
        self.restore = button(tr("Open as a new file"), self._on_restore, "primary")
        self._proving = False
        self.findings = label()
        self.findings.hide()
        self.prove = button(tr("Check this file"), self._on_prove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(scrolled(self._page()), 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        home.installEventFilter(self)
        self.hide()

    def _page(self) -> QWidget:
        page, middle = QWidget(), QWidget()
        middle.setMaximumWidth(px(WIDE))
        column = QVBoxLayout(middle)
        column.setContentsMargins(px(22), px(20), px(22), px(20))
        column.setSpacing(px(16))
        column.addWidget(self._place_card())
        column.addWidget(self._list_card())
        column.addWidget(self._proof_card())
        beside = QHBoxLayout(page)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(middle, 100, Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        return page

    def _head(self) -> Head:
        head = Head(tr("Backups"), crumb=None)
        head.add(button(tr("Close"), self.leave, tip=tr("Close (Esc)")))
        return head

    def _place_card(self) -> Card:
        card = Card(tr("How it stands"))
        card.body.addWidget(self.state)
        when = tr("A backup is made on opening, every ten minutes with changes, after each poll and on closing.")
        also = tr("A second place, such as a stick or a network folder, helps when this laptop is lost.")
        secret = tr("The urn of an open secret poll is in no backup.")
        for text in (when, also, secret):
            card.body.addWidget(label(text, "muted"))
        card.body.addWidget(flow(self.choose, self.without))
        return card

    def _list_card(self) -> Card:
        card = Card(tr("Going back"))
        card.body.addWidget(
            label(tr("A backup opens as a new file beside this one. This file stays as it is."), "muted")
        )
        card.body.addWidget(self.list)
        card.body.addWidget(self.since)
        card.body.addWidget(flow(self.restore))
        return card

    def _proof_card(self) -> Card:
        card = Card(tr("Is this file sound?"))
        card.body.addWidget(
            label(tr("Checks every page, every change and every result. The file itself is not touched."), "muted")
        )
        card.body.addWidget(self.findings)
        card.body.addWidget(flow(self.prove))
        return card

    def open(self) -> None:
        """Cover the window, with the newest backup chosen."""
        self._before = QApplication.focusWidget()
        self.refresh()
        self.setGeometry(self._home.rect())
        self.show()
        self.raise_()
        (self.list if self._found else self.choose).setFocus()

    def refresh(self) -> None:
        """Read what backups there are."""
        from atelier.services.backups import listed  # noqa: PLC0415 - after the first paint

        self._found = listed(self._desk.workspace.backups.folder)
        self.list.fill([(backup.path, _told(backup)) for backup in self._found])
        self.list.setVisible(bool(self._found))
        self.restore.setEnabled(bool(self._found))
        if self._found:
            self.list.setCurrentRow(0)
        else:
            self.since.setText(tr("There is no backup yet; the first one is made within a moment."))

    def show_place(self, place: Path | None) -> None:
        """Whether there is a second place to leave."""
        self.without.setVisible(place is not None)

    def told(self, state: str, _wrong: bool) -> None:
        """How it stands with the backups."""
        self.state.setText(state)

    def leave(self) -> None:
        """Back to the work."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._home:
            self.setGeometry(self._home.rect())
        return super().eventFilter(watched, event)

    def _on_chosen(self, row: int) -> None:
        from atelier.services.backups import since  # noqa: PLC0415 - after the first paint

        if not 0 <= row < len(self._found):
            return
        self.since.setText(tr("Comparing with now…"))
        if self._asked is not None:
            self._asked.cancel()
        chosen, now = self._found[row], self._desk.workspace.backups.look()
        self._asked = self._desk.worker.start(since, now, chosen, done=partial(self._on_compared, chosen))

    def _on_compared(self, backup: "Backup", found: "Since | str") -> None:
        if isValid(self) and self._found[self.list.currentRow() :][:1] == (backup,):
            self.since.setText(found if isinstance(found, str) else in_words(found))

    def _on_prove(self) -> None:
        from atelier.services.backups import proof  # noqa: PLC0415 - after the first paint

        if self._proving:
            return
        self._proving = True  # the button stays on: a focus that jumps away takes Esc along
        self._show(tr("Checking…"))
        self._desk.worker.start(proof, self._desk.workspace.backups.look(), done=self._on_proved)

    def _on_proved(self, findings: "Sequence[Finding]") -> None:
        if isValid(self):
            self._proving = False
            self._show(proved(findings))

    def _show(self, text: str) -> None:
        self.findings.setText(text)
        self.findings.show()

    def _on_restore(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.restore_wanted.emit(self._found[row])


def _told(backup: "Backup") -> str:
    acts = trn("{n} change in all", "{n} changes in all", backup.acts)
    return f"{long_date(backup.at)}, {backup.at:%H:%M:%S} · {acts}"


def proved(findings: "Sequence[Finding]") -> str:
    """What every check of a file comes to; each one that failed by name."""
    if not findings:
        return tr("There is no room on the disk to check it.")
    failed = [one for one in findings if one.problem]
    wrong = [tr("✗ Not so: {what} ({problem})", what=one.subject, problem=one.problem) for one in failed]
    sound = len(findings) - len(wrong)
    lines = [trn("✓ {n} check is sound.", "✓ {n} checks are sound.", sound)] if sound else []
    return "\n".join([*lines, *wrong, *([tr("Trust no figure in it before it was read anew.")] if wrong else [])])


def in_words(found: "Since") -> str:
    """What would be missing after going back."""
    if not found.acts:
        return tr("The same as now.")
    lines = [
        trn(
            "Since then {n} change was made, which is not in this backup.",
            "Since then {n} changes were made, which are not in this backup.",
            found.acts,
        )
    ]
    new = [f"{n} × {tr(KIND_NAMES[kind])}" for kind, n, _ in found.kinds if n and kind in KIND_NAMES]
    changed = [f"{n} × {tr(KIND_NAMES[kind])}" for kind, _, n in found.kinds if n and kind in KIND_NAMES]
    lines += [tr("New since then: {what}.", what=", ".join(new))] if new else []
    lines += [tr("Changed since then: {what}.", what=", ".join(changed))] if changed else []
    return "\n".join(lines)

"""Erasing a person: what it does and cannot undo is told first, at the place where it is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.people import Person
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.later import once
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.in_sight import scroll_to

NAMED = 8  # places that are told by name


class EraseBox(QWidget):
    """A button that opens the question; Esc closes it again."""

    erased = Signal(str)  # what was done, for the notice of the view

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person: Person | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(6), 0, 0)
        self.ask = button(tr("Erase this person…"), self._on_ask, "danger")
        layout.addWidget(flow(self.ask))
        self.question = QWidget()
        layout.addWidget(self.question)
        self._fill(QVBoxLayout(self.question))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.question)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_cancel)
        self._following = once(self, self._follow)
        self.question.hide()

    def _fill(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        self.title = label("", "strong")
        gone = tr("Name, e-mail, role and municipality go, also from all former texts and from lists of who answered.")
        stays = tr("Figures stay as they are: an answer by name stays as the answer of nobody in particular.")
        merged = tr("A file that is merged later brings nothing back; there the person is erased as well.")
        never = tr("This cannot be undone.")
        self.mentioned = label("", "muted")
        self._rest = tr("Of a submitted version only the name goes.")
        self.texts = QCheckBox(tr("Take the name out of these texts too"))
        self.sealed = label("", "muted")
        self.backups = QCheckBox(tr("Remove older backups of this event too"))
        copies = tr(
            "Backups that stay hold the person until they rotate. Copies that you made or gave away, printed pages and "
            "exported reports are not reached: destroy those yourself."
        )
        self.erase = button(tr("Erase for good"), self._on_erase, "danger")
        self.cancel = button(tr("Cancel"), self._on_cancel)
        layout.addWidget(self.title)
        for text in (gone, stays, merged):
            layout.addWidget(label(text, "muted"))
        for widget in (self.mentioned, self.texts, self.sealed, self.backups, label(copies, "muted")):
            layout.addWidget(widget)
        layout.addWidget(label(never, "strong"))
        layout.addWidget(flow(self.erase, self.cancel))

    def show_person(self, value: Entity | None) -> None:
        """Somebody else was chosen: the question is about nobody any more."""
        same = value is not None and self._person is not None and value.id == self._person.id
        self._person = value if isinstance(value, Person) else None
        if not same:
            self.question.hide()
            self.ask.show()

    def _on_ask(self) -> None:
        self._desk.settle()
        person = self._current()
        if person is None:
            return
        reach = self._desk.workspace.erasing.reach(person)
        self.title.setText(tr("Erase {name}?", name=person.name or tr("no name yet")))
        names = "; ".join(reach.texts[:NAMED]) + (" …" if len(reach.texts) > NAMED else "")
        told = tr("The name also stands, or stood before, in: {names}.", names=names)
        self.mentioned.setText(f"{told} {self._rest}")
        self.sealed.setText(
            trn(
                "In {n} sealed record the name stands too; that cannot be changed.",
                "In {n} sealed records the name stands too; those cannot be changed.",
                reach.sealed,
            )
        )
        for widget, there in (
            (self.mentioned, bool(reach.texts)),
            (self.texts, bool(reach.texts)),
            (self.sealed, bool(reach.sealed)),
        ):
            widget.setVisible(there)
        self.texts.setChecked(True)
        self.backups.setChecked(True)
        self.ask.hide()
        self.question.show()
        self.cancel.setFocus()
        self._following.start(0)

    def _follow(self) -> None:
        """In a low window the question lies below what is shown."""
        scroll_to(self.question)

    def _current(self) -> Person | None:
        return self._desk.workspace.file.get(Person, self._person.id) if self._person else None

    def _on_cancel(self) -> None:
        self.question.hide()
        self.ask.show()
        self.ask.setFocus()

    def _on_erase(self) -> None:
        person, older = self._current(), self.backups.isChecked()
        if person is None:
            return
        done = self._desk.run(self._desk.workspace.erasing.erase, person, texts=self.texts.isChecked())
        if done is None:
            return
        self.question.hide()
        self.ask.show()
        if older:
            self._desk.older_unwanted.emit()
            self.erased.emit(tr("The person was erased from this file, and older backups are being removed."))
        else:
            self.erased.emit(tr("The person was erased from this file. Older backups still hold the name."))

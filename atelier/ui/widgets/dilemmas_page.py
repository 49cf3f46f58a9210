"""The dilemma's of an event by pillar, narrowed by pillar and tension field."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from atelier.domain.polls import Poll
from atelier.domain.themes import Dilemma, Pillar, Scale, TensionField
from atelier.i18n import number, tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.card_list import CardList, Chips
from atelier.ui.widgets.card_page import CardPage, Groups, Names, names
from atelier.ui.widgets.dilemma_card import DilemmaCard
from atelier.ui.widgets.dilemma_editor import DilemmaEditor
from atelier.ui.widgets.filter_row import FilterRow
from atelier.ui.widgets.library_panel import LibraryPanel
from atelier.ui.widgets.notice import Notice
from atelier.ui.widgets.polled import polled, polls_by_subject


class DilemmasPage(CardPage):
    """Cards of dilemma's with their two poles."""

    KIND = Dilemma

    def __init__(self, desk: Desk, notice: Notice) -> None:
        cards = CardList(tr("Dilemma's"), DilemmaCard, self._chips)
        library = LibraryPanel(desk, "dilemma", lambda value: (value.title, value.question))
        titles = tr("Overview"), tr("Edit or add")
        super().__init__(desk, notice, titles, cards, DilemmaEditor(desk), library)
        self.pillars, self.fields = FilterRow(tr("Pillar")), FilterRow(tr("Tension field"))
        self.shown = label("", "muted")
        above = QVBoxLayout(self.above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(px(10))
        for widget in (self.pillars, self.fields, self.shown):
            above.addWidget(widget)
        for filters in (self.pillars, self.fields):
            filters.changed.connect(self.refresh)
        self._polls: dict[UUID, list[Poll]] = {}
        self._names: Names = {}

    def refresh(self) -> None:
        get = self.desk.editing.all
        pillars, fields = get(Pillar), get(TensionField)
        self.pillars.show_choices([(row.name, row.id) for row in pillars])
        self.fields.show_choices([(row.name, row.id) for row in fields])
        self._names = names(fields) | names(get(Scale))
        self._polls = polls_by_subject(self.desk)
        super().refresh()
        total = len(get(Dilemma))
        shown = tr("{shown} of {total} shown", shown=number(len(self.cards.order())), total=number(total))
        self.shown.setText(shown)
        self.shown.setVisible(bool(total))

    def groups(self) -> Groups:
        """By pillar in their own order; those without a pillar last."""
        rows = [row for row in self.desk.editing.all(Dilemma) if self._lets_through(row)]
        pillars = self.desk.editing.all(Pillar)
        known = {pillar.id for pillar in pillars}
        named = [(pillar.name, [row for row in rows if row.pillar == pillar.id]) for pillar in pillars]
        rest = (tr("Without a pillar"), [row for row in rows if row.pillar not in known])
        return [(name, values) for name, values in (*named, rest) if values]

    def _lets_through(self, row: Dilemma) -> bool:
        return self.pillars.lets_through(row.pillar) and self.fields.lets_through(row.tension_field)

    def make(self) -> Dilemma:
        """A new dilemma that the filters let through."""
        pillar, field = next(iter(self.pillars.on()), None), next(iter(self.fields.on()), None)
        return Dilemma.new(pillar=pillar, tension_field=field)

    def why_nothing(self) -> str:
        if self.desk.editing.all(Dilemma):
            return tr("No dilemma fits these filters. Switch one off to see more.")
        return tr("There are no dilemma's yet. Write the first one (Ctrl+N), or take some from the library.")

    def show_row(self, row: UUID) -> None:
        """Choose a dilemma, also when the filters hid it."""
        value = self.desk.editing.get(Dilemma, row)
        if value and not self._lets_through(value):
            self.narrow([], [])
        super().show_row(row)

    def narrow(self, pillars: Sequence[UUID], fields: Sequence[UUID]) -> None:
        """Set the filters."""
        self.pillars.switch_on(pillars)
        self.fields.switch_on(fields)
        self.refresh()

    def _chips(self, row: Dilemma) -> Chips:
        done = polled(self._polls.get(row.id, []))
        field, scales = self._names.get(row.tension_field), [self._names.get(scale) for scale in row.scales]
        quiet = [(name, "chip-quiet") for name in (field, *scales) if name]
        return [*([(done, "chip")] if done else []), *quiet]

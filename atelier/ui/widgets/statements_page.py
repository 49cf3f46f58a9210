"""The statements of an event by group, with what overlaps and what clashes."""

from uuid import UUID

from atelier.domain.polls import Poll
from atelier.domain.proposals import CouncilRole
from atelier.domain.themes import Pillar, Statement
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.widgets.card_list import CardList
from atelier.ui.widgets.card_page import CardPage, Groups, Names, names
from atelier.ui.widgets.library_panel import LibraryPanel
from atelier.ui.widgets.notice import Notice
from atelier.ui.widgets.polled import polled, polls_by_subject
from atelier.ui.widgets.statement_card import StatementCard, StatementDetails
from atelier.ui.widgets.statement_editor import StatementEditor, group_name, groups


class StatementsPage(CardPage):
    """Cards of statements."""

    KIND = Statement

    def __init__(self, desk: Desk, notice: Notice) -> None:
        cards = CardList(tr("Statements"), StatementCard, self._details)
        library = LibraryPanel(desk, "statement", lambda value: (value.text, group_name(value.group)))
        titles = tr("Overview"), tr("Edit or add")
        super().__init__(desk, notice, titles, cards, StatementEditor(desk), library)
        self.above.hide()
        self._polls: dict[UUID, list[Poll]] = {}
        self._texts: dict[UUID, str] = {}
        self._names: Names = {}

    def refresh(self) -> None:
        get = self.desk.editing.all
        self._polls = polls_by_subject(self.desk)
        self._texts = {row.id: row.text for row in get(Statement)}
        self._names = names(get(Pillar)) | names(get(CouncilRole))
        super().refresh()

    def groups(self) -> Groups:
        """By group in the order of the library; those without a group last."""
        rows = self.desk.editing.all(Statement)
        named = [(group_name(group), [row for row in rows if row.group == group]) for group in (*groups(self.desk), "")]
        return [(name, values) for name, values in named if values]

    def make(self) -> Statement:
        """A new statement in the group of the chosen one."""
        chosen = self.value()
        return Statement.new(group=chosen.group, pillar=chosen.pillar) if chosen else Statement.new()

    def why_nothing(self) -> str:
        return tr("There are no statements yet. Write the first one (Ctrl+N), or take some from the library.")

    def _details(self, row: Statement) -> StatementDetails:
        done, pillar = polled(self._polls.get(row.id, [])), self._names.get(row.pillar)
        overlaps = sum(other in self._texts for other in row.related)
        chips = [
            (done, "chip"),
            (pillar or "", "chip-quiet"),
            (trn("overlaps with {n} other", "overlaps with {n} others", overlaps) if overlaps else "", "chip-quiet"),
        ]
        return StatementDetails([(text, role) for text, role in chips if text], self._clashes(row))

    def _clashes(self, row: Statement) -> list[str]:
        lines = [tr("Clashes with: {text}", text=self._texts[id_]) for id_ in row.clashes if id_ in self._texts]
        names = [self._names[role] for role in row.clashes_roles if role in self._names]
        lines += [tr("Clashes with the role of the council: {role}", role=name) for name in names]
        return [*lines, row.clash_note] if lines and row.clash_note else lines

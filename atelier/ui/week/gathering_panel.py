"""The form of one meeting with its run sheet."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.minutes import Paper
from atelier.domain.people import Duo, Municipality
from atelier.domain.themes import Dilemma, Pillar
from atelier.domain.week import GATHERING_NAMES, ITEM_NAMES, Gathering, RunSheetItem
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.week.fields import DayField
from atelier.ui.week.plan import Plan, starts
from atelier.ui.widgets.basics import Card, button, flow
from atelier.ui.widgets.choice_fields import ChoiceField, TogglesField
from atelier.ui.widgets.fields import Form, enum_choices, row_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.number_fields import NumberField
from atelier.ui.widgets.text_fields import TextField
from atelier.ui.widgets.tiles import tiles
from atelier.ui.widgets.time_field import TimeField


class RunSheetList(ListEditor):
    """The items of one meeting, each with its planned start."""

    def __init__(self, desk: Desk) -> None:
        self.gathering: Gathering | None = None
        self._starts: dict[UUID, str] = {}
        super().__init__(
            desk,
            RunSheetItem,
            tr("Run sheet"),
            self._new_item,
            self._words,
            empty=tr("Nothing on the run sheet yet. Add the welcome, then what you want to talk about."),
        )

    def show_rows(self, rows: Sequence[Any] | None = None, **where: Any) -> None:
        items = self._desk.editing.all(RunSheetItem, **where) if rows is None else list(rows)
        self._starts = starts(self.gathering, items) if self.gathering else {}
        super().show_rows(rows, **where)

    def show_gathering(self, gathering: Gathering) -> None:
        """The run sheet of this meeting."""
        self.gathering = gathering
        self.show_rows(gathering=gathering.id)

    def _new_item(self) -> RunSheetItem:
        if self.gathering is None:
            raise LookupError("a run sheet item without a meeting")
        return RunSheetItem.new(gathering=self.gathering.id)

    def _words(self, item: RunSheetItem) -> str:
        minutes = trn("{n} min", "{n} min", item.minutes)
        parts = (tr(ITEM_NAMES[item.kind]), item.title, minutes)
        return f"{self._starts.get(item.id, '')}  {' · '.join(part for part in parts if part)}"


class RunSheetCard(Card):
    """The run sheet and the form of its chosen item."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Run sheet"))
        self.items = RunSheetList(desk)
        self.title = TextField(desk, "title", tr("Item"))
        self.kind = ChoiceField(desk, "kind", tr("Kind"), enum_choices(ITEM_NAMES))
        self.minutes = NumberField(desk, "minutes", tr("Minutes"), top=600)
        self.dilemma = ChoiceField(desk, "dilemma", tr("Dilemma"), row_choices(desk, Dilemma, "title"), none=tr("None"))
        self.line = TextField(desk, "line", tr("Line to say"), lines=2)
        self.form = Form(self.title, (self.kind, self.minutes), self.dilemma, self.line)
        self.body.addWidget(self.items)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.items.chosen.connect(self._on_chosen)
        self.items.add_button.clicked.connect(self._on_added)

    def show_gathering(self, plan: Plan, gathering: Gathering) -> None:
        """The run sheet of this meeting."""
        span = plan.span(gathering)
        self.set_caption(tr("Run sheet of {name} · {span}", name=_named(plan, gathering), span=span))
        self.items.show_gathering(gathering)

    def _on_chosen(self, item: RunSheetItem | None) -> None:
        self.form.setVisible(item is not None)
        self.form.bind(item)

    def _on_added(self) -> None:
        self.title.editor.setFocus()


class GatheringPanel(QWidget):
    """What a meeting is, who is there, and what happens when."""

    run_wanted = Signal(object)  # the meeting
    remove_wanted = Signal(object)
    paper_wanted = Signal(object, object)  # a Paper of a Gathering

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.gathering: Gathering | None = None
        self.title = TextField(desk, "title", tr("Title"))
        self.kind = ChoiceField(desk, "kind", tr("Kind"), enum_choices(GATHERING_NAMES))
        self.day, self.starts = DayField(desk), TimeField(desk, "starts", tr("Start"))
        self.pillar = ChoiceField(desk, "pillar", tr("Pillar"), row_choices(desk, Pillar), none=tr("All pillars"))
        self.duos = TogglesField(desk, "duos", tr("Duo's"), self._duos)
        self.present = TogglesField(
            desk, "municipalities", tr("Municipalities present"), row_choices(desk, Municipality)
        )
        self.form = Form(self.title, (self.kind, self.day), (self.starts, self.pillar), self.duos, self.present)
        self.card, self.sheet = self._card(), RunSheetCard(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tiles(self.card, self.sheet, least=400))

    def _card(self) -> Card:
        card = Card()
        self.run_button = button(tr("Run this gathering"), self._on_run)
        self.print_button = button(tr("Run sheet (PDF)…"), self._on_print, "quiet")
        card.body.addWidget(flow(self.run_button, self.print_button))
        card.body.addWidget(self.form)
        card.body.addWidget(flow(button(tr("Remove this gathering"), self._on_remove, "danger")))
        card.body.addStretch(1)
        return card

    def show_gathering(self, plan: Plan, gathering: Gathering) -> None:
        """Edit this meeting."""
        self.gathering = gathering
        self.card.set_caption(_named(plan, gathering))
        self.form.bind(gathering)
        self.sheet.show_gathering(plan, gathering)

    def _duos(self) -> list[tuple[str, Any]]:
        rows = enumerate(self._desk.editing.all(Duo), 1)
        return [(" · ".join(part for part in (str(n), duo.theme) if part), duo.id) for n, duo in rows]

    def _on_run(self) -> None:
        self._desk.settle()
        self.run_wanted.emit(self._desk.editing.get(Gathering, self.gathering.id) if self.gathering else None)

    def _on_print(self) -> None:
        if self.gathering is not None:
            self.paper_wanted.emit(Paper.RUN_SHEET, self.gathering)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.gathering)


def _named(plan: Plan, gathering: Gathering) -> str:
    return f"{tr(GATHERING_NAMES[gathering.kind])} {plan.number(gathering)}"

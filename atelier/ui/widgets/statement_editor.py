"""The editor of a statement: its text and group, what overlaps with it and what clashes."""

from atelier.domain.proposals import CouncilRole
from atelier.domain.themes import Pillar, Statement
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.card_page import RowEditor
from atelier.ui.widgets.choice_fields import ChoiceField, TogglesField
from atelier.ui.widgets.fields import Choices, Form, row_choices
from atelier.ui.widgets.links_field import LinksField
from atelier.ui.widgets.text_fields import TextField


def group_name(group: str) -> str:
    """The group of a statement as a heading; groups are data of the event."""
    return group[:1].upper() + group[1:] if group else tr("Without a group")


def group_choices(desk: Desk) -> Choices:
    """The groups of the library and those of the event, in that order, and none."""

    def choices() -> list[tuple[str, str]]:
        return [(group_name(group), group) for group in (*groups(desk), "")]

    return choices


def groups(desk: Desk) -> list[str]:
    """All names of groups, in the order of the library and then of the event."""
    library = desk.workspace.library.rows("statement", desk.workspace.event.id)
    found = [getattr(value, "group", "") for value in (*library, *desk.editing.all(Statement))]
    return [group for group in dict.fromkeys(found) if group]


class StatementEditor(RowEditor):
    """Edits one statement."""

    def __init__(self, desk: Desk) -> None:
        text = TextField(desk, "text", tr("Text"), tr("A claim to agree or disagree with"), lines=3)
        super().__init__(tr("Statement"), text)
        others, roles = row_choices(desk, Statement, "text"), row_choices(desk, CouncilRole)
        form = Form(
            text,
            ChoiceField(desk, "group", tr("Group"), group_choices(desk)),
            ChoiceField(desk, "pillar", tr("Pillar"), row_choices(desk, Pillar), none=tr("no pillar")),
            LinksField(desk, "related", tr("Overlaps with"), others, tr("Add a statement that overlaps…")),
            LinksField(desk, "clashes", tr("Clashes with"), others, tr("Add a statement that clashes…")),
            TogglesField(desk, "clashes_roles", tr("Clashes with this role of the council"), roles),
            TextField(desk, "clash_note", tr("Why they clash"), lines=2),
        )
        self.forms.append(form)
        self.body.addWidget(form)

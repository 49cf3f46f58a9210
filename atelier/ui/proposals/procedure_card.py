"""What the chosen form asks by law, in the calendar; and every switch in the role of the councils."""

from operator import attrgetter
from uuid import UUID

from atelier.domain.commission import RoleSwitch
from atelier.domain.dossier import Dossier
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import CouncilRole, Proposal
from atelier.domain.week import Moment
from atelier.i18n import long_date, tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.list_editor import ROW, RowList
from atelier.ui.widgets.text_fields import TextField


class ProcedureCard(Card):
    """Puts the steps of the form in the decision calendar, once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Steps by law"))
        self._desk = desk
        self._proposal: Proposal | None = None
        self.state = label("")
        self.plan_button = button(tr("Put the steps in the calendar"), self._on_plan)
        self.problem = label("", "problem")
        self.problem.hide()
        self._button = flow(self.plan_button)
        for widget in (self.state, self._button, self.problem):
            self.body.addWidget(widget)

    def show_dossier(self, dossier: Dossier) -> None:
        """Which steps stand in the calendar, and which the form still asks."""
        if self._proposal is None or self._proposal.id != dossier.proposal.id:
            self.problem.hide()
        self._proposal = dossier.proposal
        self.state.setText(_state(dossier))
        steps = len(dossier.form.procedure) if dossier.form else 0
        self._button.setVisible(steps > 0)

    def _on_plan(self) -> None:
        if self._proposal is not None:
            self.problem.hide()
            self._desk.settle()
            self._desk.run(self._desk.proposing.plan_procedure, self._proposal, refused=self._refuse)

    def _refuse(self, error: AtelierError) -> None:
        self.problem.setText(str(error))
        self.problem.show()


def _state(dossier: Dossier) -> str:
    """The steps that stand in the calendar, each with its date, or why there are none."""
    if dossier.stations:
        return "\n".join(_station(moment) for moment in sorted(dossier.stations, key=attrgetter("when", "title")))
    if dossier.form is None:
        return tr("Choose a form of co-operation first.")
    if not dossier.form.procedure:
        return tr("No fixed step by law is known.")
    return tr("The steps of this form do not stand in the calendar yet. Each comes with the mark “have it checked”.")


def _station(moment: Moment) -> str:
    parts = [moment.when.words(), moment.title, tr("have it checked") if moment.unchecked else tr("checked")]
    return "→ " + " · ".join(parts)


class RoleLogCard(Card):
    """Every switch in the role of the councils: who proposed it, when and why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Switches in the role of the councils"))
        self._desk = desk
        self._switches: tuple[RoleSwitch, ...] = ()
        self._names: dict[UUID, str] = {}
        self.empty = label(tr("No switches yet. They are logged when you change the role of the councils."), "muted")
        self.list = RowList(tr("Switches in the role of the councils"))
        self.list.currentRowChanged.connect(self._on_row)
        self.form = Form(
            TextField(desk, "by", tr("Who proposed it?")),
            TextField(desk, "reason", tr("Why?"), lines=2),
        )
        self.warning = label(tr("Of a switch it is not known yet who proposed it, or why."), "held")
        for widget in (self.empty, self.list, self.form, self.warning):
            self.body.addWidget(widget)

    def show_dossier(self, dossier: Dossier) -> None:
        """The log of this proposal, the newest switch first."""
        self._names = {role.id: role.name for role in self._desk.editing.all(CouncilRole)}
        chosen = self._chosen()
        self._switches = dossier.switches[::-1]
        ids = [switch.id for switch in self._switches]
        key = chosen.id if chosen and chosen.id in ids else next(iter(ids), None)
        self.list.fill([(switch.id, self._describe(switch)) for switch in self._switches], key)
        for widget, seen in ((self.empty, not ids), (self.list, bool(ids)), (self.form, bool(ids))):
            widget.setVisible(seen)
        self.warning.setVisible(not all(switch.told for switch in self._switches))
        self.form.bind(self._chosen())

    def choose(self, switch: RoleSwitch) -> None:
        """Select a switch."""
        ids = [known.id for known in self._switches]
        self.list.setCurrentRow(ids.index(switch.id) if switch.id in ids else -1)

    def _describe(self, switch: RoleSwitch) -> str:
        before, after = (self._set(roles) for roles in (switch.before, switch.after))
        who = tr("proposed by {who}", who=switch.by.strip()) if switch.by.strip() else ""
        head = " · ".join(filter(None, (long_date(switch.at.date()), who)))
        change = tr("from {before} to {after}", before=before, after=after)
        return "\n".join(filter(None, (head, change, switch.reason.strip())))

    def _set(self, roles: tuple[UUID, ...]) -> str:
        return " + ".join(self._names.get(role, tr("removed")) for role in roles) or tr("no role")

    def _chosen(self) -> RoleSwitch | None:
        item = self.list.currentItem()
        return next((switch for switch in self._switches if item and switch.id == item.data(ROW)), None)

    def _on_row(self) -> None:
        self.form.bind(self._chosen())

"""The cards of the full form that are fields of the proposal itself."""

from atelier.domain.commission import Programme
from atelier.domain.dossier import Dossier
from atelier.domain.people import Municipality
from atelier.domain.proposals import APPOINTER_NAMES, Allocation
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.proposals.fields import KeyPartField, OptionalDateField, ProgrammeField, YearField
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.choice_fields import ChoiceField, TickField
from atelier.ui.widgets.fields import Form, enum_choices
from atelier.ui.widgets.text_fields import TextField

DATE = "2024-12-31"


class AimCard(Card):
    """The goal as something that can be measured, and the programme in which it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Goal and programme"))
        hint = tr("How do you measure it, and from which value to which?")
        self.form = Form(
            (YearField(desk, "goal_year", tr("Year of the goal")), ProgrammeField(desk)),
            TextField(desk, "measure", tr("Measure"), hint, lines=2),
        )
        self.programme = Form(TextField(desk, "text", tr("What this year's programme says"), lines=2))
        self.body.addWidget(self.form)
        self.body.addWidget(self.programme)

    def show_dossier(self, dossier: Dossier) -> None:
        """The goal of this proposal, and its programme when it has one."""
        self.form.bind(dossier.proposal)
        self.programme.bind(dossier.programme)
        self.programme.setVisible(isinstance(dossier.programme, Programme))


class MandateCard(Card):
    """The mandate in its parts, who steers, and the political commissioner."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Mandate and steering"))
        when = tr("A day or a month, such as {example}", example=DATE)
        self.form = Form(
            TextField(desk, "mandate_scope", tr("Mandate: for what"), lines=2),
            (
                TextField(desk, "mandate_holder", tr("Mandate: to whom"), lines=2),
                OptionalDateField(desk, "mandate_until", tr("Mandate: until when"), when),
            ),
            TextField(desk, "mandate_withdrawal", tr("Mandate: how it is withdrawn"), lines=2),
            TextField(desk, "steering", tr("Steering"), tr("Who steers, and who is asked along?"), lines=2),
            TextField(desk, "commissioner", tr("Political commissioner"), tr("A regional portfolio holder")),
            (
                TextField(desk, "nominated_by", tr("Nominated by")),
                OptionalDateField(desk, "nominated_on", tr("Nominated on")),
            ),
            (
                ChoiceField(
                    desk, "appointer", tr("Appointed by"), enum_choices(APPOINTER_NAMES), none=tr("not known yet")
                ),
                OptionalDateField(desk, "appointed_on", tr("Appointed on")),
            ),
        )
        self.warning = label("", "held")
        self.body.addWidget(self.form)
        self.body.addWidget(self.warning)

    def show_dossier(self, dossier: Dossier) -> None:
        """The mandate of this proposal."""
        proposal = dossier.proposal
        self.form.bind(proposal)
        begun = proposal.mandate_scope.strip() or proposal.mandate_holder.strip()
        endless = begun and proposal.mandate_until is None
        self.warning.setText(tr("A mandate without an end. Say until when it holds.") if endless else "")
        self.warning.setVisible(bool(endless))


class CoverCard(Card):
    """Where the money comes from, and the parts of a key of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Cover and key"))
        self._desk = desk
        hint = tr("From which budget or reserve?")
        self.form = Form(
            TextField(desk, "once_cover", tr("Cover of what is paid once"), hint, lines=2),
            TextField(desk, "yearly_cover", tr("Cover of what is paid yearly"), hint, lines=2),
        )
        self.key = Card(tr("Parts per municipality"))
        self.key.setProperty("role", "plain")
        self.key.body.setContentsMargins(0, 0, 0, 0)
        self.warning = label(tr("The key of its own has no parts yet, so nothing can be divided."), "held")
        self._members: tuple[Municipality, ...] = ()
        self._parts: Form | None = None
        for widget in (self.form, self.key, self.warning):
            self.body.addWidget(widget)

    def show_dossier(self, dossier: Dossier) -> None:
        """The cover, and the parts when the key is one of its own."""
        proposal = dossier.proposal
        own = proposal.allocation is Allocation.CUSTOM
        self.form.bind(proposal)
        if own:
            self._build(dossier.members)
        if self._parts is not None:
            self._parts.bind(proposal if own else None)
        self.key.setVisible(own)
        self.warning.setVisible(own and not any(proposal.key_parts))

    def _build(self, members: tuple[Municipality, ...]) -> None:
        """A field per municipality, two beside each other; made when they are first wanted."""
        names = [(member.id, member.name) for member in members]
        if self._parts is not None and names == [(member.id, member.name) for member in self._members]:
            return
        if self._parts is not None:
            self._parts.bind(None)
            self.key.body.removeWidget(self._parts)
            self._parts.deleteLater()
        self._members = members
        fields = [KeyPartField(self._desk, member) for member in members]
        self._parts = Form(*(tuple(fields[n : n + 2]) for n in range(0, len(fields), 2)))
        self.key.body.addWidget(self._parts)


class RestCard(Card):
    """What a minority thinks, and how an experiment ends."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Minority and experiment"))
        when = tr("A day or a month, such as {example}", example=DATE)
        minority = tr("What do those say who are not convinced?")
        self.form = Form(
            TextField(desk, "minority", tr("Minority view"), minority, lines=2),
            TickField(desk, "experiment", tr("Experiment"), tr("This is an experiment")),
        )
        self.experiment = Form(
            OptionalDateField(desk, "ends", tr("Ends on"), when),
            TextField(desk, "stop_rule", tr("Stop rule"), tr("When do you stop earlier?"), lines=2),
        )
        self.body.addWidget(self.form)
        self.body.addWidget(self.experiment)

    def show_dossier(self, dossier: Dossier) -> None:
        """The minority view; the end and the stop rule of an experiment."""
        self.form.bind(dossier.proposal)
        self.experiment.bind(dossier.proposal)
        self.experiment.setVisible(dossier.proposal.experiment)

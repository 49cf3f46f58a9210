"""The cards of a proposal that list rows below it: who supplies capacity, and which partners take part."""

from atelier.domain.commission import PARTNER_NAMES, Partner, Supplier
from atelier.domain.dossier import Dossier
from atelier.domain.full_form import partner_kinds_missing
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.i18n import number, tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.choice_fields import ChoiceField
from atelier.ui.widgets.fields import Form, enum_choices, row_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.number_fields import DecimalField
from atelier.ui.widgets.text_fields import TextField


class SuppliersCard(Card):
    """Who supplies how many fte, and whether that is what the proposal asks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Capacity by supplier"))
        self._desk = desk
        self._proposal: Proposal | None = None
        empty = tr("Nobody yet. Add every municipality or other party that supplies people.")
        self.list = ListEditor(desk, Supplier, tr("Capacity by supplier"), self._make, self._describe, empty=empty)
        members = row_choices(desk, Municipality)
        self.form = Form(
            ChoiceField(desk, "municipality", tr("Municipality"), members, none=tr("somebody else")),
            TextField(desk, "name", tr("Who, if it is no municipality")),
            DecimalField(desk, "fte", tr("Capacity"), suffix=" " + tr("fte")),
        )
        self.warning = label("", "held")
        self.list.chosen.connect(self._on_chosen)
        for widget in (self.list, self.form, self.warning):
            self.body.addWidget(widget)

    def show_dossier(self, dossier: Dossier) -> None:
        """The suppliers of this proposal."""
        self._proposal = dossier.proposal
        self.list.show_rows(proposal=dossier.proposal.id)
        self.warning.setText(_gap(dossier))
        self.warning.setVisible(bool(self.warning.text()))

    def _make(self) -> Supplier:
        if self._proposal is None:
            raise LookupError("no proposal is chosen")
        return Supplier.new(proposal=self._proposal.id)

    def _describe(self, supplier: Supplier) -> str:
        member = self._desk.editing.get(Municipality, supplier.municipality)
        name = member.name if member else supplier.name.strip() or tr("Not named yet")
        return f"{name}\n{number(supplier.fte / 100, 2)} {tr('fte')}"

    def _on_chosen(self, supplier: Supplier | None) -> None:
        self.form.bind(supplier)
        self.form.setVisible(supplier is not None)


def _gap(dossier: Dossier) -> str:
    given, asked = dossier.supplied, dossier.proposal.fte
    if given == asked or not dossier.suppliers:
        return ""
    words = (number(amount / 100, 2) for amount in (given, asked))
    return tr(
        "Together {given} fte; the proposal asks {asked} fte.", **dict(zip(("given", "asked"), words, strict=True))
    )


class PartnersCard(Card):
    """Which partners take part, and what they bring."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Partners"))
        self._proposal: Proposal | None = None
        empty = tr("No partners yet. Add who takes part beside the municipalities.")
        self.list = ListEditor(desk, Partner, tr("Partners"), self._make, _partner, empty=empty)
        self.form = Form(
            ChoiceField(desk, "kind", tr("Kind"), enum_choices(PARTNER_NAMES)),
            TextField(desk, "name", tr("Name")),
            TextField(desk, "contribution", tr("What it brings"), lines=2),
        )
        self.missing = label("", "muted")
        self.list.chosen.connect(self._on_chosen)
        for widget in (self.list, self.form, self.missing):
            self.body.addWidget(widget)

    def show_dossier(self, dossier: Dossier) -> None:
        """The partners of this proposal."""
        self._proposal = dossier.proposal
        self.list.show_rows(proposal=dossier.proposal.id)
        kinds = partner_kinds_missing(dossier)
        self.missing.setText(tr("Nobody yet of: {kinds}.", kinds=", ".join(kinds).lower()) if kinds else "")
        self.missing.setVisible(bool(kinds) and bool(dossier.partners))

    def _make(self) -> Partner:
        if self._proposal is None:
            raise LookupError("no proposal is chosen")
        return Partner.new(proposal=self._proposal.id)

    def _on_chosen(self, partner: Partner | None) -> None:
        self.form.bind(partner)
        self.form.setVisible(partner is not None)


def _partner(partner: Partner) -> str:
    head = partner.name.strip() or tr("Not named yet")
    return "\n".join(filter(None, (f"{head} · {tr(PARTNER_NAMES[partner.kind])}", partner.contribution.strip())))

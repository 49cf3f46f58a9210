"""The full form: what stands behind the atelierversie, in cards that each take the same dossier."""

from typing import Protocol

from atelier.domain.commission import CheckAnswer, Partner, RoleSwitch, Supplier
from atelier.domain.dossier import Dossier
from atelier.domain.participation import Participation
from atelier.ui.desk import Desk
from atelier.ui.proposals.checks_card import ChecksCard
from atelier.ui.proposals.full_cards import AimCard, CoverCard, MandateCard, RestCard
from atelier.ui.proposals.joining_card import JoiningCard
from atelier.ui.proposals.parts_cards import PartnersCard, SuppliersCard
from atelier.ui.proposals.procedure_card import ProcedureCard, RoleLogCard
from atelier.ui.proposals.shifts_card import ShiftsCard
from atelier.ui.widgets.basics import Card

WHAT, MONEY, COUNCILS, POINTS, ROOM, LINKS = "what", "money", "councils", "points", "room", "links"


class _Shows(Protocol):
    def show_dossier(self, dossier: Dossier) -> None:
        """Show what belongs to this proposal."""


class FullForm:
    """All cards of the full form; the form of the proposal puts each at its place."""

    def __init__(self, desk: Desk) -> None:
        self.aim, self.mandate = AimCard(desk), MandateCard(desk)
        self.cover, self.suppliers = CoverCard(desk), SuppliersCard(desk)
        self.joining, self.shifts, self.partners = JoiningCard(desk), ShiftsCard(), PartnersCard(desk)
        self.procedure, self.role_log = ProcedureCard(desk), RoleLogCard(desk)
        self.checks, self.rest = ChecksCard(desk), RestCard(desk)

    def by_place(self) -> dict[str, tuple[Card, ...]]:
        """The cards that come below each card of the atelierversie."""
        return {
            WHAT: (self.aim, self.mandate),
            MONEY: (self.cover, self.joining, self.shifts, self.suppliers),
            COUNCILS: (self.procedure, self.role_log),
            ROOM: (self.rest,),
            LINKS: (self.partners, self.checks),
        }

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card, in the order of the form."""
        return tuple(card for cards in self.by_place().values() for card in cards)

    def show_dossier(self, dossier: Dossier) -> None:
        """Edit this proposal in every card."""
        shown: tuple[_Shows, ...] = (
            *(self.aim, self.mandate, self.cover, self.joining, self.shifts, self.suppliers),
            *(self.procedure, self.role_log, self.rest, self.partners, self.checks),
        )
        for card in shown:
            card.show_dossier(dossier)

    def choose(self, value: object) -> Card | None:
        """Choose what a search found, and say on which card it stands."""
        if isinstance(value, Participation):
            self.joining.choose(value)
            return self.joining
        if isinstance(value, CheckAnswer):
            self.checks.choose(value)
            return self.checks
        if isinstance(value, RoleSwitch):
            self.role_log.choose(value)
            return self.role_log
        if isinstance(value, Supplier | Partner):
            card = self.suppliers if isinstance(value, Supplier) else self.partners
            card.list.choose(value.id)
            return card
        return None

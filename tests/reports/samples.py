"""A small event made by hand: two questions, one with a recount and a second round, two proposals, a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID, uuid5

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.methods import METHODS
from atelier.domain.people import Duo, Municipality, Role
from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.domain.proposals import Allocation, Audience, CouncilRole, DecisionPoint, Proposal, Reaction, Verb
from atelier.domain.themes import Argument, Dilemma, Pillar, Side, Statement
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Day, Event, Gathering, Moment
from atelier.reports.data import ReportData

ROOT = UUID("5e1f0000-0000-4000-8000-000000000001")
MADE = datetime(2019, 11, 17, 21, 40, tzinfo=timezone(timedelta(hours=1)))
ASKED = datetime(2019, 11, 12, 9, 0, tzinfo=UTC)

PEOPLE = {"Arnhem": 161368, "Doesburg": 11064, "Rozendaal": 1714}


def key(name: str) -> UUID:
    """The same identity in every run."""
    return uuid5(ROOT, name)


DAYS = (Day(id=key("day"), date=date(2019, 11, 12), venue="Mozaïek", town="Wijchen"),)
MUNICIPALITIES = tuple(
    Municipality(id=key(name), name=name, inhabitants=inhabitants) for name, inhabitants in PEOPLE.items()
)
PILLARS = (Pillar(id=key("werkwijze"), name="Werkwijze"), Pillar(id=key("visie"), name="Visie"))
DILEMMA = Dilemma(
    id=key("opdracht"),
    title="Wie geeft de opdracht?",
    question="Wie geeft de opdracht aan een regionaal programma?",
    a_short="raden",
    b_short="colleges",
    pillar=key("werkwijze"),
)
STATEMENT = Statement(id=key("bureau"), text="Een klein bureau is genoeg.", pillar=key("visie"))
GATHERINGS = (
    Gathering(
        id=key("atelier"),
        day=key("day"),
        title="Mandaat en zeggenschap",
        present=29,
        municipalities=(key("Arnhem"), key("Doesburg")),
    ),
    Gathering(id=key("later"), title="Mensen en geld", present=28, municipalities=(key("Arnhem"),)),
)
ROLES = (CouncilRole(id=key("role1"), name="Raden geven opdracht"), CouncilRole(id=key("role2"), name="Verantwoording"))
DUOS = (Duo(id=key("duo"), theme="Mandaat"),)
MOMENTS = (
    Moment(id=key("m1"), when=VagueDate("2019-12-02"), body=Body.COUNCILS, title="Raden bespreken dilemma's"),
    Moment(id=key("m2"), when=VagueDate("2019-12/2020-01"), body=Body.OFFICIALS, title="Uitwerking"),
    Moment(id=key("m3"), when=VagueDate("2020-03/2020-04"), body=Body.COUNCILS, title="Lokale raden besluiten"),
    Moment(id=key("m4"), when=VagueDate("2019-04"), body=Body.COLLEGES, title="Discussienotitie"),
    Moment(id=key("m5"), when=VagueDate(".."), body=Body.STEERING, title="Stuurgroep volgt"),
    Moment(id=key("m6"), when=VagueDate("2020-01"), body=Body.COLLEGES, title="Colleges over concepten"),
)
RIPE = Proposal(
    id=key("fiets"),
    title="Vijf snelle fietsroutes",
    duo=key("duo"),
    goal="In 2030 zijn vijf routes klaar.",
    result="Vijf routes op de kaart.",
    leader="Portefeuillehouder Mobiliteit",
    mandate="De portefeuillehouder mag tot 2024 opdrachten geven.",
    once_low=100_00,
    once_high=100_00,
    yearly_low=1_000_00,
    yearly_high=2_000_00,
    from_year=2021,
    allocation=Allocation.INHABITANTS,
    fte=350,
    roles=(key("role1"), key("role2")),
    counter="Achttien raden vooraf duurt te lang.",
    without="De route schuift op.",
    dilemmas=(key("opdracht"),),
)
BARE = Proposal(id=key("kaart"), title="Een energiekaart", ballots=(key("bureau-1"),))
POINTS = (
    DecisionPoint(
        id=key("p1"),
        proposal=RIPE.id,
        audience=Audience.STEERING,
        verb=Verb.ADOPT,
        text="Stel vast wie de routes uitwerkt.",
        moment=key("m2"),
    ),
    DecisionPoint(
        id=key("p2"),
        proposal=RIPE.id,
        audience=Audience.COLLEGES,
        verb=Verb.AGREE,
        text="Stem in met 3,5 fte.",
        moment=key("m6"),
    ),
    DecisionPoint(
        id=key("p3"),
        proposal=RIPE.id,
        audience=Audience.COUNCILS,
        verb=Verb.FUND,
        text="Stel uw deel beschikbaar.",
        moment=key("m3"),
    ),
    DecisionPoint(
        id=key("p4"), proposal=BARE.id, audience=Audience.STEERING, verb=Verb.NOTE, text="Neem kennis van de kaart."
    ),
)
REACTIONS = (
    Reaction(id=key("r1"), proposal=RIPE.id, sender="Financiën", text="Reken ook gelijke delen door."),
    Reaction(id=key("r2"), proposal=RIPE.id, sender="Griffie", text="Noem het verslag.", settled=True),
)
ARGUMENTS = (
    Argument(
        id=key("a1"),
        gathering=key("atelier"),
        subject=DILEMMA.id,
        side=Side.A,
        text="De raad gaat over het geld.",
        role=Role.COUNCILLOR,
    ),
    Argument(
        id=key("a2"),
        gathering=key("atelier"),
        subject=DILEMMA.id,
        side=Side.B,
        text="Onze raad kan dat niet bijhouden.",
        municipality=key("Doesburg"),
    ),
    Argument(id=key("a3"), gathering=key("later"), subject=DILEMMA.id, side=Side.NEUTRAL, text="Wat kost het?"),
)


def ballot(name: str, method: str, *, follows: str = "", hours: int = 0, question: str = "") -> Ballot:
    """A ballot about the dilemma (spectrum) or the statement (any other method)."""
    asking = METHODS[method]
    about_dilemma = method == "spectrum5"
    return Ballot(
        id=key(name),
        gathering=key("atelier" if about_dilemma else "later"),
        subject=DILEMMA.id if about_dilemma else STATEMENT.id,
        method=method,
        question=question or (DILEMMA.question if about_dilemma else STATEMENT.text),
        options=asking.option_names(),
        sides=asking.side_names(("raden", "colleges")) if about_dilemma else asking.side_names(("", "")),
        asked="everybody in the room",
        follows=key(follows) if follows else None,
        at=ASKED + timedelta(hours=hours),
    )


def count(name: str, counts: tuple[int, ...], present: int, *, recount: str = "", hours: int = 0) -> Count:
    """A closed count of the ballot of that name."""
    return Count(
        id=key(f"{name}-count-{recount}"),
        ballot=key(name),
        recount=key(recount) if recount else None,
        counts=counts,
        present=present,
        at=ASKED + timedelta(hours=hours, minutes=3 if not recount else 9),
        digest="",
    )


def recount(name: str, reason: str = "Eén hand was dubbel geteld.") -> Recount:
    """A hertelling of the ballot of that name."""
    return Recount(id=key(f"{name}-again"), ballot=key(name), reason=reason, at=ASKED + timedelta(minutes=5))


def void(name: str, reason: str = "De vraag was onduidelijk.") -> Void:
    """The ballot of that name declared void."""
    return Void(id=key(f"{name}-void"), ballot=key(name), reason=reason, at=ASKED + timedelta(hours=3))


def polls() -> tuple[Poll, ...]:
    """The dilemma: divided (recounted), then largely raden. The statement: yes and no with abstentions."""
    facts = PollFacts(
        ballots=(
            ballot("opdracht-1", "spectrum5"),
            ballot("opdracht-2", "spectrum5", follows="opdracht-1", hours=1),
            ballot("bureau-1", "yesno", hours=2),
        ),
        recounts=(recount("opdracht-1"),),
        counts=(
            count("opdracht-1", (5, 8, 4, 8, 3), 29),
            count("opdracht-1", (5, 7, 4, 9, 3), 29, recount="opdracht-1-again"),
            count("opdracht-2", (8, 11, 3, 4, 2), 30, hours=1),
            count("bureau-1", (12, 11, 4), 28, hours=2),
        ),
    )
    return polls_of(facts)


def data(**changes: object) -> ReportData:
    """The whole small event; `changes` replace fields."""
    whole = ReportData(
        event=Event(id=ROOT, title="Week van de Regio 2019", region="Regio Arnhem-Nijmegen", contact="griffie@x.nl"),
        made_at=MADE,
        days=DAYS,
        gatherings=GATHERINGS,
        moments=MOMENTS,
        municipalities=MUNICIPALITIES,
        pillars=PILLARS,
        dilemmas=(DILEMMA,),
        statements=(STATEMENT,),
        arguments=ARGUMENTS,
        polls=polls(),
        duos=DUOS,
        council_roles=ROLES,
        proposals=(RIPE, BARE),
        points=POINTS,
        reactions=REACTIONS,
    )
    return replace(whole, **changes)


def empty(**changes: object) -> ReportData:
    """An event in which nothing was done yet."""
    return replace(ReportData(event=Event(id=ROOT, title="Week", region="Regio"), made_at=MADE), **changes)

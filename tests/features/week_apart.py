"""What each laptop does in the story of a day apart: two ateliers at once, and duo's with the program or a form."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from atelier import paths
from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.commission import Verdict
from atelier.domain.entity import Entity
from atelier.domain.frames import Fit
from atelier.domain.methods.base import Way
from atelier.domain.model import ENTITIES
from atelier.domain.participation import Stance
from atelier.domain.people import Duo, Municipality, Person, Role
from atelier.domain.polls import Poll
from atelier.domain.proposals import (
    Allocation,
    Audience,
    Check,
    CooperationForm,
    DecisionPoint,
    Proposal,
    Reaction,
    Verb,
)
from atelier.domain.talk import Note
from atelier.domain.themes import Argument, Dilemma, Pillar, Side
from atelier.domain.week import Day, Gathering, ItemKind, RunSheetItem
from atelier.services.councils import Said
from atelier.services.workspace import Events, Workspace
from tests.storage.support import Clock

BEGIN = datetime.fromisoformat("2019-11-12T09:30:00+01:00")
FIRST, SECOND = "112245" * 3, "1" * 6 + "2" * 12  # five places from A to B; by municipality in their own order
SIDES = (Side.A, Side.B, Side.NEUTRAL)
TWICE = "Achttien raden is te traag"


@dataclass(frozen=True)
class Plan:
    """What was made before the laptops parted."""

    here: Gathering
    there: Gathering
    plenary: Gathering
    mine: Dilemma  # of the atelier here
    theirs: Dilemma
    duos: tuple[Duo, ...]
    proposals: tuple[Proposal, ...]
    first: Municipality


def clock(hours: float) -> Clock:
    """A laptop's clock that is wrong by so many hours."""
    return Clock(BEGIN + timedelta(hours=hours))


def elsewhere(folder: Path, path: Path, hours: float) -> Workspace:
    """A laptop of its own, with a copy of this file."""
    folder.mkdir()
    place = Path(shutil.copy(path, folder / path.name))
    return Events(paths.resources(), folder / "data", clock(hours)).open(place)


Run = Callable[..., Any]  # of the desk, so that the window follows; or the act itself


def at_once(action: Callable[..., Any], *args: Any, **values: Any) -> Any:
    """An act on a laptop whose window adds nothing."""
    return action(*args, **values)


def prepare(workspace: Workspace, run: Run) -> Plan:
    """Three duo's with a proposal each, two parallel ateliers and a plenary."""
    editing = workspace.editing
    dilemmas, day, members = editing.all(Dilemma), editing.all(Day)[0], editing.all(Municipality)
    people = [Person.new(name=f"Schrijver {n}", role=Role.OFFICIAL, municipality=members[n].id) for n in range(6)]
    duos = tuple(Duo.new(theme=theme, members=(people[2 * n].id, people[2 * n + 1].id))
                 for n, theme in enumerate(("Zeggenschap", "Wonen", "Fietsen")))  # fmt: skip
    run(editing.add, *people)
    run(editing.add, *duos)
    meetings = tuple(
        Gathering.new(title=title, day=day.id, municipalities=tuple(m.id for m in members), duos=(duo.id,))
        for title, duo in zip(("Wie beslist", "Wie betaalt", "Plenair"), duos, strict=True)
    )
    run(editing.add, *meetings)
    for meeting, dilemma in zip(meetings[:2], dilemmas[:2], strict=True):
        run(editing.add, RunSheetItem.new(gathering=meeting.id, title="Welkom", kind=ItemKind.WELCOME))
        run(editing.add, RunSheetItem.new(gathering=meeting.id, title="Vraag", kind=ItemKind.POLL, dilemma=dilemma.id))
    titles = ("Raden geven opdracht", "Sneller bouwen", "Vijf fietsroutes")
    proposals = tuple(
        Proposal.new(title=title, duo=duo.id, dilemmas=(dilemma.id,), goal=f"{title}: nog zonder jaartal")
        for title, duo, dilemma in zip(titles, duos, dilemmas, strict=False)
    )
    run(editing.add, *proposals)
    return Plan(*meetings, dilemmas[0], dilemmas[1], duos, proposals, members[0])


# The ateliers


def atelier(workspace: Workspace, run: Run, meeting: Gathering, dilemma: Dilemma, said: Sequence[str]) -> list[Poll]:
    """Rounds by name on five places, with arguments and notes after each."""
    polling, found = workspace.polling, list[Poll]()
    for item in workspace.editing.all(RunSheetItem, gathering=meeting.id):
        run(workspace.sessions.go_to, meeting, item)
    for answers in said:
        terms = Terms(way=Way.NAMED, electorate=Electorate.MEMBERS)
        poll = (run(polling.opening.again, found[-1], meeting) if found
                else run(polling.opening.open, meeting, dilemma, "spectrum5", terms)).poll  # fmt: skip
        cast(workspace, run, poll, answers)
        found.append(run(polling.closing.close, poll, len(answers)).poll)
        talk(workspace, run, meeting, dilemma)
    return found


def cast(workspace: Workspace, run: Run, poll: Poll, said: str) -> None:
    """One answer for each voter: the digit of its place."""
    for voter, sign in zip(poll.ballot.voters, said, strict=True):
        run(workspace.polling.voting.cast, poll, voter, (int(sign) - 1,))


def talk(workspace: Workspace, run: Run, meeting: Gathering, dilemma: Dilemma) -> None:
    """Ten arguments and four notes."""
    before = len(workspace.editing.all(Argument, gathering=meeting.id))
    for n in range(before, before + 10):
        text = f"{meeting.title}: argument {n + 1}"
        run(workspace.talk.add, Argument.new(gathering=meeting.id, subject=dilemma.id, side=SIDES[n % 3], text=text))
    for n in range(4):
        run(workspace.talk.add, Note.new(gathering=meeting.id, text=f"{meeting.title}: notitie {before + n}"))


def yes_or_no(workspace: Workspace, run: Run, meeting: Gathering, dilemma: Dilemma, said: str) -> Poll:
    """One poll by name with two answers and blank."""
    terms = Terms(way=Way.NAMED, electorate=Electorate.MEMBERS)
    poll: Poll = run(workspace.polling.opening.open, meeting, dilemma, "yesno", terms).poll
    cast(workspace, run, poll, said)
    closed: Poll = run(workspace.polling.closing.close, poll, len(said)).poll
    return closed


def twice(workspace: Workspace, run: Run, plan: Plan, email: str = "") -> None:
    """What both facilitators write down: who came in late, and what she said in the plenary."""
    person = Person.new(name="Els Vermeer", role=Role.COUNCILLOR, municipality=plan.first.id, email=email)
    run(workspace.editing.add, person)
    said = Argument.new(gathering=plan.plenary.id, subject=plan.mine.id, side=Side.A, text=TWICE)
    run(workspace.talk.add, said)


def other_town(workspace: Workspace, plan: Plan) -> list[Poll]:
    """The day of the second facilitator."""
    polls = atelier(workspace, at_once, plan.there, plan.theirs, (SECOND, FIRST))
    polls.append(yes_or_no(workspace, at_once, plan.there, plan.theirs, "1" * 11 + "2" * 5 + "3" * 2))
    twice(workspace, at_once, plan, "els@arnhem.nl")
    workspace.editing.change(plan.mine, a_text="Daar zei de zaal: de raden gaan over het geld.")
    return polls


# The duo's


def second_duo(workspace: Workspace, plan: Plan) -> None:
    """A proposal written out field by field, with what it asks of whom and its checks."""
    editing = workspace.editing
    proposal, form = plan.proposals[1], editing.all(CooperationForm)[0]
    written: dict[str, Any] = {
        "goal": "In 2030 staan er tweeduizend woningen meer.",
        "goal_year": 2030,
        "measure": "opgeleverde woningen",
        "result": "Elke raad ziet jaarlijks hoeveel er staat.",
        "leader": "Nijmegen",
        "commissioner": "wethouder wonen",
        "steering": "Een stuurgroep van vijf wethouders.",
        "mandate": "Het college van Nijmegen tekent de afspraken.",
        "once_low": 20_000_000,
        "once_high": 30_000_000,
        "yearly_low": 36_000_000,
        "yearly_high": 36_000_000,
        "from_year": 2021,
        "allocation": Allocation.EQUAL,
        "once_cover": "reserve wonen",
        "yearly_cover": "begroting 2021",
        "fte": 450,
        "form": form.id,
        "pillar": editing.all(Pillar)[1].id,
        "counter": "Kleine gemeenten betalen mee aan de stad.",
        "minority": "Drie raden willen eerst een proef.",
        "without": "Dan bouwt die gemeente alleen.",
        "open_points": "Wie telt de woningen?",
    }
    for name, value in written.items():
        editing.change(proposal, **{name: value})
    for audience, verb in (
        (Audience.STEERING, Verb.AGREE),
        (Audience.COLLEGES, Verb.AGREE),
        (Audience.COUNCILS, Verb.FUND),
    ):
        point = DecisionPoint.new(proposal=proposal.id, audience=audience, verb=verb)
        editing.add(point)
        editing.change(point, text="de woonafspraak voor de regio")
    for check in editing.all(Check):
        workspace.proposing.answer_check(proposal, check, Verdict.YES)
    workspace.submitting.submit(proposal, with_lacking=True)


# The evening


def who_takes_part(workspace: Workspace, run: Run, *proposals: Proposal) -> None:
    """Every municipality says what it does with these: one leads, two stay out."""
    for proposal in proposals:
        for n, member in enumerate(workspace.editing.all(Municipality)):
            stance = Stance.LEADS if n == 0 else Stance.NO if n > 15 else Stance.JOINS
            run(workspace.proposing.take_part, proposal, member.id, stance)


def councils_answer(workspace: Workspace, run: Run, proposal: Proposal, said: Sequence[Said]) -> None:
    """What eighteen councils say, whether they take part, and how the proposal lies to what they gave beforehand."""
    members = workspace.editing.all(Municipality)
    for member, answer in zip(members, said, strict=True):
        run(workspace.councils.answer, proposal, member, answer)
    for n, member in enumerate(members):
        run(workspace.proposing.take_part, proposal, member.id, Stance.LEADS if n == 0 else Stance.JOINS)
    for n, member in enumerate(members):
        frame = workspace.councils.frame(member)
        run(workspace.councils.give, _with_interest(frame, f"Belang van {member.name}"))
        run(workspace.councils.check, proposal, member, Fit.WITHIN if n % 3 else Fit.OUTSIDE, "omdat het zo is")


def officials_react(workspace: Workspace, run: Run, proposal: Proposal) -> None:
    """Six reactions, of which four are settled."""
    rows = [Reaction.new(proposal=proposal.id, field="goal", text=f"Graag een jaartal ({n})") for n in range(6)]
    for row in rows:
        run(workspace.editing.add, row)
    for row in rows[:4]:
        run(workspace.editing.change, row, settled=True, how="aangevuld")


def _with_interest(frame: Any, interest: str) -> Any:
    return type(frame)(id=frame.id, municipality=frame.municipality, interest=interest)


def everything(workspace: Workspace) -> dict[UUID, Entity]:
    """All that can be seen."""
    return {value.id: value for kind in ENTITIES for value in workspace.file.all(kind)}

"""All kinds of rows that an event consists of, in the order in which a reader would ask for them."""

from atelier.domain.attendance import Attendance
from atelier.domain.ballots import Ballot, Count, Dispatch, Export, Recount, Release, Remark, Sheet, Void, Vote
from atelier.domain.commission import CheckAnswer, Partner, Programme, RoleSwitch, Supplier
from atelier.domain.council_answers import CouncilAnswer
from atelier.domain.entity import Entity
from atelier.domain.erasing import Erasure
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.giving import Handout, Pickup
from atelier.domain.logo import Logo
from atelier.domain.participation import Participation
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.submitting import ProposalRelease, ProposalStep, Submission
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Question, Scale, Statement, TensionField
from atelier.domain.week import Day, Event, Gathering, Moment, RunSheetItem, Step

ENTITIES: tuple[type[Entity], ...] = (
    Event,
    Logo,
    Day,
    Gathering,
    RunSheetItem,
    Step,
    Attendance,
    Moment,
    Municipality,
    Person,
    Duo,
    Pillar,
    Scale,
    TensionField,
    Challenge,
    Dilemma,
    Statement,
    Question,
    Argument,
    ExpertQuestion,
    Note,
    Ballot,
    Sheet,
    Vote,
    Remark,
    Recount,
    Count,
    Void,
    CouncilRole,
    CooperationForm,
    Check,
    Programme,
    Proposal,
    DecisionPoint,
    Participation,
    Supplier,
    Partner,
    RoleSwitch,
    CheckAnswer,
    Reaction,
    Release,
    Submission,
    ProposalStep,
    ProposalRelease,
    CouncilFrame,
    FrameCheck,
    CouncilAnswer,
    Export,
    Dispatch,
    Handout,
    Pickup,
    Erasure,
)

PARENTS: dict[str, type[Entity]] = {"gathering": Gathering, "ballot": Ballot, "proposal": Proposal}

"""What a reader calls one row of each kind."""

from atelier.domain.ballots import Dispatch, Remark, Sheet, Vote
from atelier.domain.commission import CheckAnswer, Partner, Programme, RoleSwitch, Supplier
from atelier.domain.entity import Entity
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.logo import Logo
from atelier.domain.participation import Participation
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Question, Scale, Statement, TensionField
from atelier.domain.week import Day, Event, Gathering, Moment, RunSheetItem
from atelier.i18n import mark

KIND_NAMES: dict[type[Entity], str] = {
    Event: mark("Event"),
    Day: mark("Day"),
    Gathering: mark("Meeting"),
    RunSheetItem: mark("Run sheet"),
    Moment: mark("Decision calendar"),
    Municipality: mark("Municipality"),
    Person: mark("Person"),
    Duo: mark("Duo"),
    Pillar: mark("Pillar"),
    Scale: mark("Scale"),
    TensionField: mark("Tension field"),
    Challenge: mark("Challenge"),
    Dilemma: mark("Dilemma"),
    Statement: mark("Statement"),
    Question: mark("Question"),
    Argument: mark("Argument"),
    ExpertQuestion: mark("Question for an expert"),
    Note: mark("Note"),
    Sheet: mark("Poll"),
    Vote: mark("Said with an answer"),
    Remark: mark("Concern or objection"),
    CouncilRole: mark("Role of the council"),
    CooperationForm: mark("Form of co-operation"),
    Check: mark("Check on proposals"),
    Proposal: mark("Proposal"),
    DecisionPoint: mark("Decision point"),
    Programme: mark("Regional programme"),
    Participation: mark("Answer of a municipality"),
    Supplier: mark("Capacity"),
    Partner: mark("Partner"),
    RoleSwitch: mark("Switch in the role of the councils"),
    CheckAnswer: mark("Answer to a check"),
    Reaction: mark("Official reaction"),
    CouncilFrame: mark("Frame of a council"),
    FrameCheck: mark("Check against a frame"),
    Dispatch: mark("Sending list"),
    Logo: mark("Logo"),
}

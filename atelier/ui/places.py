"""The views of the rail in their order, and what leads from one to another."""

from collections.abc import Sequence
from functools import partial

from atelier.domain.ballots import Dispatch, Remark, Vote
from atelier.domain.commission import Programme
from atelier.domain.dossier import PARTS
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Proposal, Reaction
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Dilemma, Pillar, Question, Statement, TensionField
from atelier.domain.week import Day, Event, Gathering, Moment, RunSheetItem
from atelier.i18n import mark, tr
from atelier.ui.actions import Command
from atelier.ui.analysis_view import AnalysisView
from atelier.ui.desk import Desk
from atelier.ui.dilemmas_view import DilemmasView
from atelier.ui.duo.mode import DuoMode
from atelier.ui.merge_view import MergeView
from atelier.ui.people_view import PeopleView
from atelier.ui.projector.projector import Projector
from atelier.ui.proposals_view import ProposalsView
from atelier.ui.reports_view import ReportsView
from atelier.ui.session_view import SessionView
from atelier.ui.week_view import WeekView
from atelier.ui.workbench import Place, Workbench


def build_workbench(desk: Desk, projector: Projector, commands: Sequence[Command], first: str) -> Workbench:
    """The workbench of the event on this desk, with one of each view."""
    week, session, merging = WeekView(desk), SessionView(desk, projector), MergeView(desk)
    proposals, reports = ProposalsView(desk), ReportsView(desk)
    planned = (Event, Day, Gathering, RunSheetItem, Moment)
    asked = (Dilemma, Statement, Pillar, TensionField)
    spoken = (Question, Argument, ExpertQuestion, Note, Vote, Remark)
    written = (Proposal, Programme, Reaction, *PARTS, CouncilFrame, FrameCheck)
    places = [
        Place("week", mark("Week"), "fa6s.calendar-days", week, planned),
        Place("people", mark("Participants"), "fa6s.users", PeopleView(desk), (Municipality, Person, Duo)),
        Place("dilemmas", mark("Dilemma's"), "fa6s.scale-balanced", DilemmasView(desk), asked),
        Place("session", mark("Session"), "fa6s.hand", session, spoken),
        Place("proposals", mark("Proposals"), "fa6s.file-pen", proposals, written),
        Place("analysis", mark("Analysis"), "fa6s.chart-simple", AnalysisView(desk)),
        Place("reports", mark("Reports"), "fa6s.file-lines", reports, (Dispatch,)),
        Place("merge", mark("Merge files…"), "", merging),
    ]
    workbench = Workbench(desk, places, commands, first)
    week.session_wanted.connect(workbench.run_session)
    proposals.poll_wanted.connect(workbench.run_session)
    workbench.choices_wanted.connect(merging.to_choose)
    reports.place_wanted.connect(workbench.show_row)
    reports.choices_wanted.connect(workbench.show_choices)
    workbench.files_wanted.connect(merging.bring)
    duo = DuoMode(desk, workbench)
    own = tr("A duo sees its own dilemma's, proposals and reactions, and nothing else")
    proposals.add_action(tr("Duo mode"), duo.begin_here, tip=own)
    proposals.add_action(tr("Give along…"), partial(give_along, workbench, merging), tip=tr("To the laptop of a duo"))
    workbench.opened.connect(duo.greet)
    return workbench


def give_along(workbench: Workbench, merging: MergeView) -> None:
    """Go to where work is given along and comes back."""
    workbench.open("merge")
    merging.to_given()

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
    """The workbench of the event on this desk; each view is made when it is first opened."""
    planned = (Event, Day, Gathering, RunSheetItem, Moment)
    asked = (Dilemma, Statement, Pillar, TensionField)
    spoken = (Question, Argument, ExpertQuestion, Note, Vote, Remark)
    written = (Proposal, Programme, Reaction, *PARTS, CouncilFrame, FrameCheck)
    people = (Municipality, Person, Duo)
    places = [
        Place("week", mark("Week"), "fa6s.calendar-days", _week, planned),
        Place("people", mark("Participants"), "fa6s.users", lambda bench: PeopleView(bench.desk), people),
        Place("dilemmas", mark("Dilemma's"), "fa6s.scale-balanced", lambda bench: DilemmasView(bench.desk), asked),
        Place("session", mark("Session"), "fa6s.hand", lambda bench: SessionView(bench.desk, projector), spoken),
        Place("proposals", mark("Proposals"), "fa6s.file-pen", _proposals, written),
        Place("analysis", mark("Analysis"), "fa6s.chart-simple", lambda bench: AnalysisView(bench.desk)),
        Place("reports", mark("Reports"), "fa6s.file-lines", _reports, (Dispatch,)),
        Place("merge", mark("Merge files…"), "", _merge),
    ]
    workbench = Workbench(desk, places, commands, first)
    projector.turned.connect(workbench.make_ready)
    projector.lost.connect(workbench.views.warn)  # whichever view is open: the room sees nothing now
    projector.found.connect(workbench.views.tell)
    workbench.opened.connect(_duo_mode(workbench).greet)
    return workbench


def _week(workbench: Workbench) -> WeekView:
    week = WeekView(workbench.desk)
    week.session_wanted.connect(workbench.run_session)
    return week


def _proposals(workbench: Workbench) -> ProposalsView:
    proposals = ProposalsView(workbench.desk)
    proposals.poll_wanted.connect(workbench.run_session)
    own = tr("A duo sees its own dilemma's, proposals and reactions, and nothing else")
    proposals.add_action(tr("Duo mode"), _duo_mode(workbench).begin_here, tip=own)
    proposals.add_action(tr("Give along…"), partial(_give_along, workbench), tip=tr("To the laptop of a duo"))
    return proposals


def _duo_mode(workbench: Workbench) -> DuoMode:
    return workbench.findChild(DuoMode) or DuoMode(workbench.desk, workbench)


def _give_along(workbench: Workbench) -> None:
    """Go to where work is given along and comes back."""
    workbench.open("merge")
    if isinstance(workbench.views.current, MergeView):
        workbench.views.current.to_given()


def _reports(workbench: Workbench) -> ReportsView:
    reports = ReportsView(workbench.desk)
    reports.place_wanted.connect(workbench.show_row)
    reports.choices_wanted.connect(workbench.show_choices)
    return reports


def _merge(workbench: Workbench) -> MergeView:
    merging = MergeView(workbench.desk)
    workbench.choices_wanted.connect(merging.to_choose)
    workbench.files_wanted.connect(merging.bring)
    return merging

"""What a reader calls the rows that come together, and what happens to them."""

from collections.abc import Iterator
from datetime import datetime

from atelier.domain.attendance import Attendance
from atelier.domain.ballots import Ballot, Count, Dispatch, Export, Recount, Release, Remark, Sheet, Void, Vote
from atelier.domain.council_answers import CouncilAnswer
from atelier.domain.entity import Entity
from atelier.domain.giving import Handout, Pickup
from atelier.domain.kind_names import KIND_NAMES
from atelier.domain.submitting import ProposalRelease, ProposalStep, Submission
from atelier.domain.themes import Question
from atelier.domain.week import Step
from atelier.i18n import mark, number, tr, trn
from atelier.services.merging import KindCount, MergePreview
from atelier.storage.foreign import Source, Who

NAMES: dict[type[Entity], str] = {
    **KIND_NAMES,
    Step: mark("Step of a meeting"),
    Attendance: mark("Presence"),
    Question: mark("Open question"),
    Ballot: mark("Poll"),
    Sheet: mark("Entry of a poll"),
    Vote: mark("Answer by name"),
    Remark: mark("Remark with a poll"),
    Recount: mark("Recount"),
    Count: mark("Result of a poll"),
    Void: mark("Poll declared void"),
    Release: mark("Definitive report"),
    Export: mark("Exported report"),
    Dispatch: mark("Line of the sending list"),
    Handout: mark("Given along"),
    Pickup: mark("Came back"),
    Submission: mark("Submitted version"),
    ProposalStep: mark("Step of a proposal"),
    ProposalRelease: mark("Release of a proposal"),
    CouncilAnswer: mark("Answer of a council"),
}
ROLES = {"facilitator": mark("facilitator"), "duo": mark("duo")}


def kind_name(kind: type[Entity]) -> str:
    """What one row of a kind is called."""
    return tr(NAMES[kind])


def counted(count: KindCount) -> str:
    """What happens to the rows of one kind, without what stays as it is."""
    parts = (
        tr("{n} new", n=number(count.new)) if count.new else "",
        tr("{n} changed", n=number(count.changed)) if count.changed else "",
        tr("{n} removed", n=number(count.removed)) if count.removed else "",
        trn("{n} to choose", "{n} to choose", count.conflicts) if count.conflicts else "",
        tr("{n} the same", n=number(count.same)) if count.same else "",
    )
    return " · ".join(part for part in parts if part)


def touched(preview: MergePreview) -> tuple[KindCount, ...]:
    """The kinds of rows to which something happens."""
    return tuple(kind for kind in preview.kinds if kind.new or kind.changed or kind.removed or kind.conflicts)


def told_of(source: Source) -> Iterator[str]:
    """Who worked in a file, and from when to when; nothing when all of it is here already."""
    if not source.acts:
        yield tr("Nothing new: everything in it is here already.")
    for who in source.lines:
        yield _told(who)


def _told(who: Who) -> str:
    roles = ", ".join(role_name(role) for role in who.roles)
    acts = trn("{n} change", "{n} changes", who.acts)
    return f"{roles} · {acts} · {moment(who.first)} – {moment(who.last)}"


def role_name(role: str) -> str:
    """The role in which somebody worked."""
    return tr(ROLES[role]) if role in ROLES else role


def moment(iso: str) -> str:
    """A time of a laptop as its clock showed it: 12-11 14:05."""
    return f"{datetime.fromisoformat(iso):%d-%m %H:%M}"

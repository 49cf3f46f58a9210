"""The chapters on the councils: what each answered to each proposal, and how proposals lie to their frames."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from atelier.domain.council_answers import ANSWER_NAMES, Answered, AnswerOf, CouncilAnswer, answered
from atelier.domain.frames import FIT_NAMES, Fit, FrameCheck
from atelier.domain.people import Municipality
from atelier.domain.proposal_states import STATE_NAMES, standing
from atelier.domain.proposals import Proposal
from atelier.i18n import long_date, tr, trn
from atelier.reports.data import ReportData
from atelier.reports.model import Block, Heading, Runs, Table
from atelier.reports.words import body, note, runs, short

_COLUMNS = 4  # proposals side by side


def state_words(data: ReportData, proposal: Proposal) -> str:
    """Which version this is and where it stands; empty for what was never submitted."""
    found = standing(
        (one for one in data.submissions if one.proposal == proposal.id),
        (one for one in data.steps if one.proposal == proposal.id),
    )
    if found.current is None:
        return ""
    return tr("version {n}, {state}", n=found.current.number, state=tr(STATE_NAMES[found.state]).lower())


def left_out(data: ReportData) -> tuple[Block, ...]:
    """The sentence about proposals that this reader was not given."""
    sentence = trn(
        "{n} proposal has not been released to these readers and is left out.",
        "{n} proposals have not been released to these readers and are left out.",
        data.left_out,
    )
    return (body(sentence),) if data.left_out else ()


def answers_chapter(data: ReportData) -> tuple[Block, ...]:
    """The answers of all councils; nothing before the first one."""
    given = answered(data.council_answers)
    asked = [one for one in data.proposals if any(proposal == one.id for proposal, _ in given)]
    if not asked:
        return ()
    blocks: list[Block] = [Heading(tr("What the councils answered"))]
    for start in range(0, len(asked), _COLUMNS):
        blocks.append(_matrix(data, asked[start : start + _COLUMNS], given))
    sentence = tr("Not joining is an answer like the others. Where an answer was corrected, the last one stands here.")
    return (*blocks, note(sentence))


def _matrix(data: ReportData, proposals: Sequence[Proposal], given: Mapping[tuple[UUID, UUID], Answered]) -> Table:
    def cells(member: Municipality) -> tuple[Runs, ...]:
        found = [given.get((proposal.id, member.id), Answered()) for proposal in proposals]
        return runs(member.name), *(runs(answer_words(one)) for one in found)

    return Table(
        header=(tr("Municipality"), *(short(one.title, 60) or tr("Proposal without a title") for one in proposals)),
        rows=tuple(map(cells, data.municipalities)),
        weights=(24, *(19,) * len(proposals)),
        caption=tr("Answers of the councils"),
        row_headers=True,
    )


def answer_words(one: Answered) -> str:
    """An answer with its votes, date and number, as far as they are known."""
    if one.shown is None or one.answer is AnswerOf.OPEN:
        return tr(ANSWER_NAMES[AnswerOf.OPEN])
    parts = [tr(ANSWER_NAMES[one.answer]), votes_words(one.shown)]
    parts += [long_date(one.shown.decided)] if one.shown.decided else []
    parts += [one.shown.number] if one.shown.number else []
    words = ", ".join(part for part in parts if part)
    return tr("{answer}; two entries differ", answer=words) if one.apart else words


def votes_words(answer: CouncilAnswer) -> str:
    """How many voted for and against, where somebody wrote both down."""
    if answer.votes_for is None or answer.votes_against is None:
        return ""
    return tr("{yes} for, {no} against", yes=answer.votes_for, no=answer.votes_against)


def frames_chapter(data: ReportData) -> tuple[Block, ...]:
    """How each proposal lies to the frames that councils gave; nothing where no council gave one."""
    given = {frame.municipality for frame in data.frames if frame.given}
    members = [member for member in data.municipalities if member.id in given]
    if not members or not data.proposals:
        return ()
    checks = {(check.proposal, check.municipality): check for check in data.frame_checks}
    rows = tuple(_frame_row(proposal, members, checks) for proposal in data.proposals)
    count = trn("{n} council gave a frame beforehand.", "{n} councils gave a frame beforehand.", len(members))
    table = Table(
        header=(tr("Proposal"), *(tr(FIT_NAMES[fit]) for fit in (Fit.WITHIN, Fit.OUTSIDE, Fit.UNKNOWN))),
        rows=rows,
        weights=(28, 20, 34, 18),
        caption=tr("Proposals and the frames of councils"),
        row_headers=True,
    )
    return Heading(tr("Frames of the councils")), body(count), table


def _frame_row(
    proposal: Proposal, members: Sequence[Municipality], checks: Mapping[tuple[UUID, UUID], FrameCheck]
) -> tuple[Runs, ...]:
    found: dict[Fit, list[str]] = {fit: [] for fit in Fit}
    for member in members:
        check = checks.get((proposal.id, member.id))
        fit = check.fit if check else Fit.UNKNOWN
        why = f" ({check.reason})" if check and check.reason and fit is Fit.OUTSIDE else ""
        found[fit].append(f"{member.name}{why}")
    named = (", ".join(found[fit]) or "–" for fit in (Fit.WITHIN, Fit.OUTSIDE, Fit.UNKNOWN))
    return runs(short(proposal.title, 60) or tr("Proposal without a title")), *map(runs, named)

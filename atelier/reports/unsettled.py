"""The chapter of what is still to be chosen: where merged files differ, with every text that was written."""

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_uppercase

from atelier.domain.proposals import Proposal
from atelier.domain.unsettled import Unsettled
from atelier.i18n import tr, trn
from atelier.reports.data import ReportData
from atelier.reports.model import Block, BulletList, Group, Heading, Report, Runs, Text
from atelier.reports.words import body, labelled, short


def chapter(data: ReportData) -> tuple[Block, ...]:
    """All open choices, in front of what rests on them; nothing when all is chosen."""
    if not data.unsettled:
        return ()
    told = tr("Laptops wrote this differently. Elsewhere in this report stands the last text until one is chosen.")
    return (Heading(tr("Still to choose")), body(told), *(Group(tuple(_choice(one))) for one in data.unsettled))


def beside(report: Report, data: ReportData, proposal: Proposal) -> Report:
    """A document about one proposal, with the choices in it that are still open."""
    own = tuple(one for one in data.unsettled if one.proposal == proposal.id)
    return replace(report, blocks=(*chapter(replace(data, unsettled=own)), *report.blocks))


def counted(data: ReportData) -> tuple[str, ...]:
    """A line for the cover; nothing when all is chosen."""
    n = len(data.unsettled)
    return (trn("{n} text still to choose", "{n} texts still to choose", n),) if n else ()


def _choice(one: Unsettled) -> Iterator[Block]:
    yield Heading(f"{short(one.subject, 80)}: {one.name.lower()}", 2)
    yield BulletList(tuple(_version(n, text, last=n == len(one.versions) - 1) for n, text in enumerate(one.versions)))


def _version(n: int, text: str, *, last: bool) -> Runs:
    told = labelled(tr("Text {letter}", letter=ascii_uppercase[n % 26]), text)
    return (*told, Text(" " + tr("(the last one)"))) if last else told

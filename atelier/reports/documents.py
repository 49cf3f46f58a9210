"""Every document beside the three reports: what it is called, what it is about, and who builds it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.i18n import mark
from atelier.reports import achterban, bouwstenen, raadsinformatiebrief, reacties, startdocument, unsettled
from atelier.reports.data import ReportData
from atelier.reports.model import Report
from atelier.reports.polls import meeting


class Document(StrEnum):
    """A document, by the word for it in the names of files."""

    BLOCKS = "bouwstenen"
    LETTER = "raadsinformatiebrief"
    START = "startdocument"
    REACTIONS = "reacties"
    HOME = "achterban"


DOCUMENT_NAMES = {
    Document.BLOCKS: mark("Building blocks of a council proposal"),
    Document.LETTER: mark("Letter to inform the council"),
    Document.START: mark("Start document"),
    Document.REACTIONS: mark("Sheet of official reactions"),
    Document.HOME: mark("For the home base"),
}

DOCUMENT_USES = {
    Document.BLOCKS: mark("Per proposal: for the college, to paste into its own template."),
    Document.LETTER: mark("Per proposal: to inform the council, without a decision."),
    Document.START: mark("Per proposal: to be agreed by everyone who takes part."),
    Document.REACTIONS: mark("One sheet: what officials said, and what is still open."),
    Document.HOME: mark("Per municipality and meeting: one page to take home."),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What documents are wanted of; None stands for all."""

    proposal: UUID | None = None
    municipality: UUID | None = None
    gathering: UUID | None = None


ALL = Chosen()


@dataclass(frozen=True, slots=True)
class Copy:
    """One document of a kind; `about` tells it from the others: a proposal, or a municipality and a meeting."""

    about: tuple[str, ...]
    report: Report
    gathering: UUID | None = None


def _per_proposal(build: Callable[..., Report]) -> Callable[[ReportData, Chosen], Iterator[Copy]]:
    def copies(data: ReportData, chosen: Chosen) -> Iterator[Copy]:
        for proposal in data.proposals:
            if chosen.proposal in {None, proposal.id}:
                yield Copy((proposal.title,), unsettled.beside(build(data, proposal), data, proposal))

    return copies


def _reactions(data: ReportData, _chosen: Chosen) -> Iterator[Copy]:
    yield Copy((), reacties.build(data))


def _home(data: ReportData, chosen: Chosen) -> Iterator[Copy]:
    for gathering in data.gatherings:
        for member in data.municipalities:
            if chosen.gathering in {None, gathering.id} and chosen.municipality in {None, member.id}:
                about = (member.name, meeting(gathering))
                yield Copy(about, achterban.build(data, member, gathering), gathering.id)


COPIES: Mapping[Document, Callable[[ReportData, Chosen], Iterator[Copy]]] = {
    Document.BLOCKS: _per_proposal(bouwstenen.build),
    Document.LETTER: _per_proposal(raadsinformatiebrief.build),
    Document.START: _per_proposal(startdocument.build),
    Document.REACTIONS: _reactions,
    Document.HOME: _home,
}

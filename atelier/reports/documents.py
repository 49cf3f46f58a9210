"""Every document beside the three reports: what it is about, and who builds it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from atelier.domain.documents import Chosen, Document
from atelier.reports import achterban, bouwstenen, raadsinformatiebrief, reacties, startdocument, unsettled
from atelier.reports.data import ReportData
from atelier.reports.model import Report
from atelier.reports.polls import meeting


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

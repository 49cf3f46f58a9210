"""Every document beside the three reports: what it is called, what it is for, and what it is about."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.domain.minutes import PAPER_NAMES, Paper
from atelier.i18n import mark


class Document(StrEnum):
    """A document, by the word for it in the names of files."""

    BLOCKS = "bouwstenen"
    LETTER = "raadsinformatiebrief"
    START = "startdocument"
    REACTIONS = "reacties"
    HOME = "achterban"


Kind = Document | Paper

DOCUMENT_NAMES: dict[Kind, str] = {
    Document.BLOCKS: mark("Building blocks of a council proposal"),
    Document.LETTER: mark("Letter to inform the council"),
    Document.START: mark("Start document"),
    Document.REACTIONS: mark("Sheet of official reactions"),
    Document.HOME: mark("For the home base"),
}

DOCUMENT_USES: dict[Kind, str] = {
    Document.BLOCKS: mark("Per proposal: for the college, to paste into its own template."),
    Document.LETTER: mark("Per proposal: to inform the council, without a decision."),
    Document.START: mark("Per proposal: to be agreed by everyone who takes part."),
    Document.REACTIONS: mark("One sheet: what officials said, and what is still open."),
    Document.HOME: mark("Per municipality and meeting: one page to take home."),
}

KIND_NAMES: dict[Kind, str] = {**DOCUMENT_NAMES, **{kind: PAPER_NAMES[kind] for kind in Paper}}
KIND_USES: dict[Kind, str] = {
    **DOCUMENT_USES,
    Paper.RUN_SHEET: mark("Per meeting: what happens when and who does it, to lead it with."),
    Paper.MINUTES: mark("Per meeting: who was there, the times, the arguments, the notes, and every count."),
}
_ABOUT: dict[Kind, tuple[str, ...]] = {
    Document.REACTIONS: (),
    Document.HOME: ("municipality", "gathering"),
    Paper.RUN_SHEET: ("gathering",),
    Paper.MINUTES: ("gathering",),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What documents are wanted of; None stands for all."""

    proposal: UUID | None = None
    municipality: UUID | None = None
    gathering: UUID | None = None


ALL = Chosen()


@dataclass(frozen=True, slots=True)
class Piece:
    """One document that somebody chose."""

    kind: Kind
    chosen: Chosen


def about(kind: Kind) -> tuple[str, ...]:
    """Which fields of `Chosen` one document of a kind needs; most are about a proposal."""
    return _ABOUT.get(kind, ("proposal",))

"""What reading a form back would do, a line per field, before anything is written."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.domain.form_questions import Answer
from atelier.i18n import mark, tr, trn


class AnswerKind(StrEnum):
    """What happens to one field; a conflict is to be chosen afterwards, a problem is left out."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    PROBLEM = "problem"
    SAME = "same"


ANSWER_NAMES = {
    AnswerKind.NEW: mark("new"),
    AnswerKind.CHANGED: mark("changed"),
    AnswerKind.CONFLICT: mark("to choose"),
    AnswerKind.PROBLEM: mark("not read"),
    AnswerKind.SAME: mark("the same"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """The answers in a file: of which form, saved when (ISO, empty when not told), by field, and what is no answer."""

    name: str
    handout: UUID
    saved: str
    answers: dict[str, Answer]
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One field: what stood there, what the duo wrote, and why it cannot be read."""

    kind: AnswerKind
    subject: str
    field: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """What a file of answers would do; `unread` are texts that stand outside the fields of the form."""

    given: Given
    duo: str
    lines: tuple[AnswerLine, ...]
    unread: tuple[str, ...]
    known: bool  # there is nothing to write: these very answers were read before

    def count(self, kind: AnswerKind) -> int:
        """How many fields of one kind."""
        return sum(line.kind is kind for line in self.lines)

    @property
    def changes(self) -> bool:
        """Whether taking it over would write anything in a proposal."""
        return any(line.kind in {AnswerKind.NEW, AnswerKind.CHANGED, AnswerKind.CONFLICT} for line in self.lines)

    def summary(self) -> str:
        """New, changed, to choose and so on in one sentence."""
        counts = {kind: self.count(kind) for kind in AnswerKind}
        parts = [
            tr("{n} new", n=counts[AnswerKind.NEW]),
            tr("{n} changed", n=counts[AnswerKind.CHANGED]),
            trn("{n} to choose", "{n} to choose", counts[AnswerKind.CONFLICT]) if counts[AnswerKind.CONFLICT] else "",
            tr("{n} not read", n=counts[AnswerKind.PROBLEM]) if counts[AnswerKind.PROBLEM] else "",
            tr("{n} the same", n=counts[AnswerKind.SAME]),
        ]
        return ", ".join(part for part in parts if part) + "."

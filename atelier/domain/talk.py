"""What is written down while people talk: questions for an expert, and free notes for the minutes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from atelier.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertQuestion(Entity):
    """A question of the room to an expert about one subject (W21); open until it has an answer."""

    TABLE = "expert_question"
    PARENT = "gathering"
    GROUPED = {"reply": ("answer", "answered_by", "answered_at")}

    gathering: UUID
    subject: UUID
    text: str = ""
    at: datetime | None = None
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    position: str = ""

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.answer.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entity):
    """One line about an item of the run sheet (None: about the whole meeting); it becomes part of the minutes."""

    TABLE = "note"
    PARENT = "gathering"

    gathering: UUID
    item: UUID | None = None
    text: str = ""
    at: datetime | None = None
    position: str = ""


def one_line(text: str) -> str:
    """A text as one line: line breaks and other blanks become single spaces."""
    return " ".join(text.split())


def excerpt(text: str, limit: int = 300) -> str:
    """A text as one line of at most `limit` characters, cut at a word where that is near and then marked."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) > limit // 2 else cut).rstrip() + "…"

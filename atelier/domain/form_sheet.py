"""A form for one duo as a value: what it may read, and the questions that it answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from atelier.domain.form_questions import Question


@dataclass(frozen=True, slots=True)
class Told:
    """A dilemma of the duo: its name, its question, and its two poles."""

    title: str
    question: str
    poles: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One row to fill in: its heading, what officials said about it, and its questions."""

    title: str
    level: int  # 1 a proposal, 2 what hangs below it
    reactions: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """Everything that is on a form; `due` is a day."""

    handout: UUID
    event: str
    duo: str
    language: str
    made: datetime
    due: date | None
    dilemmas: tuple[Told, ...]
    results: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in reading order."""
        return tuple(question for part in self.parts for question in part.questions)

"""What is said in the room: arguments with their duplicates, questions for an expert, and notes."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from atelier.domain.duplicates import Spoken, spoken, standing
from atelier.domain.errors import AtelierError
from atelier.domain.talk import ExpertQuestion, Note, one_line
from atelier.domain.themes import Argument, Side
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.services.editing import Editing
from atelier.storage.event_file import Changes, EventFile

Typed = TypeVar("Typed", Argument, ExpertQuestion, Note)


class Talk:
    """Every act on what is said in a meeting of an open event."""

    def __init__(self, file: EventFile, editing: Editing) -> None:
        self._file = file
        self._editing = editing

    # Reading

    def arguments(self, gathering: Gathering, subject: UUID) -> tuple[Spoken, ...]:
        """The arguments about a subject in one meeting, each with its duplicates."""
        return spoken(self._file.all(Argument, gathering=gathering.id, subject=subject))

    def group_of(self, argument: UUID) -> Spoken | None:
        """The group in which an argument stands or was merged; None when it is removed."""
        row = self._file.get(Argument, argument)
        rows = self._file.all(Argument, gathering=row.gathering, subject=row.subject) if row else []
        return next((group for group in spoken(rows) if any(one.id == argument for one in group.all)), None)

    def questions(self, gathering: Gathering, subject: UUID) -> list[ExpertQuestion]:
        """The questions for an expert about a subject in one meeting."""
        return self._file.all(ExpertQuestion, gathering=gathering.id, subject=subject)

    def notes(self, gathering: Gathering, item: UUID | None) -> list[Note]:
        """The notes about one item of a run sheet, or about the whole meeting."""
        return [note for note in self._file.all(Note, gathering=gathering.id) if note.item == item]

    # Adding

    def add(self, value: Typed) -> Changes:
        """Something that was typed in one line; its draft is done.

        Raises:
            AtelierError: there is nothing in it.
        """
        text = one_line(value.text)
        if not text:
            raise AtelierError(tr("Type something first."))
        fresh = replace(value, text=text)
        if isinstance(fresh, ExpertQuestion | Note):
            fresh = replace(fresh, at=self._file.now())
        changes = self._editing.add(fresh)
        self._editing.forget_row(value)
        return changes

    # Arguments

    def merge(self, argument: Argument, into: Argument) -> Changes:
        """Let one argument stand for both; an undo takes them apart.

        Raises:
            AtelierError: they are one already, or about different questions.
        """
        rows = self._file.all(Argument, gathering=argument.gathering, subject=argument.subject)
        known = {row.id: row for row in rows}
        if into.id not in known or argument.id not in known:
            raise AtelierError(tr("Only arguments about the same question can be merged."))
        target, source = standing(known[into.id], known), standing(known[argument.id], known)
        if target.id == source.id:
            raise AtelierError(tr("These arguments are merged already."))
        return self._file.commit(mark("merge arguments"), replace(source, merged_into=target.id))

    def split(self, group: Spoken) -> Changes:
        """Let merged arguments stand by themselves again."""
        return self._file.commit(mark("take apart"), *(replace(one, merged_into=None) for one in group.all))

    def withdraw(self, *arguments: Argument, text: bool = False) -> Changes:
        """Show the voice of arguments nowhere any more; with `text` their words go too."""
        rows = [self._file.get(Argument, argument.id) or argument for argument in arguments]
        bare = [replace(row, role=None, municipality=None, withdrawn=True) for row in rows]
        return self._file.commit(mark("withdraw a name"), *(replace(row, text="") if text else row for row in bare))

    def place(self, argument: Argument, side: Side, after: Argument | None) -> Changes:
        """Put an argument on a side, behind another one there (None: in front)."""
        return self._editing.move(argument, after, side=side)

    # Questions for an expert

    def answer(self, question: ExpertQuestion, text: str, by: str) -> Changes:
        """Keep what an expert answered; an empty answer opens the question again."""
        current = self._file.get(ExpertQuestion, question.id) or question
        answer = one_line(text)
        at = current.answered_at if answer == current.answer else self._file.now() if answer else None
        changed = replace(current, answer=answer, answered_by=one_line(by), answered_at=at)
        changes = self._file.commit(mark("answer"), changed)
        for field in ("answer", "answered_by"):
            self._editing.forget_draft(question, field)
        return changes

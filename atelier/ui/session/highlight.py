"""What somebody said, large on the screen: an argument or a question for an expert, and back to the page before."""

from uuid import UUID

from atelier.domain.asking import Subject
from atelier.domain.duplicates import Spoken
from atelier.domain.people import Municipality
from atelier.domain.talk import ExpertQuestion
from atelier.ui.desk import Desk
from atelier.ui.projector import making
from atelier.ui.projector.pages import SpokenPage
from atelier.ui.session.beamer import BeamerPanel
from atelier.ui.session.voices import voices_of

KIND = "argument"


class Highlight:
    """Remembers what is highlighted, and which page stood on the screen before."""

    def __init__(self, desk: Desk, beamer: BeamerPanel) -> None:
        self._desk, self._beamer = desk, beamer
        self.row: UUID | None = None
        self._before = "question"
        beamer.offer(KIND, there=False)

    def toggle(self, row: UUID) -> None:
        """Show this row, or go back when it is what stands there."""
        if self._beamer.kind == KIND and self.row == row:
            self._beamer.choose(self._before)
            return
        if self._beamer.kind != KIND:
            self._before = self._beamer.kind
        self.restore(row)
        self._beamer.choose(KIND)

    def restore(self, row: UUID | None) -> None:
        """What was highlighted, after the window was built anew."""
        self.row = row
        self._beamer.offer(KIND, there=row is not None)

    def page(self, left: str, subject: Subject | None) -> SpokenPage | None:
        """The page of what is highlighted as it is now; None when it is gone."""
        question = self._desk.editing.get(ExpertQuestion, self.row)
        if question is not None:
            return making.expert_question(left, question)
        group = self._group()
        if group is None or not group.argument.text:
            return None
        names = {member.id: member.name for member in self._desk.editing.all(Municipality)}
        return making.argument(left, group.argument, subject, voices_of(group, names))

    def _group(self) -> Spoken | None:
        return self._desk.talk.group_of(self.row) if self.row else None

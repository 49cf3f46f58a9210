"""Arguments that say the same: which one stands for the others, whatever chains and cycles a merge of files left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from atelier.domain.themes import Argument


@dataclass(frozen=True, slots=True)
class Spoken:
    """An argument with those that were merged into it; `times` counts how often it was said."""

    argument: Argument
    merged: tuple[Argument, ...] = field(default=())

    @property
    def all(self) -> tuple[Argument, ...]:
        """The argument itself, then the others."""
        return (self.argument, *self.merged)

    @property
    def times(self) -> int:
        """How often it was said."""
        return len(self.all)

    @property
    def voiced(self) -> tuple[Argument, ...]:
        """Those that still may be shown with a role or a municipality."""
        return tuple(a for a in self.all if not a.withdrawn and (a.role or a.municipality))


def spoken(arguments: Sequence[Argument]) -> tuple[Spoken, ...]:
    """Every argument once, in the order given, each with its duplicates."""
    known = {argument.id: argument for argument in arguments}
    below: dict[UUID, list[Argument]] = {}
    for argument in arguments:
        root = standing(argument, known)
        if root.id != argument.id and argument.text.strip():
            below.setdefault(root.id, []).append(argument)
    roots = [argument for argument in arguments if standing(argument, known).id == argument.id]
    return tuple(Spoken(root, tuple(below.get(root.id, ()))) for root in roots)


def standing(argument: Argument, known: Mapping[UUID, Argument]) -> Argument:
    """The argument that stands for this one.

    A chain is followed to its end; one that was removed, is about something else or lost its text ends it too.
    In a cycle (two laptops merged both ways) the first by place and identity stands.
    """
    path = [argument]
    while (following := _next(path[-1], known)) is not None:
        if following in path:
            return min(path[path.index(following) :], key=lambda one: (one.position, one.id))
        path.append(following)
    return path[-1]


def _next(argument: Argument, known: Mapping[UUID, Argument]) -> Argument | None:
    following = known.get(argument.merged_into) if argument.merged_into else None
    if following is None or not following.text.strip():
        return None
    same = (following.gathering, following.subject) == (argument.gathering, argument.subject)
    return following if same else None

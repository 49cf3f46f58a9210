"""No breakdown of fewer than five people, also not by taking what is shown from the total.

Groups are joined until each block that is shown, and whatever is left of the total, holds enough people or nobody.
The blocks then divide the total, so that sums and differences of shown figures are again whole blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atelier.domain.secrecy import LEAST


@dataclass(frozen=True, slots=True)
class Block:
    """Groups that are shown as one, with what they answered; `rest` adds the people who are in no group."""

    names: tuple[str, ...]
    counts: tuple[int, ...]
    rest: bool = False

    @property
    def size(self) -> int:
        """How many people answered."""
        return sum(self.counts)

    def joined(self, other: "Block") -> "Block":
        """Both as one."""
        counts = tuple(a + b for a, b in zip(self.counts, other.counts, strict=True))
        return Block(tuple(sorted((*self.names, *other.names))), counts, self.rest or other.rest)


def shown(groups: Mapping[str, Sequence[int]], total: Sequence[int], least: int = LEAST) -> tuple[Block, ...]:
    """The blocks that may be shown beside `total`, in the order of their names; none when all become one block.

    Nobody is in two groups. Groups under `least` are joined to one block; when that is still too small, the smallest
    of the others joins it (of equal ones the first by name). Groups in which nobody answered are left out.

    Raises:
        ValueError: the groups together hold more than the total.
    """
    rest = tuple(whole - sum(part) for whole, *part in zip(total, *groups.values(), strict=True))
    if any(count < 0 for count in rest):
        raise ValueError("groups hold more than the total: somebody is in two of them")
    parts = [Block((name,), tuple(counts)) for name, counts in groups.items()] + [Block((), rest, rest=True)]
    parts = sorted((part for part in parts if part.size), key=lambda part: (part.size, part.names))
    small, large = [part for part in parts if part.size < least], [part for part in parts if part.size >= least]
    if small:
        together = small[0]
        for part in small[1:]:
            together = together.joined(part)
        if together.size < least and large:
            together = together.joined(large.pop(0))
        large.append(together)
    return tuple(sorted(large, key=lambda block: (block.rest, block.names))) if len(large) > 1 else ()

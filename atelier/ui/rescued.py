"""What was found again in a damaged file, in words."""

from typing import TYPE_CHECKING

from atelier.i18n import tr, trn

if TYPE_CHECKING:
    from atelier.storage.salvage import Rescued

NAMED = 12  # changes that are named; the rest is counted


def told(rescued: "Rescued") -> str:
    """From where the acts of the new file come, and a list of what could not be read."""
    lines = [tr("This is the new file “{name}”; the damaged one was left as it is.", name=rescued.path.name)]
    if rescued.kept:
        lines.append(trn("{n} change comes from the backup.", "{n} changes come from the backup.", rescued.kept))
    if rescued.found or not rescued.kept:
        lines.append(
            trn(
                "{n} change was read from the damaged file.",
                "{n} changes were read from the damaged file.",
                rescued.found,
            )
        )
    if rescued.lost:
        lines.append(trn("{n} change could not be read:", "{n} changes could not be read:", len(rescued.lost)))
        lines += [f"– {name}" for name in rescued.lost[:NAMED]]
        rest = len(rescued.lost) - NAMED
        lines += [tr("and {n} more", n=rest)] if rest > 0 else []
    else:
        lines.append(tr("Nothing was found that could not be read."))
    return "\n".join(lines)

"""Pages about a closed poll beside its result: what moved since the round before, and who answered what."""

from collections.abc import Collection
from uuid import UUID

from atelier.domain.charts import bars
from atelier.domain.name_tiles import public, tiles
from atelier.domain.polls import Poll
from atelier.domain.second_round import moved, round_before
from atelier.i18n import tr, trn
from atelier.ui.projector.pages import MovedPage, NamesPage


def moved_page(left: str, poll: Poll) -> MovedPage | None:
    """What moved, without anybody's name but that of municipalities in who was there; None for a first round."""
    found, before = moved(poll), round_before(poll)
    if found is None or before is None or before.tally is None or poll.tally is None:
        return None
    marks = () if found.picture or not found.change else bars(poll.tally, before.tally)
    legend = (tr("The white strokes are round {n}.", n=before.round),) if marks else ()
    return MovedPage(
        left,
        tr("Round {n}", n=poll.round),
        question=poll.ballot.question,
        groups=(*found.groups, *legend),
        change=found.change,
        picture=found.picture,
        bars=marks,
    )


def names_page(left: str, poll: Poll, withdrawn: Collection[UUID] = ()) -> NamesPage | None:
    """Who answered what; None unless the poll was by name and is closed. Persons' names only when somebody asks."""
    shown = tiles(poll, withdrawn)
    if not shown or poll.tally is None:
        return None
    right = tr("Round {n}", n=poll.round)
    note = trn("{n} of {present} present answered", "{n} of {present} present answered", poll.tally.answered,
               present=poll.tally.present)  # fmt: skip
    if public(poll):
        note = tr("{base}. It was said beforehand that answers are public.", base=note)
    return NamesPage(left, right, question=poll.ballot.question, tiles=shown, note=note)

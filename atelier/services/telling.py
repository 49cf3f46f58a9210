"""A merge in lines of plain text, for the command line."""

from collections.abc import Iterator
from datetime import datetime

from atelier.domain.naming import words_of
from atelier.i18n import number, tr, trn
from atelier.services.merging import MergePreview


def told(preview: MergePreview) -> Iterator[str]:
    """A preview in lines of plain text: who brings what, rows by kind, polls, and what is to be chosen."""
    for source in preview.sources:
        yield trn("{name}: {n} new act", "{name}: {n} new acts", source.acts, name=source.name)
        for who in source.lines:
            when = " – ".join(f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M}" for at in (who.first, who.last))
            yield f"  {who.line.hex()[:4]}  {', '.join(who.roles)}  {when}  {who.acts}"
    for count in preview.kinds:
        if count.new or count.changed or count.removed or count.conflicts:
            yield tr(
                "{kind}: {new} new, {changed} changed, {removed} removed, {same} the same, {conflicts} to choose",
                kind=count.kind.TABLE,
                new=count.new,
                changed=count.changed,
                removed=count.removed,
                same=count.same,
                conflicts=count.conflicts,
            )
    if preview.polls:
        answers = number(preview.answers)
        yield trn("{n} poll, {answers} answers", "{n} polls, {answers} answers", len(preview.polls), answers=answers)
    for conflict in preview.conflicts:
        shown = " ⁄ ".join(f"“{words_of(version.values)}”" for version in conflict.versions)
        yield f"  {conflict.kind.TABLE} {conflict.row.hex[:8]} {conflict.cell}: {shown}"

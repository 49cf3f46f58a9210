"""What a secret peiling promises, and when it can keep that promise (DESIGN 2b)."""

from collections.abc import Sequence

from atelier.domain.errors import AtelierError
from atelier.i18n import mark, tr, trn

LEAST = 5  # people invited, and votes received, below which nobody is hidden in the crowd

PROMISE = (
    mark("Who answers what is kept nowhere: not in the file, not on this laptop, not for the facilitator."),
    mark("What stays is how often each answer was given, and who was invited."),
    mark("Until the poll is closed only the number of votes can be seen."),
    mark("With fewer than 5 votes the poll is closed without a result."),
    mark("If all give the same answer, the result tells what everybody answered."),
)


def require_hidden(invited: int) -> None:
    """Refuse to open a ballot as secret when too few are invited.

    Raises:
        AtelierError: fewer than 5 people.
    """
    if invited < LEAST:
        sentence = trn(
            "A secret poll needs at least {least} people, and {n} is invited. Ask openly, or invite more people.",
            "A secret poll needs at least {least} people, and {n} are invited. Ask openly, or invite more people.",
            invited,
            least=LEAST,
        )
        raise AtelierError(sentence)


def withheld(voted: int) -> str:
    """Why no answer may be kept or shown at closing; empty when the result may."""
    if voted >= LEAST:
        return ""
    return trn(
        "Closed without a result: {n} vote was received, and with fewer than {least} it would show who chose what.",
        "Closed without a result: {n} votes were received, and with fewer than {least} it would show who chose what.",
        voted,
        least=LEAST,
    )


def closed_without(received: int) -> str:
    """Why a closed poll has no result, when `received` counts the blank and invalid papers too."""
    return withheld(received) or trn(
        "Closed without a result: {n} paper was received, but fewer than {least} held an answer, so it would show who "
        "chose what.",
        "Closed without a result: {n} papers were received, but fewer than {least} held an answer, so it would show "
        "who chose what.",
        received,
        least=LEAST,
    )


def unanimous(profile: Sequence[tuple[tuple[int, ...], int]]) -> str:
    """The warning that belongs to one single answer by all; empty when answers differ. Blank counts as an answer."""
    if len(profile) != 1:
        return ""
    return tr("Everybody who voted gave the same answer, so this result tells what each of them answered.")

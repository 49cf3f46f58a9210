"""What a secret peiling promises, and when it can keep that promise (DESIGN 2b)."""

from collections import Counter
from collections.abc import Sequence

from atelier.domain.answers import Profile
from atelier.domain.errors import AtelierError
from atelier.i18n import mark, tr, trn

LEAST = 5  # people invited, and votes received, below which nobody is hidden in the crowd

PROMISE = (
    mark("Who answers what is kept nowhere: not in the file, not on this laptop, not for the facilitator."),
    mark("What stays is how often each answer was given, and who was invited."),
    mark("Until the poll is closed only the number of votes can be seen."),
    mark("With fewer than 5 votes the poll is closed without a result."),
    mark("If all give the same answer, the result tells what everybody answered."),
    mark("So may a second round with a few votes more or fewer; the program warns before you show that."),
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


def untold_by_name(answered: int) -> str:
    """Why reports do not tell what `answered` people answered by name."""
    return trn(
        "Not told here: {n} person answered by name, and with fewer than {least} that would show who chose what.",
        "Not told here: {n} people answered by name, and with fewer than {least} that would show who chose what.",
        answered,
        least=LEAST,
    )


def require_same_papers(before: int, now: int) -> None:
    """Refuse a recount of one to four other papers: beside the first count it would tell what those say.

    Raises:
        AtelierError: the two numbers of papers differ by 1 to 4.
    """
    if 0 < abs(now - before) < LEAST:
        sentence = tr(
            "The first count had {before} papers and this one has {now}: together they would tell what the difference "
            "says. A recount is of the same papers. If they are others, declare the poll void and ask it again.",
            before=before,
            now=now,
        )
        raise AtelierError(sentence)


def few_apart(before: Profile, now: Profile) -> int:
    """By how many answers, 1 to 4, one result is the other with only more or only fewer; 0 when it is not so."""
    one, two = Counter(dict(before)), Counter(dict(now))
    more, fewer = (two - one).total(), (one - two).total()
    return more + fewer if not (more and fewer) and more + fewer < LEAST else 0


def tells_few(n: int) -> str:
    """The warning that a result differs by `n` answers only from an earlier one."""
    return trn(
        "Beside an earlier result of this question only {n} answer was added or left out. If nobody else changed, this "
        "tells what that person answered.",
        "Beside an earlier result of this question only {n} answers were added or left out. If nobody else changed, "
        "this tells what those people answered.",
        n,
    )


def unanimous(profile: Sequence[tuple[tuple[int, ...], int]]) -> str:
    """The warning that belongs to one single answer by all; empty when answers differ. Blank counts as an answer."""
    if len(profile) != 1:
        return ""
    return tr("Everybody who voted gave the same answer, so this result tells what each of them answered.")

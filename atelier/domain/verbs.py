"""Whether what is asked is in the power of whom it is asked: a warning, never a ban."""

from atelier.domain.proposals import AUDIENCE_NAMES, VERB_NAMES, Audience, DecisionPoint, Verb
from atelier.i18n import mark, tr

# Gemeentewet 189, Wgr 1 and 35: money, permission and views belong to the council.
STRANGE: dict[tuple[Audience, Verb], str] = {
    (Audience.STEERING, Verb.FUND): mark("Only a council can make money available."),
    (Audience.STEERING, Verb.PERMIT): mark("Only a council can give this permission."),
    (Audience.STEERING, Verb.VIEW): mark("Views are submitted by councils."),
    (Audience.COLLEGES, Verb.FUND): mark("Only a council can make money available; a college can propose it."),
    (Audience.COLLEGES, Verb.PERMIT): mark("Only a council can give this permission; a college asks for it."),
    (Audience.COLLEGES, Verb.VIEW): mark("Views are submitted by councils; a college prepares them."),
    (Audience.COUNCILS, Verb.APPOINT): mark("Appointing somebody is mostly up to the college; have it checked."),
}


def warning(point: DecisionPoint) -> str:
    """Why a verb does not fit the body that is asked; empty when it fits."""
    found = STRANGE.get((point.audience, point.verb))
    if found is None:
        return ""
    head = f"{tr(AUDIENCE_NAMES[point.audience])} · {tr(VERB_NAMES[point.verb])}"
    return tr("{point}: {why}", point=head, why=tr(found))

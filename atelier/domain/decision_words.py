"""What a council is asked to do, in the words of its decision: "Stel het doel vast." as "Het doel vast te stellen".

The pattern of each verb is that of Dutch decision points; any other text keeps its words behind the verb.
"""

import re

from atelier.domain.proposals import VERB_NAMES, DecisionPoint, Verb
from atelier.i18n import tr

_REST = r"(?P<rest>(?:[,:;].*)?)"
_PATTERNS = {
    Verb.ADOPT: (rf"stel (?P<what>.+?) vast{_REST}", "{what} vast te stellen{rest}"),
    Verb.AGREE: (r"stem in met (?P<what>.+)", "in te stemmen met {what}"),
    Verb.FUND: (rf"stel (?P<what>.+?) beschikbaar{_REST}", "{what} beschikbaar te stellen{rest}"),
    Verb.PERMIT: (r"(?:geef|verleen) (?:het college )?toestemming (?P<what>.+)", "toestemming te verlenen {what}"),
    Verb.VIEW: (rf"dien (?P<what>.+?) in{_REST}", "{what} in te dienen{rest}"),
    Verb.NOTE: (r"neem kennis van (?P<what>.+)", "kennis te nemen van {what}"),
    Verb.APPOINT: (rf"wijs (?P<what>.+?) aan{_REST}", "{what} aan te wijzen{rest}"),
}


def decision(point: DecisionPoint) -> str:
    """A decision point as one line of a council decision, without a full stop."""
    text = " ".join(point.text.split()).rstrip(".")
    if not text:
        return ""
    pattern, form = _PATTERNS[point.verb]
    found = re.fullmatch(pattern, text, re.IGNORECASE)
    if found is None:
        verb = tr(VERB_NAMES[point.verb])
        return f"{verb[:1].upper()}{verb[1:]}: {text}"
    words = form.format(**{"rest": "", **found.groupdict()}).replace("uw gemeente", "onze gemeente")
    return words[:1].upper() + words[1:]

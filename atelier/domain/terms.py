"""Which words of a document are explained in it: those of results and those of governments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from atelier.domain.explanations import EXPLANATIONS, Explanation
from atelier.i18n import mark, tr

PAPER_TERMS = {
    "poll": Explanation(
        mark("Poll"),
        mark(
            "A question put to the people in a room. It shows where that room stands and decides nothing. A room is no "
            "sample, so it says nothing about people who were not there."
        ),
    ),
    "recount": Explanation(
        mark("Recount"),
        mark("The same answers counted again, because something went wrong. The old count stays visible."),
    ),
    "ripe": Explanation(
        mark("Ripe"),
        mark(
            "Nothing lacks that a decision needs: goal, result, who leads, mandate, money, role of the councils, dated "
            "decision points, the counter-argument. It says nothing about whether the proposal is good."
        ),
    ),
    "mandate": Explanation(
        mark("Mandate"),
        mark(
            "Leave to decide in somebody else's name, for one assignment and within limits. Who gives it stays "
            "responsible and can withdraw it. No powers are transferred."
        ),
    ),
    "commissioner": Explanation(
        mark("Political commissioner"),
        mark("The member of a board who gives an assignment and answers for it in public; never an official."),
    ),
    "holder": Explanation(
        mark("Portfolio holder"), mark("The alderman or mayor who is responsible for a subject.")
    ),
    "frame": Explanation(
        mark("Council frame"),
        mark(
            "What a council says beforehand: its interest, how much room there is, and the lower limit. It leaves room "
            "to negotiate and is no binding instruction."
        ),
    ),
    "regulation": Explanation(
        mark("Joint regulation"),
        mark(
            "An agreement under the law (Wet gemeenschappelijke regelingen) with which municipalities do a task "
            "together, sometimes with a board of its own."
        ),
    ),
    "covenant": Explanation(
        mark("Covenant"), mark("A written agreement on which parties can call each other to account.")
    ),
    "view": Explanation(
        mark("View of the council"), mark("What a council thinks of a plan, before somebody else decides on it.")
    ),
    "wishes": Explanation(
        mark("Wishes and concerns"),
        mark("What a council gives the college along before that takes part in a foundation or a company."),
    ),
    "services": Explanation(
        mark("Service agreement"),
        mark("An agreement by which one government does work for another and is paid for it."),
    ),
    "fte": Explanation(mark("fte"), mark("One full working week of one person, all year long.")),
    "cover": Explanation(mark("Cover"), mark("From which money something is paid.")),
    "budget": Explanation(
        mark("Budget right"), mark("The right of the council to decide how much money goes to what.")
    ),
    "years": Explanation(
        mark("Multi-year budget"), mark("The plan for income and expenses of this year and the three years after it.")
    ),
    "basket": Explanation(
        mark("Package deal"), mark("Parties give each other something that is worth more to the other.")
    ),
}  # fmt: skip

# as they stand in running text, apart by |; a form with a capital is only meant with that capital
FORMS = {
    "poll": mark("poll|polls|polled"),
    "recount": mark("recount"),
    "ripe": mark("ripe"),
    "mandate": mark("mandate|mandates"),
    "commissioner": mark("political commissioner"),
    "holder": mark("portfolio holder|portfolio holders"),
    "frame": mark("within the frame|outside the frame|gave a frame"),
    "regulation": mark("joint regulation|joint regulations"),
    "covenant": mark("covenant"),
    "view": mark("view of the council|views of the councils"),
    "wishes": mark("wishes and concerns"),
    "services": mark("service agreement|service agreements"),
    "fte": mark("fte"),
    "cover": mark("Cover"),
    "budget": mark("budget right"),
    "years": mark("multi-year budget"),
    "basket": mark("package deal|package deals"),
    "agreed": mark("agreed:"),
    "largely": mark("largely"),
    "middle": mark("together in the middle"),
    "divided": mark("Divided"),
    "camps": mark("two camps"),
    "consent": mark("consent, with|no consent"),
    "borda": mark("Borda"),
    "condorcet": mark("Condorcet"),
    "schulze": mark("Schulze"),
    "runoff": mark("instant run-off|run-offs"),
    "margin": mark("other answer|other answers"),
    "threshold": mark("threshold|agreed beforehand"),
    "rule2021": mark("rule of 2021"),
    "secret": mark("secret"),
    "round": mark("round 2"),
    "net": mark("net"),
    "struck": mark("struck:"),
    "void": mark("declared void"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is explained, in the language of the program."""

    key: str
    title: str
    text: str


def found(texts: Iterable[str]) -> tuple[Term, ...]:
    """The words that stand in these texts, in the order of the alphabet."""
    whole = "\n".join(texts)
    lowered = whole.lower()
    terms = [_term(key) for key in FORMS if _may_hold(lowered, tr(FORMS[key])) and first(key, whole)]
    return tuple(sorted(terms, key=lambda term: term.title.casefold()))


def first(key: str, text: str) -> re.Match[str] | None:
    """Where a word first stands in a text."""
    forms = tr(FORMS[key])
    return _pattern(forms).search(text) if _may_hold(text.lower(), forms) else None


def _may_hold(lowered: str, forms: str) -> bool:
    """Whether one of the forms stands in a text at all: a search without a pattern is a hundred times as fast."""
    return any(form.lower() in lowered for form in forms.split("|"))


@cache
def _pattern(forms: str) -> re.Pattern[str]:
    words = (f"(?i:{re.escape(form)})" if form.islower() else re.escape(form) for form in forms.split("|"))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


def _term(key: str) -> Term:
    entry = PAPER_TERMS.get(key) or EXPLANATIONS[key]
    return Term(key, tr(entry.title), tr(entry.text))

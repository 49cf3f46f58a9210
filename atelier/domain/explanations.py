"""One paragraph for every word of a result: what it means, how it is counted, and what it does not say."""

from dataclasses import dataclass

from atelier.i18n import mark


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word and its paragraph, as English source strings."""

    title: str
    text: str


EXPLANATIONS = {
    # the words of a conclusion, by Reading.key
    "one": Explanation(
        mark("One answer"),
        mark(
            "One answer shows what one person thinks. Agreement needs at least two answers, so no word is given to it."
        ),
    ),
    "agreed": Explanation(
        mark("Agreed"),
        mark(
            "Nearly everybody answered on the same side, close together. The word belongs to an agreement A of 0.6 or "
            "more, where 1 means that all gave the same answer and 0 that answers lie evenly spread."
        ),
    ),
    "largely": Explanation(
        mark("Largely"),
        mark(
            "Most answers lie on one side, but not all of them. The word belongs to an agreement A from 0.2 to 0.6. "
            "The numbers say how many think otherwise."
        ),
    ),
    "middle": Explanation(
        mark("Together in the middle"),
        mark(
            "Answers lie close together, but neither side has more than the middle. People agree on no more than "
            "that: they may see merit in both sides, or have no opinion yet."
        ),
    ),
    "divided": Explanation(
        mark("Divided"),
        mark(
            "Answers lie spread from one side to the other, without two clear groups. The word belongs to an "
            "agreement A between −0.2 and 0.2."
        ),
    ),
    "camps": Explanation(
        mark("Two camps"),
        mark(
            "Many people stand at both ends and few between them. The word belongs to an agreement A below −0.2, "
            "where −1 means half against half. A mean would hide this."
        ),
    ),
    "majority": Explanation(
        mark("Majority"),
        mark(
            "More people chose this side than the other one. Those who abstained or did not answer are left out; they "
            "are counted apart. It is no decision: the room only shows where it stands."
        ),
    ),
    "all": Explanation(
        mark("All"),
        mark(
            "Everybody who chose, chose the same side. Those who abstained or did not answer are counted apart, so "
            "look at their number too."
        ),
    ),
    "tie": Explanation(
        mark("As many on both sides"),
        mark(
            "Both sides have the same number, so neither leads. A tie stays a tie: nothing is drawn by lot, and a "
            "threshold is not reached."
        ),
    ),
    "nobody": Explanation(
        mark("Nobody chose"),
        mark(
            "People answered, but nobody took a side: all abstained. That is an answer of its own, and not the same "
            "as not voting."
        ),
    ),
    "most": Explanation(
        mark("Most chosen"),
        mark(
            "More people chose this option than any other. That need not be more than half of them. Where several "
            "options could be chosen, each share is a part of the people, so the shares can add up to more than 100%."
        ),
    ),
    "dots": Explanation(
        mark("Dots"),
        mark(
            "Every dot counts for one. Many dots can come from a few people, so where it is known we also say how "
            "many different people gave them. Shares are parts of all dots."
        ),
    ),
    "consent": Explanation(
        mark("Consent"),
        mark(
            "Everybody who was asked answered, and nobody has an objection that still stands. A concern does not "
            "block; it is kept with its words. Consent is not the same as being in favour."
        ),
    ),
    "no-consent": Explanation(
        mark("No consent"),
        mark(
            "There is no consent as long as one objection stands or somebody who was asked has not answered. An "
            "objection is a reason to change the text; a changed text is put to everybody again."
        ),
    ),
    "participation": Explanation(
        mark("Taking part"),
        mark(
            "Each municipality says whether it leads, joins, follows or does not take part, and under which "
            "condition. Not taking part is a full answer. Councils decide later, each at home."
        ),
    ),
    "ranking-agree": Explanation(
        mark("First by every count"),
        mark(
            "Rankings can be counted in several ways, and they need not give the same winner. Here they do, so the "
            "outcome does not hang on the way of counting."
        ),
    ),
    "ranking-differ": Explanation(
        mark("The ways of counting differ"),
        mark(
            "Rankings can be counted in several ways. Here they put different options first, so none of them is "
            "simply the favourite of the room. Say so, and look at the second and third places together."
        ),
    ),
    "role-range": Explanation(
        mark("Most acceptable"),
        mark(
            "Everybody gave the least and the most involvement of the council that they accept. Per form we count for "
            "how many it lies between those two. The form with most of them stands first; for the others it goes too "
            "far or not far enough."
        ),
    ),
    # ways of counting rankings
    "borda": Explanation(
        mark("Borda"),
        mark(
            "With four options a first place gives 3 points, a second 2, a third 1 and a last 0; options that were "
            "left out share what is left. It rewards what many people find fairly good. It helps to find a broad "
            "choice, but adding an option can change the order."
        ),
    ),
    "condorcet": Explanation(
        mark("Condorcet"),
        mark(
            "Every option is put beside every other one: which of the two stands higher with more people? An option "
            "that comes out above all others is the Condorcet winner. Sometimes there is none, because A stands above "
            "B, B above C, and C above A."
        ),
    ),
    "schulze": Explanation(
        mark("Schulze"),
        mark(
            "Starts from the same pairs and solves a circle by looking at the strongest chain from one option to the "
            "other. Where a Condorcet winner exists, Schulze puts it first. It helps when pairs run in a circle."
        ),
    ),
    "runoff": Explanation(
        mark("Instant run-off"),
        mark(
            "The option with fewest first places leaves, and those rankings go to their next option, until one has "
            "more than half. It asks for strong support, so a second choice of everybody can leave early."
        ),
    ),
    # the numbers beside a conclusion
    "margin": Explanation(
        mark("Margin"),
        mark(
            "The least number of people who would have to answer otherwise for the outcome to change. Those who "
            "abstained or were absent stay as they are, and a tie counts as changed. A small margin means that the "
            "outcome says little; it never says who could have turned it."
        ),
    ),
    "base": Explanation(
        mark("Base"),
        mark(
            "Every share is a part of something: of those who answered, of those who chose, of all dots. The base "
            "says of what. A room is no sample, so nothing is said about people who were not there."
        ),
    ),
    "agreement": Explanation(
        mark("Agreement A"),
        mark(
            "A measure by Van der Eijk (2001) for answers in an order. It is 1 when all give the same answer, 0 when "
            "answers lie evenly spread, −1 when half stand at one end and half at the other."
        ),
    ),
    "threshold": Explanation(
        mark("Agreed threshold"),
        mark(
            "A threshold counts only when it was agreed before the poll, with what it is a part of: all members, "
            "those present, or those who chose. Of members and of those present, abstainers are part too. Reaching it "
            "is still no decision: councils decide."
        ),
    ),
    "rule2021": Explanation(
        mark("Rule of 2021"),
        mark(
            "Since 2021 members of this region have votes by size: one below 20,000 inhabitants, two below 50,000, "
            "three below 100,000 and four from there. Inhabitants are the second measure. Both are shown beside one "
            "answer per municipality, and only when that was chosen before the poll."
        ),
    ),
    "viable": Explanation(
        mark("Enough to start"),
        mark(
            "We call taking part enough to start when at least one municipality leads and at least two lead or join. "
            "Following, or joining under a condition, does not count towards that yet. Who would be missed most is "
            "not shown."
        ),
    ),
    # how it was asked and counted
    "named": Explanation(
        mark("By name"),
        mark(
            "Everybody could see who answered what, and that was said beforehand. The answers stand in the report of "
            "the meeting per municipality, never per person."
        ),
    ),
    "secret": Explanation(
        mark("Secret"),
        mark(
            "Nobody can find out who answered what: not in the file, not on this laptop. What is kept is how often "
            "each answer was given. With fewer than five answers no result is shown. If all answers are the same, the "
            "result tells what everybody answered."
        ),
    ),
    "writing": Explanation(
        mark("In writing"),
        mark(
            "The same question, answered on paper beside the poll that it repeats. Both results stay, next to each "
            "other. They can differ because on paper nobody sees what others answer."
        ),
    ),
    "round": Explanation(
        mark("Second round"),
        mark(
            "The same question in the same words, asked again after talking. First we say how the two groups differ, "
            "because a change can also come from other people. Both rounds stay visible."
        ),
    ),
    "net": Explanation(
        mark("Net change"),
        mark(
            "Half the sum of all differences between the two results: the part of the answers that at least must have "
            "changed. Moves to and fro cancel out. Below 15% we call it stable."
        ),
    ),
    "gross": Explanation(
        mark("Who moved"),
        mark(
            "Of those who answered both times by name: how many gave another answer. That is more than the net change "
            "when people moved to and fro. Who they are is shown on the laptop only."
        ),
    ),
    "struck": Explanation(
        mark("Struck"),
        mark(
            "A count that was found to be wrong and was done again in the same round. The old count stays visible "
            "with the reason, but no longer counts."
        ),
    ),
    "wording": Explanation(
        mark("Other wording"),
        mark(
            "The question was asked in other words. That makes it another question: its result stands apart and is "
            "not compared with the former one."
        ),
    ),
    "void": Explanation(
        mark("Void"),
        mark(
            "The poll was declared void, for the reason that stands beside it. It does not count, but stays on record."
        ),
    ),
    "silence": Explanation(
        mark("Abstained, blank, not voted"),
        mark(
            "Four different things. Abstaining and the middle are answers. A blank paper was handed in without an "
            "answer. An invalid paper cannot be read. Not voted means: was there and gave nothing."
        ),
    ),
    "clash": Explanation(
        mark("Clash"),
        mark(
            "Two claims that cannot both hold. When the room goes along with both, they may have been understood in "
            "different ways. Talk about that before either is written down."
        ),
    ),
}

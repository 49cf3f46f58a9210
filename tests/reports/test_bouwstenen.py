"""The building blocks of a council proposal."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import Allocation, Audience, CooperationForm, DecisionPoint, Verb
from atelier.reports import bouwstenen
from atelier.reports.data import ReportData
from atelier.reports.model import BulletList, Heading, Report, block_texts, plain, texts
from tests.reports.samples import BARE, POINTS, RIPE, data, empty, key

pytestmark = pytest.mark.usefixtures("english")
BLOCKS = [
    "Subject", "Proposed decision", "Summary", "Occasion", "Intended result", "Framework", "Arguments",
    "Remarks against", "Alternatives", "Financial consequences", "Legal consequences", "Communication",
    "What comes next, and evaluation", "Annexes", "Draft decision of the council",
]  # fmt: skip
TWO = (
    DecisionPoint(id=key("n1"), proposal=RIPE.id, verb=Verb.ADOPT, text="Stel de route vast.", moment=key("m3")),
    DecisionPoint(id=key("n2"), proposal=RIPE.id, verb=Verb.FUND, text="Stel uw deel beschikbaar.", moment=key("m3")),
)


def made(sample: ReportData | None = None) -> Report:
    sample = sample or data(points=TWO)
    return bouwstenen.build(sample, sample.proposals[0])


def under(report: Report, title: str) -> list[str]:
    """The texts below a heading of the first level."""
    blocks = iter(report.front + report.blocks)
    next(block for block in blocks if isinstance(block, Heading) and block.text == title)
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            break
        found += block_texts(block)
    return found


def test_every_block_stands_in_its_order() -> None:
    for sample in (data(points=TWO), data(proposals=(BARE,), points=())):
        heads = [block for block in made(sample).front + made(sample).blocks if isinstance(block, Heading)]
        told = [head.text for head in heads if head.level == 1 and head.text != "Words in this document"]
        assert told == BLOCKS


def test_decisions_are_numbered_and_each_can_be_read_alone() -> None:
    decisions = ["1. De route vast te stellen.", "2. Uw deel beschikbaar te stellen."]
    assert under(made(), "Proposed decision")[1:] == decisions
    draft = under(made(), "Draft decision of the council")
    assert [text for text in draft if text in decisions] == decisions


def test_arguments_and_remarks_are_numbered_after_their_decision() -> None:
    for title in ("Arguments", "Remarks against"):
        lists = [text for text in under(made(), title) if text[0].isdigit()]
        numbers = [text.split(" ")[0] for text in lists]
        first = [number for number in numbers if number.startswith("1.")]
        assert first == [f"1.{n}" for n in range(1, len(first) + 1)]
        assert len(first) > 1
        assert "2.1" in numbers
    assert "1.1 Goal: In 2030 zijn vijf routes klaar." in under(made(), "Arguments")
    assert "1.1 Counter-argument from the room: Achttien raden vooraf duurt te lang." in under(
        made(), "Remarks against"
    )


def test_what_a_room_said_stands_on_its_side() -> None:
    """Most of the room chose the councils: what was said for the colleges is a remark against."""
    assert any("De raad gaat over het geld. – Councillor" in text for text in under(made(), "Arguments"))
    assert any("Onze raad kan dat niet bijhouden. – Doesburg" in text for text in under(made(), "Remarks against"))


def test_the_base_of_a_room_stands_with_its_answer() -> None:
    assert any("of 28 answers" in text or "28" in text for text in under(made(), "Arguments"))


def test_what_only_a_person_can_write_is_flagged_and_never_made_up() -> None:
    assert under(made(), "Summary") == ["Still to write: five sentences at most, by the person who writes the proposal"]
    bare = made(data(proposals=(BARE,), points=()))
    for title in ("Proposed decision", "Intended result", "Arguments", "Financial consequences", "Legal consequences"):
        (text,) = under(bare, title)
        assert text.startswith("Still to write:")


def test_an_event_without_anything_has_its_blocks() -> None:
    report = bouwstenen.build(empty(), replace(BARE, title=""))
    assert report.title == "Proposal without a title"
    assert "%" not in " ".join(texts(report))


def test_what_the_form_asks_by_law_is_to_be_checked() -> None:
    form = CooperationForm(id=key("form"), name="Convenant", procedure=())
    sample = data(points=TWO, forms=(form,), proposals=(replace(RIPE, form=form.id),))
    assert under(made(sample), "Legal consequences")[-1].endswith("(have this checked).")


def test_amounts_per_municipality_are_those_of_the_report() -> None:
    cells = under(made(), "Financial consequences")
    assert {"Arnhem", "Doesburg", "Rozendaal"} <= set(cells)
    assert "Capacity: 3.5 fte, of all who join together." in cells


def test_points_of_others_are_not_decided_by_the_council() -> None:
    report = made(data())
    items = [block for block in report.front if isinstance(block, BulletList) and block.labels == ("1.",)]
    assert [plain(item) for item in items[0].items] == ["Uw deel beschikbaar te stellen."]
    assert all(point.audience is Audience.COUNCILS for point in POINTS if point.text == "Stel uw deel beschikbaar.")


def test_equal_shares_are_one_sentence_and_unequal_ones_a_table() -> None:
    equal = replace(RIPE, allocation=Allocation.EQUAL)
    text = "\n".join(texts(made(data(proposals=(equal,)))))
    assert "Each municipality the same: € 333–667 a year from 2021 and € 33 once, if all 3 join" in text.replace(
        "\N{NO-BREAK SPACE}", " "
    )

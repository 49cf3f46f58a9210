"""The letter that informs the council."""

import pytest

from atelier.reports import raadsinformatiebrief
from atelier.reports.model import Heading, texts
from tests.reports.samples import BARE, RIPE, data, empty

pytestmark = pytest.mark.usefixtures("english")
BLOCKS = [
    "To take note of", "Core message", "Occasion", "Consequences", "Communication", "What comes next", "Contact",
    "Annexes", "Words in this document",
]  # fmt: skip


def test_it_has_its_blocks_and_asks_no_decision() -> None:
    report = raadsinformatiebrief.build(data(), RIPE)
    heads = [block.text for block in report.front if isinstance(block, Heading)]
    assert heads == BLOCKS
    text = "\n".join(texts(report))
    assert "Proposed decision" not in text
    assert "The council decides" not in text
    assert "In 2030 zijn vijf routes klaar." in text
    assert "Counter-argument from the room: Achttien raden vooraf duurt te lang." in text
    assert "griffie@x.nl" in text


def test_without_anything_it_says_what_is_missing() -> None:
    said = list(texts(raadsinformatiebrief.build(empty(), BARE)))
    missing = [text for text in said if text.startswith("Still to write:")]
    assert len(missing) == 5
    assert any("in three sentences" in text for text in missing)

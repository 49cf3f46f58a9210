"""What holds for every audience."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.reports.builders import BUILDERS
from atelier.reports.model import Block, Figure, Heading, parts, texts
from tests.reports.samples import ROOT, data, empty

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(params=list(Audience))
def audience(request: pytest.FixtureRequest) -> Audience:
    return request.param


def test_every_audience_has_its_report(audience: Audience) -> None:
    report = BUILDERS[audience](data())
    assert report.audience is audience
    assert report == BUILDERS[audience](data())


def test_headings_never_skip_a_level(audience: Audience) -> None:
    def headings(blocks: tuple[Block, ...]) -> Iterator[int]:
        for block in blocks:
            yield from headings(parts(block))
            if isinstance(block, Heading):
                yield block.level

    report = BUILDERS[audience](data())
    for blocks in (report.front, report.blocks):
        levels = list(headings(blocks))
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_are_told_in_words(audience: Audience) -> None:
    figures = [block for block in BUILDERS[audience](data()).blocks if isinstance(block, Figure)]
    assert all("present answered" in figure.alt for figure in figures)


def test_a_peiling_never_sounds_like_a_decision(audience: Audience) -> None:
    for sample in (data(), empty()):
        text = " ".join(texts(BUILDERS[audience](sample))).lower()
        for word in ("aangenomen", "verworpen", "adopted", "passed", " wins", "winner", "gewonnen"):
            assert word not in text
        assert "an atelier polls and decides nothing" in text


def test_nothing_is_counted_where_nothing_happened(audience: Audience) -> None:
    text = " ".join(texts(BUILDERS[audience](empty())))
    assert "There are no closed polls yet." in text
    assert "%" not in text
    assert "nan" not in text.lower().split()


def test_a_fictitious_event_is_marked(audience: Audience) -> None:
    report = BUILDERS[audience](data(event=Event(id=ROOT, title="Week", fictitious=True)))
    assert report.fictitious
    assert report.subtitle[-1] == "fictitious example"

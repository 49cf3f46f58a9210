"""Pictures as vectors: widths, patterns, and numbers that never lie over each other."""

from collections.abc import Iterator

import pytest
from reportlab.graphics.shapes import Group, Line, Path, Rect, String

from atelier.domain.methods import METHODS
from atelier.domain.tally import Tally
from atelier.reports.charts import drawing
from atelier.reports.fonts import REGULAR, SEMIBOLD, width
from atelier.reports.model import Bars, Picture, StackedBars, StackedRow
from atelier.reports.patterns import Box, filled
from atelier.reports.styles import FILLS

pytestmark = pytest.mark.usefixtures("english")

ROOMS = (481.0, 231.0)


def tally(method: str, *counts: int, present: int = 0) -> Tally:
    asking = METHODS[method]
    return Tally(
        method, asking.option_names(), asking.side_names(("raden", "colleges")), counts, present or sum(counts)
    )


def row(result: Tally, label: str = "Wie geeft de opdracht?") -> StackedRow:
    return StackedRow(label, result, "largely raden", f"{result.answered} of {result.present} present answered")


def shapes(node: Group, x: float = 0, y: float = 0) -> Iterator[tuple[object, float, float]]:
    """All leaves with the shift that their groups give them."""
    for child in node.contents:
        if isinstance(child, Group):
            yield from shapes(child, x + child.transform[4], y + child.transform[5])
        else:
            yield child, x, y


def strings(picture: Picture, room: float) -> list[tuple[str, float, float, float]]:
    found = [(shape, x, y) for shape, x, y in shapes(drawing(picture, room)) if isinstance(shape, String)]
    return [(s.text, s.x + x, s.y + y, s.x + x + width(s.text, s.fontName, s.fontSize)) for s, x, y in found]


@pytest.mark.parametrize("room", ROOMS)
def test_segments_fill_the_bar_in_proportion(room: float) -> None:
    result = tally("spectrum5", 8, 11, 3, 4, 2)
    colours = {colour: name for name, colour in FILLS.items()}
    rects = [s for s, _, _ in shapes(drawing(StackedBars((row(result),)), room)) if isinstance(s, Rect)]
    segments = [rect for rect in rects if rect.height == 14 and colours[rect.fillColor] in FILLS and rect.width > 12]
    widths: dict[str, float] = {}
    for rect in segments:
        widths[colours[rect.fillColor]] = max(widths.get(colours[rect.fillColor], 0), rect.width)
    total = sum(widths.values())
    assert {name: round(size / total * 28) for name, size in widths.items()} == {
        "a": 8,
        "a-soft": 11,
        "neutral": 3,
        "b-soft": 4,
        "b": 2,
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_count_is_written_once(room: float) -> None:
    texts = [text for text, *_ in strings(StackedBars((row(tally("spectrum5", 8, 11, 3, 4, 2)),)), room)]
    assert [text for text in texts if text.isdigit()] == ["8", "11", "3", "4", "2"]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("counts", [(1, 1, 200, 1, 1), (1, 1, 1, 1, 999), (999, 1, 1, 1, 1), (120, 0, 0, 0, 1)])
def test_numbers_that_do_not_fit_stand_apart_within_the_picture(room: float, counts: tuple[int, ...]) -> None:
    numbers = [s for s in strings(StackedBars((row(tally("spectrum5", *counts)),)), room) if s[0].isdigit()]
    assert sorted(text for text, *_ in numbers) == sorted(str(count) for count in counts if count)
    for text, left, y, right in numbers:
        others = [other for other in numbers if other != (text, left, y, right) and abs(other[2] - y) < 3]
        assert all(right <= other[1] or other[3] <= left for other in others)
        assert -0.1 <= left < right <= room + 0.1


@pytest.mark.parametrize("words", ["largely raden", "unanimous: eens (19 to 1, of 22)", "together in the middle " * 3])
def test_a_narrow_row_says_all_of_its_base_beside_or_below_the_words(words: str) -> None:
    result = tally("agree5", 13, 6, 2, 0, 1, present=23)
    said = StackedRow("Wie?", result, words, "22 of 23 present answered")
    found = {text: (left, y) for text, left, y, _ in strings(StackedBars((said,)), ROOMS[1])}
    assert "22 of 23 present answered" in found
    assert len(found) == len(set(found.values())), "nothing stands on something else"


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_leaves_the_picture(room: float) -> None:
    rows = tuple(
        row(tally(method, *counts), label)
        for method, counts, label in (
            ("spectrum5", (8, 11, 3, 4, 2), "x" * 400),
            ("yesno", (12, 11, 4), "Een klein bureau van tien fte is genoeg, als deelnemers zelf capaciteit leveren."),
            ("agree5", (0, 0, 1, 0, 0), ""),
        )
    )
    picture = drawing(StackedBars(rows), room)
    for text, left, y, right in strings(StackedBars(rows), room):
        assert -0.1 <= left <= right <= room + 0.1, text
        assert 0 <= y <= picture.height, text


def test_colour_is_never_alone() -> None:
    def kinds(colour: str) -> set[type]:
        return {type(shape) for shape in filled(Box(0, 0, 60, 14), colour)}

    assert kinds("a") == kinds("a-soft") == {Rect}
    assert kinds("b") == kinds("b-soft") == {Rect, Path}
    assert kinds("neutral") == {Rect, Line}


def test_hatching_stays_within_its_box() -> None:
    path = next(shape for shape in filled(Box(10, 5, 7, 14), "b") if isinstance(shape, Path))
    xs, ys = path.points[::2], path.points[1::2]
    assert min(xs) >= 10
    assert max(xs) <= 17
    assert min(ys) >= 5
    assert max(ys) <= 19


def test_the_legend_names_poles_by_letter_and_name() -> None:
    alone = [text for text, *_ in strings(StackedBars((row(tally("spectrum5", 1, 2, 3, 4, 5)),)), 481)]
    assert "Strongly A (raden)" in alone
    assert "Strongly B (colleges)" in alone
    mixed = StackedBars((row(tally("spectrum5", 1, 2, 3, 4, 5)), row(tally("yesno", 3, 2, 1))))
    texts = [text for text, *_ in strings(mixed, 481)]
    assert texts.index("A: raden") < texts.index("middle") < texts.index("B: colleges") < texts.index("yes")
    assert texts.index("no") < texts.index("abstain")


def test_the_legend_shows_every_shade_that_a_bar_can_have() -> None:
    mixed = StackedBars((row(tally("spectrum5", 1, 2, 3, 4, 5)), row(tally("yesno", 3, 2, 1))))
    rects = [shape for shape, _, _ in shapes(drawing(mixed, 481)) if isinstance(shape, Rect)]
    shades = {FILLS[colour] for colour in ("a", "a-soft", "neutral", "b-soft", "b")}
    assert {rect.fillColor for rect in rects if rect.width == rect.height} == shades


def test_bars_carry_counts_shares_and_the_marks_of_the_round_before() -> None:
    after, before = tally("spectrum5", 8, 11, 3, 4, 2), tally("spectrum5", 5, 7, 4, 9, 3)
    texts = [text for text, *_ in strings(Bars(after, before, "round 1"), 481)]
    assert "11 (39%)" in texts
    assert "round 1" in texts
    lines = [s for s, _, _ in shapes(drawing(Bars(after, before, "round 1"), 481)) if isinstance(s, Line)]
    dark = [line for line in lines if line.x1 == line.x2 and line.strokeWidth == 1.3]
    assert len(dark) == 6
    track = next(s for s, _, _ in shapes(drawing(Bars(after), 481)) if isinstance(s, Rect))
    assert dark[0].x1 == pytest.approx(track.x + 5 / 28 * track.width)


def test_only_our_own_fonts_are_used() -> None:
    picture = StackedBars((row(tally("yesno", 3, 2, 1)),))
    fonts = {shape.fontName for shape, _, _ in shapes(drawing(picture, 481)) if isinstance(shape, String)}
    assert fonts == {REGULAR, SEMIBOLD}

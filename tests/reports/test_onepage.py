"""A first page that stays one page."""

import pytest
from reportlab.platypus import Flowable, Paragraph, Spacer

from atelier.reports import styles
from atelier.reports.fonts import coverage
from atelier.reports.onepage import Scaled, fitted, height


@pytest.fixture(autouse=True)
def fonts() -> None:
    coverage()


def text(words: int, room: float) -> list[Flowable]:
    return [Paragraph("woord " * words, styles.BODY), Spacer(room, 10)]


def test_what_fits_is_left_as_it_is() -> None:
    content = fitted(lambda room: text(100, room))
    assert content is not None
    assert not isinstance(content[0], Scaled)


def test_a_little_too_much_is_set_smaller_and_fills_the_width() -> None:
    content = fitted(lambda room: text(1180, room))
    assert content is not None
    (scaled,) = content
    assert isinstance(scaled, Scaled)
    across, down = scaled.wrap(0, 0)
    assert across == pytest.approx(styles.WIDTH)
    assert 0.8 * styles.HEIGHT < down <= styles.HEIGHT


def test_far_too_much_is_not_squeezed() -> None:
    assert fitted(lambda room: text(9000, room)) is None


def test_the_larger_of_two_gaps_counts() -> None:
    heading = Paragraph("Kop", styles.HEADINGS[1])
    alone = height([heading], styles.WIDTH)
    first_has_no_air_above = alone - styles.HEADINGS[1].spaceAfter
    assert first_has_no_air_above == pytest.approx(styles.HEADINGS[1].leading)
    two = height([Paragraph("Tekst", styles.BODY), heading], styles.WIDTH)
    assert two == pytest.approx(styles.BODY.leading + styles.BODY.spaceAfter + (11 - styles.BODY.spaceAfter) + alone)

"""Charts as PNG: drawn once for all editions, and in the language of the reader."""

import io

import pytest
from PIL import Image

from atelier import i18n
from atelier.reports import rasters
from atelier.reports.model import Bars, StackedBars, StackedRow
from tests.reports.test_charts import tally

pytestmark = pytest.mark.usefixtures("english")


def test_a_chart_is_drawn_once_and_sharp() -> None:
    picture = StackedBars((StackedRow("Wie?", tally("spectrum5", 1, 2, 3, 4, 5), "largely raden", "15 of 15"),))
    again = StackedBars((StackedRow("Wie?", tally("spectrum5", 1, 2, 3, 4, 5), "largely raden", "15 of 15"),))
    made = rasters.chart(picture, 432)
    assert rasters.chart(again, 432) is made
    assert rasters.chart(picture, 300) is not made
    image = Image.open(io.BytesIO(made.content))
    assert image.size == (432 * 3, round(made.height * 6) * 3 // 6)


def test_numbers_are_those_of_the_language() -> None:
    picture = Bars(tally("spectrum5", 1, 2, 3, 4, 5))
    english = rasters.chart(picture, 300)
    i18n.use("nl")
    assert rasters.chart(picture, 300) is not english

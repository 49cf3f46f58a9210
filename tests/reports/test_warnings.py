"""What somebody should know before a report goes out."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import Audience
from atelier.reports.builders import BUILDERS
from atelier.reports.model import Paragraph, Report, Text
from atelier.reports.warnings import warnings
from tests.reports.samples import data, empty

pytestmark = pytest.mark.usefixtures("english")


def saying(text: str) -> Report:
    return replace(BUILDERS[Audience.COUNCILS](empty()), front=(), blocks=(Paragraph((Text(text),)),))


def test_a_report_that_can_be_shown_has_no_warnings() -> None:
    assert warnings(BUILDERS[Audience.COUNCILS](data())) == ()


def test_missing_characters_are_named_once() -> None:
    assert warnings(saying("huis 🏠 en 🏠 bij ≥ 2")) == (
        "The fonts lack “🏠” (U+1F3E0 house building); it is printed as [?], 2 times.",
        "The fonts lack “≥” (U+2265 greater-than or equal to); it is printed as [?], 1 time.",
    )


def test_a_whole_script_does_not_fill_the_screen() -> None:
    *named, rest = warnings(saying("".join(map(chr, range(0x4E00, 0x4E00 + 300)))))
    assert len(named) == 10
    assert rest == "290 more characters cannot be shown."

"""The keys on one page."""

import io
from datetime import datetime

import pytest

from atelier.domain.week import Event
from atelier.reports.key_sheet import build
from atelier.reports.model import block_texts
from atelier.reports.pdf import write_pdf
from atelier.ui.session_keys import session_keys

pytestmark = pytest.mark.usefixtures("english")
NOW = datetime.fromisoformat("2019-11-12T14:00:00+01:00")


def test_all_keys_stand_on_one_page() -> None:
    keys = [*((f"Ctrl+{n}", f"View number {n}, with some words about what it is for") for n in range(20)),
            *session_keys()]  # fmt: skip
    sheet = build(keys, Event.new(title="Week van de Regio 2019"), NOW)
    (table,) = sheet.front
    said = list(block_texts(table))
    assert all(meaning in said for _, meaning in keys)
    assert {"Ctrl+1", "Ctrl+arrow right", "Alt+arrow up, Alt+arrow down", "Esc"} <= set(said)
    drawn = write_pdf(sheet, io.BytesIO())
    assert (drawn.pages, drawn.warnings) == (1, ())

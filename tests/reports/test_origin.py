"""Every format tells from which data it was made, also when people typed something that looks like it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.reports.builders import BUILDERS
from atelier.reports.formats import Format, written
from atelier.reports.origin import fingerprint_in
from tests.reports.samples import RIPE, ROOT, data, empty

pytestmark = pytest.mark.usefixtures("english")
MISLEADING = "atelier:AAAA-BBBB ;AAAA-BBBB; <dc:identifier>atelier:AAAA-BBBB</dc:identifier>"


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("typed", ["", MISLEADING])
def test_a_file_tells_its_fingerprint(form: Format, typed: str) -> None:
    sample = data(
        event=Event(id=ROOT, title=f"Week {typed}", region=typed), proposals=(replace(RIPE, goal=typed),), points=()
    )
    content = written(form, BUILDERS[Audience.COUNCILS](sample), sample)
    assert fingerprint_in(content) == sample.fingerprint()


@pytest.mark.parametrize("form", list(Format))
def test_an_empty_event_tells_it_too(form: Format) -> None:
    sample = empty()
    told = fingerprint_in(written(form, BUILDERS[Audience.STEERING](sample), sample))
    assert told == (sample.fingerprint() if form is not Format.CSV else "")  # a table without a row says nothing


@given(st.binary() | st.binary().map(lambda rest: b"PK\x03\x04" + rest) | st.binary().map(lambda rest: b"%PDF" + rest))
def test_any_other_file_tells_nothing(content: bytes) -> None:
    assert fingerprint_in(content) == ""

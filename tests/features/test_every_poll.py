"""Every way of asking and answering, closed in a real file, is told by the analysis and by all three reports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.domain.proposals import Audience
from atelier.i18n import percentage
from atelier.reports.model import Report, texts
from atelier.services.polling import Polling
from atelier.services.reporting import Reporting, draw
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile
from tests.features import every_poll
from tests.program import launched, settle
from tests.program import texts as labels
from tests.storage.support import Laptop, problems

pytestmark = pytest.mark.usefixtures("english")
every_case = pytest.mark.parametrize(
    ("key", "way"), every_poll.CASES, ids=[f"{key}-{way}" for key, way in every_poll.CASES]
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[EventFile]:
    opened = Laptop(tmp_path / "laptop").create()
    every_poll.begin(opened)
    yield opened
    path = opened.path
    opened.close()
    assert problems(path) == []


@pytest.fixture
def polling(file: EventFile, tmp_path: Path) -> Polling:
    return Polling(file, Secret(tmp_path / "urns"))


def told(report: Report) -> str:
    return "\n".join(texts(report))


@every_case
def test_each_closed_poll_stands_in_every_report(file: EventFile, polling: Polling, key: str, way: Way) -> None:
    poll = every_poll.closed(polling, file, METHODS[key], way, rounds=2)
    tally = poll.tally
    assert tally is not None
    reading = tally.reading()
    assert reading is not None
    reporting = Reporting(file, polling.polls.all)
    for audience in Audience:
        text = told(reporting.build(audience))
        assert reading.words.lower() in text.lower()
        for option, count, share in zip(tally.options, tally.counts, tally.shares, strict=True):
            assert option in text
            assert f"{count} ({percentage(share)})" in text
        assert ("share of all dots" in text) == (key == "dots")
        if tally.blank:
            assert "1 blank paper, 1 invalid paper" in text
        if way is Way.NAMED and METHODS[key].remarks:
            assert "Als het Rijk meebetaalt." in text
    assert "aangenomen" not in text


def test_all_of_them_together_can_be_drawn_and_looked_at(
    qapp: QApplication, tmp_path: Path, file: EventFile, polling: Polling
) -> None:
    polls = [every_poll.closed(polling, file, METHODS[key], way, rounds=2) for key, way in every_poll.CASES]
    reporting = Reporting(file, polling.polls.all)
    for audience in Audience:
        assert draw(reporting.build(audience)).startswith(b"%PDF")
    with launched(qapp, tmp_path) as program:
        _look(program, file.path, polls)


def _look(program: Atelier, path: Path, polls: list[Poll]) -> None:
    """Every poll has its row in the analysis, and its numbers behind it."""
    files, target = program.files, path.with_name("copy.atelier")
    files.enter(lambda: files.events().copy(path, target), target)
    program.workbench.open("analysis")
    settle()
    view = program.workbench.views.of("analysis")
    for poll in polls:
        assert (poll.id, "") in view.rows
        view._open(poll.id)
        settle(1)
        text = labels(view.numbers)
        assert poll.ballot.question in text
        if poll.tally and poll.tally.blank:
            assert "1 blank paper, 1 invalid paper" in text


def test_a_result_that_is_withheld_says_why_everywhere(file: EventFile, polling: Polling) -> None:
    method = METHODS["yesno"]
    subject = every_poll.subject_of(method)
    file.commit("question", subject)
    poll = polling.opening.open(every_poll.MEETING, subject, "yesno", every_poll.terms_of(method, Way.PAPER)).poll
    for passing in (1, 2):
        for given in ((0,), (0,), (1,)):
            polling.secret.put(poll, given, passing)
    poll = polling.closing.close(poll, 18, anyway=True).poll
    assert poll.tally is None
    reporting = Reporting(file, polling.polls.all)
    for audience in Audience:
        text = told(reporting.build(audience))
        assert "Closed without a result: 3 votes were received" in text
        assert "not closed yet" not in text

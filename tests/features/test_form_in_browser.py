"""A duo fills in the form in a real browser by keyboard alone; its answers come back, and no network was asked."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from atelier import i18n, paths
from atelier.domain.form_answers import AnswerKind
from atelier.domain.giving import Carrier
from atelier.domain.proposals import CouncilRole, Proposal
from atelier.services.workspace import Events, Workspace
from tests.browser import MISSING, Browser, chromium

pytestmark = pytest.mark.skipif(chromium() is None, reason=MISSING)

FOCUS = "document.activeElement.name || document.activeElement.id || document.activeElement.textContent.trim()"


@pytest.fixture(params=["nl", "en"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    before = i18n.language()
    i18n.use(request.param)
    opened = Events(paths.resources(), tmp_path / "data").example(tmp_path / "week.atelier", fictitious=True)
    yield opened
    opened.close()
    i18n.use(before)


def to(browser: Browser, field: str) -> None:
    """Tab until the cursor is there."""
    for _ in range(200):
        if browser.run(FOCUS).endswith(field):
            return
        browser.press("Tab")
    raise AssertionError(f"Tab does not reach {field}")


def test_fill_in_save_and_read_back(workspace: Workspace, tmp_path: Path) -> None:
    duo = workspace.giving.duo(3)
    (mine, *_) = workspace.editing.all(Proposal, duo=duo.id)
    place = tmp_path / "duo 3.html"
    workspace.forms.give(duo, place, Carrier.HTML)
    with Browser(tmp_path / "browser") as browser:
        browser.open(place)
        to(browser, f"{mine.id.hex}.goal")
        browser.press("a", 2, 65)
        hostile = '</textarea><img src="https://example.org/x.png" onerror="document.title=1">'
        browser.type(f"In 2031 fietst iedereen. {hostile}")
        to(browser, f"{mine.id.hex}.yearly_high")
        browser.press("a", 2, 65)
        browser.type("1.500.000")
        to(browser, f"{mine.id.hex}.roles")
        before = browser.run("document.activeElement.checked")
        browser.press("Space")
        assert browser.run("document.activeElement.checked") is not before
        browser.wait("localStorage.length === 1")
        browser.open(place)  # it warns, and what was typed is back
        assert browser.warnings == ["beforeunload"]
        assert browser.run(f"document.getElementById('{mine.id.hex}.yearly_high').value") == "1.500.000"
        assert browser.run("document.title") != "1"
        browser.run("document.body.focus()")
        to(browser, i18n.tr("Save my answers"))
        browser.press("Enter")
        answers = browser.download()
        browser.wait(f"document.getElementById('state').textContent === {json.dumps(i18n.tr(SAVED))}")
        assert [url for url in browser.requests if not url.startswith(("file:", "blob:", "about:"))] == []
    preview = workspace.answering.read(answers)
    assert preview.count(AnswerKind.PROBLEM) == 0
    workspace.answering.apply(preview)
    found = workspace.editing.get(Proposal, mine.id)
    assert found is not None
    assert found.goal == f"In 2031 fietst iedereen. {hostile}"
    assert found.yearly_high == 150_000_000
    assert set(found.roles) ^ set(mine.roles) == {workspace.editing.all(CouncilRole)[0].id}
    assert workspace.answering.read(answers).known


SAVED = "Your answers are in a file among your downloads. Give it to the facilitator."


def test_a_page_that_wants_a_network_is_noticed(tmp_path: Path) -> None:
    """The test above can fail: a planted picture is seen as a request, and the form's policy stops one."""
    plain = tmp_path / "plain.html"
    plain.write_text('<img src="http://127.0.0.1:9/x.png">', encoding="utf-8")
    with Browser(tmp_path / "browser") as browser:
        browser.open(plain)
        browser.run("1")
        assert any("x.png" in url for url in browser.requests)


def test_every_field_has_a_name_and_the_page_does_not_scroll_sideways(workspace: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "duo.html"
    workspace.forms.give(workspace.giving.duo(3), place, Carrier.HTML)
    with Browser(tmp_path / "browser", width=1280, height=720, scale=4) as browser:  # as at 400%
        browser.open(place)
        unnamed = "[...document.querySelectorAll('#form [name],#load')].filter(f => !f.labels.length).length"
        assert browser.run(unnamed) == 0
        assert browser.run("document.documentElement.lang") == i18n.language()
        assert browser.run("document.documentElement.scrollWidth <= window.innerWidth")
        levels = browser.run("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
